package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import io.phantomdb.sql.bind.SlotRewrite;
import java.util.ArrayList;
import java.util.List;

/** What the rules have in common that put one block into another: places of the inner rows come behind those of the outer. */
final class Merging {
    private Merging() {}

    /** For a query in an expression: its rows move into the block around it, so everything else is one block nearer. */
    static SlotRewrite fromExpression(int width) {
        return new SlotRewrite((slot, depth) -> {
            int level = slot.levelsUp() - depth;
            return level < 0 ? slot : level == 0 ? slot.shifted(width) : slot.raised(-1);
        });
    }

    /** For a query in FROM: it sees the blocks around just as its block does. */
    static SlotRewrite fromItem(int width) {
        return new SlotRewrite((slot, depth) -> slot.levelsUp() == depth ? slot.shifted(width) : slot);
    }

    /**
     * FROM of a query in an expression, as an item of the block around it. A query in it that looks at that block's rows
     * saw them one level up, as it does now that it is LATERAL.
     */
    static BoundQuery.From moved(BoundQuery.From from, int width) {
        return placed(fromExpression(width).from(from, 0), width);
    }

    private static BoundQuery.From placed(BoundQuery.From from, int width) {
        return switch (from) {
            case BoundQuery.FromTable table ->
                new BoundQuery.FromTable(table.table(), table.offset() + width, table.lock(),
                        table.derived(), table.alias());
            case BoundQuery.FromQuery query -> new BoundQuery.FromQuery(query.query(), query.offset() + width,
                    query.lateral() || SlotRewrite.looksOutside(query.query()));
            case BoundQuery.FromJoin join -> new BoundQuery.FromJoin(join.kind(), placed(join.left(), width),
                    placed(join.right(), width), join.condition());
        };
    }

    /** The block that a query consists of; null if there is more to it: groups, windows, a limit, functions that give rows. */
    static BoundQuery.Select plainBlock(BoundQuery query) {
        boolean plain = query.body() instanceof BoundQuery.Select select && select.grouping() == null
                && select.windows().isEmpty() && select.from() != null && query.limit() == null
                && query.offset() == null
                && !SetExpansion.isNeeded(select.outputs()) && !Operators.isVolatile(query);
        return plain ? (BoundQuery.Select) query.body() : null;
    }

    /** The conditions of WHERE without one of them, and with others. */
    static Expr where(BoundQuery.Select select, Expr without, List<Expr> more) {
        List<Expr> conditions = new ArrayList<>(Exprs.conjuncts(select.where()));
        conditions.removeIf(condition -> condition == without);
        conditions.addAll(more);
        return Exprs.conjunction(conditions);
    }
}
