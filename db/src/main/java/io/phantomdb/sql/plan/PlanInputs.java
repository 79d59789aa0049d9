package io.phantomdb.sql.plan;

import java.util.List;

/** Which steps a step takes rows from; those of WITH are where they are read. */
final class PlanInputs {
    private PlanInputs() {}

    static List<Plan> of(Plan plan) {
        return switch (plan) {
            case Plan.OneRow one -> List.of();
            case Plan.Values values -> List.of();
            case Plan.Scan scan -> List.of();
            case Plan.PointRow point -> List.of();
            case Plan.PartialGroup group -> List.of(group.whole());
            case Plan.ShardGroups groups -> List.of(groups.scan());
            case Plan.Functions functions -> List.of();
            case Plan.SystemRows rows -> List.of();
            case Plan.WorkingTable table -> List.of();
            case Plan.Seed seed -> List.of();
            case Plan.Changing changing -> List.of();
            case Plan.Placed placed -> List.of(placed.input());
            case Plan.LockRows locking -> List.of(locking.input());
            case Plan.Filter filter -> List.of(filter.input());
            case Plan.Group group -> List.of(group.input());
            case Plan.Extend extend -> List.of(extend.input());
            case Plan.Window window -> List.of(window.input());
            case Plan.Sort sort -> List.of(sort.input());
            case Plan.Project project -> List.of(project.input());
            case Plan.Narrow narrow -> List.of(narrow.input());
            case Plan.Distinct distinct -> List.of(distinct.input());
            case Plan.Unique unique -> List.of(unique.input());
            case Plan.Slice slice -> List.of(slice.input());
            case Plan.TiedSlice slice -> List.of(slice.input());
            case Plan.Expand expand -> List.of(expand.input());
            case Plan.Shared shared -> List.of(shared.input());
            case Plan.WithChanges with -> List.of(with.input());
            case Plan.IndexJoin join -> List.of(join.left(), join.right());
            case Plan.HashJoin join -> List.of(join.left(), join.right());
            case Plan.MergeJoin join -> List.of(join.left(), join.right());
            case Plan.LoopJoin join -> List.of(join.left(), join.right());
            case Plan.Apply join -> List.of(join.left(), join.right());
            case Plan.SetDifference difference -> List.of(difference.left(), difference.right());
            case Plan.Recursive recursive -> List.of(recursive.start(), recursive.step());
            case Plan.Append append -> append.inputs();
            case Plan.Members members -> members.inputs();
        };
    }
}
