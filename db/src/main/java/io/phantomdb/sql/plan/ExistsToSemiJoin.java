package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import java.util.List;

/**
 * Looks for partners of all rows at once instead of running a query for each (Kim, "On Optimizing an SQL-like Nested
 * Query", 1982; Galindo-Legaria and Joshi, "Orthogonal Optimization of Subqueries and Aggregation", 2001).
 *
 * <pre>
 *   SELECT … FROM r WHERE EXISTS (SELECT … FROM s WHERE s.a = r.a)      →      r ⋉ s ON s.a = r.a
 *   SELECT … FROM r WHERE NOT EXISTS (…)                                →      r ▷ s ON s.a = r.a
 * </pre>
 *
 * <p>A query that does not look at the row runs once anyway.
 */
final class ExistsToSemiJoin implements SelectRule {
    @Override
    public BoundQuery.Select apply(BoundQuery.Select select) {
        if (select.from() == null) {
            return null;
        }
        for (Expr condition : Exprs.conjuncts(select.where())) {
            boolean negated = condition instanceof Expr.Not;
            Expr test = condition instanceof Expr.Not not ? not.operand() : condition;
            if (test instanceof Expr.Exists exists && exists.query().correlated()) {
                BoundQuery.Select inner = Merging.plainBlock(exists.query().query());
                if (inner != null) {
                    return joined(select, condition, inner, negated);
                }
            }
        }
        return null;
    }

    private static BoundQuery.Select joined(BoundQuery.Select select, Expr condition, BoundQuery.Select inner,
            boolean negated) {
        int width = select.width();
        BoundQuery.From from = new BoundQuery.FromJoin(
                negated ? BoundQuery.JoinKind.ANTI : BoundQuery.JoinKind.SEMI, select.from(),
                Merging.moved(inner.from(), width), Merging.fromExpression(width).expr(inner.where(), 0));
        return select.over(width + inner.width(), from, Merging.where(select, condition, List.of()));
    }
}
