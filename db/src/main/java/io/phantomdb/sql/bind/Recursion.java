package io.phantomdb.sql.bind;

import io.phantomdb.sql.tree.FromItem;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.QueryBody;

/** Finds out whether a table of WITH RECURSIVE really names itself. */
final class Recursion {
    private Recursion() {}

    static boolean names(Query query, String table) {
        return names(query.body(), table);
    }

    private static boolean names(QueryBody body, String table) {
        return switch (body) {
            case QueryBody.Select select -> select.from().stream().anyMatch(item -> names(item, table));
            case QueryBody.Values values -> false;
            case QueryBody.SetOperation operation ->
                names(operation.left(), table) || names(operation.right(), table);
            case QueryBody.Nested nested -> names(nested.query(), table);
        };
    }

    private static boolean names(FromItem item, String table) {
        return switch (item) {
            case FromItem.TableReference reference ->
                reference.table().parts().size() == 1 && reference.table().last().equals(table);
            case FromItem.Subquery subquery -> names(subquery.query(), table);
            case FromItem.FunctionTable function -> false;
            case FromItem.Join join -> names(join.left(), table) || names(join.right(), table);
        };
    }
}
