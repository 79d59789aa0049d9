package io.phantomdb.sql;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Caches;
import io.phantomdb.host.Scope;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.Catalog;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.RoutineUse;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.ChangeCounts;
import io.phantomdb.sql.catalog.SchemaDescriptor;
import io.phantomdb.sql.catalog.StatisticsCache;
import io.phantomdb.sql.schema.Analyze;
import io.phantomdb.sql.schema.StatisticsJobs;
import io.phantomdb.sql.catalog.DatabaseDescriptor;
import io.phantomdb.sql.execute.Execution;
import io.phantomdb.sql.execute.Measures;
import io.phantomdb.sql.execute.ShardAsking;
import io.phantomdb.sql.execute.RowIds;
import io.phantomdb.sql.execute.SequenceBlocks;
import io.phantomdb.sql.execute.StatementRun;
import io.phantomdb.sql.explain.Explanation;
import io.phantomdb.sql.parse.ParsedStatement;
import io.phantomdb.sql.parse.Parser;
import io.phantomdb.sql.parse.Shape;
import io.phantomdb.sql.plan.Frame;
import io.phantomdb.sql.catalog.Rights;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.RoleSet;
import io.phantomdb.sql.schema.RowExpressions;
import io.phantomdb.sql.schema.SchemaChanges;
import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.sql.schema.SchemaJobs;
import io.phantomdb.sql.system.FunctionCalls;
import io.phantomdb.txn.StaleDescriptor;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transactions;
import java.util.ArrayList;
import java.util.List;

/** SQL over transactions. One per node. */
public final class SqlEngine implements Engine {
    private static final int BACKFILL_ROWS = 1000;
    private static final long PARSED_BYTES_MAX = 16L << 20;
    private static final int TREE_BYTES = 2048;

    private final SchemaDescriptor.Owner self;
    private final Catalog catalog;
    private final StatisticsCache statistics;
    private final ChangeCounts changes = new ChangeCounts();
    private final Analyze analyze;
    private final StatisticsJobs statisticsJobs;
    private final Planning planning;
    private final SchemaJobs jobs;
    private final SchemaChanges schemaChanges;
    private final RowIds rowIds;
    private final Caches.Cache<String, SqlStatement> parsed;
    private final RoutineRuns routines;

    /** The node and its incarnation claim schema jobs. */
    public SqlEngine(Transactions transactions, Caches caches, int node, long incarnation) {
        this(transactions, caches, node, incarnation, BACKFILL_ROWS);
    }

    /** With so many rows in each transaction that fills a new index. */
    SqlEngine(Transactions transactions, Caches caches, int node, long incarnation, int backfillRows) {
        this.self = new SchemaDescriptor.Owner(node, incarnation);
        this.catalog = new Catalog(transactions, caches);
        this.statistics = new StatisticsCache(transactions, caches);
        this.analyze = new Analyze(transactions, statistics);
        this.statisticsJobs = new StatisticsJobs(transactions, statistics, changes, analyze);
        this.planning = new Planning(catalog, statistics, caches, new SequenceBlocks(transactions, caches));
        this.jobs = new SchemaJobs(transactions, catalog, node, incarnation, backfillRows);
        this.schemaChanges = new SchemaChanges(transactions, jobs);
        this.rowIds = new RowIds(transactions);
        this.routines = new RoutineRuns(this, caches);
        planning.routines(routines);
        this.parsed = caches.create("statement-shapes", PARSED_BYTES_MAX,
                (key, statement) -> TREE_BYTES + 4 * key.length());
    }

    /** What has to be written when a cluster is founded. */
    public static List<Transaction.KeyValue> genesis() {
        return CatalogRows.genesis();
    }

    /** Adopts schema changes that nobody works on; for the node to call now and then. */
    public SchemaJobs jobs() {
        return jobs;
    }

    /** Keeps what is known of tables fresh; for the node to call now and then. */
    public StatisticsJobs statisticsJobs() {
        return statisticsJobs;
    }

