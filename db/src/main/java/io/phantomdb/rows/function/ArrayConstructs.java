package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.Body2;
import io.phantomdb.rows.Function.BodyN;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.Collections;
import java.util.List;

/**
 * What the grammar has of its own for arrays, as functions that no call can name: {@code ARRAY[…]}, subscripts, slices, and
 * ANY and ALL over an array (PostgreSQL 15, chapters 4.2.3, 4.2.12, 8.15 and 9.24).
 */
public final class ArrayConstructs {
    private static final String ARRAY = "ARRAY";
    private static final String ARRAYS = "ARRAY of arrays";
    private static final String ANY = "ANY ";
    private static final String ALL = "ALL ";
    private static final String SUBSCRIPTS = "[";

    private static final int NAME_BYTES_MAX = 63;

    private ArrayConstructs() {}

    /** A character of a name, counted from 0: a name is an array of 64 of them, too. */
    public static Function ofName() {
        return new Function("name_subscript", List.of(Type.NAME, Type.INT4), Type.CHAR, Volatility.IMMUTABLE, true,
                (Function.Body2) (name, index, context) -> character((String) name, (Integer) index));
    }

    private static String character(String name, int index) {
        if (index < 0 || index > NAME_BYTES_MAX) {
            return null;
        }
        return index < name.length() ? name.substring(index, index + 1) : "";
    }

    /** {@code ARRAY[…]} of so many elements, which are of that type. */
    public static Function array(Type elementType, int count) {
        return new Function(ARRAY, Collections.nCopies(count, elementType), elementType.array(), Volatility.IMMUTABLE,
                false, (BodyN) (a, c) -> ArrayDatum.of(elementType, a.clone()));
    }

    /** {@code ARRAY[…]} of so many arrays: one dimension more. */
    public static Function arrayOfArrays(Type arrayType, int count) {
        return new Function(ARRAYS, Collections.nCopies(count, arrayType), arrayType, Volatility.IMMUTABLE, false,
                (BodyN) (a, c) -> stacked(arrayType.element(), a));
    }

    /** Empty arrays and NULLs leave nothing but an empty array, unless there is one with elements beside them. */
    static ArrayDatum stacked(Type elementType, Object[] arrays) {
        ArrayDatum first = null;
        boolean hasEmpty = false;
        for (Object each : arrays) {
            ArrayDatum array = (ArrayDatum) each;
            if (array == null || array.size() == 0) {
                hasEmpty = true;
            } else if (first == null) {
                first = array;
            } else if (!sameShape(first, array)) {
                throw unmatched();
            }
        }
        if (first == null) {
            return ArrayDatum.empty(elementType);
        }
        if (hasEmpty) {
            throw unmatched();
        }
        return joined(elementType, arrays, first);
    }

