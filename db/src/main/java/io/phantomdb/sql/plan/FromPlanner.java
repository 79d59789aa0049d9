package io.phantomdb.sql.plan;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.catalog.RowReader;
import io.phantomdb.sql.bind.Exprs;
import io.phantomdb.sql.bind.SlotRewrite;
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

    /** A plan for some of the tables: the slots it fills, the rows it may give; of a hash join, what is equal in it. */
    private record Part(Plan plan, BitSet slots, double rows, boolean ordered, EqualKeys keys) {
        Part(Plan plan, BitSet slots, double rows, boolean ordered) {
            this(plan, slots, rows, ordered, null);
        }
    }

    private final QueryPlanner queries;
    private final int width;
    private final AccessPaths.Wish wish;
    private final BitSet needed;
    private final Estimates estimates;
    private boolean ordered;
    private boolean isForFirstRows;

    /** Only the needed places of the rows have to be filled; null for all. */
    FromPlanner(QueryPlanner queries, int width, AccessPaths.Wish wish, BitSet needed) {
        this.needed = needed;
        this.queries = queries;
        this.width = width;
        this.wish = wish;
        this.estimates = new Estimates(queries.statistics());
    }

    /** True if the plan gives the wished order. */
    boolean isOrdered() {
        return ordered;
    }

    Plan plan(BoundQuery.From from, Expr where) {
        List<Expr> conditions = Conditions.factored(KnownValues.condition(where));
        if (conditions.stream().anyMatch(Conditions::isNever)) {
            return new Plan.Values(List.of());
        }
        Part part = from == null ? oneRow() : join(null, from, conditions, wish);
        if (!part.ordered && part.plan instanceof Plan.HashJoin join && part.keys != null) {
            Plan merge = SortedMergeJoin.of(join, part.keys, wish, estimates);
            part = merge == null ? part : new Part(merge, part.slots, part.rows, true);
        }
        ordered = part.ordered || part.plan instanceof Plan.MergeJoin merge && Ordering.gives(merge, wish.order());
        return filtered(part.plan, conditions);
    }

    private Part oneRow() {
        return new Part(new Plan.OneRow(width), new BitSet(), 1, false);
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
            case BoundQuery.FromQuery query when query.query().body() instanceof BoundQuery.Members members ->
                members(query, members, conditions);
            case BoundQuery.FromQuery query -> {
                BitSet slots = Slots.of(query);
                yield new Part(filtered(placed(query), take(conditions, slots)), slots, 1000, false);
            }
            case BoundQuery.FromJoin join -> throw Check.unreachable("joins are planned by their kind");
        };
    }

    private Part members(BoundQuery.FromQuery query, BoundQuery.Members members, List<Expr> conditions) {
        BitSet slots = Slots.of(query);
        List<Expr> rest = take(conditions, slots);
        List<Expr> asked = rest.stream().filter(MemberPlanner::canAsk).toList();
        rest.removeAll(asked);
        SlotRewrite own = new SlotRewrite(
                (slot, depth) -> slot.levelsUp() == depth ? slot.shifted(-query.offset()) : slot);
        Plan.Members plan = new MemberPlanner(queries).plan(members,
                asked.stream().map(condition -> own.expr(condition, 0)).toList());
        Plan placed = new Plan.Placed(plan, query.query().columns().size(), query.offset(), width);
        return new Part(filtered(placed, rest), slots, estimates.of(placed).rows(), false);
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
        AccessPaths.Path path = path(table, own, wanted);
        return new Part(scan(table, path, own), slots, path.rows(), path.ordered());
    }

    /** A look into a table, with what the path does not enforce as its filter. */
    private Plan.Scan scan(BoundQuery.FromTable table, AccessPaths.Path path, List<Expr> conditions) {
        List<Expr> rest = new ArrayList<>(conditions);
        rest.removeAll(path.enforced());
        BitSet deciding = new BitSet();
        rest.forEach(condition -> deciding.or(Slots.of(condition)));
        Plan.Source source = new Plan.Source(table.table(), table.alias(), table.offset(), width,
                RowLocks.whileScanning(table.lock()),
                new RowReader(table.table(), table.table().primary(), width, table.offset(), needed, deciding));
        Plan.Scan whole = new Plan.Scan(source, path.access(), Conditions.compiled(rest), null);
        return new Plan.Scan(source, path.access(), whole.filter(), FilterAtShard.of(whole));
    }

    private Part innerJoin(Part seed, BoundQuery.FromJoin join, List<Expr> conditions, AccessPaths.Wish wanted) {
        List<BoundQuery.From> items = new ArrayList<>();
        flatten(join, items, conditions);
        if (seed == null && isOrderedByCost(items)) {
            return cheapest(items, conditions, wanted);
        }
        BoundQuery.From first = seed == null ? first(items, conditions) : null;
        return greedily(seed, first, items, conditions, wanted);
    }

    /** Begins with the first, or with the seed, and takes whatever fits best next. */
    private Part greedily(Part seed, BoundQuery.From first, List<BoundQuery.From> items, List<Expr> conditions,
            AccessPaths.Wish wanted) {
        Part done = seed;
        if (done == null) {
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

    /** Where nothing is known of any table, costs would be made up. */
    private boolean isOrderedByCost(List<BoundQuery.From> items) {
        boolean isKnown = false;
        for (BoundQuery.From item : items) {
            if (!Slots.wanted(item).isEmpty()) {
                return false;
            }
            isKnown |= item instanceof BoundQuery.FromTable table && estimates.scans().isKnown(table.table());
        }
        return isKnown && items.size() <= JoinOrder.ITEMS_MAX;
    }

    /** Where only the first rows of an order are wanted, the table that has the order may come first and save the sort. */
    private Part cheapest(List<BoundQuery.From> items, List<Expr> conditions, AccessPaths.Wish wanted) {
        List<Expr> left = new ArrayList<>(conditions);
        Part cheapest = cheapest(items, left);
        if (wanted.limited() && !wanted.order().isEmpty()) {
            List<Expr> leftInOrder = new ArrayList<>(conditions);
            Part inOrder = inOrder(new ArrayList<>(items), leftInOrder, wanted);
            Estimate whole = estimates.of(cheapest.plan);
            if (inOrder != null
                    && firstRows(inOrder) < whole.total() + Costs.sorted(whole.rows(), AccessPaths.FIRST_ROWS)) {
                conditions.retainAll(leftInOrder);
                return inOrder;
            }
        }
        conditions.retainAll(left);
        return cheapest;
    }

    private double firstRows(Part part) {
        Estimate estimate = estimates.of(part.plan);
        double share = Math.min(1, AccessPaths.FIRST_ROWS / estimate.rows());
        return estimate.start() + (estimate.total() - estimate.start()) * share;
    }

    /** Null if no table has the order. */
    private Part inOrder(List<BoundQuery.From> items, List<Expr> conditions, AccessPaths.Wish wanted) {
        for (BoundQuery.From item : items) {
            if (item instanceof BoundQuery.FromTable table && Slots.of(item).get(wanted.order().getFirst().slot())
                    && path(table, conditions, wanted).ordered()) {
                isForFirstRows = true;
                Part part = greedily(null, item, items, conditions, wanted);
                isForFirstRows = false;
                return part;
            }
        }
        return null;
    }

    private AccessPaths.Path path(BoundQuery.FromTable table, List<Expr> conditions, AccessPaths.Wish wanted) {
        return new AccessPaths(table, conditions, new BitSet(), wanted, estimates.scans()).best();
    }

    private Part cheapest(List<BoundQuery.From> items, List<Expr> conditions) {
        List<JoinItems.Item> known = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (BoundQuery.From item : items) {
            BitSet slots = Slots.of(item);
            List<Expr> own = take(conditions, slots);
            List<Expr> rest = new ArrayList<>(own);
            Plan plan = filtered(join(null, item, rest, AccessPaths.Wish.NONE).plan, rest);
            Estimate estimate = estimates.of(plan);
            known.add(new JoinItems.Item(item, slots, own, estimate, Ordering.of(plan)));
            parts.add(new Part(plan, slots, estimate.rows(), false));
        }
        JoinItems joins = new JoinItems(known, conditions, estimates);
        return joined(joins.best(), joins, known, parts);
    }

    private Part joined(JoinOrder.Way way, JoinItems joins, List<JoinItems.Item> items, List<Part> parts) {
        if (way.method() == null) {
            return parts.get(Integer.numberOfTrailingZeros(way.items()));
        }
        Part left = joined(way.left(), joins, items, parts);
        BitSet all = joins.slots(way.items());
        if (way.method() == JoinOrder.Method.LOOKUP) {
            int item = Integer.numberOfTrailingZeros(way.right().items());
            BoundQuery.FromTable table = (BoundQuery.FromTable) items.get(item).from();
            List<Expr> usable = joins.usable(way.left().items(), item);
            AccessPaths.Path path = new AccessPaths(table, usable, left.slots, AccessPaths.Wish.NONE,
                    estimates.scans()).best();
            return new Part(lookup(left, table, path, usable, Plan.JoinKind.INNER), all, way.rows(), false);
        }
        Part right = joined(way.right(), joins, items, parts);
        Part both = combined(left, right, joins.graph().between(way.left().items(), way.right().items()),
                Plan.JoinKind.INNER, all);
        return new Part(both.plan, all, way.rows(), false, both.keys);
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
                    ? path(table, conditions, AccessPaths.Wish.NONE).rows()
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
            AccessPaths.Path path = new AccessPaths(table, conditions, done.slots, AccessPaths.Wish.NONE,
                    estimates.scans()).best();
            if (path.isPoint()) {
                return 1;
            }
            if (path.isBounded() && done.rows <= LOOKUPS_MAX) {
                return 2;
            }
        }
        BitSet slots = Slots.of(item);
        if (conditions.stream().anyMatch(condition -> HashKey.of(condition, done.slots, slots) != null)) {
            return 3;
        }
        // What looks at the rows that are there costs the less the fewer they are, and others may be tied to what it gives.
        return Slots.wanted(item).isEmpty() ? 5 : 4;
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

    private static List<Plan.Place> places(BitSet slots) {
        List<Plan.Place> places = new ArrayList<>();
        for (int from = slots.nextSetBit(0); from >= 0;) {
            int to = slots.nextClearBit(from);
            places.add(new Plan.Place(from, to));
            from = slots.nextSetBit(to);
        }
        return places;
    }

    /** A look into the table's index for each row on the left; null if that does not pay. */
    private Part lookedUp(Part left, BoundQuery.FromTable table, List<Expr> conditions, Plan.JoinKind kind,
            BitSet all) {
        List<Expr> possible = new ArrayList<>(conditions);
        List<Expr> usable = take(possible, all);
        BitSet own = Slots.of(table);
        AccessPaths.Path path = new AccessPaths(table, usable, left.slots, AccessPaths.Wish.NONE, estimates.scans())
                .best();
        boolean depends = path.enforced().stream().anyMatch(condition -> !Slots.within(Slots.of(condition), own));
        boolean pays = depends && path.isBounded() && (estimates.scans().isKnown(table.table())
                ? isCheaper(left, table, path, usable)
                : path.isPoint() || left.rows <= LOOKUPS_MAX);
        if (!pays) {
            return null;
        }
        conditions.removeAll(usable);
        Plan plan = lookup(left, table, path, usable, kind);
        boolean leftOnly = kind == Plan.JoinKind.SEMI || kind == Plan.JoinKind.ANTI;
        return new Part(plan, all, leftOnly ? left.rows : left.rows * Math.max(1, path.rows()), left.ordered);
    }

    private Plan lookup(Part left, BoundQuery.FromTable table, AccessPaths.Path path, List<Expr> usable,
            Plan.JoinKind kind) {
        List<Expr> rest = new ArrayList<>(usable);
        rest.removeAll(path.enforced());
        List<Expr> ownRest = take(rest, Slots.of(table));
        Plan.Scan scan = scan(table, path, ownRest);
        return new Plan.IndexJoin(left.plan, scan, kind, Conditions.compiled(rest));
    }

    /** Whether looking into the table for each row on the left costs less than reading it once. */
    private boolean isCheaper(Part left, BoundQuery.FromTable table, AccessPaths.Path path, List<Expr> usable) {
        BitSet slots = Slots.of(table);
        double times = isForFirstRows
                ? Math.min(estimates.of(left.plan).rows(), AccessPaths.FIRST_ROWS)
                : estimates.of(left.plan).rows();
        List<Expr> own = new ArrayList<>(usable);
        own.removeIf(condition -> !Slots.within(Slots.of(condition), slots));
        AccessPaths.Path once = path(table, own, AccessPaths.Wish.NONE);
        Estimate right = estimates.of(scan(table, once, own));
        boolean hashes = usable.stream().anyMatch(condition -> HashKey.of(condition, left.slots, slots) != null);
        double joining = hashes
                ? right.rows() * Costs.HASHED_ROW + times * Costs.PROBED_ROW
                : right.rows() * times * Costs.PAIR;
        Plan.Source source = new Plan.Source(table.table(), table.alias(), table.offset(), width, null, null);
        return estimates.scans().lookups(source, path.access(), times) <= right.total() + joining;
    }

    private Part combined(Part left, Part right, List<Expr> conditions, Plan.JoinKind kind, BitSet all) {
        EqualKeys keys = EqualKeys.of(conditions, left.slots, right.slots);
        List<Plan.Place> places = places(right.slots);
        boolean keepsOrder = left.ordered && kind != Plan.JoinKind.FULL;
        Program condition = Conditions.compiled(keys.rest());
        if (keys.isEmpty()) {
            Plan plan = new Plan.LoopJoin(left.plan, right.plan, places, kind, condition);
            return new Part(plan, all, left.rows * right.rows, keepsOrder);
        }
        Plan.HashJoin plan = new Plan.HashJoin(left.plan, right.plan, keys.left(), keys.right(), keys.types(), places,
                kind, condition, keepsOrder);
        return new Part(HashToMergeJoin.of(plan, keys, estimates), all, Math.max(left.rows, right.rows), keepsOrder,
                keys);
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
