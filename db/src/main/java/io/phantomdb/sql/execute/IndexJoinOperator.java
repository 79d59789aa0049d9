package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** For each batch of rows on the left, what the index of the right table holds for them. */
final class IndexJoinOperator extends Operator {
    private final Execution execution;
    private final Operator left;
    private final Plan.IndexJoin plan;
    private final TableReader reader;
    private final List<Plan.Place> rightPlaces;

    IndexJoinOperator(Execution execution, Operator left, Plan.IndexJoin plan) {
        this.execution = execution;
        this.left = left;
        this.plan = plan;
        this.reader = new TableReader(execution, plan.right());
        Plan.Source source = plan.right().source();
        this.rightPlaces = List.of(new Plan.Place(source.offset(), source.offset() + source.table().width()));
    }

    @Override
    List<Object[]> next() {
        while (true) {
            List<Object[]> batch = left.next();
            if (batch.isEmpty()) {
                return batch;
            }
            List<Object[]> joined = new ArrayList<>(batch.size());
            JoinRows rows = new JoinRows(execution, plan.kind(), rightPlaces, plan.condition(), joined);
            List<List<Object[]>> partners = execution.measures() == null ? reader.lookUp(batch) : measured(batch);
            for (int at = 0; at < batch.size(); at++) {
                rows.join(batch.get(at), partners.get(at));
            }
            if (!joined.isEmpty()) {
                return joined;
            }
        }
    }

    /** The looks into the index are shown as a step of their own. */
    private List<List<Object[]>> measured(List<Object[]> batch) {
        Measures.Measure measure = execution.measures().of(plan.right());
        long before = execution.nanos();
        long removedBefore = reader.removed();
        List<List<Object[]>> partners = reader.lookUp(batch);
        measure.ran(batch.size());
        measure.gave(partners.stream().mapToInt(List::size).sum(), execution.nanos() - before, false);
        measure.removed(reader.removed() - removedBefore);
        return partners;
    }
}
