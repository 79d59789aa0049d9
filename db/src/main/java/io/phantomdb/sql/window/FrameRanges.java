package io.phantomdb.sql.window;

import io.phantomdb.sql.tree.Window.Exclusion;

/** The rows of a frame: up to three ranges, in order, for something may be excluded from its middle. */
final class FrameRanges {
    private static final int RANGES_MAX = 3;

    private final Partition partition;
    private final FrameBounds bounds;
    private final Exclusion exclusion;
    private final int[] from = new int[RANGES_MAX];
    private final int[] to = new int[RANGES_MAX];
    private int count;

    FrameRanges(Partition partition, FrameBounds bounds, Exclusion exclusion) {
        this.partition = partition;
        this.bounds = bounds;
        this.exclusion = exclusion;
    }

    /** Makes these the ranges of that row's frame. */
    void of(int row) {
        count = 0;
        int start = bounds.start(row);
        int end = bounds.end(row);
        int group = partition.group(row);
        switch (exclusion) {
            case NO_OTHERS -> add(start, end);
            case CURRENT_ROW -> {
                add(start, Math.min(end, row));
                add(Math.max(start, row + 1), end);
            }
            case GROUP -> {
                add(start, Math.min(end, partition.groupStart(group)));
                add(Math.max(start, partition.groupEnd(group)), end);
            }
            case TIES -> {
                add(start, Math.min(end, partition.groupStart(group)));
                add(Math.max(start, row), Math.min(end, row + 1));
                add(Math.max(start, partition.groupEnd(group)), end);
            }
        }
    }

    private void add(int start, int end) {
        if (start < end) {
            from[count] = start;
            to[count] = end;
            count++;
        }
    }

    int count() {
        return count;
    }

    int from(int range) {
        return from[range];
    }

    int to(int range) {
        return to[range];
    }

    /** The row at that place of the frame, from 0; -1 if there are not so many. */
    int at(long place) {
        long left = place;
        for (int range = 0; range < count; range++) {
            int length = to[range] - from[range];
            if (left < length) {
                return from[range] + (int) left;
            }
            left -= length;
        }
        return -1;
    }

    /** The last row of the frame, -1 if it is empty. */
    int last() {
        return count == 0 ? -1 : to[count - 1] - 1;
    }
}
