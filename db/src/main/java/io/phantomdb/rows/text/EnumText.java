package io.phantomdb.rows.text;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;

/** Enums as text: their labels (PostgreSQL 15, chapter 8.7). The datum is the sort order of the label. */
final class EnumText {
    private EnumText() {}

    static String write(Type type, float order) {
        for (Type.Label label : type.labels()) {
            if (label.order() == order) {
                return label.text();
            }
        }
        throw Check.unreachable("a label of " + type + " at " + order);
    }

    static Float read(Type type, String text) {
        for (Type.Label label : type.labels()) {
            if (label.text().equals(text)) {
                return label.order();
            }
        }
        throw new StatementError(SqlState.INVALID_TEXT_REPRESENTATION,
                "invalid input value for enum " + type.sqlName() + ": \"" + text + "\"");
    }
}
