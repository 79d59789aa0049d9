package io.phantomdb.rows.function;

/** Where a cast is asked for, in rising strength: a cast allowed in one place is allowed in those after it (pg_cast.castcontext). */
public enum CastContext {
    /** In an expression, unasked. */
    IMPLICIT,
    /** In storing a value in a column. */
    ASSIGNMENT,
    /** By CAST or {@code ::}. */
    EXPLICIT
}
