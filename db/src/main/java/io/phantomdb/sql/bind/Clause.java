package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/** Where in a statement an expression stands: what it may use depends on it. */
enum Clause {
    SELECT("SELECT"),
    WHERE("WHERE"),
    GROUP_BY("GROUP BY"),
    HAVING("HAVING"),
    ORDER_BY("ORDER BY"),
    JOIN("JOIN conditions"),
    LIMIT("LIMIT"),
    OFFSET("OFFSET"),
    VALUES("VALUES"),
    FROM("functions in FROM"),
    UPDATE("UPDATE"),
    RETURNING("RETURNING"),
    DEFAULT("DEFAULT expressions"),
    TRANSFORM("transform expressions"),
    CHECK("check constraints"),
    COPY_WHERE("COPY FROM WHERE conditions"),
    EXECUTE("EXECUTE parameters"),
    AGGREGATE("");

    private final String words;

    Clause(String words) {
        this.words = words;
    }

    /** What PostgreSQL says about an aggregate there. */
    String aggregateMessage() {
        return this == AGGREGATE
                ? "aggregate function calls cannot be nested"
                : "aggregate functions are not allowed in " + words;
    }

    /** Refuses a function that gives rows where PostgreSQL does. */
    void refuseSet(int position) {
        if (this == AGGREGATE) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "aggregate function calls cannot contain set-returning function calls", null,
                    "You might be able to move the set-returning function into a LATERAL FROM item.", position);
        }
        if (this == FROM) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "set-returning functions must appear at top level of FROM").at(position);
        }
        if (this != SELECT && this != ORDER_BY && this != GROUP_BY) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "set-returning functions are not allowed in " + words).at(position);
        }
    }

    String words() {
        return words;
    }
}
