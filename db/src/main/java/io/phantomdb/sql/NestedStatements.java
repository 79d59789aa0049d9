package io.phantomdb.sql;

import io.phantomdb.base.RetryError;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Scope;
import io.phantomdb.rows.Type;
import io.phantomdb.txn.StaleDescriptor;
import io.phantomdb.txn.Transaction;
import java.util.List;

/** Statements that a routine carries out, as parts of the statement that has called it. One story's. */
final class NestedStatements {
    private final SqlEngine engine;
    private final Scope scope;
    private final Environment environment;
    private final Transaction transaction;
    /** What a routine that is not volatile must not do. */
    private final boolean changes;

    NestedStatements(SqlEngine engine, Scope scope, Environment environment, Transaction transaction,
            boolean changes) {
        this.engine = engine;
        this.scope = scope;
        this.environment = environment;
        this.transaction = transaction;
        this.changes = changes;
    }

    /**
     * A statement at work; the tag is null for one that only asks, so that it need not be read to its end.
     *
     * @param outputPlaces of CALL, as {@link Works.Call} has them; none of anything else
     */
    record Running(SqlStatement statement, Engine.Rows rows, List<Engine.Column> columns, String tag,
            List<Integer> outputPlaces) {
        Running(SqlStatement statement, Engine.Rows rows, List<Engine.Column> columns, String tag) {
            this(statement, rows, columns, tag, List.of());
        }
    }

    Environment environment() {
        return environment;
    }

    Scope scope() {
        return scope;
    }

    Transaction transaction() {
        return transaction;
    }

    /** Whoever takes the rows closes them. */
    Running start(SqlStatement statement, List<Type> types, List<Object> values) {
        scope.tick();
        if (!changes && statement.kind() != Engine.Kind.QUERY) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    name(statement) + " is not allowed in a non-volatile function");
        }
        return switch (statement.kind()) {
            case SESSION -> {
                session(statement);
                yield new Running(statement, new DoneRows(statement.commandName()), List.of(), statement.commandName());
            }
            case COPY_IN, COPY_OUT -> throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "cannot COPY to/from client in a function");
            case QUERY, CHANGE, SCHEMA -> planned(statement, types, values);
        };
    }

    private static String name(SqlStatement statement) {
        return statement.commandName().equals("SELECT") ? "SELECT FOR UPDATE" : statement.commandName();
    }

    private Running planned(SqlStatement statement, List<Type> types, List<Object> values) {
        Engine.Prepared prepared = engine.prepare(scope, environment, transaction, statement, types);
        try {
            if (prepared.kind() != Engine.Kind.SCHEMA) {
                boolean isQuery = prepared.kind() == Engine.Kind.QUERY;
                Engine.Rows rows = new ConfirmedRows(
                        engine.execute(scope, environment, transaction, prepared, values), prepared);
                return new Running(statement, transaction instanceof SuccessiveTransactions several
                        ? several.watch(rows, isQuery)
                        : rows, prepared.columns(), isQuery ? null : statement.commandName(), outputPlaces(prepared));
            }
            if (engine.alone(prepared) == Engine.Alone.ALWAYS) {
                throw new StatementError(SqlState.ACTIVE_SQL_TRANSACTION,
                        statement.commandName() + " cannot be executed from a function");
            }
            if (transaction.isReadOnly()) {
                throw new StatementError(SqlState.READ_ONLY_SQL_TRANSACTION,
                        "cannot execute " + statement.commandName() + " in a read-only transaction");
            }
            return new Running(statement, new DoneRows(engine.executeSchema(scope, environment, transaction, prepared)),
                    List.of(), statement.commandName());
        } catch (StatementError error) {
            throw confirmed(error, prepared);
        }
    }

    private static List<Integer> outputPlaces(Engine.Prepared prepared) {
        return prepared instanceof SqlPrepared planned && planned.plan().work() instanceof Works.Call call
                ? call.outputPlaces()
                : List.of();
    }

    /** The columns that a query or a change would give. */
    List<Engine.Column> columns(SqlStatement statement, List<Type> types) {
        return engine.prepare(scope, environment, transaction, statement, types).columns();
    }

    /** An error of a statement that was planned with what is no more is no error of the statement. */
    private StatementError confirmed(StatementError error, Engine.Prepared prepared) {
        if (!isRetried(error)) {
            engine.confirm(scope, prepared);
        }
        return error;
    }

    /** True for what is the business of the whole transaction. A deadlock is not: a handler may deal with it. */
    static boolean isRetried(StatementError error) {
        return error instanceof RetryError conflict && !conflict.isDeadlock() || error instanceof StaleDescriptor;
    }

    private void session(SqlStatement statement) {
        switch (statement.command()) {
            case SessionCommand.Set set -> environment.set(set.name(), set.value(), set.local());
            case SessionCommand.Reset reset when reset.name() != null ->
                environment.set(reset.name(), null, false);
            case SessionCommand.Notify notify -> environment.effects().notify(notify.channel(),
                    notify.payload() == null ? "" : notify.payload());
            case SessionCommand.Begin begin -> throw notHere("transaction control");
            case SessionCommand.Commit commit -> throw dynamicEnd();
            case SessionCommand.Rollback rollback -> throw dynamicEnd();
            case SessionCommand.Savepoint savepoint -> throw notHere("transaction control");
            case SessionCommand.RollbackTo rollback -> throw notHere("transaction control");
            case SessionCommand.Release release -> throw notHere("transaction control");
            default -> throw notHere(statement.commandName());
        }
    }

    /** COMMIT or ROLLBACK. 2D000 where the transaction is not the routine's to end. */
    void endTransaction(boolean commits, boolean chain) {
        if (environment.transactionEnds() == null) {
            throw terminates();
        }
        ((SuccessiveTransactions) transaction).end(commits, chain);
    }

    /** What is done until {@link #handledEnds} may be undone by an exception handler: no transaction ends meanwhile. */
    void handledBegins() {
        if (transaction instanceof SuccessiveTransactions several) {
            several.handledBegins();
        }
    }

    void handledEnds() {
        if (transaction instanceof SuccessiveTransactions several) {
            several.handledEnds();
        }
    }

    private static StatementError terminates() {
        return new StatementError(SqlState.INVALID_TRANSACTION_TERMINATION, "invalid transaction termination");
    }

    private static StatementError dynamicEnd() {
        return new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "EXECUTE of transaction commands is not implemented");
    }

    private static StatementError notHere(String what) {
        return new StatementError(SqlState.FEATURE_NOT_SUPPORTED, what + " is not supported in a function");
    }

    /** Rows whose errors are confirmed. */
    private final class ConfirmedRows implements Engine.Rows {
        private final Engine.Rows rows;
        private final Engine.Prepared prepared;

        private ConfirmedRows(Engine.Rows rows, Engine.Prepared prepared) {
            this.rows = rows;
            this.prepared = prepared;
        }

        @Override
        public List<Object[]> nextBatch() {
            try {
                return rows.nextBatch();
            } catch (StatementError error) {
                throw confirmed(error, prepared);
            }
        }

        @Override
        public String commandTag() {
            return rows.commandTag();
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
