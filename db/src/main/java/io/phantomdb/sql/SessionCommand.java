package io.phantomdb.sql;

/** Statements that the session carries out itself. Names of settings are in lower case. */
public sealed interface SessionCommand {
    enum Isolation {
        READ_COMMITTED,
        REPEATABLE_READ,
        SERIALIZABLE
    }

    /** Null where it was not said. */
    record Begin(Isolation isolation, Boolean readOnly) implements SessionCommand {}

    record Commit() implements SessionCommand {}

    record Rollback() implements SessionCommand {}

    /** SET TRANSACTION, or SET SESSION CHARACTERISTICS if it is for the session. */
    record SetTransaction(Isolation isolation, Boolean readOnly, boolean forSession) implements SessionCommand {}

    /** A null value means DEFAULT. TIME ZONE INTERVAL '…' is {@code timezone} with {@code INTERVAL '…'}, in these words. */
    record Set(String name, String value, boolean local) implements SessionCommand {}

    record Show(String name) implements SessionCommand {}

    record ShowAll() implements SessionCommand {}

    /** A null name means ALL. */
    record Reset(String name) implements SessionCommand {}

    record DiscardAll() implements SessionCommand {}

    /** DEALLOCATE; a null name means ALL. */
    record Deallocate(String name) implements SessionCommand {}
}
