package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.ForeignKeyDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;

/** Whether a table that is there already can become the child of another (PostgreSQL 15, MergeAttributesIntoExisting). */
final class ChildFit {
    private final SchemaEdit edit;
    private final RowExpressions expressions;

    ChildFit(SchemaEdit edit, RowExpressions expressions) {
        this.edit = edit;
        this.expressions = expressions;
    }

    /** A partition has no columns that its parent does not have. */
    void requirePartition(TableDescriptor parent, TableDescriptor child) {
        for (ColumnDescriptor column : child.visibleColumns()) {
            if (parent.columnNamed(column.name()) == null) {
                throw mismatch("table \"" + child.name() + "\" contains column \"" + column.name()
                        + "\" not found in parent \"" + parent.name() + "\"",
                        "The new partition may contain only the columns present in parent.");
            }
        }
        requireChild(parent, child);
    }

    void requireChild(TableDescriptor parent, TableDescriptor child) {
        parent.visibleColumns().forEach(column -> requireColumn(child, column));
        parent.checks().stream().filter(check -> !check.noInherit()).forEach(check -> requireCheck(child, check));
    }

    private static StatementError mismatch(String message, String detail) {
        return new StatementError(SqlState.DATATYPE_MISMATCH, message, detail, null, 0);
    }

    private static void requireColumn(TableDescriptor child, ColumnDescriptor column) {
        ColumnDescriptor own = child.columnNamed(column.name());
        if (own == null) {
            throw mismatch("child table is missing column \"" + column.name() + "\"", null);
        }
        if (!own.type().equals(column.type())) {
            throw mismatch("child table \"" + child.name() + "\" has different type for column \"" + column.name()
                    + "\"", null);
        }
        if (column.notNull() && !own.notNull()) {
            throw mismatch("column \"" + column.name() + "\" in child table must be marked NOT NULL", null);
        }
        if (column.generatedSql() != null && own.generatedSql() == null) {
            throw mismatch("column \"" + column.name() + "\" in child table must be a generated column", null);
        }
        if (column.generatedSql() == null && own.generatedSql() != null) {
            throw mismatch("column \"" + column.name() + "\" in child table must not be a generated column", null);
        }
    }

    private static void requireCheck(TableDescriptor child, CheckDescriptor check) {
        CheckDescriptor own = child.checks().stream().filter(each -> each.name().equals(check.name())).findFirst()
                .orElseThrow(() -> mismatch("child table is missing constraint \"" + check.name() + "\"", null));
        if (!own.sql().equals(check.sql())) {
            throw mismatch("child table \"" + child.name() + "\" has different definition for check constraint \""
                    + check.name() + "\"", null);
        }
        if (own.noInherit()) {
            throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION, "constraint \"" + own.name()
                    + "\" conflicts with non-inherited constraint on child table \"" + child.name() + "\"");
        }
        if (check.validated() && !own.validated()) {
            throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION, "constraint \"" + own.name()
                    + "\" conflicts with NOT VALID constraint on child table \"" + child.name() + "\"");
        }
    }

    /** 23503 if a row of the child does not keep a foreign key of the parent. */
    void requireKeys(TableDescriptor parent, TableDescriptor child) {
        for (ForeignKeyDescriptor key : parent.foreignKeys()) {
            TableDescriptor referenced = key.referencedTableId() == parent.id()
                    ? parent
                    : edit.rows().present(key.referencedTableId(), Lock.SHARED);
            ExistingRows.refuseOrphans(expressions, child,
                    key.from(id -> child.columnNamed(parent.column(id).name()).id()), referenced);
        }
    }
}
