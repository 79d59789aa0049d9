package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.RangeOffset;
import io.phantomdb.sql.tree.Window;
import io.phantomdb.sql.tree.Window.BoundKind;
import java.util.List;

/** Binds the frame of a window (PostgreSQL 15, chapter 4.2.8; transformFrameOffset in parse_clause.c). */
final class FrameBinder {
    private final Typing typing;
    private final ExpressionBinder offsets;

    FrameBinder(Typing typing, ExpressionBinder offsets) {
        this.typing = typing;
        this.offsets = offsets;
    }

    BoundQuery.Frame bind(Window window, List<BoundQuery.Sorting> order) {
        Window.Frame frame = window.frame();
        refuseEnds(frame);
        boolean offset = frame.start().offset() != null || frame.end().offset() != null;
        if (frame.unit() == Window.Unit.RANGE && offset && order.size() != 1) {
            throw refused("RANGE with offset PRECEDING/FOLLOWING requires exactly one ORDER BY column",
                    window.position());
        }
        if (frame.unit() == Window.Unit.GROUPS && order.isEmpty()) {
            throw refused("GROUPS mode requires an ORDER BY clause", window.position());
        }
        return new BoundQuery.Frame(frame.unit(), bound(frame.unit(), frame.start(), order),
                bound(frame.unit(), frame.end(), order), frame.exclusion());
    }

    private static StatementError refused(String message, int position) {
        return new StatementError(SqlState.WINDOWING_ERROR, message).at(position);
    }

    private static void refuseEnds(Window.Frame frame) {
        BoundKind start = frame.start().kind();
        BoundKind end = frame.end().kind();
        if (start == BoundKind.UNBOUNDED_FOLLOWING) {
            throw refused("frame start cannot be UNBOUNDED FOLLOWING", frame.start().position());
        }
        if (end == BoundKind.UNBOUNDED_PRECEDING) {
            throw refused("frame end cannot be UNBOUNDED PRECEDING", frame.end().position());
        }
        if (start == BoundKind.CURRENT_ROW && end == BoundKind.PRECEDING) {
            throw refused("frame starting from current row cannot have preceding rows", frame.end().position());
        }
        if (start == BoundKind.FOLLOWING && (end == BoundKind.PRECEDING || end == BoundKind.CURRENT_ROW)) {
            boolean single = frame.end().position() == frame.start().position();
            throw refused(single
                    ? "frame starting from following row cannot end with current row"
                    : "frame starting from following row cannot have preceding rows", frame.end().position());
        }
    }

    private BoundQuery.FrameBound bound(Window.Unit unit, Window.Bound bound, List<BoundQuery.Sorting> order) {
        if (bound.offset() == null) {
            return new BoundQuery.FrameBound(bound.kind(), null, null);
        }
        int position = bound.offset().position();
        Expr offset = offsets.bind(bound.offset());
        if (unit == Window.Unit.RANGE) {
            Expr key = order.getFirst().value();
            RangeOffset range = typing.rangeOffset(key, offset, position);
            Expr cast = typing.coerce(offset, ColumnType.of(range.offsetType()), position);
            refuseColumns(cast, unit, position);
            return new BoundQuery.FrameBound(bound.kind(), cast, range);
        }
        Expr known = typing.known(offset, Type.INT8);
        if (known.type().type() != Type.INT8 && !typing.canImplicitly(known.type().type(), Type.INT8)) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH, "argument of " + unit
                    + " must be type bigint, not type " + known.type().type().sqlName()).at(position);
        }
        Expr rows = typing.coerce(known, ColumnType.of(Type.INT8), position);
        refuseColumns(rows, unit, position);
        return new BoundQuery.FrameBound(bound.kind(), rows, null);
    }

    private static void refuseColumns(Expr offset, Window.Unit unit, int position) {
        Exprs.eachSlot(offset, slot -> {
            if (slot.levelsUp() == 0) {
                throw new StatementError(SqlState.INVALID_COLUMN_REFERENCE,
                        "argument of " + unit + " must not contain variables").at(position);
            }
        });
    }
}
