package io.phantomdb.sql.plan;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Plans FROM and WHERE: which table first, how each is got at, how they are joined. Conditions are applied as soon as all
 * they need is there. Without statistics the order is greedy: the most restricted table first, then whichever can be looked
 * up from what is there, then hash joins, and pairs of everything last.
 */
final class FromPlanner {
    /** Above so many rows on the left, reading the right side once is better than a scan for each. */
    private static final double LOOKUPS_MAX = 60;

    /** A plan for some of the tables: the slots it fills, the rows it may give. */
    private record Part(Plan plan, BitSet slots, double rows, boolean ordered) {}

    private final QueryPlanner queries;
    private final int width;
    private final AccessPaths.Wish wish;
    private boolean ordered;

    FromPlanner(QueryPlanner queries, int width, AccessPaths.Wish wish) {
        this.queries = queries;
        this.width = width;
        this.wish = wish;
    }

    /** True if the plan gives the wished order. */
    boolean isOrdered() {
        return ordered;
    }

    Plan plan(BoundQuery.From from, Expr where) {
        List<Expr> conditions = Conditions.factored(where);
        if (conditions.stream().anyMatch(Conditions::isNever)) {
            return new Plan.Values(List.of());
        }
        Part part = from == null
                ? new Part(new Plan.OneRow(width), new BitSet(), 1, true)
                : join(from, conditions, wish);
        ordered = part.ordered;
        return filtered(part.plan, conditions);
    }

    private static Plan filtered(Plan plan, List<Expr> conditions) {
        return conditions.isEmpty()
                ? plan
                : new Plan.Filter(plan, ExprCompiler.compile(Exprs.conjunction(conditions)));
    }

    /** Plans a tree of joins; takes those conditions off the list that it applies. */
    private Part join(BoundQuery.From from, List<Expr> conditions, AccessPaths.Wish wanted) {
        return switch (from) {
            case BoundQuery.FromJoin join when join.leftOuter() -> leftJoin(join, conditions, wanted);
            case BoundQuery.FromJoin join -> innerJoin(join, conditions, wanted);
            case BoundQuery.FromTable table -> table(table, conditions, wanted);
            case BoundQuery.FromQuery query -> {
                Plan plan = new Plan.Placed(queries.plan(query.query()), query.query().columns().size(),
                        query.offset(), width);
                yield leaf(plan, slots(query), conditions, 1000);
            }
            case BoundQuery.FromSeries series -> {
                Plan plan = new Plan.Series(ExprCompiler.compile(series.start()), ExprCompiler.compile(series.stop()),
                        ExprCompiler.compile(series.step()), series.start().type().type());
                yield leaf(new Plan.Placed(plan, 1, series.offset(), width), slots(series), conditions, 1000);
            }
        };
    }

    private static Part leaf(Plan plan, BitSet slots, List<Expr> conditions, double rows) {
        return new Part(filtered(plan, take(conditions, slots)), slots, rows, false);
    }

    /** Takes off the list what needs only these slots. */
    private static List<Expr> take(List<Expr> conditions, BitSet slots) {
        List<Expr> taken = new ArrayList<>();
        for (Expr condition : List.copyOf(conditions)) {
            if (!Exprs.hasCorrelatedSubquery(condition) && Slots.within(Slots.of(condition), slots)) {
                taken.add(condition);
                conditions.remove(condition);
            }
        }
        return taken;
    }

    static BitSet slots(BoundQuery.From from) {
        return switch (from) {
            case BoundQuery.FromTable table -> Slots.range(table.offset(), table.offset() + table.table().width());
            case BoundQuery.FromQuery query ->
                Slots.range(query.offset(), query.offset() + query.query().columns().size());
            case BoundQuery.FromSeries series -> Slots.range(series.offset(), series.offset() + 1);
            case BoundQuery.FromJoin join -> Slots.union(slots(join.left()), slots(join.right()));
        };
    }

