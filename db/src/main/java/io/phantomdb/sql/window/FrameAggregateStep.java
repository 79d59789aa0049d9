package io.phantomdb.sql.window;

import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.Aggregate;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.sql.plan.Program;
import java.util.List;

/**
 * An aggregate over the frame of each row. It goes on from the last frame if that is the beginning of this one; a short
 * frame is added up anew, a long one put together from blocks.
 */
final class FrameAggregateStep implements WindowStep {
    /** Frames up to so many rows are added up row by row. */
    private static final int DIRECT_ROWS_MAX = 64;

    private final Partition partition;
    private final Aggregate aggregate;
    private final List<Program> arguments;
    private final Program filter;
    private final FrameRanges ranges;
    private FrameTree tree;
    private Accumulator running;
    private int runningFrom;
    private int runningTo;
    private long runningBytes;
    private Object result;

    FrameAggregateStep(Partition partition, Aggregate aggregate, Plan.WindowCall call, FrameRanges ranges) {
        this.partition = partition;
        this.aggregate = aggregate;
        this.arguments = call.arguments();
        this.filter = call.filter();
        this.ranges = ranges;
    }

    @Override
    public Object value(int row) {
        ranges.of(row);
        if (ranges.count() > 1) {
            return ofSeveral();
        }
        int from = ranges.count() == 0 ? 0 : ranges.from(0);
        int to = ranges.count() == 0 ? 0 : ranges.to(0);
        if (running == null || from != runningFrom || to < runningTo) {
            begin(from, to);
        } else if (to > runningTo) {
            add(running, runningTo, to);
            settle(to);
        }
        return result;
    }

    private void begin(int from, int to) {
        partition.memory().release(runningBytes);
        runningBytes = 0;
        running = aggregate.newAccumulator();
        runningFrom = from;
        accumulate(running, from, to);
        settle(to);
    }

    private void settle(int to) {
        runningTo = to;
        long bytes = running.bytes();
        if (bytes > runningBytes) {
            partition.memory().reserve(bytes - runningBytes);
            runningBytes = bytes;
        }
        result = running.result();
    }

    private Object ofSeveral() {
        Accumulator accumulator = aggregate.newAccumulator();
        for (int range = 0; range < ranges.count(); range++) {
            accumulate(accumulator, ranges.from(range), ranges.to(range));
        }
        return accumulator.result();
    }

    private void accumulate(Accumulator accumulator, int from, int to) {
        if (to - from <= DIRECT_ROWS_MAX) {
            add(accumulator, from, to);
            return;
        }
        if (tree == null) {
            tree = new FrameTree(partition, aggregate, this::add);
        }
        tree.add(accumulator, from, to);
    }

    private void add(Accumulator accumulator, int from, int to) {
        for (int row = from; row < to; row++) {
            Object[] datums = partition.row(row);
            if (filter == null || Boolean.TRUE.equals(filter.evaluate(datums, partition.frame()))) {
                accumulator.add(argument(0, datums), argument(1, datums));
            }
            if ((row & 0x3ff) == 0x3ff) {
                partition.tick();
            }
        }
    }

    private Object argument(int index, Object[] row) {
        return index < arguments.size() ? arguments.get(index).evaluate(row, partition.frame()) : null;
    }
}
