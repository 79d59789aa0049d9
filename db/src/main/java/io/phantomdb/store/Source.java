package io.phantomdb.store;

import io.phantomdb.base.Bytes;

/**
 * One place that a cursor looks into: its keys in the cursor's direction, each with its newest version that the cursor may
 * see. Keys without one are passed over.
 */
abstract class Source {
    /** What limits a cursor; also counts down what may still be passed over before the turn should end. */
    static final class Reach {
        private final long versionMin;
        private final long versionMax;
        private int skipsLeft;

        Reach(long versionMin, long versionMax, int skipsMax) {
            this.versionMin = versionMin;
            this.versionMax = versionMax;
            this.skipsLeft = skipsMax;
        }

        /** Versions at or below this are out of reach. */
        long versionMin() {
            return versionMin;
        }

        long versionMax() {
            return versionMax;
        }

        /** False if it is time to pause. */
        boolean skip() {
            skipsLeft--;
            return skipsLeft > 0;
        }
    }

    /** At which key the last step ended, or (after PAUSE) the next to look at. */
    protected Bytes key;
    protected long version;
    /** Null if deleted. */
    protected Bytes value;

    /** To the next key. */
    abstract Cursor.Step advance();
}
