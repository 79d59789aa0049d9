package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.PartitionTree;
import io.phantomdb.sql.catalog.PartitionSet;
import io.phantomdb.sql.catalog.Table;
import java.util.List;

/**
 * {@link PartitionTree} with programs: finds the leaf that a row belongs to, level by level.
 *
 * @param keys over a row of the table at the root
 * @param member the number of the leaf; -1 above
 */
public record Routing(Table table, PartitionSet set, List<Program> keys, List<Routing> branches, int member) {
    static Routing of(PartitionTree tree, QueryPlanner planner) {
        return new Routing(tree.table(), tree.set(), planner.programs(tree.keys()),
                tree.branches().stream().map(branch -> of(branch, planner)).toList(), tree.member());
    }

    /** Where the way of a row ends: at a leaf, or, with its key, at a table that has no partition for it. */
    public record End(Routing at, Object[] key) {
        public boolean isLeaf() {
            return at.set() == null;
        }
    }

    public End end(Object[] row, Frame frame) {
        Routing at = this;
        while (at.set != null) {
            Object[] key = key(at.keys, row, frame);
            int partition = at.set.find(key);
            if (partition == PartitionSet.NONE) {
                return new End(at, key);
            }
            at = at.branches.get(partition);
        }
        return new End(at, null);
    }

    /** The parts of a key. */
    public static Object[] key(List<Program> parts, Object[] row, Frame frame) {
        Object[] key = new Object[parts.size()];
        for (int at = 0; at < key.length; at++) {
            key[at] = parts.get(at).evaluate(row, frame);
        }
        return key;
    }
}
