package io.phantomdb.sql.plan;

import java.util.List;

/**
 * Finds the cheapest way to join the items of a graph: dynamic programming over sets of items that hang together (Moerkotte and
 * Neumann, "Analysis of Two Existing and One New Dynamic Programming Algorithm for the Generation of Optimal Bushy Join Trees
 * without Cross Products", VLDB 2006). For each set the cheapest way is kept:
 *
 * <pre>
 *   {a} {b} {c}      a scan each
 *   {a b}            hash, or merge where both are in order: a probes b │ b probes a      lookup: for each a into b │ for each b into a     pairs
 *   {b c}            …
 *   {a b c}          {a b} with {c} │ {a} with {b c} │ …
 * </pre>
 *
 * <p>Pairs of everything are considered where nothing ties the two sides together and nothing else is left, or where one of
 * them is a single row.
 */
final class JoinOrder {
    /** Beyond so many items there are too many sets to look at. */
    static final int ITEMS_MAX = 10;

    /** How two sets are joined. */
    enum Method {
        HASH,
        /** A hash join that will be found to need no hash table. */
        MERGE,
        LOOKUP,
        PAIRS
    }

    /**
     * A way: a single item, or two ways joined; the right one is kept in memory, or looked into. Its rows come in that order,
     * empty for none.
     */
    record Way(int items, double cost, double rows, Method method, Way left, Way right,
            List<AccessPaths.SortSlot> order) {}

    /** Whether two ways come in orders in which they can be merged. */
    @FunctionalInterface
    interface Merges {
        boolean fit(Way left, Way right);
    }

    /** What looking into an item costs, for each row of a set that is there. */
    @FunctionalInterface
    interface Lookups {
        /** Infinite if it is not possible. */
        double cost(int there, int item, double times);
    }

    private final JoinGraph graph;
    private final Lookups lookups;
    private final Merges merges;
    private final Way[] best;
    private boolean everyProduct;

    /** The costs and orders are those of the items by themselves. */
    JoinOrder(JoinGraph graph, double[] costs, List<List<AccessPaths.SortSlot>> orders, Lookups lookups,
            Merges merges) {
        this.graph = graph;
        this.lookups = lookups;
        this.merges = merges;
        this.best = new Way[1 << graph.size()];
        for (int item = 0; item < graph.size(); item++) {
            best[1 << item] = new Way(1 << item, costs[item], graph.rows(1 << item), null, null, null,
                    orders.get(item));
        }
    }

    /** Conditions over three items and more may hold the whole together, and no part of it. */
    Way best() {
        Way found = bestOfAll();
        if (found == null) {
            everyProduct = true;
            found = bestOfAll();
        }
        return found;
    }

    private Way bestOfAll() {
        for (int items = 1; items < best.length; items++) {
            if (Integer.bitCount(items) > 1) {
                best[items] = best(items);
            }
        }
        return best[best.length - 1];
    }

    /** Every set is left without a way only if it does not hang together and the whole does without it. */
    private Way best(int items) {
        double rows = graph.rows(items);
        Way found = null;
        for (int left = (items - 1) & items; left > 0; left = (left - 1) & items) {
            int right = items & ~left;
            if (best[left] != null && best[right] != null && graph.isConnected(left, right)) {
                found = cheaper(found, joined(best[left], best[right], rows));
            }
        }
        return found != null || !isNeeded(items) ? found : product(items, rows);
    }

    /** Sets that do not hang together are needed if the whole does not either, or if one side is a single row. */
    private boolean isNeeded(int items) {
        int all = best.length - 1;
        if (everyProduct || items == all || !isConnected(all)) {
            return true;
        }
        for (int item = 0; item < graph.size(); item++) {
            if ((items & 1 << item) != 0 && graph.rows(1 << item) <= 1) {
                return true;
            }
        }
        return false;
    }

    private boolean isConnected(int items) {
        int reached = Integer.lowestOneBit(items);
        int before;
        do {
            before = reached;
            for (JoinGraph.Edge edge : graph.edges()) {
                if ((edge.items() & reached) != 0) {
                    reached |= edge.items() & items;
                }
            }
        } while (reached != before);
        return reached == items;
    }

    private Way product(int items, double rows) {
        Way found = null;
        for (int left = (items - 1) & items; left > 0; left = (left - 1) & items) {
            int right = items & ~left;
            if (best[left] != null && best[right] != null) {
                found = cheaper(found, joined(best[left], best[right], rows));
            }
        }
        return found;
    }

    private static Way cheaper(Way one, Way other) {
        return one == null || other != null && other.cost < one.cost ? other : one;
    }

    private Way joined(Way left, Way right, double rows) {
        int items = left.items | right.items;
        double given = left.cost + rows * Costs.GIVEN_ROW;
        Way found = graph.hashes(left.items, right.items)
                ? equal(left, right, given, rows)
                : new Way(items, given + right.cost + right.rows * Costs.KEPT_ROW
                        + left.rows * right.rows * Costs.PAIR, rows, Method.PAIRS, left, right, left.order);
        if (right.method == null) {
            int item = Integer.numberOfTrailingZeros(right.items);
            double cost = given + lookups.cost(left.items, item, left.rows);
            found = cheaper(found, new Way(items, cost, rows, Method.LOOKUP, left, right, left.order));
        }
        return found;
    }

    private Way equal(Way left, Way right, double given, double rows) {
        int items = left.items | right.items;
        double hashing = right.rows * Costs.HASHED_ROW + left.rows * Costs.PROBED_ROW;
        double merging = (left.rows + right.rows) * Costs.MERGED_ROW;
        return merging < hashing && merges.fit(left, right)
                ? new Way(items, given + right.cost + merging, rows, Method.MERGE, left, right, left.order)
                : new Way(items, given + right.cost + hashing, rows, Method.HASH, left, right, List.of());
    }
}
