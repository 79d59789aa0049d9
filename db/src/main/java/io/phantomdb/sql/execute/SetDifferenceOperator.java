package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** EXCEPT and INTERSECT: the right side is counted first, then each row on the left is looked up. */
final class SetDifferenceOperator extends Operator {
    private final Execution execution;
    private final Operator left;
    private final Operator right;
    private final Plan.SetDifference plan;
    private final KeyTable keys;
    /** How many of each key are on the right; null until they are counted. */
    private long[] counts;

    SetDifferenceOperator(Execution execution, Operator left, Operator right, Plan.SetDifference plan) {
        this.execution = execution;
        this.left = left;
        this.right = right;
        this.plan = plan;
        this.keys = new KeyTable(plan.types());
    }

    @Override
    List<Object[]> next() {
        if (counts == null) {
            count();
        }
        while (true) {
            List<Object[]> batch = left.next();
            if (batch.isEmpty()) {
                return batch;
            }
            execution.tick();
            List<Object[]> kept = new ArrayList<>();
            for (Object[] row : batch) {
                if (keeps(row)) {
                    kept.add(row);
                }
            }
            if (!kept.isEmpty()) {
                return kept;
            }
        }
    }

    private void count() {
        counts = new long[16];
        for (List<Object[]> batch = right.next(); !batch.isEmpty(); batch = right.next()) {
            execution.tick();
            for (Object[] row : batch) {
                int number = number(row);
                counts[number]++;
            }
        }
    }

    private int number(Object[] row) {
        int hash = keys.hash(row);
        int number = keys.find(row, hash);
        if (number >= 0) {
            return number;
        }
        execution.memory().reserve(keys.bytes(row));
        number = keys.add(row, hash);
        if (number == counts.length) {
            counts = Arrays.copyOf(counts, 2 * counts.length);
        }
        return number;
    }

    /** With ALL each row on the right pairs off one on the left; without, a row that was given is not given again. */
    private boolean keeps(Object[] row) {
        int known = keys.find(row);
        if (known < 0 && (plan.all() || plan.intersect())) {
            return !plan.intersect();
        }
        int number = known < 0 ? number(row) : known;
        long partners = counts[number];
        counts[number] = plan.all() ? Math.max(0, partners - 1) : plan.intersect() ? 0 : 1;
        return partners > 0 == plan.intersect();
    }
}
