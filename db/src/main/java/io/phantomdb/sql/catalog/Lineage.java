package io.phantomdb.sql.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * What a table has to do with others: parents whose columns and checks it has, and children that have its own (PostgreSQL 15,
 * chapters 5.10 and 5.11). Who asks for rows of a table is given those of its children as well. A partition has one parent, and a
 * bound.
 *
 * @param parents by their ids, in the order in which they were named
 * @param children by their ids, in the order in which they came
 * @param partitioning null if the table is not partitioned; one that is has no rows of its own
 * @param bound null if it is no partition
 * @param inheritedColumns those that it has from parents alone
 * @param inheritedChecks the names of those that it has from parents alone
 */
public record Lineage(List<Integer> parents, List<Integer> children, Partitioning partitioning, PartitionBound bound,
        List<Integer> inheritedColumns, List<String> inheritedChecks) {
    public static final Lineage NONE = new Lineage(List.of(), List.of(), null, null, List.of(), List.of());

    public Lineage {
        parents = List.copyOf(parents);
        children = List.copyOf(children);
        inheritedColumns = List.copyOf(inheritedColumns);
        inheritedChecks = List.copyOf(inheritedChecks);
    }

    public Lineage withChild(int id) {
        List<Integer> more = new ArrayList<>(children);
        more.add(id);
        return new Lineage(parents, more, partitioning, bound, inheritedColumns, inheritedChecks);
    }

    public Lineage withoutChild(int id) {
        return new Lineage(parents, children.stream().filter(each -> each != id).toList(), partitioning, bound,
                inheritedColumns, inheritedChecks);
    }

    /** As a partition with that bound, or, if it is null, as one more child. */
    public Lineage withParent(int id, PartitionBound newBound) {
        List<Integer> more = new ArrayList<>(parents);
        more.add(id);
        return new Lineage(more, children, partitioning, newBound, inheritedColumns, inheritedChecks);
    }

    public Lineage withoutParent(int id) {
        return new Lineage(parents.stream().filter(each -> each != id).toList(), children, partitioning, null,
                inheritedColumns, inheritedChecks);
    }

    public Lineage withPartitioning(Partitioning now) {
        return new Lineage(parents, children, now, bound, inheritedColumns, inheritedChecks);
    }

    /** With those that it has from parents alone. */
    public Lineage inheriting(List<Integer> columns, List<String> checks) {
        return new Lineage(parents, children, partitioning, bound, columns, checks);
    }

    public boolean isPartitioned() {
        return partitioning != null;
    }

    public boolean isPartition() {
        return bound != null;
    }

    public boolean hasChildren() {
        return !children.isEmpty();
    }
}
