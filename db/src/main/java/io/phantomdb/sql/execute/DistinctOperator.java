package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Plan;
import io.phantomdb.sql.spill.Partitions;
import java.util.ArrayList;
import java.util.List;

/**
 * The first of equal rows. When there is no room for more keys, rows with other ones are put away by the hashes of their keys,
 * and each of those parts is gone through afterwards.
 */
final class DistinctOperator extends Operator {
    private final Execution execution;
    private final Operator input;
    private final Plan.Distinct plan;
    private final int level;
    private final WorkMemory memory;
    private KeyTable seen;
    /** Null while all keys fit. */
    private Partitions away;
    private int part;
    private DistinctOperator inner;

    DistinctOperator(Execution execution, Operator input, Plan.Distinct plan) {
        this(execution, input, plan, 0);
    }

    private DistinctOperator(Execution execution, Operator input, Plan.Distinct plan, int level) {
        this.execution = execution;
        this.input = input;
        this.plan = plan;
        this.level = level;
        this.memory = new WorkMemory(execution);
        this.seen = new KeyTable(plan.types());
    }

    @Override
    List<Object[]> next() {
        while (seen != null) {
            List<Object[]> batch = input.next();
            if (batch.isEmpty()) {
                seen = null;
                memory.releaseAll();
                break;
            }
            execution.tick();
            List<Object[]> fresh = fresh(batch);
            if (!fresh.isEmpty()) {
                return fresh;
            }
        }
        return away == null ? List.of() : ofParts();
    }

    private List<Object[]> fresh(List<Object[]> batch) {
        List<Object[]> fresh = new ArrayList<>();
        for (Object[] row : batch) {
            int hash = seen.hash(row);
            if (seen.find(row, hash) >= 0) {
                continue;
            }
            if (away == null && keeps(row)) {
                seen.add(row, hash);
                fresh.add(row);
            } else {
                away = away == null ? new Partitions(execution.spill(), level) : away;
                away.add(hash, row);
            }
        }
        return fresh;
    }

    private boolean keeps(Object[] row) {
        long bytes = seen.bytes(row);
        if (seen.size() > 0 && level < Partitions.LEVELS) {
            return memory.tryReserve(bytes);
        }
        memory.reserve(bytes);
        return true;
    }

    private List<Object[]> ofParts() {
        while (inner != null || part < Partitions.COUNT) {
            if (inner == null) {
                inner = new DistinctOperator(execution, new SpilledOperator(away.part(part++)), plan, level + 1);
            }
            List<Object[]> batch = inner.next();
            if (!batch.isEmpty()) {
                return batch;
            }
            inner = null;
        }
        return List.of();
    }
}
