package io.phantomdb.sql.plan;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import io.phantomdb.sql.bind.SlotRewrite;
import java.util.ArrayList;
import java.util.List;

/**
 * IN with a query that looks at the row. A row for which NOT IN is unknown is not given, no more than one for which it is
 * false: a partner is therefore whatever is not known to be different.
 *
 * <pre>
 *   … FROM r WHERE r.x IN (SELECT s.y FROM s WHERE s.a = r.a)       →   r ⋉ s ON s.a = r.a AND r.x = s.y
 *   … FROM r WHERE r.x NOT IN (SELECT s.y FROM s WHERE s.a = r.a)   →   r ▷ s ON s.a = r.a AND (r.x = s.y) IS NOT FALSE
 * </pre>
 *
 * <p>A query that does not look at the row is a set, made once.
 */
final class InToSemiJoin implements SelectRule {
    @Override
    public BoundQuery.Select apply(BoundQuery.Select select) {
        if (select.from() == null) {
            return null;
        }
        for (Expr condition : Exprs.conjuncts(select.where())) {
            boolean negated = condition instanceof Expr.Not;
            Expr test = condition instanceof Expr.Not not ? not.operand() : condition;
            if (test instanceof Expr.InSubquery in && in.query().correlated() && isPlain(in)) {
                BoundQuery.Select changed = joined(select, condition, in, negated);
                if (changed != null) {
                    return changed;
                }
            }
        }
        return null;
    }

    private static boolean isPlain(Expr.InSubquery in) {
        return in.operands().stream().allMatch(operand -> Exprs.subqueries(operand).isEmpty());
    }

    private static BoundQuery.Select joined(BoundQuery.Select select, Expr condition, Expr.InSubquery in,
            boolean negated) {
        BoundQuery query = in.query().query();
        List<Expr> casts = null;
        if (query.body() instanceof BoundQuery.Nested nested) {
            query = nested.query();
            casts = nested.casts();
        }
        BoundQuery.Select inner = Merging.plainBlock(query);
        if (inner == null) {
            return null;
        }
        int width = select.width();
        SlotRewrite rewrite = Merging.fromExpression(width);
        List<Expr> on = new ArrayList<>(Exprs.conjuncts(rewrite.expr(inner.where(), 0)));
        Expr equal = equal(in, casts == null ? inner.outputs() : cast(casts, inner.outputs()), rewrite);
        on.add(negated ? new Expr.IsTruth(equal, false, true) : equal);
        BoundQuery.From from = new BoundQuery.FromJoin(
                negated ? BoundQuery.JoinKind.ANTI : BoundQuery.JoinKind.SEMI, select.from(),
                Merging.moved(inner.from(), width), Exprs.conjunction(on));
        return select.over(width + inner.width(), from, Merging.where(select, condition, List.of()));
    }

    private static List<Expr> cast(List<Expr> casts, List<Expr> outputs) {
        SlotRewrite composed = new SlotRewrite((slot, depth) -> slot.levelsUp() == 0 ? outputs.get(slot.slot()) : slot);
        return casts.stream().map(cast -> composed.expr(cast, 0)).toList();
    }

    private static Expr equal(Expr.InSubquery in, List<Expr> outputs, SlotRewrite rewrite) {
        List<Expr> pairs = new ArrayList<>();
        for (int at = 0; at < in.operands().size(); at++) {
            Type type = in.comparedAs().get(at);
            Function equality = io.phantomdb.rows.function.Operators.infix("=", type, type);
            pairs.add(new Expr.Call(equality,
                    List.of(in.operands().get(at), rewrite.expr(outputs.get(at), 0)), ColumnType.of(Type.BOOL)));
        }
        return Exprs.conjunction(pairs);
    }
}
