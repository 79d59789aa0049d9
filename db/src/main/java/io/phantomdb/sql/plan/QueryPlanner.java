package io.phantomdb.sql.plan;

import io.phantomdb.base.Lookup;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import io.phantomdb.sql.bind.WithTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Plans queries, and the subqueries in their expressions. Every expression that goes into a plan goes through here, so that
 * no subquery is forgotten.
 */
public final class QueryPlanner {
    private final Statistics statistics;
    /** They put more places behind those of a row, and leave the others as they are. */
    private final List<SelectRule> addingRules;
    private final List<SelectRule> rules;
    private final PartialGroups partial;
    private final List<SubqueryPlan> subqueries = new ArrayList<>();
    private final Lookup<Integer, Plan.Shared> shared = new Lookup<>();

    public QueryPlanner(Statistics statistics) {
        this.statistics = statistics;
        this.partial = new PartialGroups(statistics);
        this.addingRules = List.of(new ExistsToSemiJoin(), new InToSemiJoin(),
                new ScalarToGroupedJoin(new ScanEstimates(statistics)));
        this.rules = Stream.concat(Stream.of(new PullUpQuery()), addingRules.stream()).toList();
    }

    /** What is known of tables. */
    Statistics statistics() {
        return statistics;
    }

    /** By number; what is not planned yet is null. */
    public List<SubqueryPlan> subqueries() {
        return subqueries;
    }

    /** The plan gives exactly the columns of the query. */
    public Plan plan(BoundQuery query) {
        Plan plan = switch (query.body()) {
            case BoundQuery.Select select -> select(select, query);
            case BoundQuery.Values values -> {
                values.rows().forEach(this::noteAll);
                yield ordered(new Plan.Values(values.rows().stream().map(ExprCompiler::compileAll).toList()), query);
            }
            case BoundQuery.SetOperation operation -> ordered(setOperation(operation, types(query)), query);
            case BoundQuery.Members members -> ordered(new MemberPlanner(this).plan(members, List.of()), query);
            case BoundQuery.Nested nested -> ordered(nested(nested), query);
            case BoundQuery.Functions functions -> functions(functions);
            case BoundQuery.SystemScan scan -> new Plan.SystemRows(scan.table());
            case BoundQuery.WithScan scan -> ordered(withTable(scan.table()), query);
            case BoundQuery.WorkingTable table -> new Plan.WorkingTable(table.number());
            case BoundQuery.Recursive recursive -> new Plan.Recursive(recursive.number(), plan(recursive.start()),
                    plan(recursive.step()), types(query), recursive.all());
        };
        return sliced(plan, query);
    }

    private Plan sliced(Plan plan, BoundQuery query) {
        if (query.limit() == null && query.offset() == null || query.withTies()) {
            return plan;
        }
        return new Plan.Slice(plan, program(query.limit()), program(query.offset()));
    }

    /** Compiles an expression, planning what subqueries it has. */
    public Program program(Expr expr) {
        note(expr);
        return ExprCompiler.compile(expr);
    }

    public List<Program> programs(List<Expr> exprs) {
        noteAll(exprs);
        return ExprCompiler.compileAll(exprs);
    }

    private void noteAll(List<Expr> exprs) {
        exprs.forEach(this::note);
    }

    private void note(Expr expr) {
        if (expr == null) {
            return;
        }
        for (Expr.Subquery subquery : Exprs.subqueries(expr)) {
            while (subqueries.size() <= subquery.number()) {
                subqueries.add(null);
            }
            if (subqueries.get(subquery.number()) == null) {
                Plan plan = plan(subquery.query());
                subqueries.set(subquery.number(),
                        new SubqueryPlan(plan, subquery.correlated(), types(subquery.query())));
            }
        }
    }

    private static List<Type> types(BoundQuery query) {
        return query.columns().stream().map(column -> column.type().type()).toList();
    }

    /** The changes are those of WITH. */
    public Plan plan(BoundQuery query, List<WithTable> changes) {
        Plan plan = plan(query);
        return changes.isEmpty() ? plan : new Plan.WithChanges(plan, changes.stream().map(this::shared).toList());
    }

