package io.phantomdb.sql;

/** Statements that the session carries out itself. Names of settings are in lower case. */
public sealed interface SessionCommand {
    enum Isolation {
        READ_UNCOMMITTED,
        READ_COMMITTED,
        REPEATABLE_READ,
        SERIALIZABLE
    }

    /** What a transaction shall be like; null where it was not said. */
    record Modes(Isolation isolation, Boolean readOnly, Boolean deferrable) {}

    record Begin(Modes modes) implements SessionCommand {}

    /** AND CHAIN goes on in a new transaction like the one that ends. */
    record Commit(boolean chain) implements SessionCommand {}

    record Rollback(boolean chain) implements SessionCommand {}

    record Savepoint(String name) implements SessionCommand {}

    /** ROLLBACK TO SAVEPOINT. */
    record RollbackTo(String name) implements SessionCommand {}

    /** RELEASE SAVEPOINT. */
    record Release(String name) implements SessionCommand {}

    record Listen(String channel) implements SessionCommand {}

    /** A null channel means all. */
    record Unlisten(String channel) implements SessionCommand {}

    /** The payload is null where there is none. */
    record Notify(String channel, String payload) implements SessionCommand {}

    /** SET TRANSACTION, or SET SESSION CHARACTERISTICS if it is for the session. */
    record SetTransaction(Modes modes, boolean forSession) implements SessionCommand {}

    /** A null value means DEFAULT. TIME ZONE INTERVAL '…' is {@code timezone} with {@code INTERVAL '…'}, in these words. */
    record Set(String name, String value, boolean local) implements SessionCommand {}

    record Show(String name) implements SessionCommand {}

    record ShowAll() implements SessionCommand {}

    /** A null name means ALL. */
    record Reset(String name) implements SessionCommand {}

    record DiscardAll() implements SessionCommand {}

    /** DISCARD PLANS, SEQUENCES or TEMP, by the second word of its tag. */
    record Discard(String what) implements SessionCommand {}

    /** DEALLOCATE; a null name means ALL. */
    record Deallocate(String name) implements SessionCommand {}

    /** PREPARE; its types are told by {@link Engine#parameterTypes}. */
    record Prepare(String name, Engine.Statement statement) implements SessionCommand {}

    /** EXECUTE, or EXPLAIN of it; its arguments are told by {@link Engine#arguments}. */
    record Execute(String name, boolean explained) implements SessionCommand {}

    /** DECLARE … CURSOR FOR a query; scroll is null if neither SCROLL nor NO SCROLL was said. */
    record DeclareCursor(String name, Engine.Statement query, boolean binary, Boolean scroll, boolean hold)
            implements
                SessionCommand {}

    /** Which way FETCH goes. */
    enum Direction {
        FORWARD,
        BACKWARD,
        ABSOLUTE,
        RELATIVE
    }

    /** FETCH, or MOVE, which says no rows; the count of ALL is {@link Long#MAX_VALUE}. */
    record Fetch(String name, Direction direction, long count, boolean moveOnly) implements SessionCommand {}

    /** CLOSE; a null name means ALL. */
    record CloseCursor(String name) implements SessionCommand {}
}
