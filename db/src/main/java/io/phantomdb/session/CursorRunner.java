package io.phantomdb.session;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.Engine;
import io.phantomdb.sql.SessionCommand;
import io.phantomdb.txn.Transaction;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cursors of SQL: DECLARE, FETCH, MOVE, CLOSE. A cursor is a portal, so either may be used by the name of the other. What
 * is done with one is a step of the transaction, except with those WITH HOLD whose transaction is over.
 */
final class CursorRunner {
    private final Block block;
    private final Statements statements;
    private final Work work;
    private final StatementRunner runner;
    private final Replies replies;
    private final Scope scope;

    CursorRunner(Block block, Statements statements, Work work, StatementRunner runner, Replies replies, Scope scope) {
        this.block = block;
        this.statements = statements;
        this.work = work;
        this.runner = runner;
        this.replies = replies;
        this.scope = scope;
    }

    /** The portal has the plan of the query and its parameters. */
    void declare(SessionCommand.DeclareCursor declare, Portal declaration, boolean alone) {
        if (!declare.hold() && alone && !block.isOpen()) {
            throw new StatementError(SqlState.NO_ACTIVE_SQL_TRANSACTION,
                    "DECLARE CURSOR can only be used in transaction blocks");
        }
        requireReadOnly(declare);
        if (statements.findPortal(declare.name()) != null) {
            throw new StatementError(SqlState.DUPLICATE_CURSOR, "cursor \"" + declare.name() + "\" already exists");
        }
        PreparedStatement old = declaration.statement();
        PreparedStatement query = new PreparedStatement("", declare.query(), old.plan(), old.parameterTypes(),
                old.plan().columns(), 0);
        Portal cursor = new Portal(declare.name(), query, declaration.parameters(),
                declare.binary() ? Formats.BINARY : Formats.TEXT, declaration.memoryBytes(), manner(declare));
        statements.add(cursor);
        block.queried();
        work.perform(new CursorStep(cursor, started -> {}), block.mode());
    }

    private static Portal.Cursor manner(SessionCommand.DeclareCursor declare) {
        ReadRows.Keep keep = declare.scroll() == null
                ? ReadRows.Keep.WHILE_SMALL
                : declare.scroll() ? ReadRows.Keep.ALL : ReadRows.Keep.NOTHING;
        return new Portal.Cursor(keep, declare.hold(), false);
    }

    private void requireReadOnly(SessionCommand.DeclareCursor declare) {
        if (declare.query().kind() == Engine.Kind.QUERY) {
            return;
        }
        if (declare.hold()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "DECLARE CURSOR WITH HOLD ... FOR UPDATE is not supported")
                    .withDetail("Holdable cursors must be READ ONLY.");
        }
        if (Boolean.TRUE.equals(declare.scroll())) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "DECLARE SCROLL CURSOR ... FOR UPDATE is not supported")
                    .withDetail("Scrollable cursors must be READ ONLY.");
        }
        if (block.isReadOnly()) {
            throw new StatementError(SqlState.READ_ONLY_SQL_TRANSACTION,
                    "cannot execute SELECT FOR UPDATE in a read-only transaction");
        }
    }

    /** Says the rows and returns the tag. Formats are null where the rows have to be described first. */
    String fetch(SessionCommand.Fetch fetch, Formats asked) {
        Portal cursor = statements.findPortal(fetch.name());
        if (cursor == null) {
            throw missing(fetch.name());
        }
        Formats formats = asked == null ? cursor.formats() : asked;
        if (!fetch.moveOnly()) {
            formats.check(cursor.columns().size());
        }
        long[] met = new long[1];
        Consumer<Portal> motion = read -> {
            if (asked == null && !fetch.moveOnly()) {
                replies.rowDescription(cursor.columns(), formats);
            }
            met[0] = new CursorMotion(read.rows(), sink(fetch, cursor, formats)).run(fetch.direction(),
                    fetch.count());
        };
        if (cursor.hasOutlivedTransaction()) {
            motion.accept(cursor);
        } else {
            work.perform(new CursorStep(cursor, motion), block.mode());
        }
        return (fetch.moveOnly() ? "MOVE " : "FETCH ") + met[0];
    }

    private Consumer<Object[]> sink(SessionCommand.Fetch fetch, Portal cursor, Formats formats) {
        return row -> {
            if (!fetch.moveOnly()) {
                replies.row(cursor.columns(), formats, row);
            }
            scope.tick();
        };
    }

    /** A null name closes all. */
    void close(String name) {
        if (name == null) {
            statements.closeAllPortals();
            return;
        }
        if (statements.findPortal(name) == null) {
            throw missing(name);
        }
        statements.closePortal(name);
    }

    private static StatementError missing(String name) {
        return new StatementError(SqlState.INVALID_CURSOR_NAME, "cursor \"" + name + "\" does not exist");
    }

    /** Before a commit: reads cursors WITH HOLD to their ends, so that they can do without their transaction. */
    void hold() {
        for (Portal cursor : List.copyOf(statements.portals())) {
            if (cursor.mustBeHeld()) {
                work.perform(new CursorStep(cursor, Portal::hold), block.mode());
            }
        }
    }

    /** Something done with a cursor that has been started. */
    private final class CursorStep implements Work.Body {
        private final Consumer<Portal> action;
        private Portal cursor;
        private boolean isPlanOld;

        private CursorStep(Portal cursor, Consumer<Portal> action) {
            this.cursor = cursor;
            this.action = action;
        }

        @Override
        public void run(Transaction transaction) {
            if (cursor.isOfRoutine()) {
                cursor = statements.portal(cursor.name());
            } else {
                start(transaction);
            }
            action.accept(cursor);
        }

        private void start(Transaction transaction) {
            if (isPlanOld || !cursor.isStartedIn(transaction)) {
                runner.planFor(transaction, cursor.statement(), isPlanOld);
                isPlanOld = false;
            }
            if (!cursor.isStartedIn(transaction)) {
                runner.start(cursor, transaction);
            }
        }

        /** What was fetched before is with the client. */
        @Override
        public boolean startsAnew() {
            return false;
        }

        @Override
        public void planAgain() {
            isPlanOld = true;
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
