package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Function.Body2;
import io.phantomdb.rows.Function.Body3;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Arrays made of arrays (PostgreSQL 15, chapter 9.19, tables 9.53 and 9.54). */
final class ArrayEdits {
    private static final List<Type> ARRAY_AND_ELEMENT = List.of(Type.ANYCOMPATIBLEARRAY, Type.ANYCOMPATIBLE);

    private ArrayEdits() {}

    static void define(FunctionTable table) {
        concatenation(table);
        table.generic(ArrayFunctions.generic("array_remove", ARRAY_AND_ELEMENT, Type.ANYCOMPATIBLEARRAY, false,
                (types, result) -> (Body2) (a, b, c) -> without((ArrayDatum) a, b)));
        table.generic(ArrayFunctions.generic("array_replace",
                List.of(Type.ANYCOMPATIBLEARRAY, Type.ANYCOMPATIBLE, Type.ANYCOMPATIBLE), Type.ANYCOMPATIBLEARRAY,
                false, (types, result) -> (Body3) (a, b, d, c) -> replaced((ArrayDatum) a, b, d)));
        table.generic(ArrayFunctions.generic("trim_array", List.of(Type.ANYARRAY, Type.INT4), Type.ANYARRAY, true,
                (types, result) -> (Body2) (a, b, c) -> trimmed((ArrayDatum) a, (Integer) b)));
        table.generic(ArrayFunctions.generic("array_fill", List.of(Type.ANYELEMENT, Type.INT4.array()), Type.ANYARRAY,
                false, (types, result) -> (Body2) (a, b, c) -> filled(types.get(0), a, (ArrayDatum) b, null)));
        table.generic(ArrayFunctions.generic("array_fill",
                List.of(Type.ANYELEMENT, Type.INT4.array(), Type.INT4.array()), Type.ANYARRAY, false,
                (types, result) -> (Body3) (a, b, d, c) -> {
                    if (d == null) {
                        throw nullBounds();
                    }
                    return filled(types.get(0), a, (ArrayDatum) b, (ArrayDatum) d);
                }));
    }

    private static void concatenation(FunctionTable table) {
        table.generic("||", ArrayFunctions.generic("array_append", ARRAY_AND_ELEMENT, Type.ANYCOMPATIBLEARRAY, false,
                (types, result) -> (Body2) (a, b, c) -> appended(result.element(), (ArrayDatum) a, b, true)));
        table.generic("||", ArrayFunctions.generic("array_prepend",
                List.of(Type.ANYCOMPATIBLE, Type.ANYCOMPATIBLEARRAY), Type.ANYCOMPATIBLEARRAY, false,
                (types, result) -> (Body2) (a, b, c) -> appended(result.element(), (ArrayDatum) b, a, false)));
        table.generic("||", ArrayFunctions.generic("array_cat",
                List.of(Type.ANYCOMPATIBLEARRAY, Type.ANYCOMPATIBLEARRAY), Type.ANYCOMPATIBLEARRAY, false,
                (types, result) -> (Body2) (a, b, c) -> concatenated((ArrayDatum) a, (ArrayDatum) b)));
    }

    private static ArrayDatum appended(Type type, ArrayDatum array, Object element, boolean atEnd) {
        if (array == null || array.size() == 0) {
            return ArrayDatum.of(type, new Object[]{element});
        }
        if (array.dimensions() > 1) {
            throw new StatementError(SqlState.DATA_EXCEPTION, "argument must be empty or one-dimensional array");
        }
        List<Object> elements = new ArrayList<>(Arrays.asList(array.elements()));
        elements.add(atEnd ? elements.size() : 0, element);
        return ArrayDatum.of(type, new int[]{elements.size()}, array.lowerBounds(), elements.toArray());
    }

