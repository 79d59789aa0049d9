package io.phantomdb.sql.tree;

import java.util.List;

/** Statements about the session and its transaction. Names of settings are in lower case. */
public sealed interface SessionStatement extends Statement {
    enum Isolation {
        READ_UNCOMMITTED,
        READ_COMMITTED,
        REPEATABLE_READ,
        SERIALIZABLE
    }

    /** What a transaction shall be like; null where it was not said. */
    record TransactionModes(Isolation isolation, Boolean readOnly, Boolean deferrable) {}

    /** BEGIN, or START TRANSACTION if it was spelled that way (the command tag differs). */
    record Begin(TransactionModes modes, boolean isStart, int position) implements SessionStatement {}

    /** COMMIT or END. */
    record Commit(boolean chain, int position) implements SessionStatement {}

    /** ROLLBACK or ABORT. */
    record Rollback(boolean chain, int position) implements SessionStatement {}

    record Savepoint(String name, int position) implements SessionStatement {}

    record ReleaseSavepoint(String name, int position) implements SessionStatement {}

    record RollbackTo(String name, int position) implements SessionStatement {}

    /** SET TRANSACTION, or SET SESSION CHARACTERISTICS AS TRANSACTION if it is for the session. */
    record SetTransaction(TransactionModes modes, boolean forSession, boolean local, int position)
            implements
                SessionStatement {}

    /**
     * SET. TIME ZONE is timezone, NAMES is client_encoding, SESSION AUTHORIZATION is session_authorization.
     *
     * @param value null for DEFAULT; several values are joined by a comma and a space, quoted where they need it
     */
    record Set(String name, String value, boolean local, int position) implements SessionStatement {}

    /** SHOW. */
    record Show(String name, int position) implements SessionStatement {}

    record ShowAll(int position) implements SessionStatement {}

    record Reset(String name, int position) implements SessionStatement {}

    record ResetAll(int position) implements SessionStatement {}

    /** DISCARD. */
    record Discard(DiscardKind what, int position) implements SessionStatement {}

    enum DiscardKind {
        ALL,
        PLANS,
        SEQUENCES,
        TEMPORARY
    }

    /** DEALLOCATE; the name is null for ALL. */
    record Deallocate(String name, int position) implements SessionStatement {}

    /** PREPARE name (types) AS statement. */
    record Prepare(String name, List<TypeName> types, Statement statement, int position) implements SessionStatement {
        public Prepare {
            types = List.copyOf(types);
        }
    }

    /** EXECUTE name (arguments). */
    record Execute(String name, List<Expression> arguments, int position) implements SessionStatement {
        public Execute {
            arguments = List.copyOf(arguments);
        }
    }

    /** DECLARE … CURSOR FOR; scroll is null if neither SCROLL nor NO SCROLL was written. */
    record DeclareCursor(String name, boolean binary, Boolean scroll, boolean hold, Query query, int position)
            implements
                SessionStatement {}

    /** FETCH, or MOVE if it moves only. The count is Long.MAX_VALUE for ALL; for ABSOLUTE and RELATIVE it is the number written. */
    record FetchCursor(String name, Direction direction, long count, boolean moveOnly, int position)
            implements
                SessionStatement {}

    enum Direction {
        FORWARD,
        BACKWARD,
        ABSOLUTE,
        RELATIVE
    }

    /** CLOSE; the name is null for ALL. */
    record CloseCursor(String name, int position) implements SessionStatement {}

    /** LISTEN, UNLISTEN (channel null = all), NOTIFY (payload null = none). */
    record Listen(String channel, int position) implements SessionStatement {}

    record Unlisten(String channel, int position) implements SessionStatement {}

    record Notify(String channel, String payload, int position) implements SessionStatement {}
}
