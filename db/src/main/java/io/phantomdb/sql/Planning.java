package io.phantomdb.sql;

import io.phantomdb.base.Check;
import io.phantomdb.base.RetryError;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Caches;
import io.phantomdb.host.Scope;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.AlteredColumns;
import io.phantomdb.sql.bind.ArgumentBinder;
import io.phantomdb.sql.bind.Bound;
import io.phantomdb.sql.bind.BoundChange;
import io.phantomdb.sql.bind.BoundCopy;
import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.ExplainOptions;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Parameters;
import io.phantomdb.sql.bind.StatementBinder;
import io.phantomdb.sql.catalog.Catalog;
import io.phantomdb.base.Lookup;
import io.phantomdb.sql.catalog.Rights;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.StatisticsCache;
import io.phantomdb.sql.catalog.TableStatistics;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.execute.SequenceBlocks;
import io.phantomdb.sql.explain.Explanation;
import io.phantomdb.sql.parse.Parser;
import io.phantomdb.sql.parse.Shape;
import io.phantomdb.sql.plan.ChangePlanner;
import io.phantomdb.sql.plan.ExprCompiler;
import io.phantomdb.sql.plan.Frame;
import io.phantomdb.sql.plan.Program;
import io.phantomdb.sql.plan.QueryPlanner;
import io.phantomdb.sql.plan.Statistics;
import io.phantomdb.sql.plan.SubqueryPlan;
import io.phantomdb.sql.schema.RowExpressions;
import io.phantomdb.sql.tree.SessionStatement;
import io.phantomdb.sql.tree.Statement;
import io.phantomdb.sql.tree.Utility;
import io.phantomdb.txn.StaleDescriptor;
import io.phantomdb.txn.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * From statements to plans, by way of a cache: statements of one shape share a plan as long as the tables they name stay
 * what they were. Any story.
 */
final class Planning {
    private static final long CACHE_BYTES_MAX = 32L << 20;
    private static final int PLAN_BYTES = 4096;
    private static final Object[] NOTHING = new Object[0];

    /** Types of users are equal whatever has become of them, so what they are is a part of the key. */
    private record Key(String shape, List<Type> types, String definitions, SearchPath path, long statisticsEpoch) {}

    private final Catalog catalog;
    private final StatisticsCache statistics;
    private final SequenceBlocks sequenceBlocks;
    private final Caches.Cache<Key, StatementPlan> plans;
    private RoutineRuns routines;

    Planning(Catalog catalog, StatisticsCache statistics, Caches caches, SequenceBlocks sequenceBlocks) {
        this.catalog = catalog;
        this.statistics = statistics;
        this.sequenceBlocks = sequenceBlocks;
        this.plans = caches.create("statement-plans", CACHE_BYTES_MAX,
                (key, plan) -> PLAN_BYTES + 4 * key.shape().length());
    }

    /** For one run of a statement. */
    StatementSequences sequences(Scope scope, Environment environment, Transaction transaction) {
        return new StatementSequences(scope, environment, transaction, catalog, sequenceBlocks);
    }

    /** What functions know of the session, in one run of a statement. The transaction is null if there is none. */
    SessionContext context(Scope scope, Environment environment, Transaction transaction) {
        DomainChecks domains = new DomainChecks(
                () -> binder(scope, environment, transaction, new Parameters(List.of(), 0, List.of())));
        return new SessionContext(catalog, environment, sequences(scope, environment, transaction), transaction,
                routines,
                domains, scope);
    }

    /** Set once, when there is somebody to run them. */
    void routines(RoutineRuns runs) {
        routines = runs;
    }

    /** The transaction is null if there is none. */
    SqlPrepared prepare(Scope scope, Environment environment, Transaction transaction, SqlStatement statement,
            List<Type> types) {
        List<Type> told = told(types);
        if (StatementPlan.Within.of(transaction) != null) {
            return prepareAnew(scope, environment, transaction, statement, told);
        }
        return prepareShared(scope, environment, transaction, statement, told);
    }

    /** True as long as nothing else is known of tables than when it was made. */
    boolean isOfNow(StatementPlan plan) {
        return plan.statisticsEpoch() == statistics.epoch();
    }

    /** As {@link Catalog#confirm}. What only its own transaction sees is as it sees it. */
    void confirm(Scope scope, StatementPlan plan) {
        if (plan.within() == null) {
            catalog.confirm(scope, plan.tables());
        }
    }

