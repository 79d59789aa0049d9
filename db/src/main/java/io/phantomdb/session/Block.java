package io.phantomdb.session;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.txn.Isolation;
import io.phantomdb.txn.TransactionMode;

/**
 * Where a session stands among its transactions (PostgreSQL 15, chapter 55.2.2.1). What a block may do is decided here;
 * what it has done is in its {@link Work}.
 */
final class Block {
    enum Phase {
        /** Between transactions. */
        NONE,
        /** In a transaction that nobody began in so many words: it ends with the request. */
        IMPLICIT,
        /** After BEGIN. */
        OPEN,
        /** After an error in an open block. */
        FAILED
    }

    private Phase phase = Phase.NONE;
    private String isolation = "";
    private boolean readOnly;
    private boolean deferrable;
    private boolean queried;
    private long startMicros;
    private int defaultsVersion = -1;
    private String defaultIsolation;
    private boolean defaultReadOnly;
    private boolean defaultDeferrable;

    Phase phase() {
        return phase;
    }

    boolean isNone() {
        return phase == Phase.NONE;
    }

    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    boolean isFailed() {
        return phase == Phase.FAILED;
    }

    BlockState state() {
        return switch (phase) {
            case NONE, IMPLICIT -> BlockState.IDLE;
            case OPEN -> BlockState.OPEN;
            case FAILED -> BlockState.FAILED;
        };
    }

    /** Begins an implicit transaction if there is none. */
    void enter(SettingValues settings, long nowMicros) {
        if (phase == Phase.NONE) {
            phase = Phase.IMPLICIT;
            readDefaults(settings);
            isolation = defaultIsolation;
            readOnly = defaultReadOnly;
            deferrable = defaultDeferrable;
            startMicros = nowMicros;
            queried = false;
        }
    }

    private void readDefaults(SettingValues settings) {
        if (defaultsVersion != settings.version()) {
            defaultsVersion = settings.version();
            defaultIsolation = settings.get("default_transaction_isolation");
            defaultReadOnly = settings.get("default_transaction_read_only").equals("on");
            defaultDeferrable = settings.get("default_transaction_deferrable").equals("on");
        }
    }

    /** BEGIN: from now on only COMMIT or ROLLBACK ends it. */
    void open() {
        phase = Phase.OPEN;
    }

    /** How a transaction is: what AND CHAIN hands on, and ROLLBACK TO brings back. */
    record Characteristics(String isolation, boolean readOnly, boolean deferrable) {}

    /** As the transaction knows it. */
    TransactionMode mode() {
        Isolation level = switch (isolation) {
            case "read uncommitted", "read committed" -> Isolation.READ_COMMITTED;
            case "repeatable read" -> Isolation.REPEATABLE_READ;
            default -> Isolation.SERIALIZABLE;
        };
        return new TransactionMode(level, readOnly, null);
    }

    Characteristics characteristics() {
        return new Characteristics(isolation, readOnly, deferrable);
    }

    /** ROLLBACK TO: these hold again, and a block that had failed goes on. */
    void returnTo(Characteristics before) {
        isolation = before.isolation();
        readOnly = before.readOnly();
        deferrable = before.deferrable();
        phase = Phase.OPEN;
    }

    /** AND CHAIN: an open block again, of a transaction like the one before. */
    void chain(Characteristics before, long nowMicros) {
        returnTo(before);
        startMicros = nowMicros;
        queried = false;
    }

    /** The transaction of the statement under way was ended by the statement itself: the next begins, like that one if it is said. */
    void goOn(SettingValues settings, Characteristics same, long nowMicros) {
        phase = Phase.NONE;
        enter(settings, nowMicros);
        queried = true;
        if (same != null) {
            isolation = same.isolation();
            readOnly = same.readOnly();
            deferrable = same.deferrable();
        }
    }

    /** The end has been asked for: whatever comes of it, nothing of the block will be left. */
    void close() {
        phase = Phase.IMPLICIT;
    }

    /** An error: an open block stays, as a failed one. */
    void fail() {
        phase = phase == Phase.OPEN || phase == Phase.FAILED ? Phase.FAILED : Phase.NONE;
    }

    void end() {
        phase = Phase.NONE;
    }

    /** What follows may not change the block's isolation any more. */
    void queried() {
        queried = true;
    }

    String isolation() {
        return isolation;
    }

    void setIsolation(String asked, boolean inSavepoint) {
        if (!asked.equals(isolation)) {
            refuseIf(queried, "SET TRANSACTION ISOLATION LEVEL must be called before any query");
            refuseIf(inSavepoint, "SET TRANSACTION ISOLATION LEVEL must not be called in a subtransaction");
        }
        isolation = asked;
    }

    private static void refuseIf(boolean isTooLate, String message) {
        if (isTooLate) {
            throw new StatementError(SqlState.ACTIVE_SQL_TRANSACTION, message);
        }
    }

    boolean isReadOnly() {
        return readOnly;
    }

    void setReadOnly(boolean asked, boolean inSavepoint) {
        if (readOnly && !asked) {
            refuseIf(inSavepoint, "cannot set transaction read-write mode inside a read-only transaction");
            refuseIf(queried, "transaction read-write mode must be set before any query");
        }
        readOnly = asked;
    }

    boolean isDeferrable() {
        return deferrable;
    }

    void setDeferrable(boolean asked, boolean inSavepoint) {
        refuseIf(inSavepoint, "SET TRANSACTION [NOT] DEFERRABLE cannot be called within a subtransaction");
        refuseIf(queried, "SET TRANSACTION [NOT] DEFERRABLE must be called before any query");
        deferrable = asked;
    }

    /** Microseconds since 2000-01-01 UTC when it began. */
    long startMicros() {
        return startMicros;
    }
}
