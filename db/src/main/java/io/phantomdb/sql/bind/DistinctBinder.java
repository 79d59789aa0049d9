package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.SortItem;
import java.util.ArrayList;
import java.util.List;

/**
 * DISTINCT ON (PostgreSQL 15, chapter 7.3.3): the first row of those with equal values, in the order of ORDER BY. So what is
 * sorted by has to begin with these values, in any order; what ORDER BY leaves out is sorted by last.
 */
final class DistinctBinder {
    private final SelectBinder select;
    private final List<Expr> outputs;

    DistinctBinder(SelectBinder select, List<Expr> outputs) {
        this.select = select;
        this.outputs = outputs;
    }

    /** The places of the values among the outputs, to which they may add; the order may be added to as well. */
    List<Integer> bind(List<Expression> expressions, List<SortItem> items, List<BoundQuery.Order> order) {
        List<Integer> places = new ArrayList<>();
        for (Expression expression : expressions) {
            int place = select.sortColumn(expression, Clause.DISTINCT_ON);
            if (!places.contains(place)) {
                places.add(place);
            }
        }
        if (!places.isEmpty()) {
            refuseMismatch(expressions, items, order, places);
            complete(order, places);
        }
        return places;
    }

    private void refuseMismatch(List<Expression> expressions, List<SortItem> items, List<BoundQuery.Order> order,
            List<Integer> places) {
        boolean other = false;
        for (int at = 0; at < order.size(); at++) {
            boolean isOne = places.contains(order.get(at).column());
            if (isOne && other) {
                throw mismatch(items.get(at).expression().position());
            }
            other |= !isOne;
        }
        for (int at = 0; other && at < expressions.size(); at++) {
            int place = places.get(Math.min(at, places.size() - 1));
            if (order.stream().noneMatch(key -> key.column() == place)) {
                throw mismatch(expressions.get(at).position());
            }
        }
    }

    private static StatementError mismatch(int position) {
        return new StatementError(SqlState.INVALID_COLUMN_REFERENCE,
                "SELECT DISTINCT ON expressions must match initial ORDER BY expressions").at(position);
    }

    private static void complete(List<BoundQuery.Order> order, List<Integer> places) {
        for (int place : places) {
            if (order.stream().noneMatch(key -> key.column() == place)) {
                order.add(new BoundQuery.Order(place, false, false));
            }
        }
    }
}
