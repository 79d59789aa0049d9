package io.phantomdb.session;

import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.sql.SessionCommand;
import java.util.Locale;

/** Begins and ends transactions, and what lives and dies with them: portals and changes of settings. */
final class TransactionControl {
    private final Block block;
    private final Work work;
    private final SettingValues settings;
    private final Statements statements;
    private final SessionEnvironment environment;
    private final CursorRunner cursors;

    TransactionControl(Block block, Work work, SettingValues settings, Statements statements,
            SessionEnvironment environment, CursorRunner cursors) {
        this.cursors = cursors;
        this.block = block;
        this.work = work;
        this.settings = settings;
        this.statements = statements;
        this.environment = environment;
    }

    /** Whatever is done next is done in a transaction. */
    void enter() {
        block.enter(settings, environment.statementStartMicros());
    }

    void begin(SessionCommand.Begin begin) {
        if (block.isOpen()) {
            environment.notice(Notice.warning(SqlState.ACTIVE_SQL_TRANSACTION,
                    "there is already a transaction in progress"));
        }
        change(begin.isolation(), begin.readOnly());
        block.open();
    }

    /** The parts of BEGIN and SET TRANSACTION that are not null. */
    void change(SessionCommand.Isolation isolation, Boolean readOnly) {
        if (isolation != null) {
            block.setIsolation(nameOf(isolation));
        }
        if (readOnly != null) {
            block.setReadOnly(readOnly);
        }
    }

    static String nameOf(SessionCommand.Isolation isolation) {
        return isolation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** COMMIT; returns its tag. */
    String commit() {
        warnUnlessInBlock();
        boolean failed = block.isFailed();
        if (failed) {
            undo();
        } else {
            complete();
        }
        return failed ? "ROLLBACK" : "COMMIT";
    }

    String rollback() {
        warnUnlessInBlock();
        undo();
        return "ROLLBACK";
    }

    private void warnUnlessInBlock() {
        if (!block.isOpen() && !block.isFailed()) {
            environment
                    .notice(Notice.warning(SqlState.NO_ACTIVE_SQL_TRANSACTION, "there is no transaction in progress"));
        }
    }

    /** At the end of a request: commits what nobody began in so many words. */
    void finishImplicit() {
        if (block.phase() == Block.Phase.IMPLICIT) {
            complete();
        }
    }

    /** A commit that fails ends the block too. */
    private void complete() {
        block.close();
        cursors.hold();
        work.commit();
        statements.endTransaction(true);
        settings.committed();
        block.end();
    }

    private void undo() {
        settings.rolledBack();
        statements.endTransaction(false);
        block.end();
        work.rollback();
    }

    /** An error: all that was done is undone at once. An open block stays, as a failed one. */
    void fail() {
        settings.rolledBack();
        statements.endTransaction(false);
        block.fail();
        work.rollback();
    }
}
