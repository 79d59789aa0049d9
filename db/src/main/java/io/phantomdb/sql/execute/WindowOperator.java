package io.phantomdb.sql.execute;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.rows.Datums;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.sql.window.Partition;
import io.phantomdb.sql.window.WindowStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Window calls, partition by partition: no more than one is in memory, besides the batch that the next one begins in. */
final class WindowOperator extends Operator {
    private final Execution execution;
    private final Operator input;
    private final Plan.Window plan;
    private final Comparator<Object[]> partitioning;
    private final Comparator<Object[]> order;
    private final MemoryAccount memory;
    private List<Object[]> batch = List.of();
    private int inBatch;
    private boolean ended;
    private List<Object[]> done = List.of();
    private int given;

    WindowOperator(Execution execution, Operator input, Plan.Window plan) {
        this.execution = execution;
        this.input = input;
        this.plan = plan;
        this.partitioning = SortOperator.comparator(plan.partition());
        this.order = SortOperator.comparator(plan.order());
        this.memory = execution.memory().child("partition", execution.memory().bytesMax());
    }

    @Override
    List<Object[]> next() {
        if (given == done.size()) {
            memory.releaseAll();
            done = worked(partition());
            given = 0;
        }
        List<Object[]> next = new ArrayList<>(done.subList(given, Math.min(done.size(), given + BATCH_ROWS)));
        given += next.size();
        return next;
    }

    /** The rows up to the next partition; copies, for results are put into them. */
    private List<Object[]> partition() {
        List<Object[]> rows = new ArrayList<>();
        while (fetched()) {
            Object[] row = batch.get(inBatch);
            if (!rows.isEmpty() && partitioning.compare(rows.getFirst(), row) != 0) {
                break;
            }
            memory.reserve(RowBytes.of(row));
            rows.add(row.clone());
            inBatch++;
        }
        return rows;
    }

    private boolean fetched() {
        if (inBatch == batch.size() && !ended) {
            execution.tick();
            batch = input.next();
            inBatch = 0;
            ended = batch.isEmpty();
        }
        return !ended;
    }

    private List<Object[]> worked(List<Object[]> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        Partition partition = new Partition(rows, order, execution.frame(), memory, execution::tick);
        for (Plan.WindowCall call : plan.calls()) {
            WindowStep step = WindowStep.of(call, partition, plan.order());
            for (int row = 0; row < rows.size(); row++) {
                Object value = step.value(row);
                memory.reserve(Datums.bytes(value));
                rows.get(row)[call.slot()] = value;
                if (row % BATCH_ROWS == 0) {
                    execution.tick();
                }
            }
        }
        return rows;
    }
}
