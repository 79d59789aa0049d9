package io.phantomdb.sql.window;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.sql.plan.Frame;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The rows of one partition, sorted, and which of them are peers: equal under the window's ORDER BY. */
public final class Partition {
    private static final int PEER_BYTES = 8;

    private final List<Object[]> rows;
    private final Frame frame;
    private final MemoryAccount memory;
    private final Runnable tick;
    /** The group of peers of each row, from 0. */
    private final int[] groups;
    /** The first row of each group, and behind the last one the number of rows. */
    private final int[] starts;
    private final int groupCount;

    /** The memory is given back by the caller; the tick is to be called every thousand rows or so. */
    public Partition(List<Object[]> rows, Comparator<Object[]> order, Frame frame, MemoryAccount memory,
            Runnable tick) {
        this.rows = rows;
        this.frame = frame;
        this.memory = memory;
        this.tick = tick;
        memory.reserve((long) PEER_BYTES * rows.size());
        this.groups = new int[rows.size()];
        int[] begin = new int[rows.size() + 1];
        int group = 0;
        for (int row = 1; row < groups.length; row++) {
            if (order.compare(rows.get(row - 1), rows.get(row)) != 0) {
                begin[++group] = row;
            }
            groups[row] = group;
        }
        groupCount = group + 1;
        begin[groupCount] = rows.size();
        starts = Arrays.copyOf(begin, groupCount + 1);
    }

    int size() {
        return rows.size();
    }

    Object[] row(int row) {
        return rows.get(row);
    }

    Frame frame() {
        return frame;
    }

    MemoryAccount memory() {
        return memory;
    }

    void tick() {
        tick.run();
    }

    int group(int row) {
        return groups[row];
    }

    int groupCount() {
        return groupCount;
    }

    int groupStart(int group) {
        return starts[group];
    }

    /** Behind its last row. */
    int groupEnd(int group) {
        return starts[group + 1];
    }
}
