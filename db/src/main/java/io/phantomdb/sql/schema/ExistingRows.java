package io.phantomdb.sql.schema;

import io.phantomdb.base.ErrorSubject;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.ForeignKeyDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.ArrayList;
import java.util.List;

/** Whether rows from before a foreign key keep it. They are asked for in SQL, inside the transaction that makes the constraint. */
final class ExistingRows {
    private ExistingRows() {}

    static void refuseOrphans(RowExpressions queries, TableDescriptor table, ForeignKeyDescriptor key,
            TableDescriptor parent) {
        List<String> columns = new ArrayList<>();
        List<String> joined = new ArrayList<>();
        List<String> present = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int pair = 0; pair < key.columnIds().size(); pair++) {
            String own = "fk." + quoted(table.column(key.columnIds().get(pair)).name());
            columns.add(own);
            joined.add("pk." + quoted(parent.column(key.referencedColumnIds().get(pair)).name()) + " = " + own);
            present.add(own + " IS NOT NULL");
            missing.add(own + " IS NULL");
        }
        String from = "SELECT " + String.join(", ", columns) + " FROM " + name(table) + " fk";
        String all = String.join(" AND ", present);
        Object[] orphan = queries.first(from + " LEFT JOIN " + name(parent) + " pk ON " + String.join(" AND ", joined)
                + " WHERE pk." + quoted(parent.column(key.referencedColumnIds().getFirst()).name())
                + " IS NULL AND " + all + " LIMIT 1");
        if (orphan != null) {
            throw violation(table, key, "Key " + describe(table, key, orphan) + " is not present in table \""
                    + parent.name() + "\".");
        }
        if (key.matchFull() && queries.first(from + " WHERE NOT (" + all + ") AND NOT (" + String.join(" AND ", missing)
                + ") LIMIT 1") != null) {
            throw violation(table, key, "MATCH FULL does not allow mixing of null and nonnull key values.");
        }
    }

    /** 23503 if rows refer to some of the partition, which is about to leave the table that they refer to. */
    static void refuseReferences(RowExpressions queries, TableDescriptor table, ForeignKeyDescriptor key,
            TableDescriptor parent, TableDescriptor partition) {
        List<String> columns = new ArrayList<>();
        List<String> joined = new ArrayList<>();
        for (int pair = 0; pair < key.columnIds().size(); pair++) {
            String own = "fk." + quoted(table.column(key.columnIds().get(pair)).name());
            columns.add(own);
            joined.add("pk." + quoted(parent.column(key.referencedColumnIds().get(pair)).name()) + " = " + own);
        }
        Object[] found = queries.first("SELECT " + String.join(", ", columns) + " FROM " + name(table) + " fk JOIN "
                + name(partition) + " pk ON " + String.join(" AND ", joined) + " LIMIT 1");
        if (found != null) {
            throw new StatementError(SqlState.FOREIGN_KEY_VIOLATION, "removing partition \"" + partition.name()
                    + "\" violates foreign key constraint \"" + key.name() + "\"",
                    "Key "
                            + describe(table, key, found) + " is still referenced from table \"" + table.name() + "\".",
                    null, 0).about(ErrorSubject.constraint(table.schema(), table.name(), key.name()));
        }
    }

    private static StatementError violation(TableDescriptor table, ForeignKeyDescriptor key, String detail) {
        return new StatementError(SqlState.FOREIGN_KEY_VIOLATION, "insert or update on table \"" + table.name()
                + "\" violates foreign key constraint \"" + key.name() + "\"", detail, null, 0)
                .about(ErrorSubject.constraint(table.schema(), table.name(), key.name()));
    }

    private static String describe(TableDescriptor table, ForeignKeyDescriptor key, Object[] values) {
        List<String> names = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int at = 0; at < values.length; at++) {
            ColumnDescriptor column = table.column(key.columnIds().get(at));
            names.add(column.name());
            texts.add(DatumText.write(column.type().type(), values[at], TextSettings.DEFAULT));
        }
        return "(" + String.join(", ", names) + ")=(" + String.join(", ", texts) + ")";
    }

    private static String name(TableDescriptor table) {
        return quoted(table.schema()) + "." + quoted(table.name());
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
