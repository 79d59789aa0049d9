package io.phantomdb.store;

import io.phantomdb.base.ByteHash;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import io.phantomdb.host.Disk;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Folds what a shard holds into one number: the same on replicas that hold the same, however it lies in runs. Labour. */
final class DigestFold {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private long value = 1;

    private DigestFold() {}

    static long of(ShardId shard, Span span, List<Run> runs, Disk disk) throws IOException {
        DigestFold fold = new DigestFold();
        Span keys = Keys.userPart(span);
        Versions versions = new ShardVersions(shard, keys, runs, disk);
        while (versions.next()) {
            fold.add(versions.key());
            fold.add(Keys.isLocal(versions.key()) ? 0 : versions.version());
            fold.add(versions.value());
        }
        RangeIndex ranges = new RangeIndex();
        ShardVersions.tombstones(keys, runs).forEach(ranges::add);
        fold.add(ranges);
        return fold.value;
    }

    /** Pieces that are covered by the same tombstones count as one, since where they are cut is an accident. */
    private void add(RangeIndex ranges) {
        long[] before = new long[0];
        for (Map.Entry<Bytes, long[]> piece : ranges.pieces().entrySet()) {
            if (!Arrays.equals(before, piece.getValue())) {
                add(piece.getKey());
                for (long version : piece.getValue()) {
                    add(version);
                }
            }
            before = piece.getValue();
        }
    }

    private void add(Bytes bytes) {
        add(bytes == null ? -1 : ByteHash.of(bytes));
    }

    private void add(long number) {
        value = (value ^ number) * FACTOR;
        value ^= value >>> 32;
    }
}
