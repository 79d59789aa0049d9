package io.phantomdb.sql.plan;

import io.phantomdb.rows.Comparison;
import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import io.phantomdb.sql.bind.SlotRewrite;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes an aggregate for all rows at once, grouped by what they are to be compared with (Galindo-Legaria and Joshi,
 * "Orthogonal Optimization of Subqueries and Aggregation", 2001; Neumann and Kemper, "Unnesting Arbitrary Queries", 2015).
 *
 * <pre>
 *   … FROM r WHERE r.x &lt; (SELECT avg(s.y) FROM s WHERE s.a = r.a)
 *        →   … FROM r LEFT JOIN (SELECT s.a, avg(s.y) AS v, true AS found FROM s GROUP BY s.a) g ON g.a = r.a
 *            WHERE r.x &lt; g.v
 * </pre>
 *
 * <p>Where there is no group, the value is what the aggregates say of no rows: for {@code count(*)} that is
 * {@code CASE WHEN g.found IS NULL THEN 0 ELSE g.v END}. It is left alone where few rows ask and an index answers.
 */
final class ScalarToGroupedJoin implements SelectRule {
    private final LookupAdvice advice;

    ScalarToGroupedJoin(ScanEstimates estimates) {
        this.advice = new LookupAdvice(estimates);
    }

    @Override
    public BoundQuery.Select apply(BoundQuery.Select select) {
        if (select.from() == null || advice.asksFewRows(select)) {
            return null;
        }
        for (Expr condition : Exprs.conjuncts(select.where())) {
            Expr.ScalarSubquery found = find(condition);
            if (found != null) {
                Grouped grouped = new Grouped(select.width(), found);
                Expr changed = replaced(condition, found, grouped.value());
                return select.over(select.width() + grouped.width(), grouped.joined(select.from()),
                        Merging.where(select, condition, Exprs.conjuncts(changed)));
            }
        }
        return null;
    }

    /** The first subquery in it that can be grouped; null if there is none. */
    private static Expr.ScalarSubquery find(Expr condition) {
        Expr.ScalarSubquery[] found = {null};
        Exprs.each(condition, node -> {
            if (found[0] == null && node instanceof Expr.ScalarSubquery scalar && Correlation.of(scalar) != null) {
                found[0] = scalar;
            }
        });
        return found[0];
    }

    private static Expr replaced(Expr expr, Expr.ScalarSubquery scalar, Expr value) {
        return expr == scalar ? value : Exprs.mapChildren(expr, child -> replaced(child, scalar, value));
    }

    /** An aggregate without groups, and the equalities by which it looks at the row around it. */
    private record Correlation(BoundQuery.Select inner, List<Expr.Call> equalities, List<Expr> others) {
        static Correlation of(Expr.ScalarSubquery scalar) {
            BoundQuery query = scalar.query().query();
            boolean aggregate = scalar.query().correlated() && query.body() instanceof BoundQuery.Select inner
                    && inner.grouping() != null && isOneGroup(inner.grouping())
                    && inner.windows().isEmpty()
                    && inner.grouping().having() == null && inner.from() != null && query.limit() == null
                    && query.offset() == null && !SetExpansion.isNeeded(inner.outputs())
                    && !Operators.isVolatile(query);
            return aggregate ? of((BoundQuery.Select) query.body()) : null;
        }

        private static boolean isOneGroup(BoundQuery.Grouping grouping) {
            return grouping.keys().isEmpty() && grouping.sets().size() == 1 && grouping.calls().isEmpty();
        }

        private static Correlation of(BoundQuery.Select inner) {
            List<Expr.Call> equalities = new ArrayList<>();
            List<Expr> others = new ArrayList<>();
            for (Expr condition : Exprs.conjuncts(inner.where())) {
                if (isKey(condition)) {
                    equalities.add((Expr.Call) condition);
                } else {
                    others.add(condition);
                }
            }
            BoundQuery.Select rest = inner.over(inner.width(), inner.from(), Exprs.conjunction(others));
            BoundQuery alone = new BoundQuery(rest, List.of(), List.of(), null, null);
            boolean free = !equalities.isEmpty() && !SlotRewrite.looksOutside(alone);
            return free ? new Correlation(inner, equalities, others) : null;
        }