    /** What is read once, and has the same rows whenever it is run, is run where it is read. */
    private Plan withTable(WithTable table) {
        boolean inline = table.mayBeInlined() && !(table.query().body() instanceof BoundQuery.Recursive)
                && !Operators.isVolatile(table.query());
        return inline ? plan(table.query()) : shared(table);
    }

    Plan.Shared shared(WithTable table) {
        Plan.Shared known = shared.get(table.number());
        if (known == null) {
            Plan input = table.query() != null
                    ? plan(table.query())
                    : new Plan.Changing(new ChangePlanner(this).plan(table.change()));
            known = new Plan.Shared(table.number(), table.name(), input);
            shared.put(table.number(), known);
        }
        return known;
    }

    private Plan functions(BoundQuery.Functions functions) {
        List<Plan.SetProgram> calls = new ArrayList<>();
        for (Expr call : functions.calls()) {
            calls.add(call instanceof Expr.SetCall set
                    ? new Plan.SetProgram(set.function(), programs(set.arguments()), set.type().type())
                    : new Plan.SetProgram(null, List.of(program(call)), call.type().type()));
        }
        return new Plan.Functions(calls, functions.ordinality());
    }

    private Plan nested(BoundQuery.Nested nested) {
        Plan inner = plan(nested.query());
        return nested.casts() == null ? inner : new Plan.Project(inner, programs(nested.casts()));
    }

    private Plan setOperation(BoundQuery.SetOperation operation, List<Type> types) {
        Plan left = plan(operation.left());
        Plan right = plan(operation.right());
        return switch (operation.kind()) {
            case UNION -> {
                Plan all = new Plan.Append(List.of(left, right));
                yield operation.all() ? all : new Plan.Distinct(all, types);
            }
            case INTERSECT -> new Plan.SetDifference(left, right, types, true, operation.all());
            case EXCEPT -> new Plan.SetDifference(left, right, types, false, operation.all());
        };
    }

    /** Until no rule finds anything more to do. */
    private static BoundQuery.Select rewritten(BoundQuery.Select select, List<SelectRule> rules) {
        for (SelectRule rule : rules) {
            BoundQuery.Select changed = rule.apply(select);
            if (changed != null) {
                return rewritten(changed, rules);
            }
        }
        return select;
    }

    private static BoundQuery.Select withoutIdleWork(BoundQuery.Select select, boolean isLocking) {
        BoundQuery.Select placed = WantedAggregates.in(select.withWindowsPlaced());
        return isLocking ? placed : UnusedOutputs.in(placed);
    }

    private Plan select(BoundQuery.Select written, BoundQuery query) {
        boolean isLocking = RowLocks.isWanted(written.from());
        BoundQuery.Select select = withoutIdleWork(rewritten(written, isLocking ? addingRules : rules), isLocking);
        if (select.grouping() != null && isNever(select.grouping().having())) {
            return new Plan.Values(List.of());
        }
        WindowPlanner windows = new WindowPlanner(this, select, query);
        AccessPaths.Wish wish = windows.isEmpty() ? wish(select, query) : windows.wish();
        FromPlanner from = new FromPlanner(this, select.width(), wish,
                isLocking ? null : Slots.needed(select));
        noteAll(Exprs.conjuncts(select.where()));
        noteConditions(select.from());
        Plan plan = from.plan(select.from(), select.where());
        boolean ordered = from.isOrdered() && !wish.order().isEmpty();
        RowLocks locks = RowLocks.of(this, isLocking ? written : select, select.width());
        if (locks != null) {
            return locked(plan, locks, select, query, ordered || query.order().isEmpty());
        }
        if (select.grouping() != null) {
            plan = group(plan, select.grouping());
        }
        List<Expr> outputs = select.outputs();
        boolean expands = SetExpansion.isNeeded(outputs);
        boolean firstCome = !expands && select.grouping() == null && windows.isEmpty() && !select.distinct()
                && (ordered || query.order().isEmpty());
        if (firstCome && query.limit() != null) {
            plan = hinted(plan, firstRows(query));
        }
        if (!windows.isEmpty()) {
            plan = windows.plan(plan, ordered);
            ordered = windows.givesOrder();
        }
        if (expands) {
            SetExpansion expansion = new SetExpansion(this, plan, outputs);
            plan = expansion.plan();
            outputs = expansion.outputs();
        }
        plan = projected(plan, programs(outputs));
        if (select.distinct() && select.distinctOn().isEmpty()) {
            plan = new Plan.Distinct(plan, types(query));
        }
        if (!ordered) {
            plan = ordered(plan, query, select.outputs());
        }
        return select.outputs().size() > query.columns().size() ? new Plan.Narrow(plan, query.columns().size()) : plan;
    }

