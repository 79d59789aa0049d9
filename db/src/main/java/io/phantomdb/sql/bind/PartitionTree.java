package io.phantomdb.sql.bind;

import io.phantomdb.sql.catalog.PartitionSet;
import io.phantomdb.sql.catalog.Table;
import java.util.List;

/**
 * How the rows of a partitioned table are divided, level by level, down to the tables that have them.
 *
 * @param set null at a leaf
 * @param keys over a row of the table at the root
 * @param branches as the partitions of the set are numbered
 * @param member the number of the leaf among all leaves; -1 above
 */
public record PartitionTree(Table table, PartitionSet set, List<Expr> keys, List<PartitionTree> branches, int member) {
    public PartitionTree {
        keys = List.copyOf(keys);
        branches = List.copyOf(branches);
    }

    static PartitionTree leaf(Table table, int member) {
        return new PartitionTree(table, null, List.of(), List.of(), member);
    }
}
