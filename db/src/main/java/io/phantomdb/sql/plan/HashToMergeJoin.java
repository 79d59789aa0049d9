package io.phantomdb.sql.plan;

import java.util.List;

/**
 * Two sides that come in the order of what is equal on them need no hash table, if that costs less.
 *
 * <pre>
 *   HashJoin a.id = b.a          MergeJoin a.id = b.a
 *     Scan a, by id         →      Scan a, by id
 *     Scan b, by a                 Scan b, by a
 * </pre>
 *
 * <p>Of several equalities those that the orders begin with lead, and the others are conditions over the pairs.
 */
final class HashToMergeJoin {
    private HashToMergeJoin() {}

    /** The join itself if that is better. */
    static Plan of(Plan.HashJoin join, EqualKeys keys, Estimates estimates) {
        List<Plan.MergeKey> merged = keys.merged(Ordering.of(join.left()), Ordering.of(join.right()));
        if (merged.isEmpty() || !estimates.scans().isAnyKnown(join)) {
            return join;
        }
        Plan merge = new Plan.MergeJoin(join.left(), join.right(), merged, join.rightPlaces(), join.kind(),
                keys.condition(merged));
        return estimates.of(merge).total() < estimates.of(join).total() ? merge : join;
    }
}
