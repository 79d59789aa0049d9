package io.phantomdb.session;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.RetryError;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Scope;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.Engine;
import io.phantomdb.txn.StaleDescriptor;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.TransactionMode;
import java.util.List;

/** Executes what needs SQL: queries, changes, COPY and schema changes, as steps of the session's work. */
final class StatementRunner {
    private final Engine engine;
    private final SessionEnvironment environment;
    private final Scope scope;
    private final Replies replies;
    private final CopySource copySource;
    private final Work work;
    private final Statements statements;

    StatementRunner(SessionParts parts, SessionEnvironment environment, Scope scope, Replies replies,
            CopySource copySource, Work work, Statements statements) {
        this.statements = statements;
        this.engine = parts.engine();
        this.environment = environment;
        this.scope = scope;
        this.replies = replies;
        this.copySource = copySource;
        this.work = work;
    }

    /**
     * How a statement of a simple query, alone or among others, runs: it describes its rows itself, and its tag is told after the
     * commit.
     */
    String runSimple(Portal portal, TransactionMode mode, boolean alone) {
        SimpleRun run = new SimpleRun(portal);
        run.isAlone = alone;
        work.perform(run, mode);
        return run.tag;
    }

    /** A function called without a statement: its value is all that is said. */
    void runCall(Portal portal, TransactionMode mode) {
        SimpleRun run = new SimpleRun(portal);
        run.isCall = true;
        work.perform(run, mode);
    }

    /** Execute of the extended protocol: says at most so many rows (0 = all), then how it stands. */
    void runExtended(Portal portal, int rowsMax, TransactionMode mode) {
        work.perform(new ExtendedRun(portal, rowsMax), mode);
    }

    /** A schema statement in transactions of its own. Returns the tag. */
    String runAlone(PreparedStatement statement) {
        return work.repeat(() -> engine.executeSchema(scope, environment, statement.plan()));
    }

    /** A schema statement as a step of the transaction. Returns the tag. */
    String runSchema(PreparedStatement statement, TransactionMode mode) {
        SchemaRun run = new SchemaRun(statement);
        work.perform(run, mode);
        return run.tag;
    }

    private Engine.Prepared prepareAgain(PreparedStatement statement, Transaction transaction) {
        return engine.prepare(scope, environment, atItsTime(transaction), statement.statement(),
                statement.parameterTypes());
    }

    /** An error of a statement that was planned with what is no more is no error of the statement. */
    private StatementError confirmed(StatementError error, PreparedStatement statement) {
        if (!(error instanceof RetryError || error instanceof StaleDescriptor)) {
            engine.confirm(scope, statement.plan());
        }
        return error;
    }

    /** Plans anew what was planned with another state of the catalog. 0A000 if rows would look different from what the client was told. */
    void planFor(Transaction transaction, PreparedStatement statement, boolean isPlanOld) {
        if (isPlanOld || !engine.holds(environment, statement.plan(), transaction)) {
            Engine.Prepared fresh = prepareAgain(statement, transaction);
            try {
                statement.replan(fresh);
            } catch (StatementError error) {
                engine.confirm(scope, fresh);
                throw error;
            }
        }
    }

    /** From now on the names of objects are known as the transaction sees them, for parameters that name some. */
    void nameObjects(TransactionMode mode) {
        work.perform(new UnplannedStep(transaction -> engine.nameObjects(scope, environment, transaction)), mode);
    }

    /** The type of a parameter by its oid; null for none, or one that says nothing. 42704 if there is no such type. */
    Type type(int oid, TransactionMode mode) {
        if (oid == 0 || oid == Type.UNKNOWN.oid()) {
            return null;
        }
        Type builtIn = Type.numbered(oid);
        return builtIn == null ? userType(oid, mode) : builtIn;
    }

