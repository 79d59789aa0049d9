package io.phantomdb.sql.schema;

import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/** Makes names up as PostgreSQL does: table, columns, a suffix, and a number if the name is taken; 63 bytes at most. */
final class IndexNames {
    private static final int NAME_BYTES_MAX = 63;

    private IndexNames() {}

    static String choose(CatalogRows rows, TableDescriptor table, SchemaCommand.CreateIndex create) {
        return free(rows, table.schema(),
                join(table.name(), create.columns(), create.extras().included(), "idx"), List.of());
    }

    static String chooseKey(CatalogRows rows, TableDescriptor table, SchemaCommand.Key key) {
        return free(rows, table.schema(), join(table.name(), key.columns(), key.extras().included(), "key"),
                List.of());
    }

    static String choosePrimary(CatalogRows rows, TableDescriptor table) {
        return free(rows, table.schema(), join(table.name(), List.of(), List.of(), "pkey"), List.of());
    }

    /** Table, the columns of the key, those of INCLUDE, and a suffix. */
    static List<String> join(String table, List<SchemaCommand.KeyColumn> columns, List<String> included,
            String suffix) {
        List<String> parts = new ArrayList<>();
        parts.add(table);
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(different(column.column(), names)));
        included.forEach(column -> names.add(different(column, names)));
        if (!names.isEmpty()) {
            parts.add(String.join("_", names));
        }
        parts.add(suffix);
        return parts;
    }

    /** An index names its columns apart: a, a1, a2. */
    private static String different(String column, List<String> others) {
        String name = column;
        for (int number = 1; others.contains(name); number++) {
            name = column + number;
        }
        return name;
    }

    /** A name made of the parts that neither the catalog nor the statement has given away. */
    static String free(CatalogRows rows, String schema, List<String> parts, List<String> taken) {
        for (int number = 0;; number++) {
            String name = shortened(parts, number == 0 ? "" : Integer.toString(number));
            if (!taken.contains(name) && rows.name(schema, name, Lock.EXCLUSIVE) == null) {
                return name;
            }
        }
    }

    /** Cuts the longer of table and columns first, so that both can still be told. */
    static String shortened(List<String> parts, String number) {
        List<String> cut = new ArrayList<>(parts);
        while (length(cut, number) > NAME_BYTES_MAX) {
            int longest = cut.size() > 2 && cut.get(1).length() >= cut.get(0).length() ? 1 : 0;
            String part = cut.get(longest);
            cut.set(longest, part.substring(0, part.length() - 1));
        }
        return String.join("_", cut) + number;
    }

    private static int length(List<String> parts, String number) {
        return (String.join("_", parts) + number).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}