    @Override
    public List<Statement> parse(String sql) {
        Shape shape = Shape.of(sql);
        if (shape != null) {
            SqlStatement statement = shaped(sql, shape);
            if (statement != null) {
                return List.of(statement);
            }
        }
        List<Statement> statements = new ArrayList<>();
        for (ParsedStatement statement : Parser.parse(sql)) {
            statements.add(new SqlStatement(statement.tree(), statement.text(), statement.parametersMax(), null));
        }
        return statements;
    }

    /** A statement whose shape may have been seen before: then its text is not parsed. Null if its literals must stay. */
    private SqlStatement shaped(String sql, Shape shape) {
        SqlStatement seen = parsed.get(shape.key());
        if (seen != null) {
            return new SqlStatement(seen.tree(), shape, sql, seen.parametersMax(), seen.slot());
        }
        ParsedStatement statement = Parser.parse(sql, shape);
        if (statement == null) {
            return null;
        }
        PlanSlot slot = new PlanSlot(statement.tree(), shape.key());
        SqlStatement fresh = new SqlStatement(statement.tree(), shape, sql, statement.parametersMax(), slot);
        parsed.put(shape.key(), fresh);
        return fresh;
    }

    @Override
    public Prepared prepare(Scope scope, Environment environment, Transaction transaction, Statement statement,
            List<Type> parameterTypes) {
        return planning.prepare(scope, environment, transaction, (SqlStatement) statement, parameterTypes);
    }

    @Override
    public void confirm(Scope scope, Prepared prepared) {
        planning.confirm(scope, ((SqlPrepared) prepared).plan());
    }

    @Override
    public boolean holds(Environment environment, Prepared prepared, Transaction transaction) {
        StatementPlan plan = ((SqlPrepared) prepared).plan();
        if (!environment.searchPath().equals(plan.path()) || !planning.isOfNow(plan)) {
            return false;
        }
        StatementPlan.Within within = plan.within();
        return within == null
                ? transaction.schemaEpoch() == 0
                : within.equals(StatementPlan.Within.of(transaction));
    }

    @Override
    public List<Type> parameterTypes(Scope scope, Environment environment, Statement prepare) {
        return planning.parameterTypes(scope, environment, (SqlStatement) prepare);
    }

    @Override
    public List<Object> arguments(Scope scope, Environment environment, Statement execute, List<Type> types) {
        return planning.arguments(scope, environment, (SqlStatement) execute, types);
    }

    @Override
    public Call call(int functionOid) {
        FunctionCalls.Callable function = FunctionCalls.of(functionOid);
        return new Call(parse(function.sql()).getFirst(), function.argumentTypes());
    }

    @Override
    public Statement explained(Statement explain, Statement prepared) {
        return ((SqlStatement) explain).explaining((SqlStatement) prepared);
    }

    @Override
    public void forget(StaleDescriptor refused) {
        catalog.forget(refused.descriptorId());
    }

    @Override
    public Rows execute(Scope scope, Environment environment, Transaction transaction, Prepared prepared,
            List<Object> parameters) {
        SqlPrepared statement = (SqlPrepared) prepared;
        if (transaction.isAtTimestamp()) {
            catalog.requireAtTimestamp(transaction, statement.plan().tables());
        }
        SessionContext context = context(scope, environment, transaction);
        Object[] values = statement.values(parameters, context);
        return switch (statement.plan().work()) {
            case Works.Query query -> {
                nameObjects(statement, context);
                if (prepared.kind() == Kind.CHANGE) {
                    refuseReadOnly(transaction, "SELECT FOR UPDATE");
                }
                Execution execution = execution(scope, transaction, context, values, statement.plan());
                yield new RunningRows(StatementRun.of(query.plan(), execution), query.tag());
            }
            case Works.Explain explain -> explain(scope, transaction, context, values, statement, explain);
            case Works.Change change -> {
                if (prepared.kind() == Kind.CHANGE) {
                    refuseReadOnly(transaction, change.tag());
                }
                Execution execution = execution(scope, transaction, context, values, statement.plan());
                yield new RunningRows(StatementRun.of(change.plan(), execution), change.tag());
            }
            case Works.SetConstraints set -> {
                ConstraintModes.set(transaction, set);
                yield new DoneRows("SET CONSTRAINTS");
            }
            case Works.Call call -> {
                require(statement.plan(), transaction);
                SessionContext inside = context(scope, environment,
                        SuccessiveTransactions.of(transaction, environment, scope));
                Object value = call.call().evaluate(values, new Frame(inside, values, null));
                yield value instanceof RecordDatum record
                        ? new GivenRows("CALL", List.<Object[]>of(record.values()))
                        : new DoneRows("CALL");
            }
            case Works.Block block -> {
                routines.block(block.source(), new RoutineRuns.Around(scope, environment,
                        SuccessiveTransactions.of(transaction, environment, scope)));
                yield new DoneRows("DO");
            }
            case Works.Copy copy -> throw Check.unreachable("a COPY takes data");
            case Works.CopyOut copy -> throw Check.unreachable("a COPY gives data");
            case Works.Schema schema -> throw Check.unreachable("a schema statement runs by itself");
            case Works.CreateAs create -> throw Check.unreachable("a schema statement runs by itself");
            case Works.Refresh refresh -> throw Check.unreachable("a schema statement runs by itself");
        };
    }

