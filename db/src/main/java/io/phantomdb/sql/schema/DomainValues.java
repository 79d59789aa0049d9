package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.TreeSet;

/** The values of a domain, and of domains over it, that are in rows: looked at when the domain asks for something more. */
final class DomainValues {
    private interface Visitor {
        void visit(TableDescriptor table, ColumnDescriptor column, Object datum);
    }

    private final SchemaEdit edit;

    DomainValues(SchemaEdit edit) {
        this.edit = edit;
    }

    /** 23514 if a value does not meet the condition. */
    void require(TableDescriptor domain, CheckDescriptor check) {
        RowExpressions.Value condition = edit.expressions().check(domain, check);
        each(domain, (table, column, datum) -> {
            if (Boolean.FALSE.equals(condition.of(new Object[]{datum}))) {
                throw new StatementError(SqlState.CHECK_VIOLATION, "column \"" + column.name() + "\" of table \""
                        + table.name() + "\" contains values that violate the new constraint");
            }
        });
    }

    /** 23502 if a value is NULL. */
    void requireNoNull(TableDescriptor domain) {
        each(domain, (table, column, datum) -> {
            if (datum == null) {
                throw new StatementError(SqlState.NOT_NULL_VIOLATION, "column \"" + column.name() + "\" of table \""
                        + table.name() + "\" contains null values");
            }
        });
    }

    private void each(TableDescriptor domain, Visitor visitor) {
        for (int id : new TreeSet<>(edit.rows().dependents(domain.id(), Lock.EXCLUSIVE))) {
            TableDescriptor table = edit.rows().table(id, Lock.EXCLUSIVE);
            if (table == null || table.isRoutines() || table.isView()) {
                continue;
            }
            for (ColumnDescriptor column : table.visibleColumns()) {
                if (TypeChanges.isOf(column, domain.id())) {
                    each(domain, table, column, visitor);
                }
            }
        }
    }

    /** Values inside of others are not looked at, so there must be none. */
    private void each(TableDescriptor domain, TableDescriptor table, ColumnDescriptor column, Visitor visitor) {
        String inside = "cannot alter type \"" + domain.name() + "\"";
        boolean isItself = column.type().type().oid() == domain.id();
        if (table.isDomain() && isItself) {
            each(table, visitor);
        } else if (table.isType()) {
            new TypeSpread(edit).requireUnused(table, inside);
        } else if (!isItself) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    inside + " because column \"" + table.name() + "." + column.name() + "\" uses it");
        } else {
            Table rows = new Table(table);
            int ordinal = rows.ordinal(column.id());
            new TableRows(edit).each(rows, Lock.SHARED, (key, row) -> visitor.visit(table, column, row[ordinal]));
        }
    }
}
