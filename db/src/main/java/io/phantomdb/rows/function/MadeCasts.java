package io.phantomdb.rows.function;

import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.Body1;
import io.phantomdb.rows.Function.Body3;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.rows.text.Modifiers;
import java.util.List;

/**
 * Casts that are in no table, for there are as many as there are types: arrays element by element, where the elements have
 * a cast, and arrays, enums, ranges and rows through their text (PostgreSQL 15, find_coercion_pathway of parse_coerce.c).
 */
final class MadeCasts {
    private MadeCasts() {}

    static Cast find(Type from, Type to) {
        if (from.kind() == Type.Kind.VECTOR && to == from.element().array()) {
            return new Cast(from, to, null, CastContext.IMPLICIT);
        }
        if ((from.isArray() || from.kind() == Type.Kind.VECTOR) && to.isArray()) {
            return elementwise(from, to);
        }
        if (from.kind() == Type.Kind.RECORD && to.kind() == Type.Kind.RECORD) {
            return RecordCasts.find(from, to);
        }
        if (from.kind() == Type.Kind.RANGE && to.kind() == Type.Kind.MULTIRANGE) {
            return from.equals(to.subtype())
                    ? new Cast(from, to, FunctionTable.ALL.exact(to.catalogName(), List.of(from)), CastContext.EXPLICIT)
                    : null;
        }
        if (isString(to)) {
            return new Cast(from, to, function(from, to, writer(from)), CastContext.ASSIGNMENT);
        }
        return isString(from) || from == Type.UNKNOWN
                ? new Cast(from, to, function(from, to, reader(from, to)), CastContext.EXPLICIT)
                : null;
    }

    private static boolean isString(Type type) {
        return type.category() == Type.Category.STRING;
    }

    private static Cast elementwise(Type from, Type to) {
        Cast element = Casts.find(from.element(), to.element(), CastContext.EXPLICIT);
        if (element == null) {
            return null;
        }
        Function function = element.function();
        Body1 body = function == null
                ? (a, c) -> ((ArrayDatum) a).withElements(to.element(), ((ArrayDatum) a).elements())
                : (a, c) -> mapped((ArrayDatum) a, to.element(), function, c);
        Volatility volatility = function == null ? Volatility.IMMUTABLE : function.volatility();
        return new Cast(from, to, new Function(to.catalogName(), List.of(from), to, volatility, true, body),
                element.context());
    }

    private static ArrayDatum mapped(ArrayDatum array, Type to, Function function, EvalContext context) {
        Object[] elements = array.elements();
        Body1 body = (Body1) function.body();
        for (int at = 0; at < elements.length; at++) {
            elements[at] = elements[at] == null && function.strict() ? null : body.apply(elements[at], context);
        }
        return array.withElements(to, elements);
    }

    private static Function function(Type from, Type to, Body1 body) {
        Type other = isString(to) ? from : to;
        Volatility volatility = DatumText.dependsOnSession(other) ? Volatility.STABLE : Volatility.IMMUTABLE;
        return new Function(to.catalogName(), List.of(from), to, volatility, true, body);
    }

    private static Body1 writer(Type from) {
        return (a, c) -> DatumText.write(from, a, c.textSettings());
    }

    private static Body1 reader(Type from, Type to) {
        return from == Type.BPCHAR
                ? (a, c) -> DatumText.read(to, Datums.withoutPadding((String) a), c)
                : (a, c) -> DatumText.read(to, (String) a, c);
    }

    /** Makes the elements of an array fit a modifier; null if they have none. */
    static Function length(Type array) {
        if (Casts.length(array.element()) == null) {
            return null;
        }
        Body3 body = (a, b, d, c) -> Modifiers.fit(new ColumnType(array, (Integer) b), a, (Boolean) d);
        return new Function(array.catalogName(), List.of(array, Type.INT4, Type.BOOL), array, Volatility.IMMUTABLE,
                true, body);
    }
}