    private Rows explain(Scope scope, Transaction transaction, SessionContext context, Object[] values,
            SqlPrepared statement, Works.Explain explain) {
        Explanation explanation = explain.explanation();
        Frame frame = new Frame(context, values, null);
        ShardAsking asking = new ShardAsking(transaction, context.setting("phantom.scan_fragments"));
        if (!explanation.options().analyze()) {
            // Nothing is asked of a shard, which would refuse a plan that is too old.
            planning.confirm(scope, statement.plan());
            return GivenRows.ofLines("EXPLAIN", explanation.rows(values, frame, asking, null, 0));
        }
        if (statement.kind() == Kind.CHANGE) {
            refuseReadOnly(transaction, explain.name());
        }
        Measures measures = new Measures();
        Execution execution = execution(scope, transaction, context, values, statement.plan(), measures);
        long before = scope.nanos();
        StatementRun run = explanation.plan() != null
                ? StatementRun.of(explanation.plan(), execution)
                : StatementRun.of(explanation.change(), execution);
        try {
            while (!run.next().isEmpty()) {
                scope.tick();
            }
        } finally {
            run.close();
        }
        return GivenRows.ofLines("EXPLAIN",
                explanation.rows(values, frame, asking, measures, scope.nanos() - before));
    }

    /** The names of objects are looked up as long as there is a transaction, though they are written later. */
    private static void nameObjects(SqlPrepared statement, SessionContext context) {
        if (statement.columns().stream().map(Engine.Column::type).anyMatch(Type::namesObjects)) {
            context.nameObjects();
        }
    }

    @Override
    public void nameObjects(Scope scope, Environment environment, Transaction transaction) {
        context(scope, environment, transaction).nameObjects();
    }

    @Override
    public Type userType(Scope scope, Environment environment, Transaction transaction, int oid) {
        return context(scope, environment, transaction).catalog().userType(oid);
    }

    /** The first row of a query of our own, as the transaction sees tables and rows; or null. */
    private Object[] first(Scope scope, Environment environment, Transaction transaction, String sql) {
        StatementPlan plan = planning.planAnew(scope, environment, transaction, sql);
        SessionContext context = context(scope, environment, transaction);
        Execution execution = execution(scope, transaction, context, new Object[0], plan);
        StatementRun run = StatementRun.of(((Works.Query) plan.work()).plan(), execution);
        try {
            List<Object[]> rows = run.next();
            return rows.isEmpty() ? null : rows.getFirst();
        } finally {
            run.close();
        }
    }

    private Execution execution(Scope scope, Transaction transaction, SessionContext context, Object[] values,
            StatementPlan plan) {
        return execution(scope, transaction, context, values, plan, null);
    }

    private Execution execution(Scope scope, Transaction transaction, SessionContext context, Object[] values,
            StatementPlan plan, Measures measures) {
        requirePopulated(plan);
        require(plan, transaction);
        return new Execution(scope, transaction, rowIds, changes, context, values, plan.subqueries(), context.catalog(),
                measures);
    }

