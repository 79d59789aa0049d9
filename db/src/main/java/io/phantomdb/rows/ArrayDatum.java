package io.phantomdb.rows;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.Arrays;
import java.util.List;

/**
 * An array as PostgreSQL has them (chapter 8.15): rectangular, of any number of dimensions up to six, each with a lower
 * bound of its own; elements may be NULL. An empty array has no dimensions. Immutable; {@code equals} compares the very
 * elements, {@link #compareTo} compares as SQL does.
 */
public final class ArrayDatum implements Comparable<ArrayDatum> {
    public static final int DIMENSIONS_MAX = 6;
    public static final int ELEMENTS_MAX = 134_217_727;

    private static final int[] NONE = {};

    private final Type elementType;
    private final int[] lengths;
    private final int[] lowerBounds;
    private final Object[] elements;

    /** The arrays are the datum's own from now on; elements in row-major order. */
    private ArrayDatum(Type elementType, int[] lengths, int[] lowerBounds, Object[] elements) {
        this.elementType = Check.present(elementType, "element type");
        this.lengths = lengths;
        this.lowerBounds = lowerBounds;
        this.elements = elements;
    }

    public static ArrayDatum empty(Type elementType) {
        return new ArrayDatum(elementType, NONE, NONE, new Object[0]);
    }

    /** Of one dimension that counts from 1. */
    public static ArrayDatum of(Type elementType, List<?> elements) {
        return of(elementType, elements.toArray());
    }

    /** Of one dimension that counts from 1; the elements are the datum's own from now on. */
    public static ArrayDatum of(Type elementType, Object[] elements) {
        return elements.length == 0
                ? empty(elementType)
                : new ArrayDatum(elementType, new int[]{elements.length}, new int[]{1}, elements);
    }

    /**
     * With these dimensions; empty if one of them has no elements. 54000 if there are too many dimensions or elements, or a
     * bound is beyond an integer.
     */
    public static ArrayDatum of(Type elementType, int[] lengths, int[] lowerBounds, Object[] elements) {
        int count = elementCount(lengths, lowerBounds);
        Check.that(count == elements.length, "%d elements for %d places", elements.length, count);
        return count == 0
                ? empty(elementType)
                : new ArrayDatum(elementType, lengths.clone(), lowerBounds.clone(), elements);
    }

    /** How many elements an array of these dimensions has; 54000 if it cannot be. */
    public static int elementCount(int[] lengths, int[] lowerBounds) {
        if (lengths.length > DIMENSIONS_MAX) {
            throw tooManyDimensions(lengths.length);
        }
        long count = lengths.length == 0 ? 0 : 1;
        for (int at = 0; at < lengths.length; at++) {
            count *= lengths[at];
            if (lengths[at] < 0 || count > ELEMENTS_MAX) {
                throw new StatementError(SqlState.PROGRAM_LIMIT_EXCEEDED,
                        "array size exceeds the maximum allowed (" + ELEMENTS_MAX + ")");
            }
        }
        for (int at = 0; at < lengths.length && count > 0; at++) {
            if ((long) lowerBounds[at] + lengths[at] > Integer.MAX_VALUE) {
                throw new StatementError(SqlState.PROGRAM_LIMIT_EXCEEDED,
                        "array lower bound is too large: " + lowerBounds[at]);
            }
        }
        return (int) count;
    }

    public static StatementError tooManyDimensions(int dimensions) {
        return new StatementError(SqlState.PROGRAM_LIMIT_EXCEEDED, "number of array dimensions (" + dimensions
                + ") exceeds the maximum allowed (" + DIMENSIONS_MAX + ")");
    }

    public Type elementType() {
        return elementType;
    }

    /** 0 for an empty array. */
    public int dimensions() {
        return lengths.length;
    }

    /** Dimensions count from 0. */
    public int length(int dimension) {
        return lengths[dimension];
    }

    public int lowerBound(int dimension) {
        return lowerBounds[dimension];
    }

    public int upperBound(int dimension) {
        return lowerBounds[dimension] + lengths[dimension] - 1;
    }

    public int[] lengths() {
        return lengths.clone();
    }

    public int[] lowerBounds() {
        return lowerBounds.clone();
    }

    /** Elements in all. */
    public int size() {
        return elements.length;
    }

    /** In row-major order from 0; null is NULL. */
    public Object element(int index) {
        return elements[index];
    }

    /** A copy, in row-major order. */
    public Object[] elements() {
        return elements.clone();
    }

    public boolean hasNulls() {
        for (Object element : elements) {
            if (element == null) {
                return true;
            }
        }
        return false;
    }

    /** The same shape of other elements. */
    public ArrayDatum withElements(Type type, Object[] others) {
        Check.that(others.length == elements.length, "an element for each");
        return new ArrayDatum(type, lengths, lowerBounds, others);
    }

    /** Where the element with these subscripts stands; -1 if there is none. */
    public int indexOf(int[] subscripts) {
        if (subscripts.length != lengths.length || elements.length == 0) {
            return -1;
        }
        long index = 0;
        for (int at = 0; at < lengths.length; at++) {
            long offset = (long) subscripts[at] - lowerBounds[at];
            if (offset < 0 || offset >= lengths[at]) {
                return -1;
            }
            index = index * lengths[at] + offset;
        }
        return (int) index;
    }

    /**
     * PostgreSQL's array_cmp: element by element, NULL above everything; then the shorter first, then by the number of
     * dimensions, their lengths, their lower bounds.
     */
    @Override
    public int compareTo(ArrayDatum other) {
        int shared = Math.min(elements.length, other.elements.length);
        for (int at = 0; at < shared; at++) {
            int compared = compareElements(elements[at], other.elements[at]);
            if (compared != 0) {
                return compared;
            }
        }
        if (elements.length != other.elements.length) {
            return Integer.compare(elements.length, other.elements.length);
        }
        int byLengths = lengths.length != other.lengths.length
                ? Integer.compare(lengths.length, other.lengths.length)
                : Arrays.compare(lengths, other.lengths);
        return byLengths != 0 ? byLengths : Arrays.compare(lowerBounds, other.lowerBounds);
    }

    private int compareElements(Object left, Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left == null, right == null);
        }
        return Datums.compare(elementType, left, right);
    }

    /** About how many bytes of memory it takes. */
    public int bytes() {
        long bytes = 64 + 8L * lengths.length + 8L * elements.length;
        for (Object element : elements) {
            bytes += Datums.bytes(element);
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArrayDatum array && elementType.equals(array.elementType)
                && Arrays.equals(lengths, array.lengths) && Arrays.equals(lowerBounds, array.lowerBounds)
                && Arrays.equals(elements, array.elements);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(lengths) + Arrays.hashCode(elements);
    }

    @Override
    public String toString() {
        return elementType + Arrays.toString(lengths) + Arrays.toString(elements);
    }
}
