package io.phantomdb.sql.catalog;

import io.phantomdb.sql.catalog.stored.StoredView;
import io.phantomdb.sql.catalog.stored.StoredViewColumn;
import io.phantomdb.sql.catalog.stored.StoredViewSource;

/** Views as parts of a stored table descriptor. */
final class ViewCodec {
    private ViewCodec() {}

    static StoredView encode(ViewDescriptor view) {
        StoredView.Builder stored = StoredView.newBuilder().setSql(view.sql())
                .setCheckOption(view.checkOption().name());
        if (view.isMaterialized()) {
            stored.setRows(view.rows().name());
        }
        if (view.isUpdatable()) {
            stored.setUpdatable(true).addAllUpdatableColumnIds(view.updatable());
        }
        for (ViewDescriptor.Source source : view.sources()) {
            StoredViewSource.Builder each = StoredViewSource.newBuilder().setName(source.name())
                    .setTableId(source.tableId());
            if (source.schema() != null) {
                each.setSchema(source.schema());
            }
            source.columns().forEach(column -> each.addColumns(StoredViewColumn.newBuilder()
                    .setColumnId(column.columnId()).setName(column.name()).setUsed(column.used())));
            stored.addSources(each);
        }
        return stored.build();
    }

    /** An option that is not known is refused by {@code valueOf}. */
    static ViewDescriptor view(StoredView stored) {
        return new ViewDescriptor(stored.getSql(),
                stored.getSourcesList().stream().map(ViewCodec::source).toList(),
                ViewDescriptor.CheckOption.valueOf(stored.getCheckOption()),
                stored.getRows().isEmpty()
                        ? ViewDescriptor.Rows.NONE
                        : ViewDescriptor.Rows.valueOf(stored.getRows()),
                stored.getUpdatable() ? stored.getUpdatableColumnIdsList() : null);
    }

    private static ViewDescriptor.Source source(StoredViewSource stored) {
        return new ViewDescriptor.Source(stored.hasSchema() ? stored.getSchema() : null, stored.getName(),
                stored.getTableId(),
                stored.getColumnsList().stream().map(column -> new ViewDescriptor.SourceColumn(column.getColumnId(),
                        column.getName(), column.getUsed())).toList());
    }
}
