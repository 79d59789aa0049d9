package io.phantomdb.sql.catalog;

import java.util.Map;
import java.util.TreeMap;

/** What ANALYZE found: how many rows there were, and of each column, by its id, what is known. */
public record TableStatistics(double rows, Map<Integer, ColumnStatistics> columns) {
    public TableStatistics {
        columns = new TreeMap<>(columns);
    }

    /** Null if nothing is known of it. */
    public ColumnStatistics column(int id) {
        return columns.get(id);
    }
}
