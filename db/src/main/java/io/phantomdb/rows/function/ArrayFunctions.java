package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.Body1;
import io.phantomdb.rows.Function.Body2;
import io.phantomdb.rows.Function.Body3;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.text.DatumText;
import java.util.ArrayList;
import java.util.List;

/** What can be asked of arrays, and their text (PostgreSQL 15, chapter 9.19). Those that make arrays are {@link ArrayEdits}. */
final class ArrayFunctions {
    private ArrayFunctions() {}

    static void define(FunctionTable table) {
        shape(table);
        sets(table);
        positions(table);
        texts(table);
        ArrayEdits.define(table);
    }

    /** Immutable. */
    static Generic generic(String name, List<Type> arguments, Type result, boolean strict,
            Generic.Maker maker) {
        return new Generic(name, arguments, result, Volatility.IMMUTABLE, strict, maker);
    }

    private static void shape(FunctionTable table) {
        List<Type> array = List.of(Type.ANYARRAY);
        List<Type> dimension = List.of(Type.ANYARRAY, Type.INT4);
        table.generic(generic("array_ndims", array, Type.INT4, true, (types, result) -> (Body1) (a, c) -> {
            int dimensions = ((ArrayDatum) a).dimensions();
            return dimensions == 0 ? null : (Object) dimensions;
        }));
        table.generic(generic("cardinality", array, Type.INT4, true,
                (types, result) -> (Body1) (a, c) -> ((ArrayDatum) a).size()));
        table.generic(generic("array_dims", array, Type.TEXT, true,
                (types, result) -> (Body1) (a, c) -> dimensions((ArrayDatum) a)));
        table.generic(generic("array_length", dimension, Type.INT4, true, (types, result) -> (Body2) (a, b,
                c) -> has(a, b) ? (Object) ((ArrayDatum) a).length((Integer) b - 1) : null));
        table.generic(generic("array_lower", dimension, Type.INT4, true, (types, result) -> (Body2) (a, b,
                c) -> has(a, b) ? (Object) ((ArrayDatum) a).lowerBound((Integer) b - 1) : null));
        table.generic(generic("array_upper", dimension, Type.INT4, true, (types, result) -> (Body2) (a, b,
                c) -> has(a, b) ? (Object) ((ArrayDatum) a).upperBound((Integer) b - 1) : null));
    }

    private static boolean has(Object array, Object dimension) {
        return (Integer) dimension >= 1 && (Integer) dimension <= ((ArrayDatum) array).dimensions();
    }

