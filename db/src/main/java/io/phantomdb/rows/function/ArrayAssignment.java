package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.BodyN;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Arrays with another element, or another slice, as functions that no call can name (PostgreSQL 15, chapter 8.15.4,
 * array_set_element and array_set_slice of arrayfuncs.c). NULL is an empty array here. An array of one dimension grows in
 * both directions, filled up with NULLs; one of more dimensions does not.
 */
public final class ArrayAssignment {
    private static final String NAME = ":=[";

    /** Beyond that the array could not be stored: each element takes a byte at least. */
    private static final int GROWN_ELEMENTS_MAX = 16 << 20;

    private ArrayAssignment() {}

    /** {@code array[i][j]… := value}: the arguments are the array, the value and the subscripts, int4. */
    public static Function element(Type arrayType, int dimensions) {
        return new Function(NAME, types(arrayType, arrayType.element(), dimensions), arrayType, Volatility.IMMUTABLE,
                false, (BodyN) (a, c) -> withElement((ArrayDatum) a[0], arrayType.element(),
                        subscripts(a), a[1]));
    }

    /** {@code array[l:u]… := value}, the bounds told and given as {@link ArrayConstructs#slice} has them, after the value. */
    public static Function slice(Type arrayType, String bounds) {
        int count = bounds.chars().map(bound -> bound == 'b' ? 2 : bound == 'n' ? 0 : 1).sum();
        return new Function(NAME + bounds, types(arrayType, arrayType, count), arrayType, Volatility.IMMUTABLE,
                false, (BodyN) (a, c) -> withSlice((ArrayDatum) a[0], arrayType.element(), bounds, subscripts(a),
                        (ArrayDatum) a[1]));
    }

    private static List<Type> types(Type arrayType, Type valueType, int subscripts) {
        List<Type> types = new ArrayList<>(List.of(arrayType, valueType));
        types.addAll(Collections.nCopies(subscripts, Type.INT4));
        return types;
    }

    /** Null if it is none of these. */
    static Function exact(String name, List<Type> arguments) {
        if (!name.startsWith(NAME) || arguments.size() < 2 || !arguments.getFirst().isArray()) {
            return null;
        }
        Function function = name.equals(NAME)
                ? element(arguments.getFirst(), arguments.size() - 2)
                : slice(arguments.getFirst(), name.substring(NAME.length()));
        return function.argumentTypes().equals(arguments) ? function : null;
    }

    private static int[] subscripts(Object[] arguments) {
        int[] subscripts = new int[arguments.length - 2];
        for (int at = 0; at < subscripts.length; at++) {
            if (arguments[at + 2] == null) {
                throw nullSubscript();
            }
            subscripts[at] = (Integer) arguments[at + 2];
        }
        return subscripts;
    }

