package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import io.phantomdb.sql.bind.SlotRewrite;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans the tables that stand for one. What is asked of their rows is asked of each of them, so that each finds its own way to
 * them, locks no others, and is left out if its bound says that it has none.
 *
 * <pre>
 *   (p1 ∪ p2) WHERE a = 5   →   (p1 WHERE a = 5) ∪ (p2 WHERE a = 5)
 * </pre>
 */
final class MemberPlanner {
    private final QueryPlanner queries;

    MemberPlanner(QueryPlanner queries) {
        this.queries = queries;
    }

    /** Conditions that can be asked of each member: over the rows that all of them give. */
    static boolean canAsk(Expr condition) {
        return Exprs.subqueries(condition).isEmpty() && !Operators.isVolatile(condition);
    }

    Plan.Members plan(BoundQuery.Members members, List<Expr> conditions) {
        List<Plan> plans = new ArrayList<>();
        for (BoundQuery query : members.queries()) {
            plans.add(queries.plan(asked(query, conditions)));
        }
        return new Plan.Members(members.alias(), plans,
                members.tree() == null ? null : Pruning.of(members.tree(), conditions));
    }

    private static BoundQuery asked(BoundQuery query, List<Expr> conditions) {
        if (conditions.isEmpty()) {
            return query;
        }
        BoundQuery.Select select = (BoundQuery.Select) query.body();
        SlotRewrite use = new SlotRewrite((slot, depth) -> slot.levelsUp() == depth
                ? select.outputs().get(slot.slot())
                : slot);
        List<Expr> own = conditions.stream().map(condition -> use.expr(condition, 0)).toList();
        return new BoundQuery(select.over(select.width(), select.from(), Merging.where(select, null, own)),
                query.columns(), query.order(), query.limit(), query.offset());
    }
}
