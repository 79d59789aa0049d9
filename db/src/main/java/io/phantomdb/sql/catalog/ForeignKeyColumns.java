package io.phantomdb.sql.catalog;

import java.util.List;

/** Which unique indexes a foreign key may refer to. */
public final class ForeignKeyColumns {
    private ForeignKeyColumns() {}

    /** True if the index makes exactly these columns unique among all rows, in whatever order. */
    public static boolean serves(IndexDescriptor index, List<Integer> columnIds) {
        return index.unique() && !index.isPartial() && isOf(index, columnIds);
    }

    /** True if the index is over exactly these columns, in whatever order. */
    public static boolean isOf(IndexDescriptor index, List<Integer> columnIds) {
        List<Integer> parts = index.parts().stream().map(IndexDescriptor.Part::columnId).toList();
        return parts.size() == columnIds.size() && parts.containsAll(columnIds) && columnIds.containsAll(parts);
    }
}