    private Part table(BoundQuery.FromTable table, List<Expr> conditions, AccessPaths.Wish wanted) {
        BitSet slots = slots(table);
        List<Expr> own = take(conditions, slots);
        AccessPaths.Path path = new AccessPaths(table, own, new BitSet(), wanted).best();
        return new Part(scan(table, path, own), slots, path.rows(), path.ordered());
    }

    /** A look into a table, with what the path does not enforce as its filter. */
    private Plan.Scan scan(BoundQuery.FromTable table, AccessPaths.Path path, List<Expr> conditions) {
        List<Expr> rest = new ArrayList<>(conditions);
        rest.removeAll(path.enforced());
        Plan.Source source = new Plan.Source(table.table(), table.offset(), width,
                table.exclusive() ? Lock.EXCLUSIVE : Lock.SHARED);
        return new Plan.Scan(source, path.access(), ExprCompiler.compile(Exprs.conjunction(rest)));
    }

    private Part innerJoin(BoundQuery.FromJoin join, List<Expr> conditions, AccessPaths.Wish wanted) {
        List<BoundQuery.From> items = new ArrayList<>();
        flatten(join, items, conditions);
        BoundQuery.From first = first(items, conditions);
        items.remove(first);
        Part done = join(first, conditions, wanted);
        while (!items.isEmpty()) {
            BoundQuery.From next = next(done, items, conditions);
            items.remove(next);
            done = joined(done, next, conditions);
        }
        return done;
    }

    private static void flatten(BoundQuery.From from, List<BoundQuery.From> items, List<Expr> conditions) {
        if (from instanceof BoundQuery.FromJoin join && !join.leftOuter()) {
            flatten(join.left(), items, conditions);
            flatten(join.right(), items, conditions);
            conditions.addAll(Conditions.factored(join.condition()));
        } else {
            items.add(from);
        }
    }

    /** The item with the fewest rows by its own conditions; of equals, the one that was written first. */
    private BoundQuery.From first(List<BoundQuery.From> items, List<Expr> conditions) {
        BoundQuery.From best = null;
        double bestRows = Double.MAX_VALUE;
        for (BoundQuery.From item : items) {
            double rows = item instanceof BoundQuery.FromTable table
                    ? new AccessPaths(table, conditions, new BitSet(), AccessPaths.Wish.NONE).best().rows()
                    : 1000;
            if (rows < bestRows) {
                best = item;
                bestRows = rows;
            }
        }
        return best;
    }

    private BoundQuery.From next(Part done, List<BoundQuery.From> items, List<Expr> conditions) {
        BoundQuery.From best = null;
        int bestRank = Integer.MAX_VALUE;
        for (BoundQuery.From item : items) {
            int rank = rank(done, item, conditions);
            if (rank < bestRank) {
                best = item;
                bestRank = rank;
            }
        }
        return best;
    }

    private int rank(Part done, BoundQuery.From item, List<Expr> conditions) {
        if (item instanceof BoundQuery.FromTable table) {
            AccessPaths.Path path = new AccessPaths(table, conditions, done.slots, AccessPaths.Wish.NONE).best();
            if (path.isPoint()) {
                return 1;
            }
            if (path.isBounded() && done.rows <= LOOKUPS_MAX) {
                return 2;
            }
        }
        BitSet slots = slots(item);
        return conditions.stream().anyMatch(condition -> HashKey.of(condition, done.slots, slots) != null) ? 3 : 4;
    }

    /** Joins one more item to what is there. */
    private Part joined(Part left, BoundQuery.From item, List<Expr> conditions) {
        BitSet all = Slots.union(left.slots, slots(item));
        if (item instanceof BoundQuery.FromTable table) {
            Part looked = lookedUp(left, table, conditions, Plan.JoinKind.INNER, all);
            if (looked != null) {
                return looked;
            }
        }
        Part right = join(item, conditions, AccessPaths.Wish.NONE);
        return combined(left, right, take(conditions, all), Plan.JoinKind.INNER, all);
    }

