package io.phantomdb.sql.system;

import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.IndexForm.Method;

/**
 * What indexes and their methods can do (PostgreSQL 15, chapter 9.26.4): what is said of them here is what PostgreSQL says of its own, so
 * that programs conclude the same from it. A property that is not known is null.
 */
final class IndexProperties {
    private IndexProperties() {}

    /** Of a method. */
    static Boolean ofMethod(Method method, String property) {
        return switch (property) {
            case "can_order", "can_unique" -> method == Method.BTREE;
            case "can_multi_col" -> method != Method.HASH && method != Method.SPGIST;
            case "can_exclude" -> method != Method.GIN && method != Method.BRIN;
            case "can_include" -> method == Method.BTREE || method == Method.GIST || method == Method.SPGIST;
            default -> null;
        };
    }

    /** Of an index as a whole. */
    static Boolean ofIndex(IndexDescriptor index, String property) {
        Method method = index.form().method();
        return switch (property) {
            case "clusterable" -> method == Method.BTREE || method == Method.GIST;
            case "index_scan" -> method != Method.GIN && method != Method.BRIN;
            case "bitmap_scan" -> true;
            case "backward_scan" -> method == Method.BTREE || method == Method.HASH;
            default -> null;
        };
    }

    /** Of a column, from 1; of what an index includes there is less to say. */
    static Boolean ofColumn(IndexDescriptor index, int number, String property) {
        int keys = index.parts().size();
        if (number < 1 || number > keys + index.includedColumnIds().size()) {
            return null;
        }
        return number <= keys
                ? ofKey(index.form().method(), index.parts().get(number - 1), property)
                : switch (property) {
                    case "orderable", "distance_orderable" -> false;
                    case "returnable" -> true;
                    default -> null;
                };
    }

    private static Boolean ofKey(Method method, IndexDescriptor.Part part, String property) {
        boolean isOrdered = method == Method.BTREE;
        return switch (property) {
            case "asc" -> isOrdered && !part.descending();
            case "desc" -> isOrdered && part.descending();
            case "nulls_first" -> isOrdered && part.nullsFirst();
            case "nulls_last" -> isOrdered && !part.nullsFirst();
            case "orderable", "search_array" -> isOrdered;
            case "distance_orderable" -> false;
            case "returnable" -> isOrdered || method == Method.GIST || method == Method.SPGIST;
            case "search_nulls" -> method != Method.HASH && method != Method.GIN;
            default -> null;
        };
    }
}
