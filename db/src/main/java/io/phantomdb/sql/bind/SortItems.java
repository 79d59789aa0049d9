package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.tree.SortItem;

/** Which way an item of ORDER BY sorts: by its words, or by the operator after USING. */
final class SortItems {
    private SortItems() {}

    static boolean descending(SortItem item) {
        if (item.using() == null) {
            return item.descending();
        }
        return switch (item.using().symbol()) {
            case "<" -> false;
            case ">" -> true;
            default -> throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    "operator " + item.using().symbol() + " is not a valid ordering operator", null,
                    "Ordering operators must be \"<\" or \">\" members of btree operator families.",
                    item.expression().position());
        };
    }

    static boolean nullsFirst(SortItem item) {
        return item.nulls() == SortItem.Nulls.DEFAULT ? descending(item) : item.nullsFirst();
    }

    /** By a column of the result. 42883 if its values have no order. */
    static BoundQuery.Order order(SortItem item, int column, ColumnType type) {
        requireOrder(item, type);
        return new BoundQuery.Order(column, descending(item), nullsFirst(item));
    }

    private static void requireOrder(SortItem item, ColumnType of) {
        Type type = of.type().plain();
        if (!type.hasOrder()) {
            throw new StatementError(SqlState.UNDEFINED_FUNCTION,
                    "could not identify an ordering operator for type " + type.sqlName(), null,
                    "Use an explicit ordering operator or modify the query.", item.expression().position());
        }
    }

    /** 42883 if values of the key have no order. */
    static BoundQuery.Sorting sorting(SortItem item, Expr key) {
        requireOrder(item, key.type());
        return new BoundQuery.Sorting(key, descending(item), nullsFirst(item));
    }
}
