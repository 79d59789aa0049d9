package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.IndexForm;
import io.phantomdb.sql.catalog.IndexDescriptor.Part;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Makes the first version of a table's descriptor out of CREATE TABLE. */
final class NewTable {
    private static final int KEY_COLUMNS_MAX = 32;
    static final String ROW_ID = "rowid";

    private static final List<String> SYSTEM_COLUMNS = List.of("ctid", "xmin", "cmin", "xmax", "cmax", "tableoid");

    private final SchemaCommand.CreateTable create;
    private final String schema;
    private final String name;

    /** In that schema. */
    NewTable(SchemaCommand.CreateTable create, String schema) {
        this.create = create;
        this.schema = schema;
        this.name = create.table().name();
        checkColumns();
        checkKeys();
    }

    private void checkColumns() {
        List<String> seen = new ArrayList<>();
        for (SchemaCommand.NewColumn column : create.columns()) {
            if (seen.contains(column.name())) {
                throw new StatementError(SqlState.DUPLICATE_COLUMN,
                        "column \"" + column.name() + "\" specified more than once");
            }
            requireNotOfSystem(column.name());
            seen.add(column.name());
        }
    }

    /** 42701 if every table has a column of that name. */
    static void requireNotOfSystem(String column) {
        if (SYSTEM_COLUMNS.contains(column)) {
            throw new StatementError(SqlState.DUPLICATE_COLUMN,
                    "column name \"" + column + "\" conflicts with a system column name");
        }
    }

    private void checkKeys() {
        SchemaCommand.Key primary = null;
        for (SchemaCommand.Key key : create.keys()) {
            if (key.primary() && primary != null) {
                throw new StatementError(SqlState.INVALID_TABLE_DEFINITION,
                        "multiple primary keys for table \"" + name + "\" are not allowed").at(key.position());
            }
            primary = key.primary() ? key : primary;
        }
    }

    /** The descriptor under this id; index names are looked up, and made up where they were not given. */
    TableDescriptor descriptor(SchemaEdit edit, int tableId) {
        CatalogRows rows = edit.rows();
        List<ColumnDescriptor> columns = new ArrayList<>();
        for (SchemaCommand.NewColumn column : create.columns()) {
            columns.add(column(edit, tableId, columns.size() + 1, column));
        }
        TableDescriptor plain = edit
                .owned(new TableDescriptor(tableId, schema, name, 1, TableDescriptor.State.PUBLIC, columns,
                        List.of(), create.checks(), 1, columns.size() + 1, 1));
        TableDescriptor table = withKeys(rows, withPrimary(rows, plain));
        ForeignKeyChanges foreignKeys = new ForeignKeyChanges(edit);
        for (SchemaCommand.NewForeignKey key : create.foreignKeys()) {
            table = foreignKeys.with(table, key, table.version());
        }
        return table;
    }

    private ColumnDescriptor column(SchemaEdit edit, int tableId, int columnId, SchemaCommand.NewColumn column) {
        return new ColumnSequences(edit, schema, name, tableId).column(columnId, column);
    }

    static ColumnDescriptor column(SchemaCommand.NewColumn column, int id) {
        return new ColumnDescriptor(id, column.name(), column.type(), column.notNull(), column.defaultSql(),
                ColumnDescriptor.State.PUBLIC);
    }

    /** What holds the rows of a table without a primary key. */
    static IndexDescriptor rowIdIndex(int columnId) {
        return new IndexDescriptor(1, "", true, true, IndexDescriptor.Constraint.NONE,
                List.of(Part.ascending(columnId)), List.of(), IndexDescriptor.State.PUBLIC);
    }

    private TableDescriptor withPrimary(CatalogRows rows, TableDescriptor plain) {
        for (SchemaCommand.Key key : create.keys()) {
            if (key.primary() && !key.extras().form().isDeferrable()) {
                List<Part> parts = parts(plain, key.columns());
                String indexName = keyName(rows, plain, key, IndexNames.join(name, List.of(), List.of(), "pkey"));
                return notNull(plain, parts).withNewIndex(new IndexDescriptor(1, indexName, true, true,
                        IndexDescriptor.Constraint.PRIMARY_KEY, parts, List.of(), IndexDescriptor.State.PUBLIC)
                        .with(0, false, included(plain, key)));
            }
        }
        return withRowId(plain);
    }

    private static TableDescriptor withRowId(TableDescriptor plain) {
        int rowId = plain.nextColumnId();
        List<ColumnDescriptor> columns = new ArrayList<>(plain.columns());
        columns.add(new ColumnDescriptor(rowId, ROW_ID, ColumnType.of(Type.INT8), true, null,
                ColumnDescriptor.State.HIDDEN));
        TableDescriptor more = new TableDescriptor(plain.id(), plain.schema(), plain.name(), plain.version(),
                plain.state(), columns, plain.indexes(), plain.checks(), 1, rowId + 1, 1).inDatabase(plain.database())
                .withAccess(plain.access());
        return more.withNewIndex(rowIdIndex(rowId));
    }

