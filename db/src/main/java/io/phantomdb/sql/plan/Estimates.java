package io.phantomdb.sql.plan;

import io.phantomdb.base.IdentityLookup;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import java.util.List;

/**
 * What steps of plans may cost, and how many rows they may give, from the bottom up. Every step is looked at once. One
 * story's, for as long as the statistics stay what they are.
 */
public final class Estimates {
    private static final double GROUPS = 200;
    private static final double FUNCTION_ROWS = 100;
    private static final double ROUNDS = 10;
    private static final int VALUE_BYTES = 8;

    private final ScanEstimates scans;
    private final IdentityLookup<Plan, Estimate> known = new IdentityLookup<>();

    public Estimates(Statistics statistics) {
        this.scans = new ScanEstimates(statistics);
    }

    ScanEstimates scans() {
        return scans;
    }

    public Estimate of(Plan plan) {
        Estimate estimate = known.get(plan);
        if (estimate == null) {
            estimate = estimate(plan);
            known.put(plan, estimate);
        }
        return estimate;
    }

    private Estimate estimate(Plan plan) {
        return switch (plan) {
            case Plan.OneRow one -> constant(1, 0);
            case Plan.Seed seed -> constant(1, 0);
            case Plan.Values values -> constant(values.rows().size(),
                    values.rows().isEmpty() ? 0 : VALUE_BYTES * values.rows().getFirst().size());
            case Plan.Functions functions -> constant(FUNCTION_ROWS, VALUE_BYTES * functions.calls().size());
            case Plan.SystemRows rows -> constant(FUNCTION_ROWS, VALUE_BYTES * rows.table().columns().size());
            case Plan.WorkingTable table -> constant(FUNCTION_ROWS, VALUE_BYTES);
            case Plan.Changing changing -> constant(1, 0);
            case Plan.Scan scan -> scans.scan(scan);
            case Plan.PartialGroup group -> of(group.whole());
            case Plan.ShardGroups groups -> of(groups.scan());
            case Plan.PointRow point -> scans.estimate(point.source(),
                    new Plan.Points(point.source().table().primary(), List.of(point.key())), point.filter());
            case Plan.Placed placed -> placed(placed);
            case Plan.Filter filter -> filter(filter);
            case Plan.IndexJoin join -> JoinEstimates.lookup(join, of(join.left()), scans);
            case Plan.HashJoin join -> JoinEstimates.hash(join, of(join.left()), of(join.right()));
            case Plan.MergeJoin join -> JoinEstimates.merge(join, of(join.left()), of(join.right()));
            case Plan.LoopJoin join -> JoinEstimates.loop(join, of(join.left()), of(join.right()));
            case Plan.Apply join -> apply(join);
            case Plan.Group group -> group(group);
            case Plan.Extend extend -> worked(of(extend.input()), extend.columns().size());
            case Plan.Window window -> worked(of(window.input()), 4 * window.calls().size());
            case Plan.Project project -> projected(project);
            case Plan.Sort sort -> sort(sort);
            case Plan.Distinct distinct -> distinct(distinct);
            case Plan.Unique unique -> worked(of(unique.input()), unique.keys().size());
            case Plan.Slice slice -> slice(of(slice.input()), slice.limit());
            case Plan.TiedSlice slice -> slice(of(slice.input()), slice.limit());
            case Plan.LockRows locking -> worked(of(locking.input()), 1);
            case Plan.Narrow narrow -> of(narrow.input());
            case Plan.Append append -> append(append.inputs());
            case Plan.Members members -> members.inputs().isEmpty() ? constant(0, 0) : append(members.inputs());
            case Plan.SetDifference difference -> append(List.of(difference.left(), difference.right()));
            case Plan.Expand expand -> times(of(expand.input()), FUNCTION_ROWS);
            case Plan.Shared shared -> of(shared.input());
            case Plan.WithChanges with -> of(with.input());
            case Plan.Recursive recursive -> times(append(List.of(recursive.start(), recursive.step())), ROUNDS);
        };
    }

    /** A change: as many rows as it reads, and the work of writing them. */
    public Estimate of(ChangePlan plan) {
        return switch (plan) {
            case ChangePlan.Insert insert -> changed(of(insert.source()));
            case ChangePlan.Update update -> changed(of(update.rows()));
            case ChangePlan.Delete delete -> changed(of(delete.rows()));
            case ChangePlan.Merge merge -> changed(of(merge.rows()));
            case ChangePlan.WithChanges with -> of(with.change());
            case ChangePlan.LockTables lock -> constant(1, 0);
            case ChangePlan.Truncate truncate -> constant(1, 0);
        };
    }

    private static Estimate changed(Estimate rows) {
        return new Estimate(rows.start(), rows.total() + rows.rows() * Costs.FETCHED_ROW, rows.rows(), rows.width(),
                Estimate.Columns.NONE);
    }

    private static Estimate constant(double rows, int width) {
        return new Estimate(0, rows * Costs.GIVEN_ROW, rows, width, Estimate.Columns.NONE);
    }

    private static Estimate worked(Estimate input, int perRow) {
        return new Estimate(input.start(), input.total() + input.rows() * perRow * Costs.CONDITION, input.rows(),
                input.width(), input.columns());
    }

