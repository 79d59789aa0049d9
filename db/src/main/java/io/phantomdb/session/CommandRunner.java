package io.phantomdb.session;

import io.phantomdb.base.Check;
import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.settings.SessionSettings;
import io.phantomdb.base.settings.Setting;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.Engine.Column;
import io.phantomdb.sql.SessionCommand;
import java.util.List;

/** Carries out the statements that are the session's own: transaction control, settings, DISCARD, DEALLOCATE. */
final class CommandRunner {
    private final Block block;
    private final SettingValues settings;
    private final Statements statements;
    private final SessionEnvironment environment;
    private final TransactionControl transactions;
    private final Replies replies;
    private final Preparation preparation;
    private final CursorRunner cursors;
    private final Messages messages;
    private final Temporaries temporaries;

    CommandRunner(Block block, SettingValues settings, Statements statements, SessionEnvironment environment,
            TransactionControl transactions, Replies replies, Preparation preparation, CursorRunner cursors,
            Messages messages, Temporaries temporaries) {
        this.messages = messages;
        this.temporaries = temporaries;
        this.preparation = preparation;
        this.cursors = cursors;
        this.block = block;
        this.settings = settings;
        this.statements = statements;
        this.environment = environment;
        this.transactions = transactions;
        this.replies = replies;
    }

    /** The rows that a command answers with; empty for most. */
    static List<Column> columns(SessionCommand command) {
        return switch (command) {
            case SessionCommand.Show show -> List.of(text(shownName(show.name())));
            case SessionCommand.ShowAll all -> List.of(text("name"), text("setting"), text("description"));
            case SessionCommand.Begin b -> List.of();
            case SessionCommand.Commit c -> List.of();
            case SessionCommand.Rollback r -> List.of();
            case SessionCommand.Savepoint s -> List.of();
            case SessionCommand.RollbackTo r -> List.of();
            case SessionCommand.Release r -> List.of();
            case SessionCommand.Listen l -> List.of();
            case SessionCommand.Unlisten u -> List.of();
            case SessionCommand.Notify n -> List.of();
            case SessionCommand.SetTransaction s -> List.of();
            case SessionCommand.Set s -> List.of();
            case SessionCommand.Reset r -> List.of();
            case SessionCommand.DiscardAll d -> List.of();
            case SessionCommand.Discard d -> List.of();
            case SessionCommand.Deallocate d -> List.of();
            case SessionCommand.Prepare p -> List.of();
            case SessionCommand.Execute e -> List.of();
            case SessionCommand.DeclareCursor d -> List.of();
            case SessionCommand.Fetch f -> List.of();
            case SessionCommand.CloseCursor c -> List.of();
        };
    }

    private static Column text(String name) {
        return new Column(name, Type.TEXT, -1, 0, 0);
    }

    private static String shownName(String name) {
        Setting setting = SessionSettings.find(name);
        return setting == null ? name : setting.name();
    }

    /** True for what is obeyed even in a failed block. */
    static boolean endsBlock(SessionCommand command) {
        return command instanceof SessionCommand.Commit || command instanceof SessionCommand.Rollback
                || command instanceof SessionCommand.RollbackTo;
    }

    /** How a command is run. Formats are null where rows have to be described first (simple queries). */
    record Manner(Formats formats, boolean isAlone) {}

    /** Says the rows, if any, and returns the tag. The portal is of a statement that is a command. */
    String run(Portal portal, Manner manner) {
        SessionCommand command = portal.statement().statement().command();
        boolean alone = manner.isAlone();
        return switch (command) {
            case SessionCommand.Begin begin -> {
                transactions.begin(begin);
                yield "BEGIN";
            }
            case SessionCommand.Commit commit -> transactions.commit(commit.chain());
            case SessionCommand.Rollback rollback -> transactions.rollback(rollback.chain());
            case SessionCommand.Savepoint savepoint -> transactions.savepoint(savepoint.name());
            case SessionCommand.RollbackTo rollback -> transactions.rollbackTo(rollback.name());
            case SessionCommand.Release release -> transactions.release(release.name());
            case SessionCommand.Listen listen -> messages.listen(listen.channel());
            case SessionCommand.Unlisten unlisten -> messages.unlisten(unlisten.channel());
            case SessionCommand.Notify notify -> messages.notify(notify);
            case SessionCommand.SetTransaction set -> setTransaction(set, alone);
            case SessionCommand.Set set -> set(set, alone);
            case SessionCommand.Show show -> show(show, manner);
            case SessionCommand.ShowAll all -> showAll(all, manner);
            case SessionCommand.Reset reset -> reset(reset);
            case SessionCommand.DiscardAll discard -> discardAll(alone);
            case SessionCommand.Discard discard -> discard(discard);
            case SessionCommand.Deallocate deallocate -> deallocate(deallocate);
            case SessionCommand.Prepare prepare -> {
                preparation.prepare(prepare, portal.statement().statement());
                yield "PREPARE";
            }
            case SessionCommand.Execute execute -> throw Check.unreachable("it was bound to what it names");
            case SessionCommand.DeclareCursor declare -> {
                cursors.declare(declare, portal, alone);
                yield "DECLARE CURSOR";
            }
            case SessionCommand.Fetch fetch -> cursors.fetch(fetch, manner.formats());
            case SessionCommand.CloseCursor close -> {
                cursors.close(close.name());
                yield close.name() == null ? "CLOSE CURSOR ALL" : "CLOSE CURSOR";
            }
        };
    }

