package io.phantomdb.sql.execute;

import io.phantomdb.base.Span;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.txn.Transaction;
import java.util.List;

/** The rows of a table that an access path leads to. */
final class ScanOperator extends Operator {
    private static final Object[] NOTHING = new Object[0];
    /** So few are read one after the other, page by page: each of them may be long. */
    private static final int LONG_SPANS_MAX = 16;
    /** Of many, so many are read at once. */
    private static final int SPANS_AT_ONCE = 64;

    private final TableReader reader;
    private final Plan.Access access;
    private Transaction.Scan open;
    private boolean fetched;
    /** Of several prefixes. */
    private List<Span> spans;
    private int nextSpan;

    ScanOperator(Execution execution, Plan.Scan plan) {
        this.reader = new TableReader(execution, plan);
        this.access = plan.access();
    }

    @Override
    long removed() {
        return reader.removed();
    }

    @Override
    List<Object[]> next() {
        return switch (access) {
            case Plan.Points points -> {
                if (fetched) {
                    yield List.of();
                }
                fetched = true;
                yield reader.points(points, NOTHING);
            }
            case Plan.Prefixes prefixes -> {
                spans = spans == null ? reader.spans(prefixes, NOTHING) : spans;
                yield spans.size() <= LONG_SPANS_MAX ? nextOfFew() : nextOfMany();
            }
            case Plan.Range range -> {
                if (open == null) {
                    open = reader.open(range, NOTHING);
                }
                yield reader.next(open);
            }
        };
    }

    private List<Object[]> nextOfFew() {
        while (open != null || nextSpan < spans.size()) {
            open = open == null ? reader.open(spans.get(nextSpan++)) : open;
            List<Object[]> rows = reader.next(open);
            if (!rows.isEmpty()) {
                return rows;
            }
            open = null;
        }
        return List.of();
    }

    private List<Object[]> nextOfMany() {
        while (nextSpan < spans.size()) {
            int end = Math.min(spans.size(), nextSpan + SPANS_AT_ONCE);
            List<Object[]> rows = reader.rowsOf(spans.subList(nextSpan, end));
            nextSpan = end;
            if (!rows.isEmpty()) {
                return rows;
            }
        }
        return List.of();
    }
}
