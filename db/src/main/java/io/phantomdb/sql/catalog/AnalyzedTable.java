package io.phantomdb.sql.catalog;

/**
 * What is kept of a table that ANALYZE has looked at, beside its columns.
 *
 * @param generation one more each time, so that nodes notice that what they know is old
 * @param manualMicros when ANALYZE was last asked for, microseconds since 2000-01-01 UTC; 0 = never
 * @param automaticMicros when a node last did it by itself; 0 = never
 */
public record AnalyzedTable(int tableId, long generation, double rows, long manualMicros, long automaticMicros) {
    /** The one after it; the first is after null. */
    public static AnalyzedTable after(AnalyzedTable last, int tableId, double rows, long micros, boolean automatic) {
        long manual = last == null ? 0 : last.manualMicros;
        long before = last == null ? 0 : last.automaticMicros;
        return new AnalyzedTable(tableId, last == null ? 1 : last.generation + 1, rows, automatic ? manual : micros,
                automatic ? micros : before);
    }
}
