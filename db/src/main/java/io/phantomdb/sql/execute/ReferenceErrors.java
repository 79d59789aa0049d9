package io.phantomdb.sql.execute;

import io.phantomdb.base.ErrorSubject;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.ForeignKeyDescriptor;
import io.phantomdb.sql.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/** How PostgreSQL says that a reference leads nowhere. */
final class ReferenceErrors {
    private ReferenceErrors() {}

    /** A row refers to what is not there; the values are those of the referring columns. */
    static StatementError missing(Table child, ForeignKeyDescriptor key, Table parent, Object[] values) {
        return error(child, key, "insert or update on table \"" + child.descriptor().name()
                + "\" violates foreign key constraint \"" + key.name() + "\"",
                "Key " + describe(child, key.columnIds(), values) + " is not present in table \""
                        + parent.descriptor().name() + "\".");
    }

    /** Some of the referring columns are NULL, and some are not. */
    static StatementError mixed(Table child, ForeignKeyDescriptor key) {
        return error(child, key, "insert or update on table \"" + child.descriptor().name()
                + "\" violates foreign key constraint \"" + key.name() + "\"",
                "MATCH FULL does not allow mixing of null and nonnull key values.");
    }

    /** A row that is to go is referred to; the values are those of the columns referred to. */
    static StatementError referenced(Table child, ForeignKeyDescriptor key, Table parent, Object[] values) {
        return error(child, key, "update or delete on table \"" + parent.descriptor().name()
                + "\" violates foreign key constraint \"" + key.name() + "\" on table \"" + child.descriptor().name()
                + "\"",
                "Key " + describe(parent, key.referencedColumnIds(), values) + " is still referenced from table \""
                        + child.descriptor().name() + "\".");
    }

    private static StatementError error(Table child, ForeignKeyDescriptor key, String message, String detail) {
        return new StatementError(SqlState.FOREIGN_KEY_VIOLATION, message, detail, null, 0)
                .about(ErrorSubject.constraint(child.descriptor().schema(), child.descriptor().name(), key.name()));
    }

    private static String describe(Table table, List<Integer> columnIds, Object[] values) {
        List<String> names = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int at = 0; at < values.length; at++) {
            ColumnDescriptor column = table.descriptor().column(columnIds.get(at));
            names.add(column.name());
            texts.add(values[at] == null
                    ? "null"
                    : DatumText.write(column.type().type(), values[at], TextSettings.DEFAULT));
        }
        return "(" + String.join(", ", names) + ")=(" + String.join(", ", texts) + ")";
    }
}
