package io.phantomdb.sql.plan;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * Where rows are wanted in the order of what is equal on both sides of a join, the sides may be sorted instead of what comes of
 * them, if that costs less; a side that has the order is not sorted.
 *
 * <pre>
 *   (to be sorted by a.x)         MergeJoin a.x = b.y     (is sorted by a.x)
 *     HashJoin a.x = b.y     →      Sort by x
 *       Scan a                        Scan a
 *       Scan b, by y                Scan b, by y
 * </pre>
 */
final class SortedMergeJoin {
    private SortedMergeJoin() {}

    /** Null if that is no better. */
    static Plan of(Plan.HashJoin join, EqualKeys keys, AccessPaths.Wish wish, Estimates estimates) {
        if (wish.order().isEmpty() || join.kind() == Plan.JoinKind.FULL || !estimates.scans().isAnyKnown(join)) {
            return null;
        }
        List<AccessPaths.SortSlot> left = new ArrayList<>();
        List<AccessPaths.SortSlot> right = new ArrayList<>();
        List<Type> leftTypes = new ArrayList<>();
        List<Type> rightTypes = new ArrayList<>();
        for (AccessPaths.SortSlot wanted : wish.order()) {
            HashKey key = key(keys, wanted.slot(), join.kind() == Plan.JoinKind.INNER);
            if (key == null) {
                return null;
            }
            add(EqualKeys.column(key.left()), wanted, left, leftTypes);
            add(EqualKeys.column(key.right()), wanted, right, rightTypes);
        }
        List<Plan.MergeKey> merged = keys.merged(left, right);
        if (merged.size() < left.size()) {
            return null;
        }
        Plan merge = new Plan.MergeJoin(sorted(join.left(), left, leftTypes), sorted(join.right(), right, rightTypes),
                merged,
                join.rightPlaces(), join.kind(), keys.condition(merged));
        Estimate hashed = estimates.of(join);
        double first = wish.limited() ? AccessPaths.FIRST_ROWS : hashed.rows();
        return estimates.of(merge).total() < hashed.total() + Costs.sorted(hashed.rows(), first) ? merge : null;
    }

    private static void add(Expr.Slot column, AccessPaths.SortSlot wanted, List<AccessPaths.SortSlot> order,
            List<Type> types) {
        order.add(new AccessPaths.SortSlot(column.slot(), wanted.descending(), wanted.nullsFirst()));
        types.add(column.type().type());
    }

    /** Both sides of an inner join have the same values there. */
    private static HashKey key(EqualKeys keys, int slot, boolean eitherSide) {
        for (HashKey key : keys.keys()) {
            int left = EqualKeys.slot(key.left());
            int right = EqualKeys.slot(key.right());
            if (left >= 0 && right >= 0 && (left == slot || eitherSide && right == slot)) {
                return key;
            }
        }
        return null;
    }

    private static Plan sorted(Plan side, List<AccessPaths.SortSlot> order, List<Type> types) {
        if (Ordering.covers(Ordering.of(side), order)) {
            return side;
        }
        List<Plan.SortKey> keys = new ArrayList<>();
        for (int at = 0; at < order.size(); at++) {
            AccessPaths.SortSlot slot = order.get(at);
            keys.add(new Plan.SortKey(slot.slot(), types.get(at), slot.descending(), slot.nullsFirst()));
        }
        return new Plan.Sort(side, keys, null);
    }
}
