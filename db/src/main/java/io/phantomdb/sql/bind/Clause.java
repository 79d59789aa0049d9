package io.phantomdb.sql.bind;

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
    CHECK("check constraints"),
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

    String words() {
        return words;
    }
}
