package io.phantomdb.sql.plan;

import io.phantomdb.rows.Comparison;
import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the best way into a table for given conditions.
 *
 * <pre>
 *   every part of a unique index equals something     → Points: a get
 *   the first parts equal something, the next limited → Range: a scan
 *   the first parts equal one of several things       → Prefixes: short scans
 *   nothing                                           → Range over the whole primary index
 * </pre>
 */
final class AccessPaths {
    private static final int KEYS_MAX = 5_000;

    /** A way, the conditions it makes superfluous, and how many rows it may give, roughly. */
    record Path(Plan.Access access, List<Expr> enforced, double rows, boolean ordered) {
        boolean isPoint() {
            return access instanceof Plan.Points;
        }

        boolean isBounded() {
            return isPoint() || access instanceof Plan.Prefixes || access instanceof Plan.Range range
                    && (!range.equal().isEmpty() || range.lower() != null || range.upper() != null);
        }
    }

    /** One condition that some index may serve; several values are those of an IN. */
    private record Usable(Expr condition, List<IndexCondition> comparisons) {
        int slot() {
            return comparisons.getFirst().slot();
        }

        boolean isEquality() {
            return comparisons.getFirst().comparison() == Comparison.EQ;
        }
    }

    private static final double TABLE_ROWS = 1000;
    static final double FIRST_ROWS = 50;
    private static final double SORT_COST = 1.2;

    private final Table table;
    private final Plan.Source source;
    /** Null if nothing is known of the table: then rules of thumb say how many rows there are. */
    private final ScanEstimates estimates;
    private final int offset;
    private final List<Usable> usable = new ArrayList<>();
    private final DerivedColumns derived;
    private final List<Expr> conditions;
    private final Wish wish;

    /** A sort key as far as it is a column. */
    record SortSlot(int slot, boolean descending, boolean nullsFirst) {}

    /** The order that would save a sort, empty for none; limited if only the first rows are wanted. */
    record Wish(List<SortSlot> order, boolean limited) {
        static final Wish NONE = new Wish(List.of(), false);
    }

    /** Values may use the given slots. */
    AccessPaths(BoundQuery.FromTable from, List<Expr> conditions, BitSet given, Wish wish, ScanEstimates estimates) {
        this.table = from.table();
        this.source = new Plan.Source(table, from.alias(), from.offset(), 0, null, null);
        this.estimates = estimates.isKnown(table) ? estimates : null;
        this.offset = from.offset();
        this.wish = wish;
        BitSet own = Slots.range(offset, offset + table.width());
        this.derived = new DerivedColumns(from);
        this.conditions = conditions;
        for (Expr condition : conditions) {
            List<IndexCondition> comparisons = comparisons(derived.in(condition), own, given);
            if (!comparisons.isEmpty()) {
                usable.add(new Usable(condition, comparisons));
            }
        }
    }

    private static List<IndexCondition> comparisons(Expr condition, BitSet own, BitSet given) {
        if (condition instanceof Expr.Or or) {
            return alternatives(or, own, given);
        }
        IndexCondition one = IndexCondition.of(condition, own, given);
        return one == null ? List.of() : List.of(one);
    }

    /** {@code a = 1 OR a = 2}: what IN has become. */
    private static List<IndexCondition> alternatives(Expr.Or or, BitSet own, BitSet given) {
        List<IndexCondition> all = new ArrayList<>();
        for (Expr operand : or.operands()) {
            IndexCondition one = IndexCondition.of(operand, own, given);
            boolean fits = one != null && one.comparison() == Comparison.EQ
                    && (all.isEmpty() || all.getFirst().slot() == one.slot());
            if (!fits || all.size() == KEYS_MAX) {
                return List.of();
            }
            all.add(one);
        }
        return all;
    }

    Path best() {
        Path best = null;
        for (IndexLayout index : table.indexes()) {
            if (index.index().isPublic() && derived.allows(index.index(), conditions)) {
                Path path = path(index);
                if (best == null || cost(path) < cost(best)) {
                    best = path;
                }
            }
        }
        return best;
    }

    /** A secondary index costs a second look for each row; sorting costs a little. */
    private double cost(Path path) {
        double cost = path.rows();
        if (estimates != null) {
            cost = estimates.cost(source, path.access());
        } else if (!path.access().index().index().holdsRows()) {
            cost = cost * 2 + 1;
        }
        if (wish.order.isEmpty()) {
            return cost;
        }
        if (!path.ordered()) {
            return cost * SORT_COST;
        }
        return wish.limited ? Math.min(cost, estimates == null ? FIRST_ROWS : FIRST_ROWS * Costs.FETCHED_ROW) : cost;
    }

    /** What all rows in the index meet need not be asked of them again. */
    private Path path(IndexLayout index) {
        Path path = pathByParts(index);
        List<Expr> met = derived.met(index.index()).stream().filter(conditions::contains).toList();
        if (met.isEmpty()) {
            return path;
        }
        List<Expr> enforced = new ArrayList<>(path.enforced());
        enforced.addAll(met);
        return new Path(path.access(), enforced, path.rows(), path.ordered());
    }

    private Path pathByParts(IndexLayout index) {
        List<IndexDescriptor.Part> parts = index.index().parts();
        List<Usable> equal = new ArrayList<>();
        for (IndexDescriptor.Part part : parts) {
            Usable found = equality(slot(part));
            if (found == null) {
                break;
            }
            equal.add(found);
        }
        boolean whole = equal.size() == parts.size();
        if (whole && index.index().unique()) {
            return points(index, equal);
        }
        Path prefixes = equal.stream().allMatch(part -> part.comparisons.size() == 1) ? null : prefixes(index, equal);
        return prefixes == null ? range(index, equal) : prefixes;
    }