    /** A look into the table's index for each row on the left; null if that does not pay. */
    private Part lookedUp(Part left, BoundQuery.FromTable table, List<Expr> conditions, Plan.JoinKind kind,
            BitSet all) {
        List<Expr> possible = new ArrayList<>(conditions);
        List<Expr> usable = take(possible, all);
        BitSet own = slots(table);
        AccessPaths.Path path = new AccessPaths(table, usable, left.slots, AccessPaths.Wish.NONE).best();
        boolean depends = path.enforced().stream().anyMatch(condition -> !Slots.within(Slots.of(condition), own));
        boolean pays = depends && path.isBounded() && (path.isPoint() || left.rows <= LOOKUPS_MAX);
        if (!pays) {
            return null;
        }
        conditions.removeAll(usable);
        List<Expr> rest = new ArrayList<>(usable);
        rest.removeAll(path.enforced());
        List<Expr> ownRest = take(rest, own);
        Plan.Scan scan = scan(table, path, ownRest);
        Plan plan = new Plan.IndexJoin(left.plan, scan, kind, ExprCompiler.compile(Exprs.conjunction(rest)));
        return new Part(plan, all, left.rows * Math.max(1, path.rows()), left.ordered);
    }

    private static Part combined(Part left, Part right, List<Expr> conditions, Plan.JoinKind kind, BitSet all) {
        List<HashKey> keys = new ArrayList<>();
        List<Expr> rest = new ArrayList<>();
        for (Expr condition : conditions) {
            HashKey key = HashKey.of(condition, left.slots, right.slots);
            if (key == null) {
                rest.add(condition);
            } else {
                keys.add(key);
            }
        }
        Plan.Place place = new Plan.Place(right.slots.nextSetBit(0), right.slots.length());
        Program condition = ExprCompiler.compile(Exprs.conjunction(rest));
        if (keys.isEmpty()) {
            Plan plan = new Plan.LoopJoin(left.plan, right.plan, place, kind, condition);
            return new Part(plan, all, left.rows * right.rows, left.ordered);
        }
        List<Type> types = keys.stream().map(HashKey::type).toList();
        Plan plan = new Plan.HashJoin(left.plan, right.plan, keys.stream().map(HashKey::left).toList(),
                keys.stream().map(HashKey::right).toList(), types, place, kind, condition);
        return new Part(plan, all, Math.max(left.rows, right.rows), left.ordered);
    }

    /** Conditions of WHERE on the left side go down; those on the right stay above, where NULLs stand for no partner. */
    private Part leftJoin(BoundQuery.FromJoin join, List<Expr> conditions, AccessPaths.Wish wanted) {
        Part left = join(join.left(), conditions, wanted);
        List<Expr> on = new ArrayList<>(Exprs.conjuncts(join.condition()));
        BitSet all = Slots.union(left.slots, slots(join.right()));
        if (on.stream().anyMatch(Exprs::hasCorrelatedSubquery)) {
            List<Expr> inner = new ArrayList<>();
            Part right = join(join.right(), inner, AccessPaths.Wish.NONE);
            on.addAll(inner);
            Plan.Place place = new Plan.Place(right.slots.nextSetBit(0), right.slots.length());
            return new Part(new Plan.LoopJoin(left.plan, right.plan, place, Plan.JoinKind.LEFT,
                    ExprCompiler.compile(Exprs.conjunction(on))), all, left.rows * right.rows, left.ordered);
        }
        if (join.right() instanceof BoundQuery.FromTable table) {
            Part looked = lookedUp(left, table, on, Plan.JoinKind.LEFT, all);
            if (looked != null) {
                return looked;
            }
        }
        Part right = join(join.right(), on, AccessPaths.Wish.NONE);
        return combined(left, right, on, Plan.JoinKind.LEFT, all);
    }
}
