package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;

/** What the two directions through a run have in common: a place in it, and the blocks. */
abstract class RunSource extends Source {
    /** How many versions of a key are passed one by one before its end is looked up. */
    private static final int STEPS_MAX = 16;
    /** How many blocks are read ahead once a run is read one after the other. */
    private static final int READ_AHEAD_BLOCKS = 6;

    protected final Run run;
    protected final RunIndex index;
    protected final Blocks blocks;
    protected final Span span;
    protected final Reach reach;

    /** The block at hand, or null. */
    protected Block block;
    protected int ordinal;
    protected int cell;

    RunSource(Run run, Blocks blocks, Span span, Reach reach) {
        this.run = run;
        this.index = run.index();
        this.blocks = blocks;
        this.span = span;
        this.reach = reach;
    }

    static Source of(Run run, Blocks blocks, Span span, boolean descending, Reach reach) {
        return descending ? new Backward(run, blocks, span, reach) : new Forward(run, blocks, span, reach);
    }

    /** Goes to a block; false if it is missing. */
    protected boolean load(int newOrdinal, int step) {
        if (block != null && ordinal == newOrdinal) {
            return true;
        }
        boolean isSequel = block != null;
        block = blocks.get(run, newOrdinal);
        ordinal = newOrdinal;
        if (block == null && isSequel) {
            expectMore(step);
        }
        return block != null;
    }

    private void expectMore(int step) {
        int next = ordinal + step;
        for (int count = 1; count < READ_AHEAD_BLOCKS && next >= 0 && next < index.blockCount(); count++) {
            if (!span.end().isEmpty() && index.block(next).firstKey().compareTo(span.end()) >= 0) {
                return;
            }
            blocks.expect(run, next);
            next += step;
        }
    }

    /** To the first cell at or after this key and version; false if a block is missing. May end behind the last block. */
    protected boolean seek(Bytes wanted, long wantedVersion) {
        int at = index.seek(wanted, wantedVersion);
        if (at >= index.blockCount()) {
            ordinal = at;
            block = null;
            return true;
        }
        if (!load(at, 1)) {
            return false;
        }
        cell = block.find(wanted, wantedVersion);
        return cell < block.count() || toNextBlock();
    }

    /** To the first cell of the next block; false if it is missing. */
    protected boolean toNextBlock() {
        int next = ordinal + 1;
        cell = 0;
        if (next < index.blockCount()) {
            return load(next, 1);
        }
        ordinal = next;
        block = null;
        return true;
    }

    protected boolean isBehindLast() {
        return ordinal >= index.blockCount();
    }

    protected void take() {
        version = block.version(cell);
        value = block.value(cell);
    }

    /** Ascending. */
    private static final class Forward extends RunSource {
        private boolean hasBegun;
        /** The block of which it is known where the span ends in it, and its first cell beyond. */
        private Block endedBlock;
        private int endCell;

        Forward(Run run, Blocks blocks, Span span, Reach reach) {
            super(run, blocks, span, reach);
        }

        @Override
        Cursor.Step advance() {
            boolean isThere = hasBegun ? pass() : begin();
            hasBegun = true;
            while (isThere) {
                if (isBehindLast() || isPastEnd()) {
                    return Cursor.Step.END;
                }
                key = block.key(cell);
                Span excluded = run.exclusionOf(key);
                if (excluded != null) {
                    if (excluded.end().isEmpty()) {
                        return Cursor.Step.END;
                    }
                    isThere = seek(excluded.end(), Long.MAX_VALUE);
                    continue;
                }
                boolean isInReach = block.version(cell) <= reach.versionMax();
                if (!isInReach && !toReach()) {
                    break;
                }
                boolean isSame = isInReach || !isBehindLast() && block.compareKey(cell, key) == 0;
                if (isSame && block.version(cell) > reach.versionMin()) {
                    take();
                    return Cursor.Step.ROW;
                }
                if (!reach.skip()) {
                    return Cursor.Step.PAUSE;
                }
                isThere = pass();
            }
            return Cursor.Step.MISSING;
        }

        private boolean begin() {
            int at = index.seek(span.start(), Long.MAX_VALUE);
            boolean isOld = at < index.blockCount() && index.block(at).newest() <= reach.versionMin();
            return isOld ? toBlockInReach(at) : seek(span.start(), Long.MAX_VALUE);
        }