    public static StatementError nullSubscript() {
        return new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED, "array subscript in assignment must not be null");
    }

    /** The array with that element at these subscripts. */
    public static ArrayDatum withElement(ArrayDatum array, Type elementType, int[] places, Object value) {
        if (array == null || array.size() == 0) {
            int[] lengths = new int[places.length];
            Arrays.fill(lengths, 1);
            return ArrayDatum.of(elementType, lengths, places, new Object[]{value});
        }
        if (array.dimensions() != places.length) {
            throw wrongNumber();
        }
        if (places.length == 1) {
            return replaced(array, elementType, places[0], places[0], new Object[]{value});
        }
        int index = array.indexOf(places);
        if (index < 0) {
            throw outOfRange();
        }
        Object[] elements = array.elements();
        elements[index] = value;
        return ArrayDatum.of(elementType, array.lengths(), array.lowerBounds(), elements);
    }

    private static StatementError wrongNumber() {
        return new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR, "wrong number of array subscripts");
    }

    private static StatementError outOfRange() {
        return new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR, "array subscript out of range");
    }

    private static StatementError tooLarge() {
        return new StatementError(SqlState.PROGRAM_LIMIT_EXCEEDED,
                "array size exceeds the maximum allowed (" + ArrayDatum.ELEMENTS_MAX + ")");
    }

    /** An array of one dimension with these values from the lower to the upper subscript; what is between is NULL. */
    private static ArrayDatum replaced(ArrayDatum array, Type elementType, int lower, int upper, Object[] values) {
        int from = Math.min(array.lowerBound(0), lower);
        long length = Math.max((long) array.upperBound(0), upper) - from + 1;
        boolean grows = length > array.size();
        if (length > ArrayDatum.ELEMENTS_MAX || grows && length > GROWN_ELEMENTS_MAX) {
            throw tooLarge();
        }
        Object[] elements = new Object[(int) length];
        System.arraycopy(array.elements(), 0, elements, array.lowerBound(0) - from, array.size());
        System.arraycopy(values, 0, elements, lower - from, upper - lower + 1);
        return ArrayDatum.of(elementType, new int[]{(int) length}, new int[]{from}, elements);
    }

    /** The shape of what is assigned does not count, only its elements one after the other; NULL changes nothing. */
    private static ArrayDatum withSlice(ArrayDatum given, Type elementType, String bounds, int[] subscripts,
            ArrayDatum source) {
        ArrayDatum array = given == null ? ArrayDatum.empty(elementType) : given;
        if (source == null) {
            return array;
        }
        if (array.size() == 0) {
            return ofSlice(elementType, bounds, subscripts, source);
        }
        if (bounds.length() > array.dimensions()) {
            throw wrongNumber();
        }
        int[] lower = array.lowerBounds();
        int[] upper = new int[lower.length];
        int next = 0;
        for (int at = 0; at < lower.length; at++) {
            char bound = at < bounds.length() ? bounds.charAt(at) : 'n';
            lower[at] = bound == 'b' || bound == 'l' ? subscripts[next++] : array.lowerBound(at);
            upper[at] = bound == 'b' || bound == 'u' ? subscripts[next++] : array.upperBound(at);
            if (lower[at] > upper[at]) {
                throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR,
                        "upper bound cannot be less than lower bound");
            }
            boolean isInside = lower[at] >= array.lowerBound(at) && upper[at] <= array.upperBound(at);
            if (lower.length > 1 && !isInside) {
                throw outOfRange();
            }
        }
        int[] lengths = lengths(lower, upper);
        Object[] values = values(source, ArrayDatum.elementCount(lengths, lower));
        return lower.length == 1
                ? replaced(array, elementType, lower[0], upper[0], values)
                : replaced(array, elementType, lower, upper, values);
    }

    private static int[] lengths(int[] lower, int[] upper) {
        int[] lengths = new int[lower.length];
        for (int at = 0; at < lengths.length; at++) {
            long length = (long) upper[at] - lower[at] + 1;
            if (length > ArrayDatum.ELEMENTS_MAX || length < 0) {
                throw tooLarge();
            }
            lengths[at] = (int) length;
        }
        return lengths;
    }

    private static Object[] values(ArrayDatum source, int count) {
        if (source.size() < count) {
            throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR, "source array too small");
        }
        return Arrays.copyOf(source.elements(), count);
    }

    /** A slice of an array that has no elements yet. */
    private static ArrayDatum ofSlice(Type elementType, String bounds, int[] subscripts, ArrayDatum source) {
        if (!bounds.chars().allMatch(bound -> bound == 'b')) {
            throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR,
                    "array slice subscript must provide both boundaries",
                    "When assigning to a slice of an empty array value, slice boundaries must be fully specified.",
                    null, 0);
        }
        int[] lower = new int[bounds.length()];
        int[] upper = new int[bounds.length()];
        for (int at = 0; at < lower.length; at++) {
            lower[at] = subscripts[2 * at];
            upper[at] = subscripts[2 * at + 1];
        }
        int[] lengths = lengths(lower, upper);
        return ArrayDatum.of(elementType, lengths, lower,
                values(source, ArrayDatum.elementCount(lengths, lower)));
    }

    /** Within the bounds of an array of several dimensions. */
    private static ArrayDatum replaced(ArrayDatum array, Type elementType, int[] lower, int[] upper,
            Object[] values) {
        Object[] elements = array.elements();
        int[] subscripts = lower.clone();
        for (Object value : values) {
            elements[array.indexOf(subscripts)] = value;
            for (int dimension = lower.length - 1; dimension >= 0; dimension--) {
                if (++subscripts[dimension] <= upper[dimension]) {
                    break;
                }
                subscripts[dimension] = lower[dimension];
            }
        }
        return ArrayDatum.of(elementType, array.lengths(), array.lowerBounds(), elements);
    }
}
