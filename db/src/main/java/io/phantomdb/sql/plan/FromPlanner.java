package io.phantomdb.sql.plan;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.bind.Exprs;
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
        Part part = from == null ? oneRow() : join(null, from, conditions, wish);
        ordered = part.ordered;
        return filtered(part.plan, conditions);
    }

    private Part oneRow() {
        return new Part(new Plan.OneRow(width), new BitSet(), 1, true);
    }

    private static Plan filtered(Plan plan, List<Expr> conditions) {
        return conditions.isEmpty() ? plan : new Plan.Filter(plan, Conditions.compiled(conditions));
    }

    /**
     * Plans a tree of joins; takes those conditions off the list that it applies. With a seed the rows grow out of it:
     * something in the tree looks at what the seed has.
     */
    private Part join(Part seed, BoundQuery.From from, List<Expr> conditions, AccessPaths.Wish wanted) {
        if (from instanceof BoundQuery.FromJoin join) {
            return switch (join.kind()) {
                case INNER -> innerJoin(seed, join, conditions, wanted);
                case LEFT, SEMI, ANTI -> oneSidedJoin(seed, join, conditions, wanted);
                case FULL -> fullJoin(seed, join);
            };
        }
        if (seed != null) {
            return joined(seed, from, conditions);
        }
        return switch (from) {
            case BoundQuery.FromTable table -> table(table, conditions, wanted);
            case BoundQuery.FromQuery query when query.lateral() -> joined(oneRow(), query, conditions);
            case BoundQuery.FromQuery query -> {
                BitSet slots = Slots.of(query);
                yield new Part(filtered(placed(query), take(conditions, slots)), slots, 1000, false);
            }
            case BoundQuery.FromJoin join -> throw Check.unreachable("joins are planned by their kind");
        };
    }

    private Plan placed(BoundQuery.FromQuery query) {
        return new Plan.Placed(queries.plan(query.query()), query.query().columns().size(), query.offset(), width);
    }

    /** Takes off the list what needs only these slots. */
    private static List<Expr> take(List<Expr> conditions, BitSet slots) {
        List<Expr> taken = new ArrayList<>();
        for (Expr condition : List.copyOf(conditions)) {
            if (Slots.within(Slots.of(condition), slots)) {
                taken.add(condition);
                conditions.remove(condition);
            }
        }
        return taken;
    }

    private Part table(BoundQuery.FromTable table, List<Expr> conditions, AccessPaths.Wish wanted) {
        BitSet slots = Slots.of(table);
        List<Expr> own = take(conditions, slots);
        AccessPaths.Path path = new AccessPaths(table, own, new BitSet(), wanted).best();
        return new Part(scan(table, path, own), slots, path.rows(), path.ordered());
    }

    /** A look into a table, with what the path does not enforce as its filter. */
    private Plan.Scan scan(BoundQuery.FromTable table, AccessPaths.Path path, List<Expr> conditions) {
        List<Expr> rest = new ArrayList<>(conditions);
        rest.removeAll(path.enforced());
        Plan.Source source = new Plan.Source(table.table(), table.alias(), table.offset(), width,
                RowLocks.whileScanning(table.lock()));
        return new Plan.Scan(source, path.access(), Conditions.compiled(rest));
    }

    private Part innerJoin(Part seed, BoundQuery.FromJoin join, List<Expr> conditions, AccessPaths.Wish wanted) {
        List<BoundQuery.From> items = new ArrayList<>();
        flatten(join, items, conditions);
        Part done = seed;
        if (done == null) {
            BoundQuery.From first = first(items, conditions);
            items.remove(first);
            done = join(null, first, conditions, wanted);
        }
        while (!items.isEmpty()) {
            BoundQuery.From next = next(done, items, conditions);
            items.remove(next);
            done = joined(done, next, conditions);
        }
        return done;
    }

    private static void flatten(BoundQuery.From from, List<BoundQuery.From> items, List<Expr> conditions) {
        if (from instanceof BoundQuery.FromJoin join && join.kind() == BoundQuery.JoinKind.INNER) {
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
            if (!Slots.wanted(item).isEmpty()) {
                continue;
            }
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
            if (!Slots.within(Slots.wanted(item), done.slots)) {
                continue;
            }
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
        BitSet slots = Slots.of(item);
        return conditions.stream().anyMatch(condition -> HashKey.of(condition, done.slots, slots) != null) ? 3 : 4;
    }

    /** Joins one more item to what is there. */
    private Part joined(Part left, BoundQuery.From item, List<Expr> conditions) {
        return joined(left, item, conditions, Plan.JoinKind.INNER);
    }

    /** The conditions that are left on the list are not yet applied. */
    private Part joined(Part left, BoundQuery.From item, List<Expr> conditions, Plan.JoinKind kind) {
        BitSet all = Slots.union(left.slots, Slots.of(item));
        if (item instanceof BoundQuery.FromQuery query && query.lateral()) {
            return applied(left, placed(query), false, item, take(conditions, all), kind);
        }
        if (Slots.wanted(item).intersects(left.slots)) {
            Part grown = join(new Part(new Plan.Seed(), left.slots, 1, true), item, conditions, AccessPaths.Wish.NONE);
            return applied(left, grown.plan, true, item, take(conditions, all), kind);
        }
        if (item instanceof BoundQuery.FromTable table) {
            Part looked = lookedUp(left, table, conditions, kind, all);
            if (looked != null) {
                return looked;
            }
        }
        Part right = join(null, item, conditions, AccessPaths.Wish.NONE);
        return combined(left, right, take(conditions, all), kind, all);
    }

    private static Part applied(Part left, Plan right, boolean seeded, BoundQuery.From item, List<Expr> conditions,
            Plan.JoinKind kind) {
        BitSet slots = Slots.of(item);
        Plan plan = new Plan.Apply(left.plan, right, seeded, place(slots), kind, Conditions.compiled(conditions));
        return new Part(plan, Slots.union(left.slots, slots), left.rows * 10, left.ordered);
    }

    /** Both ends; an item without columns has no place. */
    private static Plan.Place place(BitSet slots) {
        return slots.isEmpty() ? new Plan.Place(0, 0) : new Plan.Place(slots.nextSetBit(0), slots.length());
    }

    /** A look into the table's index for each row on the left; null if that does not pay. */
    private Part lookedUp(Part left, BoundQuery.FromTable table, List<Expr> conditions, Plan.JoinKind kind,
            BitSet all) {
        List<Expr> possible = new ArrayList<>(conditions);
        List<Expr> usable = take(possible, all);
        BitSet own = Slots.of(table);
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
        Plan plan = new Plan.IndexJoin(left.plan, scan, kind, Conditions.compiled(rest));
        boolean leftOnly = kind == Plan.JoinKind.SEMI || kind == Plan.JoinKind.ANTI;
        return new Part(plan, all, leftOnly ? left.rows : left.rows * Math.max(1, path.rows()), left.ordered);
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
        Plan.Place place = place(right.slots);
        boolean keepsOrder = left.ordered && kind != Plan.JoinKind.FULL;
        Program condition = Conditions.compiled(rest);
        if (keys.isEmpty()) {
            Plan plan = new Plan.LoopJoin(left.plan, right.plan, place, kind, condition);
            return new Part(plan, all, left.rows * right.rows, keepsOrder);
        }
        List<Type> types = keys.stream().map(HashKey::type).toList();
        Plan plan = new Plan.HashJoin(left.plan, right.plan, keys.stream().map(HashKey::left).toList(),
                keys.stream().map(HashKey::right).toList(), types, place, kind, condition);
        return new Part(plan, all, Math.max(left.rows, right.rows), keepsOrder);
    }

    /**
     * Conditions of WHERE on the left side go down; those on the right stay above, where NULLs stand for no partner. Of ON
     * those on the right go down; on the left only if they decide whether a row is given.
     */
    private Part oneSidedJoin(Part seed, BoundQuery.FromJoin join, List<Expr> conditions,
            AccessPaths.Wish wanted) {
        List<Expr> on = Conditions.factored(join.condition());
        if (join.kind() == BoundQuery.JoinKind.SEMI) {
            conditions.addAll(take(on, Slots.of(join.left())));
        }
        Part left = join(seed, join.left(), conditions, wanted);
        Part all = joined(left, join.right(), on, Plan.JoinKind.valueOf(join.kind().name()));
        Check.that(on.isEmpty(), "conditions of ON stay with their join");
        return all;
    }

    /** Nothing goes down, and what WHERE says stays above. */
    private Part fullJoin(Part seed, BoundQuery.FromJoin join) {
        if (seed != null) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "LATERAL inside of FULL JOIN inside of another join is not supported");
        }
        Part left = join(null, join.left(), new ArrayList<>(), AccessPaths.Wish.NONE);
        Part right = join(null, join.right(), new ArrayList<>(), AccessPaths.Wish.NONE);
        return combined(left, right, Conditions.factored(join.condition()), Plan.JoinKind.FULL,
                Slots.union(left.slots, right.slots));
    }
}