    private String setTransaction(SessionCommand.SetTransaction set, boolean alone) {
        if (!set.forSession()) {
            warnOutsideBlock("SET TRANSACTION", alone);
            transactions.change(set.modes());
            return "SET";
        }
        SessionCommand.Modes modes = set.modes();
        if (modes.isolation() != null) {
            settings.set("default_transaction_isolation", TransactionControl.nameOf(modes.isolation()), false);
        }
        if (modes.readOnly() != null) {
            settings.set("default_transaction_read_only", SessionEnvironment.onOff(modes.readOnly()), false);
        }
        if (modes.deferrable() != null) {
            settings.set("default_transaction_deferrable", SessionEnvironment.onOff(modes.deferrable()), false);
        }
        return "SET";
    }

    private void warnOutsideBlock(String command, boolean alone) {
        if (alone && !block.isOpen()) {
            environment.notice(Notice.warning(SqlState.NO_ACTIVE_SQL_TRANSACTION,
                    command + " can only be used in transaction blocks"));
        }
    }

    private String set(SessionCommand.Set set, boolean alone) {
        if (set.local()) {
            warnOutsideBlock("SET LOCAL", alone);
        }
        String key = SettingValues.key(set.name());
        switch (key) {
            case "transaction_isolation", "transaction_read_only", "transaction_deferrable" ->
                setOfTransaction(key, set.value());
            case "role", "session_authorization" -> environment.set(key, set.value(), set.local());
            default -> settings.set(set.name(), set.value(), set.local());
        }
        return "SET";
    }

    /** These belong to the transaction, not to the session. */
    private void setOfTransaction(String key, String raw) {
        String fallback = settings.get("default_" + key);
        String value = raw == null ? fallback : SessionSettings.get(key).parse(raw, fallback);
        switch (key) {
            case "transaction_isolation" -> transactions.setIsolation(value);
            case "transaction_read_only" -> transactions.setReadOnly(value.equals("on"));
            default -> transactions.setDeferrable(value.equals("on"));
        }
    }

    private String show(SessionCommand.Show show, Manner manner) {
        String key = SettingValues.key(show.name());
        String kept = environment.setting(key);
        if (kept == null) {
            throw SessionSettings.unrecognized(show.name());
        }
        Setting setting = SessionSettings.find(key);
        List<Column> columns = columns(show);
        Formats formats = describe(columns, manner);
        replies.row(columns, formats, new Object[]{setting == null ? kept : setting.shown(kept)});
        return "SHOW";
    }

    private String showAll(SessionCommand.ShowAll command, Manner manner) {
        List<Column> columns = columns(command);
        Formats formats = describe(columns, manner);
        for (Setting setting : SessionSettings.all()) {
            String kept = environment.setting(SettingValues.key(setting.name()));
            replies.row(columns, formats,
                    new Object[]{setting.name(), setting.shown(kept), setting.description()});
        }
        return "SHOW";
    }

    private Formats describe(List<Column> columns, Manner manner) {
        if (manner.formats() != null) {
            return manner.formats();
        }
        replies.rowDescription(columns, Formats.TEXT);
        return Formats.TEXT;
    }

    private String reset(SessionCommand.Reset reset) {
        if (reset.name() == null) {
            settings.resetAll();
        } else if (reset.name().startsWith("transaction_")) {
            setOfTransaction(SettingValues.key(reset.name()), null);
        } else {
            environment.set(reset.name(), null, false);
        }
        return "RESET";
    }

    private String discardAll(boolean alone) {
        if (block.isOpen() || !alone) {
            throw new StatementError(SqlState.ACTIVE_SQL_TRANSACTION,
                    "DISCARD ALL cannot run inside a transaction block");
        }
        settings.resetAll();
        environment.set("session_authorization", null, false);
        settings.set("role", null, false);
        statements.closeAllPortals();
        statements.deallocateAll();
        messages.discard();
        temporaries.discard();
        return "DISCARD ALL";
    }

    private String discard(SessionCommand.Discard discard) {
        if (discard.what().equals("TEMP")) {
            temporaries.discard();
        }
        return "DISCARD " + discard.what();
    }

    private String deallocate(SessionCommand.Deallocate deallocate) {
        if (deallocate.name() == null) {
            statements.deallocateAll();
            return "DEALLOCATE ALL";
        }
        statements.deallocate(deallocate.name());
        return "DEALLOCATE";
    }
}