    private static Estimate times(Estimate input, double times) {
        return new Estimate(input.start(), input.total() * times, input.rows() * times, input.width(),
                input.columns());
    }

    private Estimate placed(Plan.Placed placed) {
        Estimate input = of(placed.input());
        int offset = placed.offset();
        return new Estimate(input.start(), input.total(), input.rows(), input.width(),
                slot -> slot < offset || slot >= offset + placed.inputWidth()
                        ? null
                        : input.columns().of(slot - offset));
    }

    private Estimate filter(Plan.Filter filter) {
        Estimate input = of(filter.input());
        List<Expr> conditions = Exprs.conjuncts(Compiled.source(filter.condition()));
        double rows = input.rows() * new Selectivity(input.columns(), input.rows()).of(conditions);
        return new Estimate(input.start(), input.total() + input.rows() * Costs.CONDITION * conditions.size(), rows,
                input.width(), input.columns());
    }

    private Estimate apply(Plan.Apply join) {
        Estimate left = of(join.left());
        Estimate right = of(join.right());
        Estimate.Columns columns = Estimate.Columns.either(left.columns(), right.columns());
        double share = JoinEstimates.condition(join.condition(), columns, left.rows());
        double rows = JoinEstimates.rows(join.kind(), left.rows(), right.rows(), share,
                Math.min(1, right.rows() * share));
        return new Estimate(left.start() + right.start(), left.total() + left.rows() * right.total(), rows,
                left.width() + right.width(), columns);
    }

    private Estimate group(Plan.Group group) {
        Estimate input = of(group.input());
        double groups = 0;
        for (List<Integer> set : group.sets()) {
            double own = 1;
            for (int key : set) {
                own *= distinct(group.keys().get(key), input);
            }
            groups += Math.min(own, input.rows());
        }
        int work = group.keys().size() + group.calls().size();
        double total = input.total() + input.rows() * (Costs.GROUPED_ROW + Costs.CONDITION * work);
        double rows = groups;
        return new Estimate(total, total + rows * Costs.GIVEN_ROW, rows,
                VALUE_BYTES * work, slot -> slot < group.keys().size()
                        ? column(group.keys().get(slot), input, group.keyTypes().get(slot), rows)
                        : null);
    }

    private static double distinct(Program key, Estimate input) {
        Estimate.Column column = column(key, input);
        return column == null ? Math.min(GROUPS, input.rows()) : Math.min(column.distinct(), input.rows());
    }

    private static Estimate.Column column(Program program, Estimate input) {
        Expr source = Compiled.source(program);
        Expr.Slot slot = source == null ? null : Operators.column(source);
        return slot == null ? null : input.columns().of(slot.slot());
    }

    /** A key is different in every group if there is but one. */
    private static Estimate.Column column(Program key, Estimate input, Type type, double rows) {
        Estimate.Column column = column(key, input);
        return new Estimate.Column(type, Math.min(rows, column == null ? GROUPS : column.distinct()), null);
    }

    private Estimate projected(Plan.Project project) {
        Estimate input = of(project.input());
        List<Program> columns = project.columns();
        return new Estimate(input.start(), input.total() + input.rows() * columns.size() * Costs.CONDITION / 4,
                input.rows(), Math.min(input.width(), VALUE_BYTES * columns.size()),
                slot -> slot < columns.size() ? column(columns.get(slot), input) : null);
    }

    private Estimate sort(Plan.Sort sort) {
        Estimate input = of(sort.input());
        double first = sort.first() == null ? input.rows() : Math.min(first(sort.first()), input.rows());
        double start = input.total() + Costs.sorted(input.rows(), first);
        return new Estimate(start, start + first * Costs.GIVEN_ROW, first, input.width(), input.columns());
    }

    /** How many rows a limit lets through: a number, or one that has been made wider. */
    private static double first(Program limit) {
        Expr source = Compiled.source(limit);
        Expr value = source instanceof Expr.Call call && call.arguments().size() == 1
                ? call.arguments().getFirst()
                : source;
        return value instanceof Expr.Constant constant && constant.value() instanceof Number count
                ? Math.max(1, count.doubleValue())
                : FUNCTION_ROWS;
    }

    private Estimate distinct(Plan.Distinct distinct) {
        Estimate input = of(distinct.input());
        double rows = 1;
        for (int at = 0; at < distinct.types().size(); at++) {
            Estimate.Column column = input.columns().of(at);
            rows *= column == null ? GROUPS : column.distinct();
        }
        double total = input.total() + input.rows() * Costs.GROUPED_ROW;
        return new Estimate(input.start(), total, Math.min(rows, input.rows()), input.width(), input.columns());
    }

    private static Estimate slice(Estimate input, Program limit) {
        double rows = limit == null ? input.rows() : Math.min(input.rows(), first(limit));
        double share = rows / input.rows();
        return new Estimate(input.start(), input.start() + (input.total() - input.start()) * share, rows,
                input.width(), input.columns());
    }

    private Estimate append(List<Plan> inputs) {
        double start = of(inputs.getFirst()).start();
        double total = 0;
        double rows = 0;
        for (Plan input : inputs) {
            total += of(input).total();
            rows += of(input).rows();
        }
        return new Estimate(start, total, rows, of(inputs.getFirst()).width(), Estimate.Columns.NONE);
    }
}
