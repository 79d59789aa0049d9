package io.phantomdb.sql.bind;

/** Which block an aggregate belongs to: the innermost whose columns it looks at; its own if it looks at none (PostgreSQL 15, chapter 4.2.7). */
final class AggregateLevel implements SlotRewrite.Change {
    private int least = Integer.MAX_VALUE;
    private int leastOfAggregates = Integer.MAX_VALUE;

    private AggregateLevel() {}

    /** So many blocks up. */
    static int of(BoundQuery.AggregateCall call) {
        AggregateLevel level = seen(call);
        return level.least == Integer.MAX_VALUE ? 0 : level.least;
    }

    /** True if an aggregate of the block that it belongs to is inside of it. */
    static boolean isNested(BoundQuery.AggregateCall call) {
        AggregateLevel level = seen(call);
        return level.leastOfAggregates == level.least && level.least != Integer.MAX_VALUE;
    }

    private static AggregateLevel seen(BoundQuery.AggregateCall call) {
        AggregateLevel level = new AggregateLevel();
        SlotRewrite walk = new SlotRewrite(level);
        call.arguments().forEach(argument -> walk.expr(argument, 0));
        call.order().forEach(key -> walk.expr(key.value(), 0));
        walk.expr(call.filter(), 0);
        return level;
    }

    @Override
    public Expr of(Expr.Slot slot, int depth) {
        see(slot.levelsUp() - depth);
        return slot;
    }

    @Override
    public Expr of(Expr.AggregateResult aggregate, int depth) {
        int level = aggregate.levelsUp() - depth;
        see(level);
        if (level >= 0) {
            leastOfAggregates = Math.min(leastOfAggregates, level);
        }
        return aggregate;
    }

    private void see(int level) {
        if (level >= 0) {
            least = Math.min(least, level);
        }
    }
}