    /** What sees the changes of its own transaction shares its plan with nobody. */
    private SqlPrepared prepareAnew(Scope scope, Environment environment, Transaction transaction,
            SqlStatement statement, List<Type> told) {
        StatementPlan plan = planOfShape(scope, environment, transaction, statement, told);
        return plan == null || plan.wantsLiterals()
                ? withLiterals(scope, environment, transaction, statement, told)
                : new SqlPrepared(plan, statement.literals(), statement.text());
    }

    /** Without its literals, if there is a shape; null if it does not bind without them. */
    private StatementPlan planOfShape(Scope scope, Environment environment, Transaction transaction,
            SqlStatement statement, List<Type> told) {
        try {
            return plan(scope, environment, transaction, statement.tree(), told, statement);
        } catch (StaleDescriptor stale) {
            throw stale;
        } catch (StatementError error) {
            if (statement.shape() == null) {
                throw error;
            }
            return null;
        }
    }

    private SqlPrepared prepareShared(Scope scope, Environment environment, Transaction transaction,
            SqlStatement statement, List<Type> told) {
        // Both only grow, so no other state of the two has this sum.
        long changes = catalog.changes() + statistics.epoch();
        StatementPlan last = statement.slot().get(told, environment.searchPath(), changes);
        if (last != null) {
            return new SqlPrepared(last, statement.literals(), statement.text());
        }
        SqlPrepared prepared = prepared(scope, environment, transaction, statement, told);
        // What was planned with its literals in place is good for these literals only.
        if (prepared.literals() == statement.literals() && isShared(prepared.plan())) {
            statement.slot().put(prepared.plan(), told, environment.searchPath(), changes);
        }
        return prepared;
    }

    private SqlPrepared prepared(Scope scope, Environment environment, Transaction transaction, SqlStatement statement,
            List<Type> told) {
        Key key = new Key(statement.key(), told, definitions(told), environment.searchPath(), statistics.epoch());
        StatementPlan plan = cached(key);
        if (plan == null) {
            plan = planOfShape(scope, environment, transaction, statement, told);
            remember(key, plan);
        }
        return plan == null || plan.wantsLiterals()
                ? preparedByText(scope, environment, transaction, statement, told)
                : new SqlPrepared(plan, statement.literals(), statement.text());
    }

    /** The plan for a statement with just these literals. */
    private SqlPrepared preparedByText(Scope scope, Environment environment, Transaction transaction,
            SqlStatement statement, List<Type> told) {
        Key key = new Key("\1" + statement.text(), told, definitions(told), environment.searchPath(),
                statistics.epoch());
        StatementPlan cached = cached(key);
        if (cached != null) {
            return new SqlPrepared(cached, List.of(), statement.text());
        }
        SqlPrepared prepared = withLiterals(scope, environment, transaction, statement, told);
        remember(key, prepared.plan());
        return prepared;
    }

    /** Null if there is none that holds. */
    private StatementPlan cached(Key key) {
        StatementPlan cached = plans.get(key);
        return cached != null && holds(cached) ? cached : null;
    }

    private static List<Type> told(List<Type> types) {
        return types == null || types.isEmpty() ? List.of() : types.stream().map(Planning::orUnknown).toList();
    }

    private static String definitions(List<Type> types) {
        return types.stream().map(Type::definition).filter(each -> !each.isEmpty()).collect(Collectors.joining(";"));
    }

    private static Type orUnknown(Type type) {
        return type == null ? Type.UNKNOWN : type;
    }

    private void remember(Key key, StatementPlan plan) {
        if (plan != null && isShared(plan)) {
            plans.put(key, plan);
        }
    }

    private static boolean isShared(StatementPlan plan) {
        return plan.kind() != Engine.Kind.SCHEMA && plan.path() != null;
    }

    private boolean holds(StatementPlan plan) {
        for (Table table : plan.tables()) {
            if (!catalog.isCurrent(table)) {
                return false;
            }
        }
        return true;
    }

    /** What does not bind with its literals lifted may bind with them in place; if not, the error points at them. */
    private SqlPrepared withLiterals(Scope scope, Environment environment, Transaction transaction,
            SqlStatement statement, List<Type> told) {
        Statement tree = Parser.parse(statement.text()).getFirst().tree();
        SqlStatement plain = new SqlStatement(tree, statement.text(), statement.parametersMax(), null);
        return new SqlPrepared(plan(scope, environment, transaction, tree, told, plain), List.of(), statement.text());
    }

    /** What is evaluated while the transaction changes the schema. */
    RowExpressions expressions(Scope scope, Environment environment, Transaction transaction,
            CompiledExpressions.Queries queries) {
        StatementBinder binder = binder(scope, environment, transaction,
                new Parameters(List.of(), 0, List.of()));
        SessionContext context = context(scope, environment, transaction);
        return new CompiledExpressions(new AlteredColumns(binder), new Frame(context, NOTHING, null), queries);
    }

