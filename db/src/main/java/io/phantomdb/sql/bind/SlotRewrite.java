package io.phantomdb.sql.bind;

import java.util.ArrayList;
import java.util.List;

/**
 * Replaces places in rows all over an expression, also in the queries inside it. A query in an expression, and one that is
 * LATERAL, runs in a frame of its own; so does everything in it, one deeper than what is around it. A place belongs to the
 * block where the walk began if it looks up exactly as many levels as the walk is deep.
 */
public final class SlotRewrite {
    /** What becomes of a place that is found at that depth. */
    @FunctionalInterface
    public interface Change {
        Expr of(Expr.Slot slot, int depth);

        /** An aggregate is a place of the rows that its block makes of groups. */
        default Expr of(Expr.AggregateResult aggregate, int depth) {
            return aggregate;
        }
    }

    /** Looks up so many blocks more. */
    private record Raise(int levels) implements Change {
        @Override
        public Expr of(Expr.Slot slot, int depth) {
            return slot.levelsUp() < depth ? slot : slot.raised(levels);
        }

        @Override
        public Expr of(Expr.AggregateResult aggregate, int depth) {
            return aggregate.levelsUp() < depth
                    ? aggregate
                    : new Expr.AggregateResult(aggregate.levelsUp() + levels, aggregate.index(), aggregate.type());
        }
    }

    private final Change change;

    public SlotRewrite(Change change) {
        this.change = change;
    }

    /** The expression as it is to be written some blocks further in, or out. */
    public static Expr raised(Expr expr, int levels) {
        return levels == 0 ? expr : new SlotRewrite(new Raise(levels)).expr(expr, 0);
    }

    /** The query as it is to be written some blocks further in. */
    static BoundQuery raised(BoundQuery query, int levels) {
        return levels == 0 ? query : new SlotRewrite(new Raise(levels)).query(query, 1);
    }

    /** Null stays null. */
    public Expr expr(Expr expr, int depth) {
        if (expr instanceof Expr.Slot slot) {
            return change.of(slot, depth);
        }
        if (expr instanceof Expr.AggregateResult aggregate) {
            return change.of(aggregate, depth);
        }
        if (expr == null) {
            return null;
        }
        Expr changed = Exprs.mapChildren(expr, child -> expr(child, depth));
        Expr.Subquery subquery = Exprs.subquery(changed);
        if (subquery == null || !subquery.correlated()) {
            return changed;
        }
        return Exprs.withSubquery(changed, subquery.over(query(subquery.query(), depth + 1)));
    }

    private List<Expr> exprs(List<Expr> exprs, int depth) {
        List<Expr> changed = new ArrayList<>(exprs.size());
        exprs.forEach(expr -> changed.add(expr(expr, depth)));
        return changed;
    }

    /** A query whose own expressions are at that depth, at least 1. */
    public BoundQuery query(BoundQuery query, int depth) {
        BoundQuery.Body body = switch (query.body()) {
            case BoundQuery.Select select -> select.mapped(expr -> expr(expr, depth), from -> from(from, depth));
            case BoundQuery.Values values ->
                new BoundQuery.Values(values.rows().stream().map(row -> exprs(row, depth)).toList());
            case BoundQuery.SetOperation operation -> new BoundQuery.SetOperation(operation.kind(), operation.all(),
                    query(operation.left(), depth), query(operation.right(), depth));
            case BoundQuery.Nested nested -> new BoundQuery.Nested(query(nested.query(), depth),
                    nested.casts() == null ? null : exprs(nested.casts(), depth));
            case BoundQuery.Functions functions ->
                new BoundQuery.Functions(exprs(functions.calls(), depth), functions.ordinality());
            case BoundQuery.Members members -> members.over(member -> query(member, depth));
            case BoundQuery.WithScan scan -> scan;
            case BoundQuery.SystemScan scan -> scan;
            case BoundQuery.WorkingTable table -> table;
            case BoundQuery.Recursive recursive -> new BoundQuery.Recursive(recursive.number(),
                    query(recursive.start(), depth), query(recursive.step(), depth), recursive.all());
        };
        return new BoundQuery(body, query.columns(), query.order(), expr(query.limit(), depth),
                expr(query.offset(), depth), query.withTies());
    }

    /**
     * What stands in FROM of a block at that depth; 0 is the block where the walk began. A query that is not LATERAL does
     * not see the rows of its block, so there is nothing to be found in those of that one.
     */
    public BoundQuery.From from(BoundQuery.From from, int depth) {
        return switch (from) {
            case null -> null;
            case BoundQuery.FromTable table -> table;
            case BoundQuery.FromQuery query -> {
                int inside = query.lateral() ? depth + 1 : depth;
                yield inside == 0
                        ? query
                        : new BoundQuery.FromQuery(query(query.query(), inside), query.offset(), query.lateral());
            }
            case BoundQuery.FromJoin join -> new BoundQuery.FromJoin(join.kind(), from(join.left(), depth),
                    from(join.right(), depth), expr(join.condition(), depth));
        };
    }

    /** Shows every place that belongs to a block around this query, with how many blocks it is above the query's own. */
    public static void eachOuter(BoundQuery query, OuterVisitor visitor) {
        new SlotRewrite((slot, depth) -> {
            if (slot.levelsUp() >= depth) {
                visitor.visit(slot, slot.levelsUp() - depth + 1);
            }
            return slot;
        }).query(query, 1);
    }

    /** Sees places outside of a query. */
    @FunctionalInterface
    public interface OuterVisitor {
        /** One level up is the block right around the query. */
        void visit(Expr.Slot slot, int levelsUp);
    }

    /** True if a row of a block around it has a say in what the query gives. */
    public static boolean looksOutside(BoundQuery query) {
        boolean[] found = {false};
        eachOuter(query, (slot, levelsUp) -> found[0] = true);
        return found[0];
    }
}
