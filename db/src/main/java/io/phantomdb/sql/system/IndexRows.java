package io.phantomdb.sql.system;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import java.util.ArrayList;
import java.util.List;

/** pg_index (PostgreSQL 15, chapter 53.26), and indexes written as the statements that make them. */
final class IndexRows {
    private static final int DESCENDING = 1;
    private static final int NULLS_FIRST = 2;

    private IndexRows() {}

    static void indexes(CatalogSnapshot catalog, RowWriter to) {
        for (Relation.OfIndex relation : catalog.indexes()) {
            IndexDescriptor index = relation.index();
            boolean usable = index.isPublic();
            to.row().put("indexrelid", relation.oid()).put("indrelid", relation.table().id())
                    .put("indnatts", index.parts().size() + index.includedColumnIds().size())
                    .put("indnkeyatts", index.parts().size()).put("indisunique", index.isKey())
                    .put("indnullsnotdistinct", index.nullsNotDistinct()).put("indisprimary", relation.isPrimary())
                    .put("indimmediate", !index.form().isDeferrable()).put("indisvalid", usable)
                    .put("indisready", usable)
                    .put("indislive", true).put("indkey", keys(relation)).put("indcollation", collations(relation))
                    .put("indclass", classes(relation)).put("indoption", options(index))
                    .put("indpred", predicate(catalog, relation)).put("indexprs", expressions(catalog, relation));
        }
    }

    private static Object keys(Relation.OfIndex relation) {
        List<Object> keys = new ArrayList<>();
        for (IndexDescriptor.Part part : relation.index().parts()) {
            ColumnDescriptor column = relation.table().column(part.columnId());
            keys.add((short) (column.isPublic() ? column.id() : 0));
        }
        relation.index().includedColumnIds().forEach(id -> keys.add((short) (int) id));
        return RelationRows.vector(Type.INT2, keys.toArray());
    }

    private static Object collations(Relation.OfIndex relation) {
        return RelationRows.vector(Type.OID, relation.index().parts().stream()
                .map(part -> (Object) TypeRows.collation(relation.table().column(part.columnId()).type().type()))
                .toArray());
    }

    private static Object classes(Relation.OfIndex relation) {
        return RelationRows.vector(Type.OID, relation.index().parts().stream()
                .map(part -> (Object) TypeRows
                        .operatorClass(relation.table().column(part.columnId()).type().type(), part.operatorClass()))
                .toArray());
    }

    private static Object options(IndexDescriptor index) {
        return RelationRows.vector(Type.INT2, index.parts().stream().map(
                part -> (Object) (short) ((part.descending() ? DESCENDING : 0) | (part.nullsFirst() ? NULLS_FIRST : 0)))
                .toArray());
    }

    /** Null if all rows are in the index. */
    static String predicate(CatalogSnapshot catalog, Relation.OfIndex relation) {
        int columnId = relation.index().predicateColumnId();
        return columnId == 0
                ? null
                : StoredSql.condition(catalog, relation.table(), relation.table().column(columnId).generatedSql());
    }

    private static String expressions(CatalogSnapshot catalog, Relation.OfIndex relation) {
        List<String> expressions = new ArrayList<>();
        for (IndexDescriptor.Part part : relation.index().parts()) {
            ColumnDescriptor column = relation.table().column(part.columnId());
            if (!column.isPublic()) {
                expressions.add(StoredSql.condition(catalog, relation.table(), column.generatedSql()));
            }
        }
        return expressions.isEmpty() ? null : String.join(", ", expressions);
    }

    /** CREATE INDEX, as pg_get_indexdef writes it. */
    static String definition(CatalogSnapshot catalog, Relation.OfIndex relation) {
        IndexDescriptor index = relation.index();
        List<String> parts = new ArrayList<>();
        for (int at = 0; at < index.parts().size(); at++) {
            String operatorClass = index.parts().get(at).operatorClass();
            parts.add(part(catalog, relation, at) + (operatorClass.isEmpty() ? "" : " " + operatorClass)
                    + order(index.parts().get(at)));
        }
        List<String> included = index.includedColumnIds().stream()
                .map(id -> ObjectNames.quoted(relation.table().column(id).name())).toList();
        String predicate = predicate(catalog, relation);
        return "CREATE " + (index.isKey() ? "UNIQUE " : "") + "INDEX " + ObjectNames.quoted(index.name()) + " ON "
                + ObjectNames.quoted(relation.schema()) + "." + ObjectNames.quoted(relation.table().name())
                + " USING " + index.form().method().words() + " (" + String.join(", ", parts) + ")"
                + (included.isEmpty() ? "" : " INCLUDE (" + String.join(", ", included) + ")")
                + (index.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
                + (predicate == null ? "" : " WHERE " + predicate);
    }

    /** One column of it, from 1, without its order; empty if there is none. */
    static String column(CatalogSnapshot catalog, Relation.OfIndex relation, int number) {
        IndexDescriptor index = relation.index();
        if (number < 1 || number > index.parts().size() + index.includedColumnIds().size()) {
            return "";
        }
        return number <= index.parts().size()
                ? part(catalog, relation, number - 1)
                : ObjectNames.quoted(relation.table()
                        .column(index.includedColumnIds().get(number - index.parts().size() - 1)).name());
    }

    private static String part(CatalogSnapshot catalog, Relation.OfIndex relation, int at) {
        ColumnDescriptor column = relation.table().column(relation.index().parts().get(at).columnId());
        if (column.isPublic()) {
            return ObjectNames.quoted(column.name());
        }
        String sql = StoredSql.condition(catalog, relation.table(), column.generatedSql());
        return StoredSql.isCall(column.generatedSql()) || sql.startsWith("(") ? sql : "(" + sql + ")";
    }

    /** NULLs come last in a rising order and first in a falling one, unless it is said. */
    private static String order(IndexDescriptor.Part part) {
        String direction = part.descending() ? " DESC" : "";
        return part.nullsFirst() == part.descending()
                ? direction
                : direction + (part.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
    }
}
