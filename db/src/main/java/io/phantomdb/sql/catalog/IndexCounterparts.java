package io.phantomdb.sql.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which index of a partition belongs to which of its parent: the one that is the same over the same columns. So it need not be
 * written down, and no change of a table can make it wrong.
 */
public final class IndexCounterparts {
    private IndexCounterparts() {}

    /** The index of the child that belongs to that of the parent; null if there is none. */
    public static IndexDescriptor of(TableDescriptor parent, IndexDescriptor index, TableDescriptor child) {
        for (IndexDescriptor candidate : child.indexes()) {
            if (!candidate.name().isEmpty() && isSame(parent, index, child, candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /** The index of the parent that an index of the child belongs to; null if there is none. */
    public static IndexDescriptor parentOf(TableDescriptor parent, TableDescriptor child, IndexDescriptor index) {
        for (IndexDescriptor candidate : parent.indexes()) {
            IndexDescriptor own = candidate.name().isEmpty() ? null : of(parent, candidate, child);
            if (own != null && own.id() == index.id()) {
                return candidate;
            }
        }
        return null;
    }

    public static boolean isSame(TableDescriptor parent, IndexDescriptor index, TableDescriptor child,
            IndexDescriptor candidate) {
        boolean isConstraintKept = index.constraint() == IndexDescriptor.Constraint.NONE
                || index.constraint() == candidate.constraint();
        return isConstraintKept && index.isKey() == candidate.isKey()
                && index.nullsNotDistinct() == candidate.nullsNotDistinct()
                && index.form().equals(candidate.form()) && parts(parent, index).equals(parts(child, candidate))
                && names(parent, index.includedColumnIds()).equals(names(child, candidate.includedColumnIds()))
                && Objects.equals(predicate(parent, index), predicate(child, candidate));
    }

    private static List<String> parts(TableDescriptor table, IndexDescriptor index) {
        List<String> parts = new ArrayList<>();
        for (IndexDescriptor.Part part : index.parts()) {
            ColumnDescriptor column = table.column(part.columnId());
            parts.add((column.isPublic() ? "c" + column.name() : "e" + column.generatedSql()) + "\0"
                    + part.descending() + part.nullsFirst() + part.operatorClass());
        }
        return parts;
    }

    private static List<String> names(TableDescriptor table, List<Integer> columnIds) {
        return columnIds.stream().map(id -> table.column(id).name()).toList();
    }

    private static String predicate(TableDescriptor table, IndexDescriptor index) {
        return index.isPartial() ? table.column(index.predicateColumnId()).generatedSql() : null;
    }
}
