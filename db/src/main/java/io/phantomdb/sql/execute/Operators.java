package io.phantomdb.sql.execute;

import io.phantomdb.base.Check;
import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Sets plans to work. */
final class Operators {
    private Operators() {}

    /** A transaction whose ordinary reads take locks has locked all that it found, unless it is not to wait. */
    private static Operator locks(Plan.LockRows plan, Execution execution) {
        boolean isNeeded = plan.outputs() != null || plan.first() != null || execution.transaction().locksByRow()
                || plan.locks().stream().anyMatch(Plan.RowLock::isForRowsAlone);
        Operator input = start(plan.input(), execution);
        return isNeeded ? new LockRowsOperator(execution, input, plan) : input;
    }

    /** Whether rows are grouped here or where they are is found out when the statement is run. */
    private static Operator groups(Plan.PartialGroup plan, Execution execution) {
        ShardGroupsOperator pages = ShardGroupsOperator.of(execution, plan.pages());
        if (pages == null) {
            return started(plan.whole(), execution);
        }
        Measures measures = execution.measures();
        Operator measured = measures == null
                ? pages
                : new MeasuredOperator(execution, pages, measures.of(plan.pages().scan()));
        return new GroupOperator(execution, measured, plan.combined());
    }

    /** Which tables need not be read is found out when the statement is run. */
    private static List<Operator> members(Plan.Members plan, Execution execution) {
        BitSet read = plan.pruning() == null ? null : plan.pruning().members(execution.frame());
        List<Operator> inputs = new ArrayList<>();
        for (int at = 0; at < plan.inputs().size(); at++) {
            if (read == null || read.get(at)) {
                inputs.add(start(plan.inputs().get(at), execution));
            }
        }
        return inputs;
    }

    static Operator start(Plan plan, Execution execution) {
        Operator operator = started(plan, execution);
        Measures measures = execution.measures();
        return measures == null ? operator : new MeasuredOperator(execution, operator, measures.of(plan));
    }

    private static Operator started(Plan plan, Execution execution) {
        return switch (plan) {
            case Plan.OneRow one -> new OneRowOperator(one.width());
            case Plan.Values values -> new ValuesOperator(execution, values);
            case Plan.Placed placed -> new PlacedOperator(start(placed.input(), execution), placed);
            case Plan.Scan scan -> new ScanOperator(execution, scan);
            case Plan.PointRow point -> new PointRowOperator(execution, point);
            case Plan.Filter filter ->
                new FilterOperator(execution, start(filter.input(), execution), filter.condition());
            case Plan.IndexJoin join -> new IndexJoinOperator(execution, start(join.left(), execution), join);
            case Plan.HashJoin join -> new HashJoinOperator(execution, start(join.left(), execution),
                    start(join.right(), execution), join);
            case Plan.MergeJoin join -> new MergeJoinOperator(execution, start(join.left(), execution),
                    start(join.right(), execution), join);
            case Plan.LoopJoin join -> new LoopJoinOperator(execution, start(join.left(), execution),
                    start(join.right(), execution), join);
            case Plan.Group group -> new GroupOperator(execution, start(group.input(), execution), group);
            case Plan.PartialGroup group -> groups(group, execution);
            case Plan.ShardGroups groups -> throw Check.unreachable("pages of groups without who combines them");
            case Plan.Extend extend -> new ExtendOperator(execution, start(extend.input(), execution), extend);
            case Plan.Window window -> new WindowOperator(execution, start(window.input(), execution), window);
            case Plan.Unique unique -> new UniqueOperator(start(unique.input(), execution), unique);
            case Plan.Sort sort -> new SortOperator(execution, start(sort.input(), execution), sort);
            case Plan.Project project -> new ProjectOperator(execution, start(project.input(), execution), project);
            case Plan.LockRows locking -> locks(locking, execution);
            case Plan.Narrow narrow -> new NarrowOperator(start(narrow.input(), execution), narrow.width());
            case Plan.Distinct distinct ->
                new DistinctOperator(execution, start(distinct.input(), execution), distinct);
            case Plan.Slice slice -> new SliceOperator(execution, start(slice.input(), execution), slice);
            case Plan.TiedSlice slice -> new TiedSliceOperator(execution, start(slice.input(), execution), slice);
            case Plan.Append append -> {
                List<Operator> inputs = append.inputs().stream().map(input -> start(input, execution)).toList();
                yield new AppendOperator(inputs);
            }
            case Plan.Members members -> new AppendOperator(members(members, execution));
            case Plan.SetDifference difference -> new SetDifferenceOperator(execution,
                    start(difference.left(), execution), start(difference.right(), execution), difference);
            case Plan.Apply apply -> new ApplyOperator(execution, start(apply.left(), execution), apply);
            case Plan.Expand expand -> new ExpandOperator(execution, start(expand.input(), execution), expand);
            case Plan.Shared shared -> new SharedOperator(execution.shared(shared));
            case Plan.Changing changing -> ChangeRun.of(changing.change(), execution);
            case Plan.WithChanges with -> throw Check.unreachable("WITH that changes rows inside of a plan");
            case Plan.Recursive recursive -> new RecursiveOperator(execution, recursive);
            case Plan.SystemRows rows -> new SystemRowsOperator(execution, rows.table());
            case Plan.WorkingTable table -> new KeptOperator(execution.workingTable(table.number()));
            case Plan.Seed seed -> new SeedOperator(execution.seed());
            case Plan.Functions functions -> new FunctionsOperator(execution, functions);
        };
    }
}
