package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The first of neighbours that are equal. */
final class UniqueOperator extends Operator {
    private final Operator input;
    private final Comparator<Object[]> order;
    private Object[] last;

    UniqueOperator(Operator input, Plan.Unique plan) {
        this.input = input;
        this.order = SortOperator.comparator(plan.keys());
    }

    @Override
    List<Object[]> next() {
        while (true) {
            List<Object[]> batch = input.next();
            List<Object[]> kept = new ArrayList<>();
            for (Object[] row : batch) {
                if (last == null || order.compare(last, row) != 0) {
                    kept.add(row);
                }
                last = row;
            }
            if (!kept.isEmpty() || batch.isEmpty()) {
                return kept;
            }
        }
    }
}