    /** Views, types and partitioned tables have no rows by which it would be told that they have changed. */
    private static void require(StatementPlan plan, Transaction transaction) {
        plan.tables().stream().filter(table -> table.descriptor().isWithoutRows())
                .forEach(each -> each.require(transaction));
    }

    private static void refuseReadOnly(Transaction transaction, String command) {
        if (transaction.isReadOnly()) {
            throw new StatementError(SqlState.READ_ONLY_SQL_TRANSACTION,
                    "cannot execute " + command + " in a read-only transaction");
        }
    }

    @Override
    public Alone alone(Prepared schemaStatement) {
        StatementPlan.Work work = ((SqlPrepared) schemaStatement).plan().work();
        if (work instanceof Works.CreateAs || work instanceof Works.Refresh) {
            return Alone.NEVER;
        }
        return switch (command(schemaStatement).manner()) {
            case ATOMIC -> Alone.NEVER;
            case ONLINE -> Alone.IF_POSSIBLE;
            case OUTSIDE -> Alone.ALWAYS;
        };
    }

    private static SchemaCommand command(Prepared schemaStatement) {
        return ((Works.Schema) ((SqlPrepared) schemaStatement).plan().work()).command();
    }

    @Override
    public String executeSchema(Scope scope, Environment environment, Prepared prepared) {
        SchemaCommand command = command(prepared);
        if (command instanceof SchemaCommand.Vacuum vacuum) {
            analyze.runAlone(scope, vacuum, environment.searchPath(), environment.clockMicros(), environment::notice);
            return command.tag();
        }
        if (command instanceof SchemaCommand.DropDatabase drop && !drop.name().equals(environment.database())) {
            requireLeft(drop, environment);
        }
        return schemaChanges.runAlone(scope, command, environment.searchPath(), environment::notice);
    }

    /** 55006 while somebody is connected to it on this node, or FORCE throws them out. */
    private static void requireLeft(SchemaCommand.DropDatabase drop, Environment environment) {
        int sessions = environment.sessionsIn(drop.name(), drop.force());
        if (sessions > 0 && !drop.force()) {
            throw new StatementError(SqlState.OBJECT_IN_USE,
                    "database \"" + drop.name() + "\" is being accessed by other users", "There "
                            + (sessions == 1 ? "is 1 other session" : "are " + sessions + " other sessions")
                            + " using the database.",
                    null, 0);
        }
    }

    @Override
    public String executeSchema(Scope scope, Environment environment, Transaction transaction, Prepared prepared) {
        SqlPrepared statement = (SqlPrepared) prepared;
        requireRoutines(statement.plan(), transaction);
        prepareTemporary(scope, environment, statement.plan().work());
        if (statement.plan().work() instanceof Works.CreateAs create) {
            return filling(scope, environment, transaction, statement, create.rows() != null).run(scope, create,
                    environment);
        }
        if (statement.plan().work() instanceof Works.Refresh refresh) {
            return filling(scope, environment, transaction, statement, refresh.refresh().withData()).run(scope, refresh,
                    environment);
        }
        RowExpressions expressions = planning.expressions(scope, environment, transaction,
                sql -> first(scope, environment, transaction, sql));
        if (command(prepared) instanceof SchemaCommand.OfRoles roles) {
            return schemaChanges.runWithin(scope, transaction, roles, new SessionRoleValues(environment, context(scope,
                    environment, transaction)), environment::notice);
        }
        if (command(prepared) instanceof SchemaCommand.CreateTable create) {
            remember(schemaChanges.create(scope, transaction, create, environment.searchPath(), expressions,
                    environment::notice), create, environment);
            return create.tag();
        }
        if (command(prepared) instanceof SchemaCommand.OfRoutine routine) {
            return routine(scope, environment, transaction, routine, expressions);
        }
        if (command(prepared) instanceof SchemaCommand.Vacuum vacuum) {
            analyze.runWithin(scope, transaction, vacuum, environment.searchPath(), environment.clockMicros(),
                    environment::notice);
            return vacuum.tag();
        }
        String tag = schemaChanges.runWithin(scope, transaction, command(prepared), environment.searchPath(),
                expressions, environment::notice);
        SchemaElements.run(this, command(prepared), new RoutineRuns.Around(scope, environment, transaction));
        return tag;
    }