    private Type userType(int oid, TransactionMode mode) {
        if (Integer.compareUnsigned(oid, Type.FIRST_OID_OF_USERS) < 0) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT,
                    "type with OID " + Integer.toUnsignedString(oid) + " does not exist");
        }
        Type[] found = new Type[1];
        work.perform(new UnplannedStep(transaction -> found[0] = engine.userType(scope, environment, transaction, oid)),
                mode);
        return found[0];
    }

    void start(Portal portal, Transaction transaction) {
        start(portal, transaction, false);
    }

    /** {@code alone}: a CALL or DO may end the transaction: then the rows are those of another. */
    private void start(Portal portal, Transaction transaction, boolean alone) {
        PreparedStatement statement = portal.statement();
        if (statement.plan().mayWrite() && !statement.isLockingQuery()) {
            statements.settlePortals(transaction, portal);
        }
        statement.ran();
        environment.callUnderWay(alone && statement.isCall());
        statements.atWork(portal);
        try {
            Engine.Rows rows = engine.execute(scope, environment, atItsTime(transaction), statement.plan(),
                    portal.parameters());
            portal.start(work.transaction(), rows, scope.memory());
        } finally {
            environment.callUnderWay(false);
            statements.atWork(null);
        }
    }

    /** The transaction as a statement sees it that begins now. */
    Transaction atItsTime(Transaction transaction) {
        return transaction.statement(environment.limits().lock() * 1_000_000);
    }

    /** Says rows until there are no more or enough; returns how many. */
    private long sayRows(Portal portal, int rowsMax) {
        long said = 0;
        while (rowsMax == 0 || said < rowsMax) {
            Object[] row = portal.nextRow();
            if (row == null) {
                break;
            }
            replies.row(portal.columns(), portal.formats(), row);
            said++;
            scope.tick();
        }
        return said;
    }

    private String copyOut(Portal portal, Transaction transaction) {
        Engine.CopyOut copy = engine.copyOut(scope, environment, atItsTime(transaction), portal.statement().plan(),
                portal.parameters());
        try {
            replies.copyOut(copy.columnCount(), copy.isBinary());
            for (List<Bytes> batch = copy.nextBatch(); !batch.isEmpty(); batch = copy.nextBatch()) {
                for (Bytes piece : batch) {
                    replies.copyData(piece);
                    scope.tick();
                }
            }
            replies.copyDone();
            return copy.commandTag();
        } finally {
            copy.close();
        }
    }

    private String copy(Portal portal, Transaction transaction) {
        return portal.statement().plan().kind() == Engine.Kind.COPY_OUT
                ? copyOut(portal, transaction)
                : copyIn(portal, transaction);
    }

    private static boolean isCopy(Portal portal) {
        return switch (portal.statement().plan().kind()) {
            case COPY_IN, COPY_OUT -> true;
            case QUERY, CHANGE, SCHEMA, SESSION -> false;
        };
    }

    private String copyIn(Portal portal, Transaction transaction) {
        statements.settlePortals(transaction, portal);
        // Once the client has begun to send it cannot be asked to do so again.
        engine.confirm(scope, portal.statement().plan());
        Engine.CopyIn copy = engine.copyIn(scope, environment, atItsTime(transaction), portal.statement().plan());
        try {
            replies.copyIn(copy.columnCount(), copy.isBinary());
            for (Bytes chunk = copySource.next(); chunk != null; chunk = copySource.next()) {
                copy.data(chunk);
                scope.tick();
            }
            return copy.finish();
        } finally {
            copy.close();
        }
    }

    private final class SimpleRun implements Work.Body {
        private Portal portal;
        private boolean isPlanOld;
        private boolean isCall;
        private boolean isAlone;
        private String tag;

        private SimpleRun(Portal portal) {
            this.portal = portal;
        }

        @Override
        public void run(Transaction transaction) {
            if (isPlanOld || !engine.holds(environment, portal.statement().plan(), transaction)) {
                planFor(transaction);
            }
            try {
                runPlanned(transaction);
            } catch (StatementError error) {
                throw confirmed(error, portal.statement());
            }
        }

        private void runPlanned(Transaction transaction) {
            if (isCopy(portal)) {
                tag = copy(portal, transaction);
                return;
            }
            if (portal.statement().givesRows() && !isCall) {
                replies.rowDescription(portal.columns(), portal.formats());
            }
            start(portal, transaction, isAlone);
            if (isCall) {
                replies.functionResult(portal.columns().getFirst().type(), portal.formats(), portal.nextRow()[0]);
            } else {
                sayRows(portal, 0);
            }
            tag = portal.commandTag();
            portal.close();
        }

        private void planFor(Transaction transaction) {
            PreparedStatement old = portal.statement();
            if (!old.name().isEmpty()) {
                StatementRunner.this.planFor(transaction, old, true);
                isPlanOld = false;
                return;
            }
            Engine.Prepared plan = prepareAgain(old, transaction);
            portal = new Portal("", new PreparedStatement("", old.statement(), plan, plan.parameterTypes(),
                    plan.columns(), 0), portal.parameters(), portal.formats(), 0);
            isPlanOld = false;
        }

        @Override
        public boolean startsAnew() {
            return !isCopy(portal);
        }

        @Override
        public void planAgain() {
            portal.close();
            isPlanOld = true;
        }

        @Override
        public void close() {
            portal.close();
        }
    }

    private final class SchemaRun implements Work.Body {
        private final PreparedStatement statement;
        private boolean isPlanOld;
        private String tag;

        private SchemaRun(PreparedStatement statement) {
            this.statement = statement;
        }

        @Override
        public void run(Transaction transaction) {
            planFor(transaction, statement, isPlanOld);
            isPlanOld = false;
            tag = engine.executeSchema(scope, environment, transaction, statement.plan());
        }

        @Override
        public boolean startsAnew() {
            return true;
        }

        @Override
        public void planAgain() {
            isPlanOld = true;
        }

        @Override
        public void close() {}
    }

    private final class ExtendedRun implements Work.Body {
        private final Portal portal;
        private final int rowsMax;
        private boolean isPlanOld;
        /** Where the portal was made to start in this step, and not in one before. */
        private Object startedIn;

        private ExtendedRun(Portal portal, int rowsMax) {
            this.portal = portal;
            this.rowsMax = rowsMax;
        }

        @Override
        public void run(Transaction transaction) {
            if (isPlanOld || !portal.isStartedIn(transaction)) {
                planFor(transaction, portal.statement(), isPlanOld);
                isPlanOld = false;
            }
            try {
                runPlanned(transaction);
            } catch (StatementError error) {
                throw confirmed(error, portal.statement());
            }
        }

        private void runPlanned(Transaction transaction) {
            switch (portal.statement().plan().kind()) {
                case COPY_IN, COPY_OUT -> replies.commandComplete(copy(portal, transaction));
                case QUERY -> query(transaction);
                case CHANGE -> {
                    if (portal.statement().isLockingQuery()) {
                        query(transaction);
                    } else {
                        change(transaction);
                    }
                }
                case SCHEMA, SESSION -> throw Check.unreachable("not a step of a transaction");
            }
        }

        private void query(Transaction transaction) {
            if (!isStarted(transaction)) {
                start(portal, transaction);
            }
            tell(sayRows(portal, rowsMax));
        }

        /** A step that is done again starts the portal again, if it did so the first time. */
        private boolean isStarted(Transaction transaction) {
            if (startedIn == transaction) {
                portal.reset();
            }
            if (portal.isStartedIn(transaction)) {
                return true;
            }
            startedIn = transaction;
            return false;
        }

        private void change(Transaction transaction) {
            if (!isStarted(transaction)) {
                start(portal, transaction, true);
                if (rowsMax > 0) {
                    portal.finish();
                }
            } else if (portal.columns().isEmpty()) {
                throw new StatementError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                        "portal \"" + portal.name() + "\" cannot be run");
            }
            tell(sayRows(portal, portal.columns().isEmpty() ? 0 : rowsMax));
        }

        /** As in PostgreSQL, a portal that has just said as many rows as it may is suspended, even if there are no more. */
        private void tell(long said) {
            if (rowsMax > 0 && said == rowsMax) {
                replies.portalSuspended();
                return;
            }
            String tag = portal.commandTag();
            replies.commandComplete(tag.startsWith("SELECT ") ? "SELECT " + said : tag);
        }

        @Override
        public boolean startsAnew() {
            return !isCopy(portal) && startedIn != null;
        }

        @Override
        public void planAgain() {
            isPlanOld = true;
        }

        @Override
        public void close() {
            portal.close();
        }
    }
}
