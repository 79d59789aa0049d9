package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/** Where in a statement an expression stands: what it may use depends on it. */
enum Clause {
    SELECT("SELECT"),
    WHERE("WHERE"),
    GROUP_BY("GROUP BY"),
    DISTINCT_ON("DISTINCT ON"),
    HAVING("HAVING"),
    ORDER_BY("ORDER BY"),
    JOIN("JOIN conditions"),
    LIMIT("LIMIT"),
    OFFSET("OFFSET"),
    VALUES("VALUES"),
    FROM("functions in FROM"),
    UPDATE("UPDATE"),
    MERGE_WHEN("MERGE WHEN conditions"),
    RETURNING("RETURNING"),
    DEFAULT("DEFAULT expressions"),
    TRANSFORM("transform expressions"),
    CHECK("check constraints"),
    TRIGGER_WHEN("trigger WHEN conditions"),
    CALL("CALL arguments"),
    COPY_WHERE("COPY FROM WHERE conditions"),
    GENERATED("column generation expressions"),
    INDEX("index expressions"),
    PREDICATE("index predicates"),
    PARTITION_KEY("partition key expressions"),
    PARTITION_BOUND("partition bound"),
    EXECUTE("EXECUTE parameters"),
    FILTER("FILTER"),
    WINDOW_ARGUMENT("window function calls"),
    WINDOW_DEFINITION("window definitions"),
    FRAME_ROWS("window ROWS"),
    FRAME_RANGE("window RANGE"),
    FRAME_GROUPS("window GROUPS"),
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
        if (this != SELECT && this != ORDER_BY && this != GROUP_BY && this != DISTINCT_ON) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "set-returning functions are not allowed in " + words).at(position);
        }
    }

    /** True for what the catalog keeps: whoever changes rows is not asked whether it may read what is computed of them. */
    boolean isKept() {
        return switch (this) {
            case DEFAULT, TRANSFORM, CHECK, GENERATED, INDEX, PREDICATE, PARTITION_KEY, PARTITION_BOUND -> true;
            default -> false;
        };
    }

    /** Whether window calls may stand there. */
    boolean allowsWindows() {
        return this == SELECT || this == ORDER_BY || this == DISTINCT_ON;
    }

    /** What PostgreSQL says about a window call there. */
    StatementError windowError() {
        return switch (this) {
            case AGGREGATE -> new StatementError(SqlState.GROUPING_ERROR,
                    "aggregate function calls cannot contain window function calls");
            case WINDOW_ARGUMENT ->
                new StatementError(SqlState.WINDOWING_ERROR, "window function calls cannot be nested");
            default -> new StatementError(SqlState.WINDOWING_ERROR, "window functions are not allowed in " + words);
        };
    }

    String words() {
        return words;
    }
}
