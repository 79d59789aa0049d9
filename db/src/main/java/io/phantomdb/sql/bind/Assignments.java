package io.phantomdb.sql.bind;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import java.util.List;

/** Casts of values that routines assign: to variables, and to what they give back. */
public final class Assignments {
    private static final Typing TYPING = new Typing(new Parameters(List.of(), 0, List.of()));

    private Assignments() {}

    /** The value in the first place of a row as it is kept in that type; 42846 and its like if it cannot be. */
    public static Expr of(Type from, ColumnType to) {
        return TYPING.assign(slot(from), to, 0);
    }

    /** The same, written out and read again where no cast will do: as PL/pgSQL assigns. */
    public static Expr forced(Type from, ColumnType to) {
        return TYPING.canAssign(from, to.type())
                ? of(from, to)
                : TYPING.cast(TYPING.cast(slot(from), ColumnType.of(Type.TEXT), 0), to, 0);
    }

    public static boolean can(Type from, Type to) {
        return TYPING.canAssign(from, to);
    }

    private static Expr slot(Type from) {
        return new Expr.Slot(0, 0, ColumnType.of(from), "value", 0);
    }
}
