package io.phantomdb.session;

import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.SessionCommand;
import io.phantomdb.txn.Transaction;
import java.util.Locale;

/**
 * Begins and ends transactions, and what lives and dies with them: savepoints, portals and changes of settings (PostgreSQL
 * 15, chapters 13.2 and "SAVEPOINT").
 */
final class TransactionControl {
    private final Block block;
    private final Work work;
    private final SettingValues settings;
    private final Statements statements;
    private final SessionEnvironment environment;
    private final CursorRunner cursors;
    private final Notifications notifications;
    private final AdvisoryLocks advisory;
    private final Temporaries temporaries;
    private final Savepoints savepoints = new Savepoints();

    TransactionControl(Block block, Work work, SettingValues settings, Statements statements,
            SessionEnvironment environment, CursorRunner cursors, Notifications notifications,
            AdvisoryLocks advisory,
            Temporaries temporaries) {
        this.advisory = advisory;
        this.temporaries = temporaries;
        this.notifications = notifications;
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
        change(begin.modes());
        block.open();
    }

    /** The parts of BEGIN and SET TRANSACTION that are not null. */
    void change(SessionCommand.Modes modes) {
        if (modes.isolation() != null) {
            setIsolation(nameOf(modes.isolation()));
        }
        if (modes.readOnly() != null) {
            setReadOnly(modes.readOnly());
        }
        if (modes.deferrable() != null) {
            setDeferrable(modes.deferrable());
        }
    }

    void setIsolation(String level) {
        block.setIsolation(level, !savepoints.isEmpty());
    }

    void setReadOnly(boolean asked) {
        block.setReadOnly(asked, !savepoints.isEmpty());
    }

    void setDeferrable(boolean asked) {
        block.setDeferrable(asked, !savepoints.isEmpty());
    }

    static String nameOf(SessionCommand.Isolation isolation) {
        return isolation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** COMMIT; returns its tag. */
    String commit(boolean chain) {
        requireOrWarn(chain, "COMMIT AND CHAIN");
        boolean failed = block.isFailed();
        Block.Characteristics same = block.characteristics();
        if (failed) {
            undo();
        } else {
            complete();
        }
        goOn(chain, same);
        return failed ? "ROLLBACK" : "COMMIT";
    }

    String rollback(boolean chain) {
        requireOrWarn(chain, "ROLLBACK AND CHAIN");
        Block.Characteristics same = block.characteristics();
        undo();
        goOn(chain, same);
        return "ROLLBACK";
    }

    private void requireOrWarn(boolean chain, String chained) {
        if (chain) {
            requireBlock(chained);
        } else if (!block.isOpen() && !block.isFailed()) {
            environment
                    .notice(Notice.warning(SqlState.NO_ACTIVE_SQL_TRANSACTION, "there is no transaction in progress"));
        }
    }

    private void goOn(boolean chain, Block.Characteristics same) {
        if (chain) {
            block.chain(same, environment.statementStartMicros());
        }
    }

    private void requireBlock(String command) {
        if (!block.isOpen() && !block.isFailed()) {
            throw new StatementError(SqlState.NO_ACTIVE_SQL_TRANSACTION,
                    command + " can only be used in transaction blocks");
        }
    }

    /** SAVEPOINT. */
    String savepoint(String name) {
        requireBlock("SAVEPOINT");
        Work.Place place = new Work.Place();
        work.perform(place, block.mode());
        savepoints.add(new Savepoints.Savepoint(name, place, settings.mark(), statements.portalMark(),
                notifications.mark(), environment.openLargeObjects().length(), block.characteristics()));
        return "SAVEPOINT";
    }

    /** RELEASE SAVEPOINT: it and all that came after it are forgotten; what was done stays. */
    String release(String name) {
        requireBlock("RELEASE SAVEPOINT");
        savepoints.release(name);
        return "RELEASE";
    }

    /** ROLLBACK TO SAVEPOINT, which stays. A block that had failed goes on. */
    String rollbackTo(String name) {
        requireBlock("ROLLBACK TO SAVEPOINT");
        Savepoints.Savepoint savepoint = savepoints.returnTo(name);
        settings.undoTo(savepoint.settings());
        statements.closePortalsFrom(savepoint.portals());
        work.returnTo(savepoint.place());
        notifications.undoTo(savepoint.notifications());
        environment.openLargeObjects().cut(savepoint.largeObjects());
        block.returnTo(savepoint.characteristics());
        return "ROLLBACK";
    }

    /** At the end of a request: commits what nobody began in so many words. */
    void finishImplicit() {
        if (block.phase() == Block.Phase.IMPLICIT) {
            complete();
        }
    }

    /**
     * COMMIT or ROLLBACK by the statement under way, which goes on in the transaction that is given back: one like the one before
     * with {@code chain}, else as they begin.
     */
    Transaction endWithin(boolean commits, boolean chain) {
        Block.Characteristics same = chain ? block.characteristics() : null;
        if (commits) {
            beforeCommit();
            work.commitWithin();
            committed();
        } else {
            undone();
            work.rollbackWithin();
        }
        block.goOn(settings, same, environment.clockMicros());
        return work.goOn(block.mode());
    }

    /** A commit that fails ends the block too. */
    private void complete() {
        beforeCommit();
        work.commit();
        committed();
    }

    private void beforeCommit() {
        block.close();
        savepoints.clear();
        cursors.hold();
        temporaries.beforeCommit();
        notifications.beforeCommit(work, block.mode());
    }

    private void committed() {
        notifications.committed();
        advisory.transactionEnded();
        environment.openLargeObjects().closeAll();
        statements.endTransaction(true);
        settings.committed();
        block.end();
    }

    private void undo() {
        undone();
        work.rollback();
    }

    private void undone() {
        settings.rolledBack();
        notifications.rolledBack();
        advisory.transactionEnded();
        environment.openLargeObjects().closeAll();
        savepoints.clear();
        statements.endTransaction(false);
        block.end();
    }

    /**
     * An error: all that was done is undone at once, or what was done since the innermost savepoint. An open block stays, as
     * a failed one.
     */
    void fail() {
        Savepoints.Savepoint last = savepoints.last();
        boolean isRecoverable = last != null && !block.isNone() && block.phase() != Block.Phase.IMPLICIT;
        if (isRecoverable && work.failed(last.place())) {
            settings.undoTo(last.settings());
            notifications.undoTo(last.notifications());
            environment.openLargeObjects().cut(last.largeObjects());
            statements.closePortalsFrom(last.portals());
            block.fail();
            return;
        }
        settings.rolledBack();
        notifications.rolledBack();
        advisory.transactionEnded();
        environment.openLargeObjects().closeAll();
        savepoints.clear();
        statements.endTransaction(false);
        block.fail();
        work.rollback();
    }

    /** The session ends: nothing is left of what was not committed. */
    void abandon() {
        savepoints.clear();
        fail();
    }
}
