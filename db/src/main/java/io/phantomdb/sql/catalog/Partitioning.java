package io.phantomdb.sql.catalog;

import io.phantomdb.rows.ColumnType;
import java.util.List;
import java.util.Locale;

/** PARTITION BY: of what the rows of a table are told apart (PostgreSQL 15, chapter 5.11). */
public record Partitioning(Strategy strategy, List<Key> keys) {
    /** How a bound says which keys are a partition's. */
    public enum Strategy {
        LIST,
        RANGE,
        HASH;

        /** Null if there is none of that name. */
        public static Strategy of(String words) {
            for (Strategy strategy : values()) {
                if (strategy.words().equals(words)) {
                    return strategy;
                }
            }
            return null;
        }

        /** As messages call it. */
        public String words() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One part of the key.
     *
     * @param columnId 0 if it is an expression
     * @param sql of the expression, over columns of the table; null for a column
     * @param operatorClass empty if none was written
     */
    public record Key(int columnId, String sql, ColumnType type, String operatorClass) {
        public boolean isColumn() {
            return columnId != 0;
        }

        Key over(String newSql) {
            return new Key(columnId, newSql, type, operatorClass);
        }
    }

    public Partitioning {
        keys = List.copyOf(keys);
    }

    /** True if the column is a part of the key by itself. */
    public boolean hasColumn(int columnId) {
        return keys.stream().anyMatch(key -> key.columnId() == columnId);
    }

    /** The same over other texts of its expressions. */
    public Partitioning mapped(java.util.function.UnaryOperator<String> change) {
        return new Partitioning(strategy,
                keys.stream().map(key -> key.isColumn() ? key : key.over(change.apply(key.sql()))).toList());
    }
}