    /** What is made with the names of routines in it is made with those that are there. */
    private static void requireRoutines(StatementPlan plan, Transaction transaction) {
        plan.tables().stream().filter(table -> table.descriptor().isRoutines())
                .forEach(each -> each.require(transaction));
    }

    /** A routine is there before its body is looked at, which may call it. */
    private String routine(Scope scope, Environment environment, Transaction transaction,
            SchemaCommand.OfRoutine written, RowExpressions expressions) {
        SchemaCommand.OfRoutine command = RoutineDefinitions.settled(written, environment);
        String tag = schemaChanges.runWithin(scope, transaction, command, environment.searchPath(), expressions,
                environment::notice);
        boolean isChecked = command instanceof SchemaCommand.CreateRoutine
                && !"off".equals(environment.setting("check_function_bodies"));
        if (isChecked) {
            RoutineUse use = RoutineDefinitions.declared((SchemaCommand.CreateRoutine) command,
                    id -> descriptor(scope, transaction, id));
            boolean isOpen = use.arguments().stream().anyMatch(type -> type.kind() == Type.Kind.PSEUDO);
            if (!isOpen) {
                routines.check(use, new RoutineRuns.Around(scope, environment, transaction));
            }
        }
        return tag;
    }

    private TableDescriptor descriptor(Scope scope, Transaction transaction, int id) {
        Table table = catalog.table(scope, transaction, id);
        return table == null ? null : table.descriptor();
    }

    private CreateAsRun filling(Scope scope, Environment environment, Transaction transaction, SqlPrepared statement,
            boolean reads) {
        SessionContext context = context(scope, environment, transaction);
        StatementPlan plan = statement.plan();
        if (reads) {
            requirePopulated(plan);
        }
        require(plan, transaction);
        return new CreateAsRun(schemaChanges,
                new Execution(scope, transaction, rowIds, changes, context, statement.values(List.of(), context),
                        plan.subqueries(), context.catalog(), null));
    }

