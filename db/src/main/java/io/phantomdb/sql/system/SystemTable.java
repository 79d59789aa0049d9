package io.phantomdb.sql.system;

import io.phantomdb.base.Check;
import io.phantomdb.base.Lookup;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * A table or view of pg_catalog or information_schema. Its rows are made from the catalog when they are asked for.
 *
 * @param oid that of PostgreSQL
 * @param isView whether PostgreSQL has it as a view
 */
public record SystemTable(String schema, String name, int oid, boolean isView, List<Column> columns) {
    /** A column; its number counts from 1. */
    /** True if only superusers may read it. */
    public boolean isSecret() {
        return schema.equals(SystemSchema.PG_CATALOG) && Privileges.isSecret(name);
    }

    public record Column(String name, ColumnType type, boolean notNull) {}

    public SystemTable {
        columns = List.copyOf(columns);
    }

    /** Where the column stands, from 0. */
    int ordinal(String column) {
        for (int at = 0; at < columns.size(); at++) {
            if (columns.get(at).name().equals(column)) {
                return at;
            }
        }
        throw Check.unreachable("no column " + column + " in " + name);
    }

    /**
     * Reads tables: a line with name and oid, then lines that start with two spaces and list the columns, each a name and a
     * type as pg_type names it, {@code :n} for a modifier, {@code !} for NOT NULL.
     */
    static List<SystemTable> parse(String schema, boolean views, String text) {
        List<SystemTable> tables = new ArrayList<>();
        String[] lines = text.split("\n");
        for (int at = 0; at < lines.length;) {
            String[] head = lines[at++].split(" ");
            StringBuilder columns = new StringBuilder();
            while (at < lines.length && lines[at].startsWith("  ")) {
                columns.append(lines[at++].strip()).append(' ');
            }
            tables.add(new SystemTable(schema, head[0], Integer.parseInt(head[1]), views, columns(columns.toString())));
        }
        return tables;
    }

    private static List<Column> columns(String text) {
        List<Column> columns = new ArrayList<>();
        Lookup<String, Boolean> seen = new Lookup<>();
        for (String column : text.split(",")) {
            String[] parts = column.strip().split(" ");
            Check.that(parts.length == 2 && seen.put(parts[0], true) == null, "%s is no column", column);
            boolean notNull = parts[1].endsWith("!");
            String[] type = parts[1].replace("!", "").split(":");
            columns.add(new Column(parts[0],
                    new ColumnType(Check.present(Type.named(type[0]), "type " + type[0]),
                            type.length == 1 ? -1 : Integer.parseInt(type[1])),
                    notNull));
        }
        return columns;
    }
}
