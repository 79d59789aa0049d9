package io.phantomdb.sql.execute;

import io.phantomdb.rows.Accumulator;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.sql.plan.Program;
import java.util.List;

/** One group: its keys, and what each aggregate knows of it. */
final class GroupState {
    private final Execution execution;
    private final List<Plan.Call> calls;
    private final Object[] key;
    private final Accumulator[] accumulators;
    /** What has to be sorted, or told apart, before it is accumulated; null for the others. */
    private final HeldValues[] held;
    private long bytes;

    /** The memory of the key and of the empty state has been charged. */
    GroupState(Execution execution, List<Plan.Call> calls, Object[] key) {
        this.execution = execution;
        this.calls = calls;
        this.key = key;
        this.accumulators = new Accumulator[calls.size()];
        this.held = new HeldValues[calls.size()];
        for (int call = 0; call < accumulators.length; call++) {
            accumulators[call] = calls.get(call).function().newAccumulator();
            held[call] = calls.get(call).order().isEmpty() ? null : new HeldValues(calls.get(call), execution.memory());
        }
    }

    void add(Object[] row) {
        long grown = 0;
        for (int at = 0; at < accumulators.length; at++) {
            Plan.Call call = calls.get(at);
            if (!FilterOperator.holds(execution, call.filter(), row)) {
                grown += accumulators[at].bytes();
                continue;
            }
            if (held[at] != null) {
                held[at].add(ProjectOperator.project(call.values(), row, execution));
            } else {
                List<Program> values = call.values();
                accumulators[at].add(values.isEmpty() ? null : values.get(0).evaluate(row, execution.frame()),
                        values.size() < 2 ? null : values.get(1).evaluate(row, execution.frame()));
            }
            grown += accumulators[at].bytes();
        }
        charge(grown);
    }

    private void charge(long grown) {
        if (grown > bytes) {
            execution.memory().reserve(grown - bytes);
            bytes = grown;
        }
    }

    private static void accumulate(Accumulator accumulator, Object[] values, Plan.Call call) {
        int arguments = call.function().argumentTypes().size();
        accumulator.add(arguments > 0 ? values[0] : null, arguments > 1 ? values[1] : null);
    }

    /** The keys, the aggregates, and so many columns behind them. */
    Object[] result(int more) {
        Object[] row = new Object[key.length + accumulators.length + more];
        System.arraycopy(key, 0, row, 0, key.length);
        for (int call = 0; call < accumulators.length; call++) {
            if (held[call] != null) {
                for (Object[] values : held[call].sorted()) {
                    accumulate(accumulators[call], values, calls.get(call));
                }
            }
            row[key.length + call] = accumulators[call].result();
        }
        return row;
    }
}
