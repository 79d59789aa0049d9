package io.phantomdb.session;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Scope;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.Engine;
import io.phantomdb.sql.Engine.Kind;
import io.phantomdb.sql.SessionCommand;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.ScramVerifier;
import io.phantomdb.txn.TransactionMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What one client has here. Its verbs are the requests of the protocol; each says its replies, errors included, and none
 * throws but what must stop the node. Verbs of the extended protocol answer false after an error: all requests up to Sync
 * are then to be skipped.
 *
 * <p>Used by one story at a time, save {@link #cancel} and {@link #end}, which any thread may call.
 */
public final class Session {
    private static final StatementError BY_USER = new StatementError(SqlState.QUERY_CANCELED,
            "canceling statement due to user request");
    private static final StatementError BY_TIMEOUT = new StatementError(SqlState.QUERY_CANCELED,
            "canceling statement due to statement timeout");

    private final SessionParts parts;
    private final Replies replies;
    private final Scope scope;
    private final Block block = new Block();
    private final SettingValues settings = new SettingValues();
    private final Statements statements;
    private final SessionEnvironment environment;
    private final SessionText text;
    private final Notifications notifications;
    private final AdvisoryLocks advisory;
    private final Work work;
    private final Temporaries temporaries;
    private final TransactionControl control;
    private final Preparation preparation;
    private final CommandRunner commands;
    private final StatementRunner runner;
    private final Failures failures;
    private volatile StatementGuard guard;
    private volatile StatementError ending;

    public Session(SessionParts parts, Replies replies, CopySource copySource) {
        this.parts = parts;
        this.replies = replies;
        this.scope = new Scope(parts.host(), parts.memory());
        this.environment = new SessionEnvironment(parts, settings, block, replies, scope);
        this.statements = new Statements(parts.memory(), environment::statementStartMicros);
        environment.objects(statements);
        SessionCursors routineCursors = new SessionCursors(statements, parts.memory());
        environment.routineCursors(routineCursors);
        this.text = new SessionText(settings, environment);
        this.notifications = new Notifications(parts, scope, replies);
        this.work = new Work(parts, replies, scope, block, new CommitReport(settings, environment, replies));
        this.advisory = new AdvisoryLocks(parts, scope, environment, work);
        work.traces(notifications);
        work.traces(advisory);
        work.traces(new OpenObjectsTrace(environment.openLargeObjects()));
        work.traces(routineCursors);
        environment.effects(new Effects(advisory, notifications));
        environment.roleSwitch(new RoleSwitch(parts.engine(), scope, work, settings, environment));
        if (parts.user().equals(Role.FOUNDING_NAME)) {
            environment.loggedIn(Role.founding());
        }
        this.runner = new StatementRunner(parts, environment, scope, replies, copySource, work, statements);
        this.preparation = new Preparation(parts, environment, scope, work, statements);
        CursorRunner cursors = new CursorRunner(block, statements, work, runner, replies, scope);
        this.temporaries = new Temporaries(parts, environment, scope, work, block);
        this.control = new TransactionControl(block, work, settings, statements, environment, cursors,
                notifications, advisory, temporaries);
        environment.endBy((commits, chain) -> runner.atItsTime(control.endWithin(commits, chain)));
        this.commands = new CommandRunner(block, settings, statements, environment, control, replies, preparation,
                cursors, new Messages(work, block, notifications, advisory), temporaries);
        this.failures = new Failures(parts.host().trace(), parts.entropy().fork("failures"), parts.backendPid());
    }

    /** What the session's story waits through. */
    public Scope scope() {
        return scope;
    }

    /** The forms in which text and dates are written and read; follows the settings. */
    public TextContext textContext() {
        return text;
    }

    /** A setting that the client asked for before it was let in. Throws 42704, 22023 or 55P02. */
    public void startWith(String setting, String value) {
        switch (SettingValues.key(setting)) {
            case "role", "session_authorization" -> throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "\"" + setting + "\" cannot be set at start-up").withHint("Use SET ROLE, or ALTER ROLE ... SET.");
            default -> settings.start(setting, value);
        }
    }

    /** The kept value of a setting, by its lower-case name; null if there is none. */
    public String setting(String lowerName) {
        return environment.setting(lowerName);
    }

    /** Tells the client of all reported settings that are not as it was told last. */
    public void reportSettings() {
        environment.refreshFacts();
        settings.report(replies);
    }

    /** A query string of the simple protocol, with all that becomes of it up to the next request. */
    public void query(String sql) {
        attempt(() -> runAll(sql));
        ready();
    }

    private void runAll(String sql) {
        statements.close("");
        statements.closePortal("");
        List<Engine.Statement> list = parts.engine().parse(WrittenStrings.meant(sql, environment));
        if (list.isEmpty()) {
            replies.emptyQuery();
            control.finishImplicit();
        }
        for (int index = 0; index < list.size(); index++) {
            if (index > 0) {
                closeGuard();
                openGuard();
            }
            runOne(list.get(index), list.size() == 1, index == list.size() - 1);
        }
    }

    /** The last statement's tag is told when the implicit transaction is committed, not before. */
    private void runOne(Engine.Statement statement, boolean alone, boolean last) {
        requireObeyed(statement);
        control.enter();
        PreparedStatement prepared = preparation.prepare("", statement, List.of(), 0);
        String tag = switch (statement.kind()) {
            case SESSION -> statement.command() instanceof SessionCommand.Execute execute
                    ? runSimple(preparation.portal("", execute, statement, Formats.TEXT), alone)
                    : runCommand(new Portal("", prepared, List.of(), Formats.TEXT, 0),
                            new CommandRunner.Manner(null, alone));
            case SCHEMA -> runSchema(prepared, alone);
            case QUERY, CHANGE, COPY_IN, COPY_OUT ->
                runSimple(new Portal("", prepared, List.of(), Formats.TEXT, 0), alone);
        };
        if (last) {
            control.finishImplicit();
        }
        replies.commandComplete(tag);
    }

    private String runCommand(Portal portal, CommandRunner.Manner manner) {
        String tag = commands.run(portal, manner);
        return tag.equals("BEGIN") ? portal.statement().statement().commandName() : tag;
    }

    private String runSimple(Portal portal, boolean alone) {
        Engine.Statement statement = portal.statement().statement();
        requireWritable(portal.statement());
        block.queried();
        return runner.runSimple(portal, mode(portal.statement(), alone), alone);
    }

    /** A query that is a transaction of its own needs no locks. */
    private TransactionMode mode(PreparedStatement statement, boolean alone) {
        TransactionMode mode = block.mode();
        return alone && !block.isOpen() && readsOnly(statement) ? mode.asReadOnly() : mode;
    }

    private static boolean readsOnly(PreparedStatement statement) {
        return isQuery(statement.statement()) && !statement.plan().mayWrite();
    }

    private static boolean isQuery(Engine.Statement statement) {
        return statement.kind() == Kind.QUERY || statement.kind() == Kind.COPY_OUT;
    }

    /** In the transaction, or in transactions of its own where it is, or has to be, the only statement. */
    private String runSchema(PreparedStatement prepared, boolean alone) {
        requireWritable(prepared);
        block.queried();
        boolean isAlone = alone && !block.isOpen() && !work.isBegun();
        return switch (parts.engine().alone(prepared.plan())) {
            case NEVER -> runner.runSchema(prepared, block.mode());
            case IF_POSSIBLE -> isAlone ? runner.runAlone(prepared) : runner.runSchema(prepared, block.mode());
            case ALWAYS -> {
                if (!isAlone) {
                    throw new StatementError(SqlState.ACTIVE_SQL_TRANSACTION,
                            prepared.statement().commandName() + " cannot run inside a transaction block");
                }
                yield runner.runAlone(prepared);
            }
        };
    }

    /** A function called by its number in pg_proc, with all that becomes of it up to the next request. */
    public void call(int functionOid, Arguments arguments, Formats resultFormat) {
        attempt(() -> {
            Engine.Call call = parts.engine().call(functionOid);
            requireObeyed(call.statement());
            List<Type> types = call.argumentTypes();
            if (arguments.count() != types.size()) {
                throw new StatementError(SqlState.PROTOCOL_VIOLATION, "function call message contains "
                        + arguments.count() + " arguments but function requires " + types.size());
            }
            PreparedStatement prepared = preparation.prepare("", call.statement(), types, 0);
            Portal portal = new Portal("", prepared, values(arguments, types), resultFormat, arguments.bytes());
            requireWritable(prepared);
            block.queried();
            runner.runCall(portal, mode(prepared, true));
            control.finishImplicit();
        });
        ready();
    }

    private static List<Object> values(Arguments arguments, List<Type> types) {
        List<Object> values = new ArrayList<>(types.size());
        for (int index = 0; index < types.size(); index++) {
            values.add(arguments.value(index, types.get(index)));
        }
        return values;
    }

    /** The oids are those of the parameters' types; 0, or none, where the statement has to tell. */
    public boolean parse(String name, String sql, List<Integer> typeOids) {
        return attempt(() -> {
            List<Engine.Statement> list = parts.engine().parse(WrittenStrings.meant(sql, environment));
            if (list.size() > 1) {
                throw new StatementError(SqlState.SYNTAX_ERROR,
                        "cannot insert multiple commands into a prepared statement");
            }
            statements.requireFree(name);
            Engine.Statement statement = list.isEmpty() ? null : list.getFirst();
            if (statement != null) {
                requireObeyed(statement);
            }
            List<Type> types = typeOids.stream().map(oid -> runner.type(oid, block.mode())).toList();
            statements.add(preparation.prepare(name, statement, types, sql.length()), sql, false);
            replies.parseComplete();
        });
    }

    public boolean bind(String portalName, String statementName, Arguments arguments, Formats formats) {
        return attempt(() -> {
            PreparedStatement statement = statements.get(statementName);
            if (!statement.isEmpty()) {
                requireObeyed(statement.statement());
            }
            List<Type> types = statement.parameterTypes();
            if (arguments.count() != types.size()) {
                throw new StatementError(SqlState.PROTOCOL_VIOLATION,
                        "bind message supplies " + arguments.count() + " parameters, but prepared statement \""
                                + statementName + "\" requires " + types.size());
            }
            formats.check(statement.columns().size());
            statements.requireFreePortal(portalName);
            if (types.stream().anyMatch(Type::namesObjects)) {
                runner.nameObjects(block.mode());
            }
            statements.add(portal(portalName, statement, values(arguments, types), formats, arguments.bytes()));
            replies.bindComplete();
        });
    }

    /** What EXECUTE is bound to is what it names. */
    private Portal portal(String name, PreparedStatement statement, List<Object> values, Formats formats, long bytes) {
        boolean isCommand = !statement.isEmpty() && statement.statement().kind() == Kind.SESSION;
        return isCommand && statement.statement().command() instanceof SessionCommand.Execute execute
                ? preparation.portal(name, execute, statement.statement(), formats)
                : new Portal(name, statement, values, formats, bytes);
    }

    public boolean describeStatement(String name) {
        return attempt(() -> {
            PreparedStatement statement = statements.get(name);
            requireDescribable(statement);
            replies.parameterDescription(statement.parameterTypes());
            describe(statement, Formats.TEXT);
        });
    }

    public boolean describePortal(String name) {
        return attempt(() -> {
            Portal portal = statements.portal(name);
            requireDescribable(portal.statement());
            describe(portal.statement(), portal.formats());
        });
    }

    private void requireDescribable(PreparedStatement statement) {
        if (block.isFailed() && statement.givesRows()) {
            throw aborted();
        }
    }

    private void describe(PreparedStatement statement, Formats formats) {
        if (statement.givesRows()) {
            replies.rowDescription(statement.columns(), formats);
        } else {
            replies.noData();
        }
    }

    /** At most so many rows, 0 = all. {@code last}: the client is known to send Sync next. */
    public boolean execute(String portalName, int rowsMax, boolean last) {
        return attempt(() -> {
            Portal portal = statements.portal(portalName);
            if (portal.statement().isEmpty()) {
                replies.emptyQuery();
                return;
            }
            requireObeyed(portal.statement().statement());
            run(portal, Math.max(0, rowsMax), last);
        });
    }

    private void run(Portal portal, int rowsMax, boolean last) {
        Engine.Statement statement = portal.statement().statement();
        switch (statement.kind()) {
            case SESSION -> replies.commandComplete(
                    runCommand(portal, new CommandRunner.Manner(portal.formats(), !work.isBegun())));
            case SCHEMA -> replies.commandComplete(runSchema(portal.statement(), last));
            case QUERY, CHANGE, COPY_IN, COPY_OUT -> {
                requireWritable(portal.statement());
                block.queried();
                runner.runExtended(portal, rowsMax, mode(portal.statement(), last));
            }
        }
    }

    /** Harmless if there is none of that name. */
    public boolean closeStatement(String name) {
        return attempt(() -> {
            statements.close(name);
            replies.closeComplete();
        });
    }

    /** Harmless if there is none of that name. */
    public boolean closePortal(String name) {
        return attempt(() -> {
            statements.closePortal(name);
            replies.closeComplete();
        });
    }

    /** The end of a request of the extended protocol: an implicit transaction is committed. */
    public void sync() {
        attempt(control::finishImplicit);
        ready();
    }

    /** A request that made no sense, or asks for what there is not: an error like any other. */
    public void refuse(StatementError error) {
        attempt(() -> {
            throw error;
        });
    }

    /** Says how the session stands. */
    public void ready() {
        if (ending == null) {
            tellNotifications();
        }
        if (ending == null) {
            environment.refreshFacts();
            settings.report(replies);
            replies.ready(block.state());
        }
    }

    /** What to do, on the loop, when there are notifications while the client waits for nothing. */
    public void onNotifications(Runnable tell) {
        notifications.onNews(tell);
    }

    /** Tells what notifications have come, unless a transaction is open. */
    public void tellNotifications() {
        if (block.isNone()) {
            notifications.tell();
            if (notifications.missed() != null) {
                end(notifications.missed());
            }
        }
    }

    /** Cancels the statement under way, if there is one. Any thread. */
    public void cancel() {
        StatementGuard current = guard;
        if (current != null) {
            current.cancel(BY_USER);
        }
    }

    /** Makes the session stop as soon as it can, for this reason. Any thread. */
    public void end(StatementError why) {
        ending = why;
        StatementGuard current = guard;
        if (current != null) {
            current.cancel(why);
        }
    }

    /** Whoever carries the session has met a bug: it ends with XX000. What must stop the node is thrown on. */
    public void endBroken(RuntimeException bug) {
        end(failures.explain(bug));
    }

    /** Why the session must stop, or null. */
    public StatementError ending() {
        return ending;
    }

    public boolean isInTransaction() {
        return !block.isNone();
    }

    /** How long the client may now be silent, and what it is told then. */
    public record IdleLimit(long nanos, StatementError error) {}

    /** Null if there is no limit. */
    public IdleLimit idleLimit() {
        SessionEnvironment.TimeLimits limits = environment.limits();
        long millis = block.isNone() ? limits.idleSession() : limits.idleInTransaction();
        if (millis == 0) {
            return null;
        }
        return new IdleLimit(millis * 1_000_000, block.isNone()
                ? new StatementError(SqlState.IDLE_SESSION_TIMEOUT,
                        "terminating connection due to idle-session timeout")
                : new StatementError(SqlState.IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
                        "terminating connection due to idle-in-transaction timeout"));
    }

    /**
     * Makes it a session of its role in its database, with what the role's sessions begin with. Returns why it cannot be, or null.
     * Waits; needs not be called for the founding role in the founding database.
     */
    public StatementError connect() {
        openGuard();
        try {
            Role role = work.repeat(() -> parts.engine().role(scope, parts.user()));
            Logins.require(role, parts.user());
            environment.loggedIn(role);
            int database = work.repeat(() -> parts.engine().connect(scope, role, parts.database()));
            environment.connected(database);
            Logins.begin(role, database, settings, environment);
            return null;
        } catch (RuntimeException failure) {
            return failures.explain(failure);
        } finally {
            closeGuard();
        }
    }

    /** What a client has to prove that it knows the password of; the verifier is null if nobody can. */
    public record Credentials(ScramVerifier verifier, StatementError refusal) {}

    /** Looks up the verifier of its role's password, if that is still good. Waits. */
    public Credentials credentials() {
        openGuard();
        try {
            Role role = work.repeat(() -> parts.engine().role(scope, parts.user()));
            boolean isGood = role != null && role.verifier() != null
                    && (role.validUntilMicros() == null || role.validUntilMicros() >= environment.clockMicros());
            return new Credentials(isGood ? ScramVerifier.parse(role.verifier()) : null, null);
        } catch (RuntimeException failure) {
            return new Credentials(null, failures.explain(failure));
        } finally {
            closeGuard();
        }
    }

    /** The role that opened it; null before that is known. */
    public Role openedBy() {
        return environment.openedBy();
    }

    /** The name of its database. */
    public String database() {
        return parts.database();
    }

    /** True if {@link #close} has to wait for something. */
    public boolean endsSlowly() {
        return isInTransaction() || temporaries.areThere();
    }

    /** Undoes what is unfinished and forgets everything. Says nothing. */
    public void close() {
        abandon(control::abandon);
        statements.closeAllPortals();
        notifications.close();
        advisory.close();
        abandon(temporaries::end);
        statements.deallocateAll();
    }

    private boolean attempt(Runnable verb) {
        Throwable failure = null;
        openGuard();
        try {
            environment.statementStarts();
            control.enter();
            verb.run();
        } catch (RuntimeException | StackOverflowError thrown) {
            failure = thrown;
        }
        closeGuard();
        if (failure == null) {
            return true;
        }
        StatementError error = failures.explain(failure);
        abandon(control::fail);
        if (ending == null) {
            replies.error(error);
        }
        return false;
    }

    /** A rollback that fails is a bug, but must not hide what made it necessary. */
    private void abandon(Runnable undo) {
        try {
            undo.run();
        } catch (RuntimeException failure) {
            failures.explain(failure);
        }
    }

    private void openGuard() {
        StatementGuard opened = new StatementGuard(scope);
        long millis = environment.limits().statement();
        if (millis > 0) {
            long now = parts.host().clock().nanos();
            opened.cancelAt(parts.host().loops().store(), now + millis * 1_000_000, BY_TIMEOUT);
        }
        guard = opened;
        StatementError reason = ending;
        if (reason != null) {
            opened.cancel(reason);
        }
    }

    private void closeGuard() {
        StatementGuard closed = guard;
        guard = null;
        closed.close();
    }

    private void requireObeyed(Engine.Statement statement) {
        if (block.isFailed() && !(statement.kind() == Kind.SESSION && CommandRunner.endsBlock(statement.command()))) {
            throw aborted();
        }
    }

    private static StatementError aborted() {
        return new StatementError(SqlState.IN_FAILED_SQL_TRANSACTION,
                "current transaction is aborted, commands ignored until end of transaction block");
    }

    private void requireWritable(PreparedStatement prepared) {
        Engine.Statement statement = prepared.statement();
        if (statement.commandName().equals("LOCK TABLE") && !block.isOpen()) {
            throw new StatementError(SqlState.NO_ACTIVE_SQL_TRANSACTION,
                    "LOCK TABLE can only be used in transaction blocks");
        }
        if (readsOnly(prepared)) {
            return;
        }
        if (block.isReadOnly() && !isQuery(statement) && !prepared.isCall()) {
            String command = switch (statement.commandName()) {
                case "SELECT" -> "SELECT FOR UPDATE";
                case "COPY" -> "COPY FROM";
                default -> statement.commandName();
            };
            throw new StatementError(SqlState.READ_ONLY_SQL_TRANSACTION,
                    "cannot execute " + command + " in a read-only transaction");
        }
        // A block that was said to be read-only stays the one transaction that it is, whatever its functions may try.
        if (work.isReadOnly() && !block.isReadOnly()) {
            work.commit();
        }
    }
}
