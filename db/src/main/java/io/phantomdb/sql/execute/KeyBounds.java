package io.phantomdb.sql.execute;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.plan.Plan;
import java.util.List;

/** Turns values that an index column is compared with into keys. */
final class KeyBounds {
    private enum Fit {
        WITHIN,
        BELOW,
        ABOVE
    }

    private KeyBounds() {}

    /** The key with these values for all parts; null if there can be no such row. */
    static Bytes point(IndexLayout index, List<Plan.Bound> bounds, Object[] row, Execution execution) {
        Object[] datums = datums(bounds, row, execution);
        return datums == null ? null : index.pointKey(datums);
    }

    /** Null if a value is NULL or outside its column's type: nothing equals it. */
    private static Object[] datums(List<Plan.Bound> bounds, Object[] row, Execution execution) {
        Object[] datums = new Object[bounds.size()];
        for (int part = 0; part < datums.length; part++) {
            Plan.Bound bound = bounds.get(part);
            Object value = bound.value().evaluate(row, execution.frame());
            if (value == null || fit(bound, value) != Fit.WITHIN) {
                return null;
            }
            datums[part] = narrowed(bound, value);
        }
        return datums;
    }

    /** The keys within the limits; null if there can be none. */
    static Span span(Plan.Range range, Object[] row, Execution execution) {
        Object[] equal = datums(range.equal(), row, execution);
        Edge low = edge(range.lower(), true, row, execution);
        Edge high = edge(range.upper(), false, row, execution);
        if (equal == null || low.impossible || high.impossible) {
            return null;
        }
        boolean limited = range.lower() != null || range.upper() != null;
        if (limited && low.value == null && high.value == null) {
            return range.index().notNullSpan(equal);
        }
        Span span = range.index().span(equal, low.value, low.inclusive, high.value, high.inclusive);
        return span.isVoid() ? null : span;
    }

    /** The keys that begin with these values; null if there can be none. */
    static Span span(IndexLayout index, List<Plan.Bound> equal, Object[] row, Execution execution) {
        Object[] datums = datums(equal, row, execution);
        return datums == null ? null : index.span(datums, null, false, null, false);
    }

    /** One limit with its value; a null value is no limit. */
    private record Edge(Object value, boolean inclusive, boolean impossible) {
        static final Edge OPEN = new Edge(null, false, false);
        static final Edge IMPOSSIBLE = new Edge(null, false, true);
    }

    private static Edge edge(Plan.Limit limit, boolean isLower, Object[] row, Execution execution) {
        if (limit == null) {
            return Edge.OPEN;
        }
        Object value = limit.bound().value().evaluate(row, execution.frame());
        if (value == null) {
            return Edge.IMPOSSIBLE;
        }
        Fit fit = fit(limit.bound(), value);
        if (fit == Fit.WITHIN) {
            return new Edge(narrowed(limit.bound(), value), limit.inclusive(), false);
        }
        return fit == Fit.BELOW == isLower ? Edge.OPEN : Edge.IMPOSSIBLE;
    }

    private static Fit fit(Plan.Bound bound, Object value) {
        if (bound.from().equals(bound.to()) || !(value instanceof Long || value instanceof Integer)) {
            return Fit.WITHIN;
        }
        long number = ((Number) value).longValue();
        long least = bound.to() == Type.INT2
                ? Short.MIN_VALUE
                : bound.to() == Type.INT4
                        ? Integer.MIN_VALUE
                        : Long.MIN_VALUE;
        return number < least ? Fit.BELOW : number > -(least + 1) ? Fit.ABOVE : Fit.WITHIN;
    }

    private static Object narrowed(Plan.Bound bound, Object value) {
        if (bound.from().equals(bound.to())) {
            return value;
        }
        return switch (bound.to().kind()) {
            case INT2 -> (Object) ((Number) value).shortValue();
            case INT4 -> (Object) ((Number) value).intValue();
            case INT8 -> (Object) ((Number) value).longValue();
            default -> value;
        };
    }
}