    List<Type> parameterTypes(Scope scope, Environment environment, SqlStatement statement) {
        SessionStatement.Prepare prepare = (SessionStatement.Prepare) statement.tree();
        return ArgumentBinder.types(prepare,
                binder(scope, environment, null, new Parameters(List.of(), 0, List.of())));
    }

    /** The arguments of EXECUTE see neither tables nor parameters, so they are values at once. */
    List<Object> arguments(Scope scope, Environment environment, SqlStatement statement, List<Type> types) {
        SessionStatement.Execute execute = (SessionStatement.Execute) (statement
                .tree() instanceof Utility.Explain explain
                        ? explain.statement()
                        : statement.tree());
        List<Expr> bound = ArgumentBinder.bind(execute,
                binder(scope, environment, null, new Parameters(List.of(), 0, List.of())), types);
        Frame frame = new Frame(context(scope, environment, null), NOTHING,
                null);
        List<Object> values = new ArrayList<>(bound.size());
        for (Program program : ExprCompiler.compileAll(bound)) {
            values.add(program.evaluate(NOTHING, frame));
        }
        return values;
    }

    /** A query of our own. */
    StatementPlan planAnew(Scope scope, Environment environment, Transaction transaction, String sql) {
        Statement tree = Parser.parse(sql).getFirst().tree();
        Parameters parameters = new Parameters(List.of(), 0, List.of());
        StatementBinder binder = binder(scope, environment, transaction, parameters);
        List<SubqueryPlan> subqueries = new ArrayList<>();
        long epoch = statistics.epoch();
        Bound bound = Bound.bind(tree, binder);
        StatementPlan.Work work = work(bound, subqueries, Commands.name(tree), statistics(scope, binder));
        return new StatementPlan(Commands.kind(tree), work, List.of(), 0, List.of(), subqueries, binder.used(), null,
                null, epoch, binder.callsVolatile(), false);
    }

    private StatementBinder binder(Scope scope, Environment environment, Transaction transaction,
            Parameters parameters) {
        return new StatementBinder(new StatementBinder.Tables() {
            @Override
            public Table table(SearchPath path, List<String> schemas, String name) {
                return transaction == null
                        ? catalog.table(scope, path, schemas, name)
                        : catalog.table(scope, transaction, path, schemas, name);
            }

            @Override
            public Table table(int id) {
                return transaction == null ? catalog.table(scope, id) : catalog.table(scope, transaction, id);
            }

            @Override
            public Rights rights() {
                return catalog.rights(scope, transaction);
            }

            @Override
            public Rights rightsNow() {
                return catalog.rightsNow(scope, transaction);
            }

            @Override
            public void forget(int id) {
                catalog.forget(id);
            }
        }, environment.database(), environment.searchPath(), parameters);
    }

    private StatementPlan plan(Scope scope, Environment environment, Transaction transaction, Statement tree,
            List<Type> told, SqlStatement statement) {
        StatementPlan.Within within = StatementPlan.Within.of(transaction);
        long epoch = statistics.epoch();
        Parameters parameters = new Parameters(told, statement.parametersMax(),
                statement.literals().stream().map(Shape.Lifted::kind).toList(), statement.names());
        StatementBinder binder = binder(scope, environment, transaction, parameters);
        Bound bound = bind(scope, tree, binder, within);
        Statistics known = bound instanceof Bound.OfSchema ? Statistics.NONE : statistics(scope, binder);
        List<SubqueryPlan> subqueries = new ArrayList<>();
        String name = Commands.name(tree);
        StatementPlan.Work work = bound instanceof Bound.OfExplain explain
                ? explained(scope, explain, subqueries, Commands.name(((Utility.Explain) tree).statement()), known)
                : work(bound, subqueries, name, known);
        return new StatementPlan(statement.kind(), work, parameters.settled(), parameters.explicitCount(),
                columns(bound), subqueries, binder.used(), within,
                binder.reliesOnAbsence() ? null : environment.searchPath(), epoch, binder.callsVolatile(),
                !statement.literals().isEmpty() && LiteralsThatMatter.in(tree, binder.used(), work, known));
    }

    private Statistics statistics(Scope scope, StatementBinder binder) {
        Lookup<Integer, TableStatistics> known = statistics.of(scope, binder.used());
        return table -> known.get(table.descriptor().id());
    }

