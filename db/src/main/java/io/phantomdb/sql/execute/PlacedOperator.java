package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Puts the rows of an inner block into their place in the rows of the outer one. */
final class PlacedOperator extends Operator {
    private final Operator input;
    private final Plan.Placed plan;

    PlacedOperator(Operator input, Plan.Placed plan) {
        this.input = input;
        this.plan = plan;
    }

    @Override
    List<Object[]> next() {
        List<Object[]> batch = input.next();
        List<Object[]> placed = new ArrayList<>(batch.size());
        for (Object[] row : batch) {
            Object[] wide = new Object[plan.width()];
            System.arraycopy(row, 0, wide, plan.offset(), plan.inputWidth());
            placed.add(wide);
        }
        return placed;
    }
}
