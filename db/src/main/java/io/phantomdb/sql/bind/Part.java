package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import java.util.List;

/**
 * A part of a column's value that something is assigned to: the steps to it, from the outside in.
 *
 * <pre>
 *   a[2].f := v      a := (a with [2] := ((a[2]) with f := v))
 * </pre>
 *
 * @param name of what is assigned to, in messages
 */
record Part(String name, List<Level> levels) {
    Part {
        levels = List.copyOf(levels);
    }

    /** One step into a value. */
    interface Level {
        /** Of what is there. */
        ColumnType type();

        boolean isField();

        /** What is there now. */
        Expr read(Expr whole);

        /** The whole with something else there. */
        Expr with(Expr whole, Expr part);
    }

    ColumnType type() {
        return levels.getLast().type();
    }

    boolean startsWithField() {
        return levels.getFirst().isField();
    }

    /** The whole, which is of no domain, with another value in this part, which is of its type. */
    Expr with(Expr whole, Expr value) {
        return with(0, whole, value);
    }

    private Expr with(int at, Expr whole, Expr value) {
        Level level = levels.get(at);
        return level.with(whole, at == levels.size() - 1 ? value : with(at + 1, level.read(whole), value));
    }

    /** 42804: it cannot be assigned a value of that type. */
    StatementError mismatch(Type from) {
        String message = levels.getLast().isField()
                ? "subfield \"" + name + "\" is of type " + type().type().sqlName()
                : "subscripted assignment to \"" + name + "\" requires type " + type().type().sqlName();
        return new StatementError(SqlState.DATATYPE_MISMATCH, message + " but expression is of type "
                + from.sqlName(), null, "You will need to rewrite or cast the expression.", 0);
    }
}
