package io.phantomdb.sql.execute;

import io.phantomdb.base.Lookup;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** GROUP BY in memory: groups come out in the order their first rows came in. */
final class GroupOperator extends Operator {
    private static final int ACCUMULATOR_BYTES = 64;

    private final Execution execution;
    private final Operator input;
    private final Plan.Group plan;
    private final RowKeys keys;
    private final Lookup<Object, Group> groups = new Lookup<>();
    private final List<Group> inOrder = new ArrayList<>();
    private boolean grouped;
    private int at;

    /** One group: its keys, and what each aggregate knows of it. */
    private final class Group {
        private final Object[] key;
        private final Accumulator[] accumulators = new Accumulator[plan.calls().size()];
        private final List<Lookup<Object, Boolean>> seen = new ArrayList<>();
        private long bytes;

        Group(Object[] key) {
            this.key = key;
            for (int call = 0; call < accumulators.length; call++) {
                accumulators[call] = plan.calls().get(call).function().newAccumulator();
                seen.add(plan.calls().get(call).distinctTypes() == null ? null : new Lookup<>());
            }
        }

        void add(Object[] row) {
            long grown = 0;
            for (int call = 0; call < accumulators.length; call++) {
                Plan.Call each = plan.calls().get(call);
                if (FilterOperator.holds(execution, each.filter(), row)) {
                    grown += add(call, each, row);
                }
            }
            if (grown > bytes) {
                execution.memory().reserve(grown - bytes);
                bytes = grown;
            }
        }

        private long add(int call, Plan.Call each, Object[] row) {
            Object[] arguments = ProjectOperator.project(each.arguments(), row, execution);
            if (seen.get(call) == null || isNew(call, each, arguments)) {
                accumulators[call].add(arguments.length > 0 ? arguments[0] : null,
                        arguments.length > 1 ? arguments[1] : null);
            }
            return accumulators[call].bytes();
        }

        private boolean isNew(int call, Plan.Call each, Object[] arguments) {
            Object value = new RowKeys(each.distinctTypes()).of(arguments);
            if (seen.get(call).put(value, true) != null) {
                return false;
            }
            execution.memory().reserve(RowKeys.bytes(value));
            return true;
        }

        Object[] result() {
            Object[] row = new Object[key.length + accumulators.length];
            System.arraycopy(key, 0, row, 0, key.length);
            for (int call = 0; call < accumulators.length; call++) {
                row[key.length + call] = accumulators[call].result();
            }
            return row;
        }
    }

    GroupOperator(Execution execution, Operator input, Plan.Group plan) {
        this.execution = execution;
        this.input = input;
        this.plan = plan;
        this.keys = new RowKeys(plan.keyTypes());
    }

    @Override
    List<Object[]> next() {
        if (!grouped) {
            group();
            grouped = true;
        }
        List<Object[]> batch = new ArrayList<>();
        while (at < inOrder.size() && batch.size() < BATCH_ROWS) {
            batch.add(inOrder.get(at++).result());
        }
        return batch;
    }

    private void group() {
        if (plan.keys().isEmpty()) {
            inOrder.add(new Group(new Object[0]));
        }
        for (List<Object[]> batch = input.next(); !batch.isEmpty(); batch = input.next()) {
            execution.tick();
            for (Object[] row : batch) {
                groupOf(row).add(row);
            }
        }
    }

    private Group groupOf(Object[] row) {
        if (plan.keys().isEmpty()) {
            return inOrder.getFirst();
        }
        Object[] key = ProjectOperator.project(plan.keys(), row, execution);
        Object hashed = keys.of(key);
        Group group = groups.get(hashed);
        if (group == null) {
            execution.memory().reserve(RowBytes.of(key) + (long) ACCUMULATOR_BYTES * plan.calls().size());
            group = new Group(key);
            groups.put(hashed, group);
            inOrder.add(group);
        }
        return group;
    }
}