    /** 55000 if a materialized view that is read has no rows yet. */
    private static void requirePopulated(StatementPlan plan) {
        int filled = plan.work() instanceof Works.Refresh refresh ? refresh.refresh().view().descriptorId() : 0;
        for (Table table : plan.tables()) {
            TableDescriptor view = table.descriptor();
            if (view.isMaterialized() && !view.view().isPopulated() && view.id() != filled) {
                throw new StatementError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                        "materialized view \"" + view.name() + "\" has not been populated", null,
                        "Use the REFRESH MATERIALIZED VIEW command.", 0);
            }
        }
    }

    SessionContext context(Scope scope, Environment environment, Transaction transaction) {
        return planning.context(scope, environment, transaction);
    }

    /** The roles as they are known here. */
    RoleSet roles(Scope scope, Transaction transaction, int database) {
        return catalog.rights(scope, transaction).roles(database);
    }

    /** The table is null if none was made. */
    static void remember(TableDescriptor table, SchemaCommand.CreateTable create, Environment environment) {
        if (table != null && create.onCommit() != SchemaCommand.OnCommit.PRESERVE_ROWS) {
            environment.temporaryTables().atCommit(table.id(), create.onCommit());
        }
    }

    /** Something is about to be done to tables: to temporary ones, as far as is known. */
    private void prepareTemporary(Scope scope, Environment environment, StatementPlan.Work work) {
        SchemaCommand.Name made = switch (work) {
            case Works.CreateAs create -> create.create().made();
            case Works.Schema schema -> schema.command().made();
            default -> null;
        };
        TemporaryTables temporary = environment.temporaryTables();
        boolean makes = made != null && made.schema() != null
                && made.path().meaning(made.schema()).equals(temporary.now().schema());
        boolean isFirst = environment.searchPath().written().stream().findFirst()
                .filter(SearchPath.PG_TEMP::equals).isPresent() && made != null;
        if ((makes || isFirst) && !temporary.isThere()) {
            schemaChanges.prepareTemporary(scope, environment.searchPath(), self);
        }
        if (makes || isFirst || temporary.isThere()) {
            temporary.changed();
        }
    }

    @Override
    public Role role(Scope scope, String name) {
        return catalog.role(scope, name);
    }

    @Override
    public Role assume(Scope scope, Transaction transaction, int sessionRole, String name) {
        RoleSet roles = catalog.rightsNow(scope, transaction).roles(DatabaseDescriptor.FOUNDING);
        Role role = settable(roles, name);
        if (!roles.isMember(sessionRole, role.id())) {
            throw new StatementError(SqlState.INSUFFICIENT_PRIVILEGE,
                    "permission denied to set role \"" + name + "\"");
        }
        return role;
    }

    @Override
    public Role handOver(Scope scope, Transaction transaction, Role openedBy, String name) {
        RoleSet roles = catalog.rightsNow(scope, transaction).roles(DatabaseDescriptor.FOUNDING);
        Role role = settable(roles, name);
        if (!openedBy.isSuperuser() && openedBy.id() != role.id()) {
            throw new StatementError(SqlState.INSUFFICIENT_PRIVILEGE,
                    "permission denied to set session authorization");
        }
        return role;
    }

    private static Role settable(RoleSet roles, String name) {
        Role role = roles.find(name);
        if (role == null) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "role \"" + name + "\" does not exist");
        }
        return role;
    }

    @Override
    public int connect(Scope scope, Role role, String name) {
        DatabaseDescriptor database = catalog.database(scope, name);
        if (database == null) {
            throw new StatementError(SqlState.INVALID_CATALOG_NAME, "database \"" + name + "\" does not exist");
        }
        if (!database.allowsConnections()) {
            throw new StatementError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                    "database \"" + name + "\" is not currently accepting connections");
        }
        Rights rights = role.isFounding() ? null : catalog.rightsNow(scope, null);
        if (rights != null && !rights.allows(database.id(), role.id(), Privilege.CONNECT)) {
            throw new StatementError(SqlState.INSUFFICIENT_PRIVILEGE, "permission denied for database \"" + name
                    + "\"", "User does not have CONNECT privilege.", null, 0);
        }
        return database.id();
    }

    @Override
    public boolean isCommitAwaited(Environment environment) {
        return !environment.temporaryTables().atCommit().isEmpty();
    }

    @Override
    public void beforeCommit(Scope scope, Environment environment, Transaction transaction) {
        TemporaryTables temporary = environment.temporaryTables();
        temporary.left(schemaChanges.atCommit(scope, transaction, environment.searchPath(), temporary.atCommit()));
        temporary.changed();
    }

    @Override
    public void discardTemporary(Scope scope, Environment environment, Transaction transaction) {
        if (environment.temporaryTables().isThere()) {
            schemaChanges.clearTemporary(scope, transaction, environment.searchPath());
            environment.temporaryTables().changed();
        }
    }

    @Override
    public void endTemporary(Scope scope, Environment environment) {
        if (environment.temporaryTables().isThere()) {
            schemaChanges.endTemporary(scope, environment.searchPath());
            environment.temporaryTables().ended();
        }
    }

    @Override
    public CopyIn copyIn(Scope scope, Environment environment, Transaction transaction, Prepared prepared) {
        refuseReadOnly(transaction, "COPY FROM");
        StatementPlan plan = ((SqlPrepared) prepared).plan();
        SessionContext context = context(scope, environment, transaction);
        Execution execution = execution(scope, transaction, context, new Object[0], plan);
        return new CopyRun(execution, (Works.Copy) plan.work(), context, environment);
    }

    @Override
    public CopyOut copyOut(Scope scope, Environment environment, Transaction transaction, Prepared prepared,
            List<Object> parameters) {
        SqlPrepared statement = (SqlPrepared) prepared;
        Works.CopyOut copy = (Works.CopyOut) statement.plan().work();
        SessionContext context = context(scope, environment, transaction);
        Execution execution = execution(scope, transaction, context, statement.values(parameters, context),
                statement.plan());
        return new CopyOutRun(StatementRun.of(copy.plan(), execution), copy, context.textSettings(), environment);
    }
}