        private static boolean isKey(Expr condition) {
            return condition instanceof Expr.Call call && call.function().comparison() == Comparison.EQ
                    && (isOf(0, call.arguments().get(0)) && isOf(1, call.arguments().get(1))
                            || isOf(1, call.arguments().get(0)) && isOf(0, call.arguments().get(1)));
        }

        /** Looks at rows of that level and at no others. */
        private static boolean isOf(int level, Expr expr) {
            boolean[] seen = {false, Exprs.subqueries(expr).isEmpty()};
            Exprs.eachSlot(expr, slot -> {
                seen[0] = true;
                seen[1] &= slot.levelsUp() == level;
            });
            return seen[0] && seen[1];
        }
    }

    /** The grouped query in its place behind the rows of the block. */
    private static final class Grouped {
        private final int offset;
        private final Correlation correlation;
        private final List<Expr> keys = new ArrayList<>();
        private final List<Expr> matches = new ArrayList<>();
        private final BoundQuery query;
        private final Expr value;

        Grouped(int offset, Expr.ScalarSubquery scalar) {
            this.offset = offset;
            this.correlation = Correlation.of(scalar);
            correlation.equalities.forEach(this::addKey);
            BoundQuery.Select inner = correlation.inner;
            List<Expr> outputs = new ArrayList<>();
            for (int key = 0; key < keys.size(); key++) {
                outputs.add(new Expr.Slot(0, key, keys.get(key).type(), "key", 0));
            }
            Expr output = inner.outputs().getFirst();
            outputs.add(new SlotRewrite((slot, depth) -> slot.levelsUp() == depth ? slot.shifted(keys.size()) : slot)
                    .expr(output, 0));
            outputs.add(new Expr.Constant(true, Expr.BOOL, 0));
            BoundQuery.Select grouped = new BoundQuery.Select(inner.width(), inner.from(),
                    Exprs.conjunction(correlation.others),
                    BoundQuery.Grouping.plain(keys, inner.grouping().aggregates()), List.of(), outputs, false,
                    List.of());
            List<BoundQuery.OutputColumn> columns = outputs.stream()
                    .map(each -> new BoundQuery.OutputColumn("", each.type(), 0, 0)).toList();
            this.query = new BoundQuery(grouped, columns, List.of(), null, null);
            this.value = value(output);
        }

        /** One side of the equality becomes a key, and is compared with the other as before. */
        private void addKey(Expr.Call equality) {
            boolean innerFirst = Correlation.isOf(0, equality.arguments().getFirst());
            Expr inner = equality.arguments().get(innerFirst ? 0 : 1);
            Expr outer = new SlotRewrite((slot, depth) -> slot.raised(-1))
                    .expr(equality.arguments().get(innerFirst ? 1 : 0), 0);
            int key = keys.indexOf(inner);
            if (key < 0) {
                key = keys.size();
                keys.add(inner);
            }
            Expr place = new Expr.Slot(0, offset + key, inner.type(), "key", 0);
            matches.add(new Expr.Call(equality.function(), innerFirst ? List.of(place, outer) : List.of(outer, place),
                    equality.type()));
        }

        private Expr value(Expr output) {
            Expr place = new Expr.Slot(0, offset + keys.size(), output.type(), "value", 0);
            List<BoundQuery.AggregateCall> calls = correlation.inner.grouping().aggregates();
            Expr ofNothing = new SlotRewrite((slot, depth) -> slot.levelsUp() == depth
                    ? new Expr.Constant(calls.get(slot.slot()).aggregate().newAccumulator().result(), slot.type(), 0)
                    : slot).expr(output, 0);
            if (ofNothing instanceof Expr.Constant constant && constant.value() == null) {
                return place;
            }
            Expr found = new Expr.Slot(0, offset + keys.size() + 1, Expr.BOOL, "found", 0);
            return new Expr.Case(List.of(new Expr.IsNull(found, false)), List.of(ofNothing), place, output.type());
        }

        int width() {
            return query.columns().size();
        }

        Expr value() {
            return value;
        }

        BoundQuery.From joined(BoundQuery.From from) {
            return new BoundQuery.FromJoin(BoundQuery.JoinKind.LEFT, from,
                    new BoundQuery.FromQuery(query, offset, false), Exprs.conjunction(matches));
        }
    }
}
