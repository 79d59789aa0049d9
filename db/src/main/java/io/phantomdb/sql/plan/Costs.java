package io.phantomdb.sql.plan;

/**
 * What things cost, in units of which a hundred are the work of scanning ten thousand rows. Only their proportions count: a
 * look for a key is some rows of a scan, and opening a range is a message to a shard and back, as long as a page of rows.
 */
final class Costs {
    static final double SCANNED_ROW = 0.01;
    /** Of a page of keys that are fetched together. */
    static final double FETCHED_ROW = 0.04;
    static final double OPENED_RANGE = 0.8;
    static final double CONDITION = 0.0025;
    static final double HASHED_ROW = 0.015;
    static final double PROBED_ROW = 0.01;
    /** Compared with the row on the other side. */
    static final double MERGED_ROW = 0.006;
    static final double KEPT_ROW = 0.005;
    static final double PAIR = 0.003;
    static final double COMPARISON = 0.003;
    static final double GROUPED_ROW = 0.015;
    static final double GIVEN_ROW = 0.002;

    private Costs() {}

    /** To sort so many rows and keep the first. */
    static double sorted(double rows, double first) {
        double kept = Math.max(2, Math.min(rows, 2 * first));
        return rows * COMPARISON * (Math.log(kept) / Math.log(2)) + rows * KEPT_ROW;
    }
}