    private static StatementError unmatched() {
        return new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR,
                "multidimensional arrays must have array expressions with matching dimensions");
    }

    private static boolean sameShape(ArrayDatum one, ArrayDatum other) {
        return java.util.Arrays.equals(one.lengths(), other.lengths())
                && java.util.Arrays.equals(one.lowerBounds(), other.lowerBounds());
    }

    private static ArrayDatum joined(Type elementType, Object[] arrays, ArrayDatum shape) {
        int[] lengths = new int[shape.dimensions() + 1];
        int[] lowerBounds = new int[lengths.length];
        lengths[0] = arrays.length;
        lowerBounds[0] = 1;
        for (int at = 0; at < shape.dimensions(); at++) {
            lengths[at + 1] = shape.length(at);
            lowerBounds[at + 1] = shape.lowerBound(at);
        }
        Object[] elements = new Object[ArrayDatum.elementCount(lengths, lowerBounds)];
        for (int at = 0; at < arrays.length; at++) {
            Object[] part = ((ArrayDatum) arrays[at]).elements();
            System.arraycopy(part, 0, elements, at * part.length, part.length);
        }
        return ArrayDatum.of(elementType, lengths, lowerBounds, elements);
    }

    /** {@code array[i][j]…}, the subscripts int4: an element, NULL if there is none. */
    public static Function subscript(Type arrayType, int dimensions) {
        List<Type> types = new java.util.ArrayList<>(Collections.nCopies(dimensions, Type.INT4));
        types.addFirst(arrayType);
        return new Function(SUBSCRIPTS, types, arrayType.element(), Volatility.IMMUTABLE, true,
                (BodyN) (a, c) -> element(a));
    }

    private static Object element(Object[] arguments) {
        ArrayDatum array = (ArrayDatum) arguments[0];
        int[] subscripts = new int[arguments.length - 1];
        for (int at = 0; at < subscripts.length; at++) {
            subscripts[at] = (Integer) arguments[at + 1];
        }
        int index = array.indexOf(subscripts);
        return index < 0 ? null : array.element(index);
    }

    /**
     * {@code array[l:u]…}: a part of the array. The bounds are told as one character for each dimension: {@code b} for
     * both, {@code l} and {@code u} for one of them, {@code n} for none, the missing ones being those of the array; the
     * arguments are those that are there.
     */
    public static Function slice(Type arrayType, String bounds) {
        int count = bounds.chars().map(bound -> bound == 'b' ? 2 : bound == 'n' ? 0 : 1).sum();
        List<Type> types = new java.util.ArrayList<>(Collections.nCopies(count, Type.INT4));
        types.addFirst(arrayType);
        return new Function(SUBSCRIPTS + bounds, types, arrayType, Volatility.IMMUTABLE, true,
                (BodyN) (a, c) -> slice(a, bounds));
    }

    private static ArrayDatum slice(Object[] arguments, String bounds) {
        ArrayDatum array = (ArrayDatum) arguments[0];
        int dimensions = array.dimensions();
        if (bounds.length() > dimensions) {
            return ArrayDatum.empty(array.elementType());
        }
        int[] from = new int[dimensions];
        int[] lengths = new int[dimensions];
        int next = 1;
        for (int at = 0; at < dimensions; at++) {
            char bound = at < bounds.length() ? bounds.charAt(at) : 'n';
            long lower = bound == 'b' || bound == 'l' ? (Integer) arguments[next++] : array.lowerBound(at);
            long upper = bound == 'b' || bound == 'u' ? (Integer) arguments[next++] : array.upperBound(at);
            lower = Math.max(lower, array.lowerBound(at));
            upper = Math.min(upper, array.upperBound(at));
            if (lower > upper) {
                return ArrayDatum.empty(array.elementType());
            }
            from[at] = (int) lower;
            lengths[at] = (int) (upper - lower + 1);
        }
        return part(array, from, lengths);
    }

    /** The part that starts at these subscripts; it counts from 1. */
    private static ArrayDatum part(ArrayDatum array, int[] from, int[] lengths) {
        int[] ones = new int[lengths.length];
        java.util.Arrays.fill(ones, 1);
        Object[] elements = new Object[ArrayDatum.elementCount(lengths, ones)];
        int[] subscripts = from.clone();
        for (int at = 0; at < elements.length; at++) {
            elements[at] = array.element(array.indexOf(subscripts));
            for (int dimension = lengths.length - 1; dimension >= 0; dimension--) {
                if (++subscripts[dimension] < from[dimension] + lengths[dimension]) {
                    break;
                }
                subscripts[dimension] = from[dimension];
            }
        }
        return ArrayDatum.of(array.elementType(), lengths, ones, elements);
    }

    /**
     * {@code left operator ANY (array)}, or ALL: the operator, which takes the left operand and an element and gives a
     * boolean, over the elements of an array.
     */
    public static Function quantified(Function operator, boolean all, Type arrayType) {
        Body2 test = (Body2) operator.body();
        boolean strict = operator.strict();
        return new Function((all ? ALL : ANY) + operator.name(),
                List.of(operator.argumentTypes().getFirst(), arrayType),
                Type.BOOL, operator.volatility(), false,
                (Body2) (a, b, c) -> b == null ? null : quantified(a, (ArrayDatum) b, test, strict, all, c));
    }

    private static Boolean quantified(Object left, ArrayDatum array, Body2 test, boolean strict, boolean all,
            EvalContext context) {
        Boolean result = all;
        for (int at = 0; at < array.size(); at++) {
            Object element = array.element(at);
            Object found = strict && (left == null || element == null) ? null : test.apply(left, element, context);
            if (found == null) {
                result = null;
            } else if ((Boolean) found != all) {
                return !all;
            }
        }
        return result;
    }

    /** The function of exactly this name and these argument types, or null: to read encoded programs. */
    static Function exact(String name, List<Type> arguments) {
        if (arguments.isEmpty()) {
            return null;
        }
        Type first = arguments.getFirst();
        boolean same = arguments.stream().allMatch(first::equals);
        if (name.equals(ARRAY)) {
            return same && first.array() != null ? array(first, arguments.size()) : null;
        }
        if (name.equals(ARRAYS)) {
            return same && first.isArray() ? arrayOfArrays(first, arguments.size()) : null;
        }
        if (name.startsWith(SUBSCRIPTS) && first.isArray()) {
            Function function = name.equals(SUBSCRIPTS)
                    ? subscript(first, arguments.size() - 1)
                    : slice(first, name.substring(1));
            return function.argumentTypes().equals(arguments) ? function : null;
        }
        Function assignment = ArrayAssignment.exact(name, arguments);
        if (assignment != null) {
            return assignment;
        }
        boolean all = name.startsWith(ALL);
        if (!all && !name.startsWith(ANY) || arguments.size() != 2 || !arguments.get(1).isArray()) {
            return null;
        }
        Function operator = Functions.exact(name.substring(ANY.length()), List.of(first, arguments.get(1).element()));
        return operator != null && operator.resultType() == Type.BOOL && operator.body() instanceof Body2
                ? quantified(operator, all, arguments.get(1))
                : null;
    }
}