    /** FOR UPDATE: rows are locked in their order, and no more than LIMIT lets through. */
    private Plan locked(Plan block, RowLocks locks, BoundQuery.Select select, BoundQuery query, boolean ordered) {
        List<Program> outputs = programs(select.outputs());
        Program first = query.limit() == null || query.withTies() ? null : firstRows(query);
        Plan plan;
        if (ordered) {
            Plan rows = first == null ? block : hinted(block, first);
            plan = new Plan.Project(locks.over(rows, first), outputs);
        } else {
            List<Type> types = select.outputs().stream().map(output -> output.type().type()).toList();
            Plan sorted = new Plan.Sort(new Plan.Project(block, locks.withBlock(outputs)), keys(query, types), null);
            plan = locks.over(sorted, outputs, first);
            if (query.withTies()) {
                plan = new Plan.TiedSlice(plan, keys(query, types), program(query.limit()), program(query.offset()));
            }
        }
        return outputs.size() > query.columns().size() ? new Plan.Narrow(plan, query.columns().size()) : plan;
    }

    /** The rows of FROM and WHERE, in the places of the block, locked as FROM says; more may follow. */
    Plan rows(BoundQuery.Select written) {
        BoundQuery.Select select = rewritten(written, addingRules);
        noteAll(Exprs.conjuncts(select.where()));
        noteConditions(select.from());
        Plan plan = new FromPlanner(this, select.width(), AccessPaths.Wish.NONE, null).plan(select.from(),
                select.where());
        RowLocks locks = RowLocks.of(this, written, select.width());
        return locks == null ? plan : locks.over(plan, null);
    }

    private void noteConditions(BoundQuery.From from) {
        switch (from) {
            case BoundQuery.FromJoin join -> {
                note(join.condition());
                noteConditions(join.left());
                noteConditions(join.right());
            }
            case null, default -> {
            }
        }
    }

    /** What order of a table's rows would make sorting superfluous. */
    private static AccessPaths.Wish wish(BoundQuery.Select select, BoundQuery query) {
        if (select.grouping() != null || query.order().isEmpty() || select.distinct() || query.withTies()) {
            return AccessPaths.Wish.NONE;
        }
        List<AccessPaths.SortSlot> order = new ArrayList<>();
        for (BoundQuery.Order key : query.order()) {
            if (!(select.outputs().get(key.column()) instanceof Expr.Slot slot) || slot.levelsUp() > 0) {
                return AccessPaths.Wish.NONE;
            }
            order.add(new AccessPaths.SortSlot(slot.slot(), key.descending(), key.nullsFirst()));
        }
        return new AccessPaths.Wish(order, query.limit() != null);
    }

    private static boolean isNever(Expr having) {
        return having != null && Conditions.isNever(KnownValues.condition(having));
    }

    private Plan group(Plan input, BoundQuery.Grouping grouping) {
        List<Plan.Call> calls = new ArrayList<>();
        for (BoundQuery.AggregateCall call : grouping.aggregates()) {
            calls.add(call(call));
        }
        List<Type> types = grouping.keys().stream().map(key -> key.type().type()).toList();
        Plan plan = partial.of(new Plan.Group(input, programs(grouping.keys()), types, grouping.sets(), calls,
                grouping.calls()));
        List<Expr> having = Exprs.conjuncts(KnownValues.condition(grouping.having()));
        noteAll(having);
        return having.isEmpty() ? plan : new Plan.Filter(plan, Conditions.compiled(having));
    }

