package io.phantomdb.simulator.check;

import java.util.List;

/**
 * A transaction that asks which rows there are, and then puts in a row or takes one out.
 *
 * @param insert the row it may put in, or null
 */
public record RowTransaction(Row insert) {
    /** A row; ids are never used again. */
    public record Row(long id, int group) {}

    /**
     * Asked for all rows of these groups.
     *
     * @param counted how many the same transaction had counted before, or {@link #UNCOUNTED}
     */
    public record Scan(int lowGroup, int highGroup, long counted, List<Row> rows) {
        public Scan {
            rows = List.copyOf(rows);
        }
    }

    /**
     * What it did, in this order.
     *
     * @param inserted whether it put in its row
     * @param deleted the id of a row that it had seen and took out, or {@link #NONE}
     * @param isGone whether that row was not there any more
     */
    public record Done(List<Scan> scans, boolean inserted, long deleted, boolean isGone) {
        public Done {
            scans = List.copyOf(scans);
        }
    }

    public static final long NONE = 0;
    public static final long UNCOUNTED = -1;
}
