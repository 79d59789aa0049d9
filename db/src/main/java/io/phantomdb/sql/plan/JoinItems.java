package io.phantomdb.sql.plan;

import io.phantomdb.base.Lookup;
import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What stands in an inner join, each item with the conditions that only it needs, and what is estimated of it: from there to a
 * {@link JoinGraph} and, by {@link JoinOrder}, to the way in which all are joined.
 */
final class JoinItems {
    /** The estimate is of the item under its own conditions, and so is the order in which it gives its rows. */
    record Item(BoundQuery.From from, BitSet slots, List<Expr> own, Estimate estimate,
            List<AccessPaths.SortSlot> order) {}

    private final List<Item> items;
    private final Estimates estimates;
    private final JoinGraph graph;
    private final Estimate.Columns columns;
    private final Lookup<Long, AccessPaths.Path> paths = new Lookup<>();

    /** Takes those conditions off the list that are between the items. */
    JoinItems(List<Item> items, List<Expr> conditions, Estimates estimates) {
        this.items = items;
        this.estimates = estimates;
        double[] rows = items.stream().mapToDouble(item -> item.estimate().rows()).toArray();
        this.graph = new JoinGraph(items.stream().map(Item::slots).toList(), rows);
        Estimate.Columns all = Estimate.Columns.NONE;
        for (Item item : items) {
            all = Estimate.Columns.either(all, item.estimate().columns());
        }
        this.columns = all;
        for (Expr condition : List.copyOf(conditions)) {
            if (graph.items(condition) > 0) {
                graph.add(condition, columns);
                conditions.remove(condition);
            }
        }
        for (int item = 0; item < items.size(); item++) {
            addKeys(item);
        }
    }

    JoinGraph graph() {
        return graph;
    }

    JoinOrder.Way best() {
        double[] costs = items.stream().mapToDouble(item -> item.estimate().total()).toArray();
        return new JoinOrder(graph, costs, items.stream().map(Item::order).toList(), this::lookupCost, this::merges)
                .best();
    }

    /** Whether the orders of two ways begin with columns that are equal. */
    private boolean merges(JoinOrder.Way left, JoinOrder.Way right) {
        return !left.order().isEmpty() && !right.order().isEmpty()
                && !EqualKeys.of(graph.between(left.items(), right.items()), slots(left.items()),
                        slots(right.items())).merged(left.order(), right.order()).isEmpty();
    }

    /** Where all columns of a key equal what one other item has, every row there has one partner at most. */
    private void addKeys(int at) {
        if (!(items.get(at).from() instanceof BoundQuery.FromTable table)) {
            return;
        }
        double keyRows = new TableEstimate(table.table(), estimates.scans().known(table.table())).rows();
        for (int other = 0; other < items.size(); other++) {
            for (IndexLayout index : table.table().indexes()) {
                List<JoinGraph.Edge> equalities = equalities(table, index, 1 << at, 1 << other);
                if (other != at && equalities != null && equalities.size() > 1) {
                    graph.addKey(equalities, keyRows);
                    break;
                }
            }
        }
    }

    /** The edges between the two that fix the whole key; null if there are none. */
    private List<JoinGraph.Edge> equalities(BoundQuery.FromTable table, IndexLayout index, int own, int other) {
        if (!index.index().unique() || !index.index().isPublic() || index.index().isPartial()) {
            return null;
        }
        List<JoinGraph.Edge> found = new ArrayList<>();
        for (IndexDescriptor.Part part : index.index().parts()) {
            int slot = table.offset() + table.table().ordinal(part.columnId());
            JoinGraph.Edge edge = null;
            for (JoinGraph.Edge each : graph.edges()) {
                if (each.leftItems() != 0 && each.items() == (own | other)
                        && names((Expr.Call) each.condition(), slot)) {
                    edge = each;
                }
            }
            if (edge == null) {
                return null;
            }
            found.add(edge);
        }
        return found;
    }

    private static boolean names(Expr.Call equality, int slot) {
        for (Expr side : equality.arguments()) {
            Expr.Slot column = Operators.column(side);
            if (column != null && column.slot() == slot) {
                return true;
            }
        }
        return false;
    }

    /** The conditions that decide which rows of an item fit to what is there. */
    List<Expr> usable(int there, int item) {
        List<Expr> usable = new ArrayList<>(items.get(item).own());
        usable.addAll(graph.between(there, 1 << item));
        return usable;
    }

    BitSet slots(int set) {
        BitSet slots = new BitSet();
        for (int item = 0; item < items.size(); item++) {
            if ((set & 1 << item) != 0) {
                slots.or(items.get(item).slots());
            }
        }
        return slots;
    }

    private double lookupCost(int there, int item, double times) {
        if (!(items.get(item).from() instanceof BoundQuery.FromTable table)) {
            return Double.POSITIVE_INFINITY;
        }
        // What is not tied to the item makes no difference.
        long key = (long) item << Integer.SIZE | there & graph.tiedTo(1 << item);
        AccessPaths.Path path = paths.get(key);
        if (path == null) {
            path = new AccessPaths(table, usable(there, item), slots(there), AccessPaths.Wish.NONE, estimates.scans())
                    .best();
            paths.put(key, path);
        }
        BitSet own = items.get(item).slots();
        boolean depends = path.enforced().stream().anyMatch(condition -> !Slots.within(Slots.of(condition), own));
        Plan.Source source = new Plan.Source(table.table(), table.alias(), table.offset(), 0, null, null);
        return depends && path.isBounded()
                ? estimates.scans().lookups(source, path.access(), times)
                : Double.POSITIVE_INFINITY;
    }
}
