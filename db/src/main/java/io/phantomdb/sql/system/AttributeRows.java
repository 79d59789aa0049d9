package io.phantomdb.sql.system;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import java.util.List;

/** pg_attribute and pg_attrdef (PostgreSQL 15, chapters 53.6 and 53.7). */
final class AttributeRows {
    private AttributeRows() {}

    static void attributes(CatalogSnapshot catalog, RowWriter to) {
        for (Relation relation : catalog.relations()) {
            switch (relation) {
                case Relation.OfUser user -> user.columns().forEach(column -> {
                    column(user, column, to);
                    to.put("attislocal", !user.table().lineage().inheritedColumns().contains(column.id()))
                            .put("attinhcount", LineageRows.inheritedFrom(catalog, user.table(), column));
                    to.put("attacl", Privileges.acl(catalog.roles(), user.table().access().columns().get(column.id())));
                });
                case Relation.OfIndex index -> index(index, to);
                case Relation.OfSystem system -> system(system.table(), to);
            }
        }
    }

    private static void column(Relation.OfUser relation, ColumnDescriptor column, RowWriter to) {
        boolean dropped = column.state() == ColumnDescriptor.State.DROPPED;
        start(to, relation.oid(), dropped ? "........pg.dropped." + column.id() + "........" : column.name(),
                column.id(), column.type());
        to.put("attnotnull", column.notNull() && !dropped).put("attisdropped", dropped)
                .put("atthasdef", column.defaultSql() != null || column.generatedSql() != null)
                .put("attidentity", identity(column)).put("attgenerated", column.generatedSql() == null ? "" : "s");
        if (dropped) {
            to.put("atttypid", 0).put("attcollation", 0);
        }
    }

    /** Empty, a or d. */
    static String identity(ColumnDescriptor column) {
        return switch (column.identity()) {
            case null -> "";
            case ALWAYS -> "a";
            case BY_DEFAULT -> "d";
        };
    }

    private static void index(Relation.OfIndex index, RowWriter to) {
        int number = 0;
        for (IndexDescriptor.Part part : index.index().parts()) {
            ColumnDescriptor column = index.table().column(part.columnId());
            start(to, index.oid(), column.isPublic() ? column.name() : "expr", ++number, column.type());
        }
        for (int columnId : index.index().includedColumnIds()) {
            ColumnDescriptor column = index.table().column(columnId);
            start(to, index.oid(), column.name(), ++number, column.type());
        }
    }

    private static void system(SystemTable table, RowWriter to) {
        List<SystemTable.Column> columns = table.columns();
        for (int at = 0; at < columns.size(); at++) {
            start(to, table.oid(), columns.get(at).name(), at + 1, columns.get(at).type());
            to.put("attnotnull", columns.get(at).notNull());
        }
    }

    private static void start(RowWriter to, long relation, String name, int number, ColumnType type) {
        to.row().put("attrelid", relation).put("attname", name).put("attnum", number)
                .put("atttypid", type.type().oid()).put("atttypmod", type.modifier())
                .put("attlen", type.type().length()).put("attcacheoff", -1).put("attstattarget", -1)
                .put("attndims", type.type().isArray() ? 1 : 0).put("attbyval", TypeRows.isByValue(type.type()))
                .put("attalign", TypeRows.alignment(type.type())).put("attstorage", TypeRows.storage(type.type()))
                .put("attislocal", true).put("attcollation", TypeRows.collation(type.type()));
    }

    static void defaults(CatalogSnapshot catalog, RowWriter to) {
        for (Relation.OfUser relation : catalog.userRelations()) {
            for (ColumnDescriptor column : relation.columns()) {
                String sql = column.generatedSql() == null ? column.defaultSql() : column.generatedSql();
                if (sql != null && column.isPublic()) {
                    to.row().put("oid", SystemOids.columnDefault(relation.table().id(), column.id()))
                            .put("adrelid", relation.oid()).put("adnum", column.id())
                            .put("adbin", StoredSql.ofColumn(catalog, relation.table(), column));
                }
            }
        }
    }

}
