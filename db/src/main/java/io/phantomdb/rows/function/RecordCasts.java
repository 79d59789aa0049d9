package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.Body1;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.text.Modifiers;
import java.util.List;

/**
 * Casts between types of rows: a row with a name is one without by itself; one without becomes one with a name field by field
 * (PostgreSQL 15, coerce_record_to_complex of parse_coerce.c). Two with names have nothing to do with each other.
 */
public final class RecordCasts {
    private RecordCasts() {}

    static Cast find(Type from, Type to) {
        if (!to.isComposite()) {
            return new Cast(from, to, null, CastContext.IMPLICIT);
        }
        if (from.isComposite()) {
            return null;
        }
        Body1 body = (row, context) -> of((RecordDatum) row, to, context);
        return new Cast(from, to, new Function(to.catalogName(), List.of(from), to, Volatility.STABLE, true, body),
                CastContext.IMPLICIT);
    }

    /** The row as one of the type; 42846 if it has other fields. */
    public static RecordDatum of(RecordDatum row, Type to, EvalContext context) {
        if (row.type().equals(to)) {
            return row;
        }
        requireWidth(row.type(), to, row.size());
        Object[] values = new Object[row.size()];
        for (int at = 0; at < values.length; at++) {
            values[at] = value(row.type(), row.typeOf(at), to, at, row.value(at), context);
        }
        return new RecordDatum(to, values);
    }

    private static Object value(Type record, Type from, Type to, int at, Object value, EvalContext context) {
        ColumnType target = to.fields().get(at).type();
        if (from.equals(target.type())) {
            return Modifiers.fit(target, value, false);
        }
        Cast cast = Casts.find(from, target.type(), CastContext.ASSIGNMENT);
        if (cast == null) {
            throw mismatch(record, to, "Cannot cast type " + from.sqlName() + " to " + target.type().sqlName()
                    + " in column " + (at + 1) + ".");
        }
        boolean isPassed = cast.function() == null || value == null && cast.function().strict();
        Object whole = isPassed ? value : ((Body1) cast.function().body()).apply(value, context);
        return Modifiers.fit(target, whole, false);
    }

    public static void requireWidth(Type from, Type to, int given) {
        int wanted = to.fields().size();
        if (given != wanted) {
            throw mismatch(from, to, given < wanted ? "Input has too few columns." : "Input has too many columns.");
        }
    }

    public static StatementError mismatch(Type from, Type to, String detail) {
        return new StatementError(SqlState.CANNOT_COERCE,
                "cannot cast type " + from.sqlName() + " to " + to.sqlName()).withDetail(detail);
    }
}
