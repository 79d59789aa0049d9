package io.phantomdb.session;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.Engine;
import io.phantomdb.txn.Transaction;
import java.util.function.Consumer;

/** The session's temporary tables: what becomes of them when a transaction commits, and when the session ends. */
final class Temporaries {
    private static final long ENDING_NANOS_MAX = 10_000_000_000L;

    private final SessionParts parts;
    private final SessionEnvironment environment;
    private final Scope scope;
    private final Work work;
    private final Block block;

    Temporaries(SessionParts parts, SessionEnvironment environment, Scope scope, Work work, Block block) {
        this.parts = parts;
        this.environment = environment;
        this.scope = scope;
        this.work = work;
        this.block = block;
    }

    /** ON COMMIT. A transaction that changes nothing leaves temporary tables as they are. */
    void beforeCommit() {
        boolean changes = work.isBegun() && !work.isReadOnly() && work.transaction().mark() > 0;
        if (changes && engine().isCommitAwaited(environment)) {
            step(transaction -> engine().beforeCommit(scope, environment, transaction));
        }
    }

    /** DISCARD TEMP. */
    void discard() {
        if (environment.temporaryTables().isThere()) {
            step(transaction -> engine().discardTemporary(scope, environment, transaction));
        }
    }

    private Engine engine() {
        return parts.engine();
    }

    private void step(Consumer<Transaction> action) {
        work.perform(new UnplannedStep(action), block.mode());
    }

    /** True if there is something to do at the end of the session, which waits. */
    boolean areThere() {
        return environment.temporaryTables().isThere();
    }

    /** The session ends. What cannot be dropped now is dropped when the node starts again, or is found to be gone. */
    void end() {
        if (!areThere()) {
            return;
        }
        StatementGuard guard = new StatementGuard(scope);
        guard.cancelAt(parts.host().loops().store(), parts.host().clock().nanos() + ENDING_NANOS_MAX,
                new StatementError(SqlState.QUERY_CANCELED, "temporary tables could not be dropped in time"));
        try {
            engine().endTemporary(scope, environment);
        } finally {
            guard.close();
        }
    }
}
