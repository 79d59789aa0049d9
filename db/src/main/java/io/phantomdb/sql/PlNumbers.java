package io.phantomdb.sql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.plpgsql.PlSql;
import io.phantomdb.sql.plpgsql.PlStatement;

/** What FOR counts through; the step is negative with REVERSE. */
record PlNumbers(long from, long to, long step) {
    static PlNumbers of(PlStatement.ForNumbers loop, PlQueries queries) {
        long from = bound(queries, loop.from(), "lower bound");
        long to = bound(queries, loop.to(), "upper bound");
        long step = loop.step() == null ? 1 : bound(queries, loop.step(), "BY value");
        if (step <= 0) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "BY value of FOR loop must be greater than zero");
        }
        return new PlNumbers(from, to, loop.reverse() ? -step : step);
    }

    private static int bound(PlQueries queries, PlSql sql, String what) {
        Object value = queries.value(sql, Type.INT4);
        if (value == null) {
            throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED, what + " of FOR loop cannot be null");
        }
        return (Integer) value;
    }

    boolean reaches(long number) {
        return step < 0 ? number >= to : number <= to;
    }
}
