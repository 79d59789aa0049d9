package io.phantomdb.txn;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.shard.ProtoBytes;
import io.phantomdb.shard.proto.PointRead;
import io.phantomdb.shard.proto.RangeRead;
import io.phantomdb.shard.proto.ScanResponse;
import java.util.ArrayList;
import java.util.List;

/** What a transaction has read at one shard, for its commit to validate. The first reading of a key counts. */
final class ReadSet {
    private final List<PointRead> points = new ArrayList<>();
    private final Lookup<Bytes, PointRead> byKey = new Lookup<>();
    private final List<RangeRead> ranges = new ArrayList<>();

    void read(Bytes key, long version, long readIndex) {
        if (!byKey.contains(key)) {
            PointRead read = PointRead.newBuilder().setKey(ProtoBytes.of(key)).setVersion(version).setReadIndex(
                    readIndex).build();
            byKey.put(key, read);
            points.add(read);
        }
    }

    void read(ScanResponse page) {
        ranges.add(RangeRead.newBuilder().setStart(page.getCoveredStart()).setEnd(page.getCoveredEnd()).setVersionMax(
                page.getVersionMax()).setReadIndex(page.getReadIndex()).build());
    }

    /** How this key was read, or null. */
    PointRead at(Bytes key) {
        return byKey.get(key);
    }

    boolean isEmpty() {
        return points.isEmpty() && ranges.isEmpty();
    }

    List<PointRead> points() {
        return points;
    }

    List<RangeRead> ranges() {
        return ranges;
    }
}
