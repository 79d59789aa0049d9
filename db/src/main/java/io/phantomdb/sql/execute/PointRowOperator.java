package io.phantomdb.sql.execute;

import io.phantomdb.base.Bytes;
import io.phantomdb.sql.plan.Plan;
import java.util.List;

/** One row by its key: a get, a look at the filter, a projection, and nothing else. */
final class PointRowOperator extends Operator {
    private static final Object[] NOTHING = new Object[0];

    private final Execution execution;
    private final Plan.PointRow plan;
    private boolean done;

    PointRowOperator(Execution execution, Plan.PointRow plan) {
        this.execution = execution;
        this.plan = plan;
    }

    @Override
    List<Object[]> next() {
        if (done) {
            return List.of();
        }
        done = true;
        Plan.Source source = plan.source();
        Bytes key = KeyBounds.point(source.table().primary(), plan.key(), NOTHING, execution);
        if (key == null) {
            return List.of();
        }
        Bytes value = execution.transaction().get(source.table().version(), List.of(key), source.lock()).getFirst();
        if (value == null) {
            return List.of();
        }
        Object[] row = plan.reader().row(key, value);
        if (!FilterOperator.holds(execution, plan.filter(), row)) {
            return List.of();
        }
        return List.<Object[]>of(ProjectOperator.project(plan.columns(), row, execution));
    }
}