    private Plan.Call call(BoundQuery.AggregateCall call) {
        List<Expr> values = new ArrayList<>(call.arguments());
        List<Plan.SortKey> order = new ArrayList<>();
        for (BoundQuery.Sorting key : call.order()) {
            order.add(new Plan.SortKey(values.size(), key.value().type().type(), key.descending(), key.nullsFirst()));
            values.add(key.value());
        }
        List<Type> types = call.arguments().stream().map(argument -> argument.type().type()).toList();
        for (int at = 0; call.distinct() && at < types.size(); at++) {
            order.add(new Plan.SortKey(at, types.get(at), false, false));
        }
        return new Plan.Call(call.aggregate(), programs(values), call.distinct() ? types : null, order,
                program(call.filter()));
    }

    private Plan ordered(Plan plan, BoundQuery query) {
        return sorted(plan, query, query.columns().stream().map(column -> column.type().type()).toList());
    }

    private Plan ordered(Plan plan, BoundQuery query, List<Expr> outputs) {
        return sorted(plan, query, outputs.stream().map(output -> output.type().type()).toList());
    }

    private Plan sorted(Plan plan, BoundQuery query, List<Type> types) {
        if (query.order().isEmpty()) {
            return plan;
        }
        List<Plan.SortKey> keys = keys(query, types);
        List<Plan.SortKey> unique = distinctOn(query);
        boolean whole = query.limit() == null || query.withTies() || !unique.isEmpty();
        Plan.Sort all = new Plan.Sort(plan, keys, whole ? null : firstRows(query));
        Plan sorted = whole ? all : FirstRowsAtShard.of(all);
        Plan different = unique.isEmpty() ? sorted : new Plan.Unique(sorted, unique);
        return query.withTies()
                ? new Plan.TiedSlice(different, keys, program(query.limit()), program(query.offset()))
                : different;
    }

    private static List<Plan.SortKey> distinctOn(BoundQuery query) {
        return query.body() instanceof BoundQuery.Select select
                ? select.distinctOn().stream().map(place -> new Plan.SortKey(place,
                        select.outputs().get(place).type().type(), false, false)).toList()
                : List.of();
    }

    private static List<Plan.SortKey> keys(BoundQuery query, List<Type> types) {
        List<Plan.SortKey> keys = new ArrayList<>();
        for (BoundQuery.Order key : query.order()) {
            keys.add(new Plan.SortKey(key.column(), types.get(key.column()), key.descending(), key.nullsFirst()));
        }
        return keys;
    }

    /** LIMIT plus OFFSET: so many rows are looked at. */
    private Program firstRows(BoundQuery query) {
        Program limit = program(query.limit());
        Program offset = program(query.offset());
        return new Compiled(query.limit(), (row, frame) -> {
            Long count = (Long) limit.evaluate(row, frame);
            Long skipped = offset == null ? null : (Long) offset.evaluate(row, frame);
            if (count == null || count < 0 || skipped == null || skipped <= 0) {
                return count;
            }
            return count > Long.MAX_VALUE - skipped ? null : (Object) (count + skipped);
        });
    }

    /**
     * <pre>
     *   Project(Scan by one whole key of the rows)   →   PointRow
     * </pre>
     */
    private static Plan projected(Plan input, List<Program> columns) {
        if (input instanceof Plan.Scan scan && scan.access() instanceof Plan.Points points && points.keys().size() == 1
                && points.index() == scan.source().table().primary()) {
            Plan.Source source = scan.source();
            return new Plan.PointRow(source, points.keys().getFirst(), source.reader(), scan.filter(), columns);
        }
        return new Plan.Project(input, columns);
    }

    /** Tells the scan at the bottom how few rows will do. */
    private static Plan hinted(Plan plan, Program rows) {
        if (plan instanceof Plan.Scan scan && scan.filter() == null && scan.access() instanceof Plan.Range range) {
            Plan.Range hinted = new Plan.Range(range.index(), range.equal(), range.lower(), range.upper(),
                    range.descending(), rows);
            return new Plan.Scan(scan.source(), hinted, null, null);
        }
        return plan;
    }
}