    /** Null if there would be too many. */
    private Path prefixes(IndexLayout index, List<Usable> equal) {
        List<List<Plan.Bound>> all = keys(equal);
        if (all == null) {
            return null;
        }
        Plan.Prefixes prefixes = new Plan.Prefixes(index, all);
        double rows = estimates == null
                ? all.size() * TABLE_ROWS / Math.pow(20, equal.size())
                : estimates.found(source, prefixes);
        return new Path(prefixes, equal.stream().map(Usable::condition).toList(), rows, false);
    }

    /** One value of each part in every combination; null if these are too many. */
    private static List<List<Plan.Bound>> keys(List<Usable> equal) {
        List<List<Plan.Bound>> keys = new ArrayList<>();
        keys.add(List.of());
        for (Usable part : equal) {
            keys = combined(keys, part.comparisons.stream().map(IndexCondition::bound).toList());
            if (keys.size() > KEYS_MAX) {
                return null;
            }
        }
        return keys;
    }

    private int slot(IndexDescriptor.Part part) {
        return offset + table.ordinal(part.columnId());
    }

    /** A single value is better than several. */
    private Usable equality(int slot) {
        Usable found = null;
        for (Usable candidate : usable) {
            if (candidate.slot() == slot && candidate.isEquality()
                    && (found == null || candidate.comparisons.size() < found.comparisons.size())) {
                found = candidate;
            }
        }
        return found;
    }

    private Path points(IndexLayout index, List<Usable> equal) {
        List<List<Plan.Bound>> keys = keys(equal);
        if (keys == null) {
            return range(index, List.of());
        }
        List<Expr> enforced = equal.stream().map(Usable::condition).toList();
        return new Path(new Plan.Points(index, keys), enforced, keys.size(), keys.size() == 1 && isOwnOrder());
    }

    /** A single row is in every order, but what is joined to it is not. */
    private boolean isOwnOrder() {
        return wish.order.stream().allMatch(key -> key.slot() >= offset && key.slot() < offset + table.width());
    }

    private static List<List<Plan.Bound>> combined(List<List<Plan.Bound>> keys, List<Plan.Bound> next) {
        List<List<Plan.Bound>> all = new ArrayList<>();
        for (List<Plan.Bound> key : keys) {
            for (Plan.Bound bound : next) {
                List<Plan.Bound> longer = new ArrayList<>(key);
                longer.add(bound);
                all.add(longer);
            }
        }
        return all;
    }

    private Path range(IndexLayout index, List<Usable> equal) {
        List<Plan.Bound> bounds = new ArrayList<>();
        List<Expr> enforced = new ArrayList<>();
        double rows = TABLE_ROWS;
        for (Usable part : equal) {
            if (part.comparisons.size() > 1) {
                break;
            }
            bounds.add(part.comparisons.getFirst().bound());
            enforced.add(part.condition);
            rows /= 20;
        }
        Plan.Limit lower = null;
        Plan.Limit upper = null;
        List<IndexDescriptor.Part> parts = index.index().parts();
        if (bounds.size() < parts.size()) {
            int slot = slot(parts.get(bounds.size()));
            lower = limit(slot, true, enforced);
            upper = limit(slot, false, enforced);
        }
        rows /= (lower == null ? 1 : 3) * (upper == null ? 1 : 3);
        Direction direction = direction(parts, bounds.size());
        Plan.Range range = new Plan.Range(index, bounds, lower, upper, direction == Direction.BACKWARD, null);
        return new Path(range, enforced, estimates == null ? rows : estimates.found(source, range),
                direction != Direction.NONE);
    }

    private Plan.Limit limit(int slot, boolean lower, List<Expr> enforced) {
        for (Usable candidate : usable) {
            IndexCondition condition = candidate.comparisons.getFirst();
            boolean wantedSide = switch (condition.comparison()) {
                case GT, GE -> lower;
                case LT, LE -> !lower;
                case EQ, NE -> false;
            };
            if (wantedSide && condition.slot() == slot) {
                enforced.add(candidate.condition);
                boolean inclusive = condition.comparison() == Comparison.GE
                        || condition.comparison() == Comparison.LE;
                return new Plan.Limit(condition.bound(), inclusive);
            }
        }
        return null;
    }

    private enum Direction {
        NONE,
        FORWARD,
        BACKWARD
    }

    /** Which way the index has to be read to give the wanted order, given that the first parts are all the same. */
    private Direction direction(List<IndexDescriptor.Part> parts, int fixed) {
        Direction direction = Direction.NONE;
        int at = fixed;
        for (SortSlot want : wish.order) {
            if (isFixed(parts, fixed, want.slot())) {
                continue;
            }
            if (at == parts.size() || slot(parts.get(at)) != want.slot()) {
                return Direction.NONE;
            }
            IndexDescriptor.Part part = parts.get(at++);
            boolean same = part.descending() == want.descending() && part.nullsFirst() == want.nullsFirst();
            boolean reverse = part.descending() != want.descending() && part.nullsFirst() != want.nullsFirst();
            Direction here = same ? Direction.FORWARD : reverse ? Direction.BACKWARD : Direction.NONE;
            if (here == Direction.NONE || direction != Direction.NONE && direction != here) {
                return Direction.NONE;
            }
            direction = here;
        }
        return direction == Direction.NONE && !wish.order.isEmpty() ? Direction.FORWARD : direction;
    }

    private boolean isFixed(List<IndexDescriptor.Part> parts, int fixed, int slot) {
        for (int at = 0; at < fixed; at++) {
            if (slot(parts.get(at)) == slot) {
                return true;
            }
        }
        return false;
    }
}
