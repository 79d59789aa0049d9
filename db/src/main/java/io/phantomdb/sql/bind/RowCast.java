package io.phantomdb.sql.bind;

import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.CastContext;
import io.phantomdb.rows.function.Casts;
import io.phantomdb.rows.function.RecordCasts;
import io.phantomdb.rows.function.RecordFunctions;
import java.util.ArrayList;
import java.util.List;

/** ROW(…) as a row of a type with a name: field by field, so that literals become what the fields are. */
final class RowCast {
    private final Typing typing;
    private final Type type;
    private final CastContext context;

    RowCast(Typing typing, Type type, CastContext context) {
        this.typing = typing;
        this.type = type;
        this.context = context;
    }

    Expr of(Expr.Call row, int position) {
        List<Expr> fields = new ArrayList<>();
        try {
            RecordCasts.requireWidth(Type.RECORD, type, row.arguments().size());
            for (int at = 0; at < row.arguments().size(); at++) {
                fields.add(field(row.arguments().get(at), at));
            }
        } catch (StatementError error) {
            throw error.at(position);
        }
        return new Expr.Call(RecordFunctions.row(type), fields, ColumnType.of(type));
    }

    private Expr field(Expr written, int at) {
        ColumnType field = type.fields().get(at).type();
        // A literal of a row is text by itself only.
        Expr value = written instanceof Expr.Relabel relabel && typing.typeOf(relabel.operand()) == Type.UNKNOWN
                ? relabel.operand()
                : written;
        Type from = typing.typeOf(value);
        boolean isParameter = value instanceof Expr.Parameter && from == Type.TEXT;
        CastContext wanted = isParameter ? CastContext.EXPLICIT : context;
        if (from != Type.UNKNOWN && !isParameter && !Casts.can(from, field.type(), wanted)) {
            throw RecordCasts.mismatch(Type.RECORD, type, "Cannot cast type " + from.sqlName() + " to "
                    + field.type().sqlName() + " in column " + (at + 1) + ".");
        }
        return typing.cast(value, field, wanted, Typing.position(value));
    }
}
