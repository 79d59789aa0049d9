package io.phantomdb.sql.tree;

import java.util.List;

/**
 * A window: after OVER, or named in the WINDOW clause.
 *
 * @param base the window it starts from, or null
 * @param isReference OVER name: exactly that window and nothing else
 * @param frame null if none was written
 */
public record Window(String base, boolean isReference, List<Expression> partitionBy, List<SortItem> orderBy,
        Frame frame, int position) implements Node {
    public Window {
        partitionBy = List.copyOf(partitionBy);
        orderBy = List.copyOf(orderBy);
    }

    public enum Unit {
        ROWS,
        RANGE,
        GROUPS
    }

    public enum BoundKind {
        UNBOUNDED_PRECEDING,
        PRECEDING,
        CURRENT_ROW,
        FOLLOWING,
        UNBOUNDED_FOLLOWING
    }

    public enum Exclusion {
        NO_OTHERS,
        CURRENT_ROW,
        GROUP,
        TIES
    }

    /** The offset is null except for PRECEDING and FOLLOWING. */
    public record Bound(BoundKind kind, Expression offset, int position) {}

    public record Frame(Unit unit, Bound start, Bound end, Exclusion exclusion) {}

    /** WINDOW name AS (…). */
    public record Named(String name, Window window) {}
}