    /** Of as many dimensions, or one as an element of the other (array_cat of array_userfuncs.c). */
    private static ArrayDatum concatenated(ArrayDatum left, ArrayDatum right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        if (left.size() == 0 || right.size() == 0) {
            return right.size() == 0 ? left : right;
        }
        int more = left.dimensions() - right.dimensions();
        if (Math.abs(more) > 1) {
            throw incompatible("Arrays of " + left.dimensions() + " and " + right.dimensions()
                    + " dimensions are not compatible for concatenation.");
        }
        ArrayDatum shape = more < 0 ? right : left;
        int[] lengths = shape.lengths();
        int[] other = more < 0 ? left.lengths() : right.lengths();
        int skip = more == 0 ? 0 : 1;
        for (int at = more == 0 ? 1 : 0; at < other.length; at++) {
            if (other[at] != lengths[at + skip]) {
                throw incompatible(more == 0
                        ? "Arrays with differing element dimensions are not compatible for concatenation."
                        : "Arrays with differing dimensions are not compatible for concatenation.");
            }
        }
        lengths[0] += more == 0 ? other[0] : 1;
        Object[] elements = Arrays.copyOf(left.elements(), left.size() + right.size());
        System.arraycopy(right.elements(), 0, elements, left.size(), right.size());
        ArrayDatum.elementCount(lengths, shape.lowerBounds());
        return ArrayDatum.of(left.elementType(), lengths, shape.lowerBounds(), elements);
    }

    private static StatementError incompatible(String detail) {
        return new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR, "cannot concatenate incompatible arrays")
                .withDetail(detail);
    }

    private static ArrayDatum without(ArrayDatum array, Object element) {
        if (array == null || array.size() == 0) {
            return array;
        }
        if (array.dimensions() > 1) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "removing elements from multidimensional arrays is not supported");
        }
        List<Object> kept = new ArrayList<>();
        for (Object each : array.elements()) {
            if (!same(array.elementType(), each, element)) {
                kept.add(each);
            }
        }
        return ArrayDatum.of(array.elementType(), new int[]{kept.size()}, array.lowerBounds(), kept.toArray());
    }

    private static ArrayDatum replaced(ArrayDatum array, Object from, Object to) {
        if (array == null) {
            return null;
        }
        Object[] elements = array.elements();
        for (int at = 0; at < elements.length; at++) {
            elements[at] = same(array.elementType(), elements[at], from) ? to : elements[at];
        }
        return array.withElements(array.elementType(), elements);
    }

    private static boolean same(Type type, Object one, Object other) {
        return one == null || other == null ? one == other : Datums.equal(type, one, other);
    }

    private static ArrayDatum trimmed(ArrayDatum array, int count) {
        int length = array.dimensions() == 0 ? 0 : array.length(0);
        if (count < 0 || count > length) {
            throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR,
                    "number of elements to trim must be between 0 and " + length);
        }
        if (length == 0 || count == length) {
            return ArrayDatum.empty(array.elementType());
        }
        int[] lengths = array.lengths();
        int each = array.size() / length;
        lengths[0] = length - count;
        int[] lowerBounds = new int[lengths.length];
        Arrays.fill(lowerBounds, 1);
        return ArrayDatum.of(array.elementType(), lengths, lowerBounds,
                Arrays.copyOf(array.elements(), each * lengths[0]));
    }

    private static ArrayDatum filled(Type type, Object value, ArrayDatum dimensions, ArrayDatum bounds) {
        if (dimensions == null) {
            throw nullBounds();
        }
        int[] lengths = numbers(dimensions);
        int[] lowerBounds = new int[lengths.length];
        Arrays.fill(lowerBounds, 1);
        if (bounds != null) {
            lowerBounds = numbers(bounds);
            if (lowerBounds.length != lengths.length) {
                throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR, "wrong number of array subscripts")
                        .withDetail("Low bound array has different size than dimensions array.");
            }
        }
        Object[] elements = new Object[ArrayDatum.elementCount(lengths, lowerBounds)];
        Arrays.fill(elements, value);
        return ArrayDatum.of(type, lengths, lowerBounds, elements);
    }

    private static StatementError nullBounds() {
        return new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED, "dimension array or low bound array cannot be null");
    }

    private static int[] numbers(ArrayDatum array) {
        if (array.dimensions() > 1) {
            throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR, "wrong number of array subscripts")
                    .withDetail("Dimension array must be one dimensional.");
        }
        int[] numbers = new int[array.size()];
        for (int at = 0; at < numbers.length; at++) {
            if (array.element(at) == null) {
                throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED, "dimension values cannot be null");
            }
            numbers[at] = (Integer) array.element(at);
        }
        return numbers;
    }
}