    /** What does not fit the tables as this node knows them may fit them as they are. */
    private Bound bind(Scope scope, Statement tree, StatementBinder binder, StatementPlan.Within within) {
        try {
            Bound bound = Bound.bind(tree, binder);
            if (!(bound instanceof Bound.OfSchema)) {
                binder.requireAllowed();
            }
            return bound;
        } catch (RetryError retry) {
            throw retry;
        } catch (StatementError error) {
            if (within == null) {
                catalog.confirm(scope, binder.used());
            }
            throw error;
        }
    }

    private static StatementPlan.Work work(Bound bound, List<SubqueryPlan> subqueries, String name,
            Statistics statistics) {
        QueryPlanner planner = new QueryPlanner(statistics);
        StatementPlan.Work work = switch (bound) {
            case Bound.OfQuery query ->
                new Works.Query(planner.plan(query.query(), query.changes()), name, query.cursor());
            case Bound.OfChange change ->
                new Works.Change(new ChangePlanner(planner).plan(change.change(), change.changes()), name);
            case Bound.OfCopy copy -> copy(copy.copy());
            case Bound.OfCopyOut copy -> copyOut(copy, planner);
            case Bound.OfExplain explain -> throw Check.unreachable("a statement that is explained is planned inside");
            case Bound.OfSetConstraints set -> new Works.SetConstraints(set.names(), set.deferred());
            case Bound.OfSchema schema -> new Works.Schema(schema.command());
            case Bound.OfCreateAs create ->
                new Works.CreateAs(create.create(), create.withData() ? planner.plan(create.query()) : null);
            case Bound.OfRefresh refresh -> new Works.Refresh(refresh.refresh(), planner.plan(refresh.query()));
            case Bound.OfCall call ->
                new Works.Call(ExprCompiler.compile(call.call().call()), call.call().outputPlaces());
            case Bound.OfBlock block -> new Works.Block(block.source());
        };
        subqueries.addAll(planner.subqueries());
        return work;
    }

    /** The statement is planned as it would be by itself. */
    private static Works.Explain explained(Scope scope, Bound.OfExplain explain, List<SubqueryPlan> subqueries,
            String name, Statistics statistics) {
        long before = scope.nanos();
        StatementPlan.Work work = work(explain.statement(), subqueries, name, statistics);
        long nanos = scope.nanos() - before;
        return new Works.Explain(switch (work) {
            case Works.Query query ->
                new Explanation(query.plan(), null, subqueries, explain.options(), statistics, nanos);
            case Works.Change change ->
                new Explanation(null, change.plan(), subqueries, explain.options(), statistics, nanos);
            default -> throw Check.unreachable("only queries and changes are explained");
        }, name);
    }

    private static Works.Copy copy(BoundCopy copy) {
        return new Works.Copy(copy, ExprCompiler.compileAll(copy.defaults()),
                new ChangePlanner(new QueryPlanner(Statistics.NONE)).rules(copy.rules()),
                ExprCompiler.compile(copy.where()));
    }

    private static Works.CopyOut copyOut(Bound.OfCopyOut copy, QueryPlanner planner) {
        List<Type> types = copy.query().columns().stream().map(column -> column.type().type()).toList();
        return new Works.CopyOut(planner.plan(copy.query(), List.of()), types, copy.options(), copy.columns());
    }

    private static List<Engine.Column> columns(Bound bound) {
        List<BoundQuery.OutputColumn> columns = switch (bound) {
            case Bound.OfQuery query -> query.query().columns().subList(0, query.shown());
            case Bound.OfChange change -> returned(change.change());
            case Bound.OfExplain explain ->
                List.of(new BoundQuery.OutputColumn("QUERY PLAN",
                        ColumnType.of(explain.options().format() == ExplainOptions.Format.JSON ? Type.JSON : Type.TEXT),
                        0, 0));
            case Bound.OfCopy copy -> List.of();
            case Bound.OfCopyOut copy -> List.of();
            case Bound.OfSetConstraints set -> List.of();
            case Bound.OfSchema schema -> List.of();
            case Bound.OfCreateAs create -> List.of();
            case Bound.OfRefresh refresh -> List.of();
            case Bound.OfCall call -> call.columns();
            case Bound.OfBlock block -> List.of();
        };
        return columns.stream().map(column -> new Engine.Column(column.name(), column.type().type(),
                column.type().modifier(), column.tableId(), column.attribute())).toList();
    }

    private static List<BoundQuery.OutputColumn> returned(BoundChange change) {
        return change.returning() == null ? List.of() : change.returning().columns();
    }
}
