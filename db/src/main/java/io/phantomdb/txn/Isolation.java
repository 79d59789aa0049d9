package io.phantomdb.txn;

/** What a transaction may see of others (DESIGN §5 rule 14; PostgreSQL 15, chapter 13.2). */
public enum Isolation {
    /** Each statement reads at a timestamp of its own; rows that it changes are looked at again under their locks. */
    READ_COMMITTED,
    /** Snapshot isolation: all reads at one timestamp, and 40001 for a change of what was changed since. */
    REPEATABLE_READ,
    /** As if executed alone, at one timestamp between its begin and its end. */
    SERIALIZABLE
}
