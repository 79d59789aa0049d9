package io.phantomdb.sql.plan;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnStatistics;

/**
 * What a step may cost and give, in the units of {@link Costs}.
 *
 * @param start what it costs until the first row comes
 * @param total what it costs to take all rows
 * @param width of a row, in bytes
 */
public record Estimate(double start, double total, double rows, int width, Columns columns) {
    /** What is known of the values in a place of the rows. Null statistics: nothing but how many there are. */
    record Column(Type type, double distinct, ColumnStatistics statistics) {}

    /** By place; null where nothing is known. */
    @FunctionalInterface
    interface Columns {
        Columns NONE = slot -> null;

        Column of(int slot);

        static Columns either(Columns one, Columns other) {
            return slot -> {
                Column column = one.of(slot);
                return column == null ? other.of(slot) : column;
            };
        }
    }

    public Estimate {
        rows = Math.max(1, Math.rint(rows));
    }
}
