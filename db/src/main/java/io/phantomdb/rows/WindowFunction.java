package io.phantomdb.rows;

import java.util.List;

/** A window function proper, of certain argument types (PostgreSQL 15, table 9.65). What it does is the executor's. */
public record WindowFunction(Kind kind, List<Type> argumentTypes, Type resultType) implements Signature, Windowed {
    public enum Kind {
        ROW_NUMBER("row_number"),
        RANK("rank"),
        DENSE_RANK("dense_rank"),
        PERCENT_RANK("percent_rank"),
        CUME_DIST("cume_dist"),
        NTILE("ntile"),
        LAG("lag"),
        LEAD("lead"),
        FIRST_VALUE("first_value"),
        LAST_VALUE("last_value"),
        NTH_VALUE("nth_value");

        private final String sqlName;

        Kind(String sqlName) {
            this.sqlName = sqlName;
        }

        /** pg_proc.proname */
        public String sqlName() {
            return sqlName;
        }
    }

    public WindowFunction {
        argumentTypes = List.copyOf(argumentTypes);
    }

    @Override
    public String name() {
        return kind.sqlName;
    }
}
