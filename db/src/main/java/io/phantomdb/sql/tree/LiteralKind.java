package io.phantomdb.sql.tree;

/** What kind of constant a literal is: its type, before anything around it is known (PostgreSQL 15, chapter 4.1.2). */
public enum LiteralKind {
    NULL,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** A whole number that fits in 32 bits. */
    INT4,
    /** A whole number that fits in 64 bits but not in 32. */
    INT8,
    /** Any other number. */
    NUMERIC,
    /** A string constant, of type unknown until its use tells. */
    STRING,
    /** B'…': the digits 0 and 1. */
    BITS,
    /** X'…': hexadecimal digits, four bits each. */
    HEX_BITS
}
