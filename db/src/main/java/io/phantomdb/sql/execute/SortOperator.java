package io.phantomdb.sql.execute;

import io.phantomdb.base.SqlState;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.sql.spill.SortedRuns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * ORDER BY; with a limit only so many rows are kept. What does not fit into memory is put away in sorted runs. Equal rows stay in
 * the order they came in.
 */
final class SortOperator extends Operator {
    /** Above this a heap costs more than it saves. */
    private static final int TOP_ROWS_MAX = 100_000;

    private record Numbered(Object[] row, long number) {}

    private final Execution execution;
    private final Operator input;
    private final Comparator<Object[]> order;
    private final long first;
    private List<Object[]> sorted;
    /** Null while everything fits into memory. */
    private SortedRuns runs;
    private long keptBytes;
    private int at;

    SortOperator(Execution execution, Operator input, Plan.Sort plan) {
        this.execution = execution;
        this.input = input;
        this.order = comparator(plan.keys());
        this.first = SliceOperator.count(execution, plan.first(), Long.MAX_VALUE,
                SqlState.INVALID_ROW_COUNT_IN_LIMIT_CLAUSE, "LIMIT");
    }

    static Comparator<Object[]> comparator(List<Plan.SortKey> keys) {
        Plan.SortKey[] all = keys.toArray(new Plan.SortKey[0]);
        return (one, other) -> {
            for (Plan.SortKey key : all) {
                int difference = compare(key, one[key.slot()], other[key.slot()]);
                if (difference != 0) {
                    return difference;
                }
            }
            return 0;
        };
    }

    private static int compare(Plan.SortKey key, Object one, Object other) {
        if (one == null || other == null) {
            if (one == other) {
                return 0;
            }
            return one == null == key.nullsFirst() ? -1 : 1;
        }
        int difference = Datums.compare(key.type(), one, other);
        return key.descending() ? -difference : difference;
    }

    @Override
    long keptBytes() {
        return keptBytes;
    }

    @Override
    boolean keepsFirst() {
        return first <= TOP_ROWS_MAX;
    }

    @Override
    List<Object[]> next() {
        if (sorted == null) {
            sorted = first <= TOP_ROWS_MAX ? top((int) first) : all();
        }
        if (runs != null) {
            return runs.next(BATCH_ROWS);
        }
        List<Object[]> batch = new ArrayList<>(sorted.subList(at, Math.min(sorted.size(), at + BATCH_ROWS)));
        at += batch.size();
        return batch;
    }

    /** All rows if they fit into memory; otherwise none, and they are in runs. */
    private List<Object[]> all() {
        List<Object[]> rows = new ArrayList<>();
        WorkMemory memory = new WorkMemory(execution);
        for (List<Object[]> batch = input.next(); !batch.isEmpty(); batch = input.next()) {
            execution.tick();
            for (Object[] row : batch) {
                long bytes = RowBytes.of(row);
                if (!memory.tryReserve(bytes)) {
                    putAway(rows, memory);
                    memory.reserve(bytes);
                }
                rows.add(row);
            }
            keptBytes = Math.max(keptBytes, memory.bytes());
        }
        if (runs != null) {
            putAway(rows, memory);
        }
        rows.sort(order);
        return rows;
    }

    private void putAway(List<Object[]> rows, WorkMemory memory) {
        if (!rows.isEmpty()) {
            runs = runs == null ? new SortedRuns(execution.spill(), order) : runs;
            runs.add(rows);
            rows.clear();
        }
        memory.releaseAll();
    }

    private List<Object[]> top(int rowsMax) {
        Comparator<Numbered> byRow = (one, other) -> order.compare(one.row, other.row);
        Comparator<Numbered> stable = byRow.thenComparingLong(Numbered::number);
        PriorityQueue<Numbered> worstFirst = new PriorityQueue<>(stable.reversed());
        long number = 0;
        for (List<Object[]> batch = input.next(); !batch.isEmpty(); batch = input.next()) {
            execution.tick();
            for (Object[] row : batch) {
                worstFirst.add(new Numbered(row, number++));
                execution.memory().reserve(RowBytes.of(row));
                if (worstFirst.size() > rowsMax) {
                    execution.memory().release(RowBytes.of(worstFirst.poll().row));
                }
            }
        }
        List<Numbered> best = new ArrayList<>(worstFirst);
        best.sort(stable);
        List<Object[]> rows = new ArrayList<>(best.size());
        best.forEach(numbered -> {
            rows.add(numbered.row);
            keptBytes += RowBytes.of(numbered.row);
        });
        return rows;
    }
}
