package io.phantomdb.sql.execute;

import io.phantomdb.base.IdentityLookup;

/** What EXPLAIN ANALYZE measures, step by step. One statement's. */
public final class Measures {
    /** A step over all its runs. */
    public static final class Measure {
        private long loops;
        private long rows;
        private long firstNanos;
        private long nanos;
        private long removed;
        private long keptBytes;
        private boolean topRows;

        /** How often it was run. */
        public long loops() {
            return loops;
        }

        public long rows() {
            return rows;
        }

        /** Until the first rows came, of all runs. */
        public long firstNanos() {
            return firstNanos;
        }

        /** Of all runs, with what is below. */
        public long nanos() {
            return nanos;
        }

        /** Rows that its filter did not let through. */
        public long removed() {
            return removed;
        }

        /** What it kept in memory at most. */
        public long keptBytes() {
            return keptBytes;
        }

        /** Whether it kept the first rows only. */
        public boolean topRows() {
            return topRows;
        }

        void ran(long runs) {
            loops += runs;
        }

        void gave(long rowsGiven, long nanosTaken, boolean first) {
            rows += rowsGiven;
            nanos += nanosTaken;
            firstNanos += first ? nanosTaken : 0;
        }

        void removed(long rowsRemoved) {
            removed += rowsRemoved;
        }

        void kept(long bytes, boolean onlyFirst) {
            keptBytes = Math.max(keptBytes, bytes);
            topRows = onlyFirst;
        }
    }

    private final IdentityLookup<Object, Measure> measures = new IdentityLookup<>();

    /** Of a step, or of a change. */
    public Measure of(Object step) {
        Measure measure = measures.get(step);
        if (measure == null) {
            measure = new Measure();
            measures.put(step, measure);
        }
        return measure;
    }
}