    static TableDescriptor notNull(TableDescriptor table, List<Part> parts) {
        List<Integer> ids = parts.stream().map(Part::columnId).toList();
        return table.withColumns(table.columns().stream()
                .map(column -> ids.contains(column.id()) ? column.withNotNull() : column).toList());
    }

    private TableDescriptor withKeys(CatalogRows rows, TableDescriptor table) {
        TableDescriptor after = table;
        for (SchemaCommand.Key key : create.keys()) {
            if (!key.primary()) {
                String indexName = keyName(rows, after, key,
                        IndexNames.join(name, key.columns(), key.extras().included(), "key"));
                after = after.withNewIndex(key(after, key, indexName, IndexDescriptor.State.PUBLIC));
            } else if (key.extras().form().isDeferrable()) {
                String indexName = keyName(rows, after, key, IndexNames.join(name, List.of(), List.of(), "pkey"));
                IndexDescriptor index = key(after, key, indexName, IndexDescriptor.State.PUBLIC);
                after = notNull(after, index.parts()).withNewIndex(index);
            }
        }
        return after;
    }

    /** The index of a key beside the one that holds the rows. */
    static IndexDescriptor key(TableDescriptor table, SchemaCommand.Key key, String name, IndexDescriptor.State state) {
        IndexForm form = key.extras().form();
        return new IndexDescriptor(1, name, !form.isDeferrable(), false,
                key.primary() ? IndexDescriptor.Constraint.PRIMARY_KEY : IndexDescriptor.Constraint.UNIQUE,
                parts(table, key.columns()), suffix(table), state)
                .with(0, key.extras().nullsNotDistinct(), included(table, key)).withForm(form);
    }

    private String keyName(CatalogRows rows, TableDescriptor sofar, SchemaCommand.Key key, List<String> madeUp) {
        List<String> taken = new ArrayList<>(sofar.indexes().stream().map(IndexDescriptor::name).toList());
        taken.add(name);
        if (key.name() == null) {
            return IndexNames.free(rows, schema, madeUp, taken);
        }
        if (taken.contains(key.name()) || rows.name(schema, key.name(), Lock.EXCLUSIVE) != null) {
            throw SchemaEdit.alreadyExists(key.name());
        }
        return key.name();
    }

    /** The columns of the primary index: what leads from other indexes to the row. */
    static List<Integer> suffix(TableDescriptor table) {
        return table.primary().parts().stream().map(Part::columnId).toList();
    }

    /** INCLUDE of a constraint. */
    static List<Integer> included(TableDescriptor table, SchemaCommand.Key key) {
        return included(table, key.columns(), key.extras(),
                name -> new StatementError(SqlState.UNDEFINED_COLUMN, "column \"" + name
                        + "\" named in key does not exist").at(key.position()));
    }

    /** INCLUDE of CREATE INDEX. */
    static List<Integer> included(TableDescriptor table, SchemaCommand.CreateIndex create) {
        return included(table, create.columns(), create.extras(),
                name -> new StatementError(SqlState.UNDEFINED_COLUMN, "column \"" + name + "\" does not exist"));
    }

    private static List<Integer> included(TableDescriptor table, List<SchemaCommand.KeyColumn> key,
            SchemaCommand.IndexExtras extras, Function<String, StatementError> missing) {
        requireFits(key.size() + extras.included().size());
        List<Integer> ids = new ArrayList<>();
        for (String name : extras.included()) {
            ColumnDescriptor column = table.columnNamed(name);
            if (column == null) {
                throw missing.apply(name);
            }
            ids.add(column.id());
        }
        return ids;
    }

    private static void requireFits(int columns) {
        if (columns > KEY_COLUMNS_MAX) {
            throw new StatementError(SqlState.TOO_MANY_COLUMNS,
                    "cannot use more than " + KEY_COLUMNS_MAX + " columns in an index");
        }
    }

    static List<Part> parts(TableDescriptor table, List<SchemaCommand.KeyColumn> columns) {
        requireFits(columns.size());
        List<Part> parts = new ArrayList<>();
        for (SchemaCommand.KeyColumn key : columns) {
            ColumnDescriptor column = table.columnNamed(key.column());
            if (column == null) {
                throw new StatementError(SqlState.UNDEFINED_COLUMN, "column \"" + key.column()
                        + "\" named in key does not exist").at(key.position());
            }
            parts.add(new Part(column.id(), key.descending(), key.nullsFirst(), key.operatorClass()));
        }
        return parts;
    }
}