        private boolean isPastEnd() {
            if (span.end().isEmpty()) {
                return false;
            }
            if (block != endedBlock) {
                endedBlock = block;
                boolean isWithin = block.compareKey(block.count() - 1, span.end()) < 0;
                endCell = isWithin ? block.count() : block.find(span.end(), Long.MAX_VALUE);
            }
            return cell >= endCell;
        }

        /** To the key's newest version in reach, or behind the key. */
        private boolean toReach() {
            for (int steps = 0; block.version(cell) > reach.versionMax(); steps++) {
                if (steps == STEPS_MAX) {
                    return seek(key, reach.versionMax());
                }
                cell++;
                if (cell == block.count() && !toNextBlock()) {
                    return false;
                }
                if (isBehindLast() || block.compareKey(cell, key) != 0) {
                    return true;
                }
            }
            return true;
        }

        /** Behind the last version of the key; false if a block is missing. */
        private boolean pass() {
            if (!isBehindLast() && cell + 1 < block.count() && block.compareKey(cell, key) == 0
                    && !block.isSameAsBefore(cell + 1)) {
                cell++;
                return true;
            }
            for (int steps = 0; !isBehindLast(); steps++) {
                if (cell >= block.count()) {
                    return passBlocks();
                }
                if (block.compareKey(cell, key) != 0) {
                    return true;
                }
                if (steps == STEPS_MAX) {
                    return seek(key.successor(), Long.MAX_VALUE);
                }
                cell++;
            }
            return true;
        }

        /** On into the next block that may have something in reach. */
        private boolean passBlocks() {
            return toBlockInReach(ordinal + 1) && (isBehindLast() || block.compareKey(cell, key) != 0 || pass());
        }

        private boolean toBlockInReach(int from) {
            int next = from;
            while (next < index.blockCount() && index.block(next).newest() <= reach.versionMin()) {
                next++;
            }
            ordinal = next - 1;
            return toNextBlock();
        }
    }

    /** Descending. */
    private static final class Backward extends RunSource {
        private boolean hasBegun;

        Backward(Run run, Blocks blocks, Span span, Reach reach) {
            super(run, blocks, span, reach);
        }

        @Override
        Cursor.Step advance() {
            boolean isThere = hasBegun ? toBefore(key) : begin();
            hasBegun = true;
            while (isThere) {
                if (ordinal < 0 || block.compareKey(cell, span.start()) < 0) {
                    return Cursor.Step.END;
                }
                key = block.key(cell);
                Span excluded = run.exclusionOf(key);
                if (excluded != null) {
                    isThere = toBefore(excluded.start());
                    continue;
                }
                Cursor.Step step = toReach();
                if (step != null) {
                    return step;
                }
                if (!reach.skip()) {
                    return Cursor.Step.PAUSE;
                }
                isThere = toBefore(key);
            }
            return Cursor.Step.MISSING;
        }

        private boolean begin() {
            return span.end().isEmpty() ? toLast(index.blockCount() - 1) : toBefore(span.end());
        }

        private boolean toLast(int newOrdinal) {
            if (newOrdinal < 0) {
                ordinal = -1;
                return true;
            }
            if (!load(newOrdinal, -1)) {
                return false;
            }
            cell = block.count() - 1;
            return true;
        }

        /** To the last cell with a key below this one; false if a block is missing. */
        private boolean toBefore(Bytes wanted) {
            if (block != null && ordinal >= 0 && cell > 0 && cell < block.count()
                    && block.compareKey(cell, wanted) == 0 && !block.isSameAsBefore(cell)) {
                cell--;
                return true;
            }
            int at = index.find(wanted, Long.MAX_VALUE);
            if (at < 0) {
                ordinal = -1;
                return true;
            }
            if (!load(at, -1)) {
                return false;
            }
            cell = block.find(wanted, Long.MAX_VALUE) - 1;
            return cell >= 0 || toLast(at - 1);
        }

        /** ROW at the key's newest version in reach; null if it has none; MISSING. The place is the key's then. */
        private Cursor.Step toReach() {
            boolean isAlone = cell > 0 && !block.isSameAsBefore(cell);
            if (!isAlone && !seek(key, reach.versionMax())) {
                return Cursor.Step.MISSING;
            }
            if (isBehindLast() || block.compareKey(cell, key) != 0 || block.version(cell) > reach.versionMax()
                    || block.version(cell) <= reach.versionMin()) {
                return null;
            }
            take();
            return Cursor.Step.ROW;
        }
    }
}
