package io.phantomdb.sql.spill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Sorted runs of rows, merged as they are read; equal rows come in the order of their runs. */
public final class SortedRuns {
    private final SpillSpace space;
    private final Comparator<Object[]> order;
    private final List<Run> runs = new ArrayList<>();
    private PriorityQueue<Run> heads;

    /** A run and where it is read. */
    private static final class Run {
        private final int number;
        private final SpilledRows rows;
        private List<Object[]> batch = List.of();
        private int at;

        Run(int number, SpilledRows rows) {
            this.number = number;
            this.rows = rows;
        }

        boolean advance() {
            at++;
            if (at >= batch.size()) {
                batch = rows.next();
                at = 0;
            }
            return !batch.isEmpty();
        }

        Object[] row() {
            return batch.get(at);
        }
    }

    public SortedRuns(SpillSpace space, Comparator<Object[]> order) {
        this.space = space;
        this.order = order;
    }

    /** Sorts rows and puts them away. */
    public void add(List<Object[]> rows) {
        rows.sort(order);
        SpilledRows run = space.rows();
        rows.forEach(run::add);
        runs.add(new Run(runs.size(), run));
    }

    /** So many of the next rows; empty at the end. */
    public List<Object[]> next(int rowsMax) {
        if (heads == null) {
            Comparator<Run> byRow = (one, other) -> order.compare(one.row(), other.row());
            heads = new PriorityQueue<>(byRow.thenComparingInt(run -> run.number));
            for (Run run : runs) {
                if (run.advance()) {
                    heads.add(run);
                }
            }
        }
        List<Object[]> batch = new ArrayList<>();
        while (!heads.isEmpty() && batch.size() < rowsMax) {
            Run first = heads.poll();
            batch.add(first.row());
            if (first.advance()) {
                heads.add(first);
            }
        }
        return batch;
    }
}
