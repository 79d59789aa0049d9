package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.List;
import java.util.TreeSet;

/**
 * What becomes of columns when the type that they are of has changed: each table's descriptor has the types of its columns whole. A
 * type with such a column has changed as well, and so on.
 */
final class TypeSpread {
    private final SchemaEdit edit;

    TypeSpread(SchemaEdit edit) {
        this.edit = edit;
    }

    void run(TableDescriptor before, TableDescriptor after) {
        Type type = after.type();
        for (int id : new TreeSet<>(edit.rows().dependents(after.id(), Lock.EXCLUSIVE))) {
            TableDescriptor table = edit.rows().table(id, Lock.EXCLUSIVE);
            if (table == null || table.columns().stream().noneMatch(column -> TypeChanges.isOf(column, after.id()))) {
                continue;
            }
            if (loses(before.type(), type)) {
                requireNotIndexed(table, after);
            }
            edit.change(edit.idle(id).withColumns(table.columns().stream().map(this::current).toList()));
        }
    }

    /** Others of the columns may be of types that have changed as well, and whose turn is yet to come. */
    private ColumnDescriptor current(ColumnDescriptor column) {
        TableDescriptor type = column.userType() == null
                ? null
                : edit.rows().table(column.userType().oid(), Lock.EXCLUSIVE);
        return type == null ? column : column.ofType(type.type());
    }

    /** Values have fields that they will not be read with any more. */
    private static boolean loses(Type before, Type after) {
        return before.fields() != null && before.fields().stream().anyMatch(
                field -> after.fields().stream().noneMatch(other -> other.number() == field.number()));
    }

    /** What is written in an index is what the values were when they were written. */
    private void requireNotIndexed(TableDescriptor table, TableDescriptor type) {
        List<Integer> columns = table.columns().stream().filter(column -> TypeChanges.isOf(column, type.id()))
                .map(ColumnDescriptor::id).toList();
        for (IndexDescriptor index : table.indexes()) {
            if (index.parts().stream().anyMatch(part -> columns.contains(part.columnId()))) {
                throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "cannot drop a column of type \"" + type.name()
                        + "\" because index \"" + index.name() + "\" of table \"" + table.name() + "\" uses it")
                        .withHint("Drop the index first.");
            }
        }
    }

    /** 0A000 if values of the type are in columns, as they are or as parts of others. */
    void requireUnused(TableDescriptor type, String message) {
        for (int id : new TreeSet<>(edit.rows().dependents(type.id(), Lock.EXCLUSIVE))) {
            TableDescriptor table = edit.rows().table(id, Lock.EXCLUSIVE);
            List<ColumnDescriptor> columns = table == null || table.isRoutines()
                    ? List.of()
                    : table.visibleColumns().stream().filter(column -> TypeChanges.isOf(column, type.id())).toList();
            if (columns.isEmpty() || table.isView()) {
                continue;
            }
            if (table.isTable()) {
                throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, message + " because column \"" + table.name()
                        + "." + columns.getFirst().name() + "\" uses " + (type.isType() ? "it" : "its row type"));
            }
            requireUnused(table, message);
        }
    }
}
