package io.phantomdb.sql.window;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.sql.tree.Window.Unit;
import java.util.List;
import java.util.function.IntPredicate;

/** Where the frame of a row begins and ends (PostgreSQL 15, chapter 4.2.8). */
final class FrameBounds {
    private final Partition partition;
    private final Plan.WindowFrame frame;
    private final Plan.SortKey key;
    private final Object startOffset;
    private final Object endOffset;

    /** The order is looked at under RANGE with an offset, when it is one key. */
    FrameBounds(Partition partition, Plan.WindowFrame frame, List<Plan.SortKey> order) {
        this.partition = partition;
        this.frame = frame;
        this.key = order.isEmpty() ? null : order.getFirst();
        this.startOffset = offset(frame.start(), "starting");
        this.endOffset = offset(frame.end(), "ending");
    }

    private Object offset(Plan.FrameBound bound, String which) {
        if (bound.offset() == null) {
            return null;
        }
        Object offset = bound.offset().evaluate(new Object[0], partition.frame());
        if (offset == null) {
            throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED, "frame " + which + " offset must not be null");
        }
        if (frame.unit() != Unit.RANGE && (Long) offset < 0) {
            throw new StatementError(SqlState.INVALID_PRECEDING_OR_FOLLOWING_SIZE,
                    "frame " + which + " offset must not be negative");
        }
        return offset;
    }

    /** The first row of the frame, if it has any. */
    int start(int row) {
        return switch (frame.start().kind()) {
            case UNBOUNDED_PRECEDING -> 0;
            case CURRENT_ROW -> frame.unit() == Unit.ROWS ? row : partition.groupStart(partition.group(row));
            case PRECEDING -> start(row, true);
            case FOLLOWING -> start(row, false);
            case UNBOUNDED_FOLLOWING -> partition.size();
        };
    }

    private int start(int row, boolean preceding) {
        return switch (frame.unit()) {
            case ROWS -> moved(row, preceding, startOffset, partition.size());
            case GROUPS -> {
                int group = moved(partition.group(row), preceding, startOffset, partition.groupCount());
                yield group == partition.groupCount() ? partition.size() : partition.groupStart(group);
            }
            case RANGE -> first(candidate -> startsBy(candidate, row, preceding));
        };
    }

    /** Not below 0, not above the end. */
    private static int moved(int from, boolean preceding, Object offset, int end) {
        long by = Math.min((Long) offset, end);
        return (int) Math.clamp(preceding ? from - by : from + by, 0, end);
    }

    /** Behind the last row of the frame, if it has any. */
    int end(int row) {
        return switch (frame.end().kind()) {
            case UNBOUNDED_FOLLOWING -> partition.size();
            case CURRENT_ROW -> frame.unit() == Unit.ROWS ? row + 1 : partition.groupEnd(partition.group(row));
            case PRECEDING -> end(row, true);
            case FOLLOWING -> end(row, false);
            case UNBOUNDED_PRECEDING -> 0;
        };
    }

    private int end(int row, boolean preceding) {
        return switch (frame.unit()) {
            case ROWS -> moved(row + 1, preceding, endOffset, partition.size());
            case GROUPS -> {
                int behind = moved(partition.group(row) + 1, preceding, endOffset, partition.groupCount());
                yield partition.groupStart(behind);
            }
            case RANGE -> first(candidate -> isBehind(candidate, row, preceding));
        };
    }

    /** The first row for which it is true; it stays true from there on. */
    private int first(IntPredicate condition) {
        int from = 0;
        int to = partition.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (condition.test(middle)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /** Whether the frame has begun at the candidate. NULLs lie beyond all offsets, and are in a frame of their own. */
    private boolean startsBy(int candidate, int row, boolean preceding) {
        Object value = partition.row(candidate)[key.slot()];
        Object current = partition.row(row)[key.slot()];
        if (value == null || current == null) {
            return key.nullsFirst() ? value != null || current == null : value == null || current != null;
        }
        return within(frame.start(), value, current, startOffset, preceding, false);
    }

    private boolean isBehind(int candidate, int row, boolean preceding) {
        Object value = partition.row(candidate)[key.slot()];
        Object current = partition.row(row)[key.slot()];
        if (value == null || current == null) {
            return key.nullsFirst() ? value != null && current == null : value == null && current != null;
        }
        return !within(frame.end(), value, current, endOffset, preceding, true);
    }

    private boolean within(Plan.FrameBound bound, Object value, Object current, Object offset, boolean preceding,
            boolean less) {
        EvalContext context = partition.frame().context();
        return bound.range().within(value, current, offset, preceding != key.descending(), less != key.descending(),
                context);
    }
}
