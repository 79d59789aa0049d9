package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
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

    static BoundQuery.Sorting sorting(SortItem item, Expr key) {
        return new BoundQuery.Sorting(key, descending(item), nullsFirst(item));
    }
}
