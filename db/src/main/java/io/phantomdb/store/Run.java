package io.phantomdb.store;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Span;
import io.phantomdb.host.Disk;
import java.io.IOException;
import java.util.List;

/**
 * A finished run: its place in the manifest, its index, and who still reads it. All but the blocking reads belongs to the
 * store loop.
 */
final class Run {
    private final RunInfo info;
    private final RunIndex index;
    private final Uses uses;

    /** How many readers still need the file; shared by all states of one run. */
    private static final class Uses {
        private int count;
        private boolean isUnlisted;
    }

    private Run(RunInfo info, RunIndex index, Uses uses) {
        this.info = info;
        this.index = index;
        this.uses = uses;
    }

    static Run of(RunInfo info, RunIndex index) {
        return new Run(info, index, new Uses());
    }

    /** Blocking: reads the index. */
    static Run load(RunInfo info, Disk disk) {
        String what = "the index of " + info.id();
        try {
            Bytes piece = disk.runs(info.id().queue().queueName()).readNow(info.id().number(), info.indexOffset(),
                    info.indexLength());
            if (info.indexChecksum() != 0 && info.indexChecksum() != Sealed.checksum(piece)) {
                throw new ByteReader.Malformed("it is not the one that the manifest names");
            }
            return of(info, RunIndex.decode(piece, info.id(), info.blockCount()));
        } catch (IOException | ByteReader.Malformed failed) {
            throw Damage.of(what, failed);
        }
    }

    /** The same run with another entry in the manifest. */
    Run with(RunInfo newInfo) {
        Check.that(newInfo.id().equals(info.id()), "another run");
        return new Run(newInfo, index, uses);
    }

    RunInfo info() {
        return info;
    }

    RunId id() {
        return info.id();
    }

    RunIndex index() {
        return index;
    }

    /** Blocking, for labour: reads a block past the cache. */
    Block readNow(Disk disk, int ordinal) {
        RunIndex.BlockEntry entry = index.block(ordinal);
        try {
            return decode(ordinal,
                    disk.runs(id().queue().queueName()).readNow(id().number(), entry.offset(), entry.length()));
        } catch (IOException failed) {
            throw Damage.of(nameOf(ordinal), failed);
        }
    }

    Block decode(int ordinal, Bytes piece) {
        int expected = index.block(ordinal).checksum();
        try {
            if (expected != 0 && expected != Sealed.checksum(piece)) {
                throw new ByteReader.Malformed("it is not the one that the index names");
            }
            return Block.decode(piece, id(), ordinal);
        } catch (ByteReader.Malformed malformed) {
            throw Damage.of(nameOf(ordinal), malformed);
        }
    }

    String nameOf(int ordinal) {
        return "block " + ordinal + " of " + id();
    }

    /** True if what the run has at this key does not count. */
    boolean isExcluded(Bytes key) {
        return exclusionOf(key) != null;
    }

    /** The excluded span in which the key lies, or null. */
    Span exclusionOf(Bytes key) {
        List<Span> excluded = info.excluded();
        for (int at = 0; at < excluded.size(); at++) {
            if (excluded.get(at).contains(key)) {
                return excluded.get(at);
            }
        }
        return null;
    }

    /** True if nothing in the run counts any more. */
    boolean isVoid() {
        for (RangeTombstone tombstone : index.tombstones()) {
            if (!tombstone.without(info.excluded()).isEmpty()) {
                return false;
            }
        }
        if (index.blockCount() == 0) {
            return true;
        }
        for (Span span : info.excluded()) {
            if (index.liesWithin(span)) {
                return true;
            }
        }
        return false;
    }

    /** The file stays until it is released. */
    void use() {
        Check.that(!isGone(), "%s is gone", id());
        uses.count++;
    }

    /** True if nobody needs the file any more, so that it can be deleted. */
    boolean release() {
        uses.count--;
        Check.that(uses.count >= 0, "%s was released too often", id());
        return isGone();
    }

    /** No manifest names it any more; true if nobody needs the file either. */
    boolean unlist() {
        Check.that(!uses.isUnlisted, "%s was dropped before", id());
        uses.isUnlisted = true;
        return isGone();
    }

    boolean isGone() {
        return uses.isUnlisted && uses.count == 0;
    }
}
