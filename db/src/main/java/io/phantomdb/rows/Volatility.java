package io.phantomdb.rows;

/** What may change a function's result beside its arguments (PostgreSQL 15, chapter 38.7). In rising order. */
public enum Volatility {
    /** Nothing: it may be worked out while planning, and at a shard. */
    IMMUTABLE,
    /** Another statement or session: it may be worked out once per statement. */
    STABLE,
    /** Every call. */
    VOLATILE
}
