package io.phantomdb.sql.plan;

import io.phantomdb.rows.program.Expression;
import io.phantomdb.rows.program.ScanFragment;
import io.phantomdb.sql.bind.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * Of rows that are sorted and cut off, a shard that lies elsewhere need give no more than so many of each page, if it can work
 * out the filter and what they are sorted by.
 *
 * <pre>
 *   Sort by x, first 10        →   Sort by x, first 10
 *     Project                        Project
 *       Scan t                         Scan t
 *                                        at the shard: the first 10 by x of each page
 * </pre>
 */
final class FirstRowsAtShard {
    private FirstRowsAtShard() {}

    static Plan of(Plan.Sort sort) {
        if (!(sort.input() instanceof Plan.Project project) || !(project.input() instanceof Plan.Scan scan)
                || !ShardWork.isLong(scan)) {
            return sort;
        }
        ShardWork work = work(sort, project, scan);
        return work == null
                ? sort
                : new Plan.Sort(new Plan.Project(new Plan.Scan(scan.source(), scan.access(), scan.filter(), work),
                        project.columns()), sort.keys(), sort.first());
    }

    private static ShardWork work(Plan.Sort sort, Plan.Project project, Plan.Scan scan) {
        ShardExpressions written = new ShardExpressions(scan.source());
        Expression filter = scan.filter() == null ? null : FilterAtShard.whole(scan, written);
        if (filter == null && scan.filter() != null) {
            return null;
        }
        List<Expression> sorting = new ArrayList<>();
        List<ScanFragment.Order> order = new ArrayList<>();
        for (Plan.SortKey key : sort.keys()) {
            Expr source = Compiled.source(project.columns().get(key.slot()));
            Expression expression = source != null && source.type().type().equals(key.type())
                    ? written.of(source)
                    : null;
            if (expression == null || !expression.type().type().equals(key.type())) {
                return null;
            }
            sorting.add(expression);
            order.add(new ScanFragment.Order(key.descending(), key.nullsFirst()));
        }
        return ShardWork.of(scan, written, filter, true, sorting,
                new ScanFragment.First(order, ScanFragment.FIRST_MAX), sort.first());
    }
}