    private static String dimensions(ArrayDatum array) {
        if (array.dimensions() == 0) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < array.dimensions(); at++) {
            text.append('[').append(array.lowerBound(at)).append(':').append(array.upperBound(at)).append(']');
        }
        return text.toString();
    }

    private static void sets(FunctionTable table) {
        List<Type> two = List.of(Type.ANYARRAY, Type.ANYARRAY);
        table.generic("@>", generic("arraycontains", two, Type.BOOL, true,
                (types, result) -> (Body2) (a, b, c) -> contains((ArrayDatum) a, (ArrayDatum) b)));
        table.generic("<@", generic("arraycontained", two, Type.BOOL, true,
                (types, result) -> (Body2) (a, b, c) -> contains((ArrayDatum) b, (ArrayDatum) a)));
        table.generic("&&", generic("arrayoverlap", two, Type.BOOL, true,
                (types, result) -> (Body2) (a, b, c) -> overlaps((ArrayDatum) a, (ArrayDatum) b)));
    }

    /** NULL is contained in nothing. */
    private static boolean contains(ArrayDatum whole, ArrayDatum part) {
        for (int at = 0; at < part.size(); at++) {
            if (part.element(at) == null || indexOf(whole, part.element(at), 0) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean overlaps(ArrayDatum one, ArrayDatum other) {
        for (int at = 0; at < one.size(); at++) {
            if (one.element(at) != null && indexOf(other, one.element(at), 0) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The index of the first element from there on that is not distinct from this; -1 if there is none. */
    static int indexOf(ArrayDatum array, Object wanted, int from) {
        for (int at = from; at < array.size(); at++) {
            Object element = array.element(at);
            boolean same = element == null || wanted == null
                    ? element == wanted
                    : Datums.equal(array.elementType(), element, wanted);
            if (same) {
                return at;
            }
        }
        return -1;
    }

    private static void positions(FunctionTable table) {
        List<Type> two = List.of(Type.ANYCOMPATIBLEARRAY, Type.ANYCOMPATIBLE);
        table.generic(generic("array_position", two, Type.INT4, false,
                (types, result) -> (Body2) (a, b, c) -> position((ArrayDatum) a, b, null)));
        table.generic(generic("array_position",
                List.of(Type.ANYCOMPATIBLEARRAY, Type.ANYCOMPATIBLE, Type.INT4), Type.INT4, false,
                (types, result) -> (Body3) (a, b, d, c) -> {
                    if (d == null) {
                        throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED, "initial position must not be null");
                    }
                    return position((ArrayDatum) a, b, (Integer) d);
                }));
        table.generic(generic("array_positions", two, Type.INT4.array(), false,
                (types, result) -> (Body2) (a, b, c) -> allPositions((ArrayDatum) a, b)));
    }

    private static Integer position(ArrayDatum array, Object wanted, Integer start) {
        if (array == null || array.size() == 0) {
            return null;
        }
        refuseMany(array);
        int lower = array.lowerBound(0);
        int from = start == null ? 0 : (int) Math.max(0L, (long) start - lower);
        int index = indexOf(array, wanted, from);
        return index < 0 ? null : (Integer) (index + lower);
    }

    private static void refuseMany(ArrayDatum array) {
        if (array.dimensions() > 1) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "searching for elements in multidimensional arrays is not supported");
        }
    }

    private static ArrayDatum allPositions(ArrayDatum array, Object wanted) {
        if (array == null) {
            return null;
        }
        refuseMany(array);
        List<Object> positions = new ArrayList<>();
        for (int at = indexOf(array, wanted, 0); at >= 0; at = indexOf(array, wanted, at + 1)) {
            positions.add(at + array.lowerBound(0));
        }
        return ArrayDatum.of(Type.INT4, positions);
    }

    private static void texts(FunctionTable table) {
        List<Type> two = List.of(Type.ANYARRAY, Type.TEXT);
        table.generic(new Generic("array_to_string", two, Type.TEXT, Volatility.STABLE, true,
                (types, result) -> (Body2) (a, b, c) -> joined((ArrayDatum) a, (String) b, null, c)));
        table.generic(new Generic("array_to_string", List.of(Type.ANYARRAY, Type.TEXT, Type.TEXT), Type.TEXT,
                Volatility.STABLE, false, (types, result) -> (Body3) (a, b, d,
                        c) -> a == null || b == null ? null : joined((ArrayDatum) a, (String) b, (String) d, c)));
        for (int count : new int[]{2, 3}) {
            List<Type> arguments = List.of(Type.TEXT, Type.TEXT, Type.TEXT).subList(0, count);
            table.add(new Function("string_to_array", arguments, Type.TEXT.array(),
                    Volatility.IMMUTABLE, false, count == 2
                            ? (Body2) (a, b, c) -> split((String) a, (String) b, null)
                            : (Body3) (a, b, d, c) -> split((String) a, (String) b,
                                    (String) d)));
        }
    }

    private static String joined(ArrayDatum array, String separator, String forNull, TextContext context) {
        StringBuilder text = new StringBuilder();
        boolean first = true;
        for (int at = 0; at < array.size(); at++) {
            Object element = array.element(at);
            String written = element == null
                    ? forNull
                    : DatumText.write(array.elementType(), element, context.textSettings());
            if (written != null) {
                text.append(first ? "" : separator).append(written);
                first = false;
            }
        }
        return text.toString();
    }

    /** Without a separator each character is a part; with an empty one the whole is. */
    private static ArrayDatum split(String text, String separator, String meansNull) {
        if (text == null) {
            return null;
        }
        List<Object> parts = new ArrayList<>();
        if (separator == null) {
            text.codePoints().forEach(character -> parts.add(part(Character.toString(character), meansNull)));
        } else if (separator.isEmpty()) {
            if (!text.isEmpty()) {
                parts.add(part(text, meansNull));
            }
        } else if (!text.isEmpty()) {
            int from = 0;
            for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, from)) {
                parts.add(part(text.substring(from, end), meansNull));
                from = end + separator.length();
            }
            parts.add(part(text.substring(from), meansNull));
        }
        return ArrayDatum.of(Type.TEXT, parts);
    }

    private static String part(String part, String meansNull) {
        return part.equals(meansNull) ? null : part;
    }
}
