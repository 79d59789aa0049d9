package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What a query in FROM works out for a column that nothing looks at is not worked out (PostgreSQL 15,
 * remove_unused_subquery_outputs): it costs nothing, and does not fail.
 *
 * <pre>
 *   SELECT q.a FROM (SELECT max(x) AS a, (SELECT …) AS b FROM t GROUP BY y) q
 *        →   SELECT q.a FROM (SELECT max(x) AS a, NULL AS b FROM t GROUP BY y) q
 * </pre>
 *
 * <p>Not what has a say in which rows there are: DISTINCT, ORDER BY, functions that give rows, and what is volatile.
 */
final class UnusedOutputs {
    private UnusedOutputs() {}

    /** The same block over queries with less to do. */
    static BoundQuery.Select in(BoundQuery.Select select) {
        return select.from() == null
                ? select
                : select.over(select.width(), without(select.from(), Slots.needed(select)), select.where());
    }

    private static BoundQuery.From without(BoundQuery.From from, BitSet needed) {
        return switch (from) {
            case BoundQuery.FromTable table -> table;
            case BoundQuery.FromJoin join -> new BoundQuery.FromJoin(join.kind(), without(join.left(), needed),
                    without(join.right(), needed), join.condition());
            case BoundQuery.FromQuery item ->
                item.query().body() instanceof BoundQuery.Select inner && !inner.distinct()
                        ? new BoundQuery.FromQuery(without(item, inner, needed), item.offset(), item.lateral())
                        : item;
        };
    }

    private static BoundQuery without(BoundQuery.FromQuery item, BoundQuery.Select inner, BitSet needed) {
        BoundQuery query = item.query();
        List<Expr> outputs = new ArrayList<>();
        for (int at = 0; at < inner.outputs().size(); at++) {
            Expr output = inner.outputs().get(at);
            int place = at;
            boolean stays = at >= query.columns().size() || needed.get(item.offset() + at)
                    || isThere(output, inner) || !mayGo(output)
                    || query.order().stream().anyMatch(key -> key.column() == place);
            outputs.add(stays ? output : new Expr.Constant(null, output.type(), 0));
        }
        return new BoundQuery(inner.withOutputs(outputs), query.columns(), query.order(), query.limit(),
                query.offset(), query.withTies());
    }

    /** A column that costs nothing. A place of a group may be an aggregate. */
    private static boolean isThere(Expr output, BoundQuery.Select inner) {
        return output instanceof Expr.Constant || output instanceof Expr.Slot && inner.grouping() == null;
    }

    private static boolean mayGo(Expr output) {
        return Exprs.setCalls(output).isEmpty() && !isVolatile(output);
    }

    private static boolean isVolatile(Expr output) {
        boolean[] found = {false};
        Exprs.each(output, node -> {
            Expr.Subquery subquery = Exprs.subquery(node);
            found[0] |= Operators.isVolatileCall(node) || subquery != null && Operators.isVolatile(subquery.query());
        });
        return found[0];
    }
}
