package io.phantomdb.sql.schema;

import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;

/** Row ids and values of indexed expressions live as long as an index needs them. */
final class HiddenColumns {
    private HiddenColumns() {}

    static TableDescriptor dropUnused(TableDescriptor table) {
        return table.withColumns(table.columns().stream()
                .map(column -> column.state() == ColumnDescriptor.State.HIDDEN && !isUsed(table, column.id())
                        ? column.withState(ColumnDescriptor.State.DROPPED)
                        : column)
                .toList());
    }

    private static boolean isUsed(TableDescriptor table, int columnId) {
        return table.indexes().stream().anyMatch(index -> index.hasColumn(columnId));
    }
}
