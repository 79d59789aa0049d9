package io.phantomdb.sql.schema;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.SystemTables;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.KeyValue;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What ALTER TABLE does to rows: looks at all of them, or writes all of them anew, within its transaction. */
final class TableRows {
    private final SchemaEdit edit;

    TableRows(SchemaEdit edit) {
        this.edit = edit;
    }

    /** Calls with the key and the datums of every row. */
    void each(Table table, Lock lock, BiConsumer<Bytes, Object[]> row) {
        Transaction.Scan scan = edit.transaction().scan(table.version(), Span.ofPrefix(table.primary().prefix()), false,
                lock, 0);
        for (List<KeyValue> page = scan.nextPage(); !page.isEmpty(); page = scan.nextPage()) {
            edit.scope().tick();
            page.forEach(each -> row.accept(each.key(), table.decode(each.key(), each.value())));
        }
    }

    boolean isEmpty(TableDescriptor descriptor) {
        Table table = new Table(descriptor);
        return edit.transaction().scan(table.version(), Span.ofPrefix(table.primary().prefix()), false, Lock.SHARED, 1)
                .nextPage().isEmpty();
    }

    void requireNoNull(TableDescriptor descriptor, ColumnDescriptor column) {
        Table table = new Table(descriptor);
        int ordinal = table.ordinal(column.id());
        each(table, Lock.SHARED, (key, row) -> requirePresent(descriptor, column, row[ordinal]));
    }

    private static void requirePresent(TableDescriptor table, ColumnDescriptor column, Object datum) {
        if (datum == null) {
            throw containsNull(table, column);
        }
    }

    static StatementError containsNull(TableDescriptor table, ColumnDescriptor column) {
        return new StatementError(SqlState.NOT_NULL_VIOLATION,
                "column \"" + column.name() + "\" of relation \"" + table.name() + "\" contains null values");
    }

    void require(TableDescriptor descriptor, CheckDescriptor check, RowExpressions.Value condition) {
        each(new Table(descriptor), Lock.SHARED, (key, row) -> {
            if (Boolean.FALSE.equals(condition.of(row))) {
                throw new StatementError(SqlState.CHECK_VIOLATION, "check constraint \"" + check.name()
                        + "\" of relation \"" + descriptor.name() + "\" is violated by some row");
            }
        });
    }

    /** Gives a column without entries in any index its value in every row. Returns the table as it is afterwards. */
    TableDescriptor fill(TableDescriptor before, TableDescriptor after, int columnId, RowExpressions.Value value) {
        TableDescriptor changed = edit.change(after);
        Table old = new Table(before.nextVersion());
        Table table = new Table(changed);
        ColumnDescriptor column = changed.column(columnId);
        int ordinal = table.ordinal(columnId);
        each(old, Lock.EXCLUSIVE, (key, row) -> {
            Object[] filled = moved(old, row, table);
            filled[ordinal] = value.of(row);
            if (column.notNull()) {
                requirePresent(changed, column, filled[ordinal]);
            }
            edit.transaction().put(table.version(), key, table.value(table.primary(), filled));
        });
        return changed;
    }

    /** The datums of a row in the places they have after its table has changed. */
    private static Object[] moved(Table from, Object[] row, Table to) {
        Object[] result = new Object[to.width()];
        for (int at = 0; at < result.length; at++) {
            int id = to.columns().get(at).id();
            boolean isOld = from.columns().stream().anyMatch(column -> column.id() == id);
            result[at] = isOld ? row[from.ordinal(id)] : null;
        }
        return result;
    }

    /**
     * Writes all rows anew under indexes with new ids, one of their columns changed, and removes the old ones. Returns the table
     * as it is afterwards.
     */
    TableDescriptor rebuild(TableDescriptor before, TableDescriptor after, int columnId, RowExpressions.Value value) {
        TableDescriptor changed = edit.change(withNewIds(after));
        renumberNames(changed);
        Table old = new Table(before.nextVersion());
        Table table = new Table(changed);
        int ordinal = table.ordinal(columnId);
        each(old, Lock.EXCLUSIVE, (key, row) -> {
            Object[] result = moved(old, row, table);
            result[ordinal] = value.of(row);
            write(table, result);
        });
        for (IndexDescriptor index : before.indexes()) {
            edit.transaction().deleteRange(changed.tableVersion(),
                    Span.ofPrefix(SystemTables.indexPrefix(before.id(), index.id())));
        }
        return changed;
    }

    private static TableDescriptor withNewIds(TableDescriptor table) {
        TableDescriptor after = table.withIndexes(List.of());
        List<IndexDescriptor> ordered = new ArrayList<>(table.indexes());
        for (IndexDescriptor index : ordered) {
            after = after.withNewIndex(index);
            if (index.id() == table.primaryIndexId()) {
                after = after.withPrimary(after.indexes().getLast().id());
            }
        }
        return after;
    }

    private void renumberNames(TableDescriptor table) {
        for (IndexDescriptor index : table.indexes()) {
            if (!index.name().isEmpty()) {
                edit.rows().name(table.schema(), index.name(), Lock.EXCLUSIVE);
                edit.rows().putName(table.schema(), index.name(), new CatalogName(table.id(), index.id()));
            }
        }
    }

    private void write(Table table, Object[] row) {
        for (int ordinal : table.notNullOrdinals()) {
            requirePresent(table.descriptor(), table.columns().get(ordinal), row[ordinal]);
        }
        for (IndexLayout index : table.indexes()) {
            if (index.contains(row)) {
                Bytes key = index.key(row);
                refuseDuplicate(index, key, row);
                edit.transaction().put(table.version(), key, table.value(index, row));
            }
        }
    }

    /** Nobody else knows of the new index: what is there was written by this change. */
    private void refuseDuplicate(IndexLayout index, Bytes key, Object[] row) {
        if (index.index().unique() && index.mayClash(row) && edit.transaction().hasWritten(key)) {
            throw new StatementError(SqlState.UNIQUE_VIOLATION,
                    "could not create unique index \"" + index.index().name() + "\"",
                    "Key " + index.describe(row) + " is duplicated.", null, 0);
        }
    }
}
