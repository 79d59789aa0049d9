package io.phantomdb.txn;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.shard.ProtoBytes;
import io.phantomdb.shard.proto.PointRead;
import io.phantomdb.shard.proto.RangeRead;
import io.phantomdb.shard.proto.ScanResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * What a transaction has read at one shard, for its commit to validate. Of several readings of a key that of the oldest version
 * counts: if they differ the transaction has seen something that is not so any more. It need not be the first, as a leader that
 * does not know yet that it has been deposed answers with an older state than its successor did before.
 */
final class ReadSet {
    private final List<PointRead> points = new ArrayList<>();
    /** Where among the points the key is. */
    private final Lookup<Bytes, Integer> places = new Lookup<>();
    private final List<RangeRead> ranges = new ArrayList<>();

    void read(Bytes key, long version, long readIndex) {
        Integer place = places.get(key);
        if (place != null && points.get(place).getVersion() <= version) {
            return;
        }
        PointRead read = PointRead.newBuilder().setKey(ProtoBytes.of(key)).setVersion(version).setReadIndex(readIndex)
                .build();
        if (place == null) {
            places.put(key, points.size());
            points.add(read);
        } else {
            points.set(place, read);
        }
    }

    void read(ScanResponse page) {
        ranges.add(RangeRead.newBuilder().setStart(page.getCoveredStart()).setEnd(page.getCoveredEnd()).setVersionMax(
                page.getVersionMax()).setReadIndex(page.getReadIndex()).build());
    }

    /** How this key was read, or null. */
    PointRead at(Bytes key) {
        Integer place = places.get(key);
        return place == null ? null : points.get(place);
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
