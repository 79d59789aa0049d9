package io.phantomdb.session;

import io.phantomdb.sql.SessionCommand;
import java.util.function.Consumer;

/** How FETCH and MOVE go through rows (PostgreSQL 15, FETCH, "Parameters"). */
final class CursorMotion {
    private final ReadRows rows;
    private final Consumer<Object[]> sink;

    /** Every row that is met goes to the sink. */
    CursorMotion(ReadRows rows, Consumer<Object[]> sink) {
        this.rows = rows;
        this.sink = sink;
    }

    /** Returns how many rows were met. */
    long run(SessionCommand.Direction direction, long count) {
        return switch (direction) {
            case FORWARD -> forward(count);
            case BACKWARD -> forward(-count);
            case ABSOLUTE -> absolute(count);
            case RELATIVE -> count == 0 ? meet(rows.current()) : meet(rows.goTo(Math.max(0, rows.position() + count)));
        };
    }

    /** A negative count goes backward, none at all stays. */
    private long forward(long count) {
        if (count == 0) {
            return meet(rows.current());
        }
        long met = 0;
        for (long left = Math.abs(count); left > 0; left--) {
            Object[] row = count > 0 ? rows.next() : rows.previous();
            if (row == null) {
                break;
            }
            met += meet(row);
        }
        return met;
    }

    /** Counted from the end if negative. */
    private long absolute(long count) {
        return meet(rows.goTo(count >= 0 ? count : Math.max(0, rows.last() + 1 + count)));
    }

    private long meet(Object[] row) {
        if (row == null) {
            return 0;
        }
        sink.accept(row);
        return 1;
    }
}
