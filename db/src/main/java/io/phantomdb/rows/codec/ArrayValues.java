package io.phantomdb.rows.codec;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.Bytes;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Type;

/**
 * Arrays inside rows: {@code varint: dimensions · (varint: length · zigzag varint: lower bound) for each · elements}, each
 * element as the value of a column 1.
 */
final class ArrayValues {
    private static final int COLUMN = 1;

    private ArrayValues() {}

    /** About how many bytes; exactly, if all text is ASCII. */
    static int bytes(ArrayDatum array) {
        int bytes = 1;
        for (int at = 0; at < array.dimensions(); at++) {
            bytes += RowValues.varintBytes(array.length(at))
                    + RowValues.varintBytes(RowValues.zigzag(array.lowerBound(at)));
        }
        for (int at = 0; at < array.size(); at++) {
            bytes += 1 + RowValues.bytes(array.elementType(), array.element(at));
        }
        return bytes;
    }

    static Bytes encode(ArrayDatum array) {
        RowSink sink = new RowSink(bytes(array));
        sink.varint(array.dimensions());
        for (int at = 0; at < array.dimensions(); at++) {
            sink.varint(array.length(at));
            sink.varint(RowValues.zigzag(array.lowerBound(at)));
        }
        for (int at = 0; at < array.size(); at++) {
            RowValues.write(sink, COLUMN, array.elementType(), array.element(at));
        }
        return sink.whole();
    }

    static ArrayDatum decode(RowSource from, Type elementType) {
        int size = from.size();
        int end = from.remaining() - size;
        long dimensions = from.varint();
        if (dimensions < 0 || dimensions > ArrayDatum.DIMENSIONS_MAX) {
            throw new Malformed("an array of " + dimensions + " dimensions");
        }
        int[] lengths = new int[(int) dimensions];
        int[] lowerBounds = new int[lengths.length];
        for (int at = 0; at < lengths.length; at++) {
            lengths[at] = (int) bounded(from.varint(), 0);
            lowerBounds[at] = (int) bounded(RowValues.unzigzag(from.varint()), Integer.MIN_VALUE);
        }
        Object[] elements = elements(from, elementType, end, product(lengths, from.remaining() - end));
        if (from.remaining() != end) {
            throw new Malformed("an array that is longer than its elements");
        }
        return ArrayKeys.shaped(elementType, lengths, lowerBounds, elements);
    }

    private static long bounded(long value, int least) {
        if (value < least || value > Integer.MAX_VALUE) {
            throw new Malformed("an array bound of " + value);
        }
        return value;
    }

    /** Each element takes a byte at least, so that more of them than bytes are none. */
    private static int product(int[] lengths, int bytes) {
        long product = lengths.length == 0 ? 0 : 1;
        for (int length : lengths) {
            product *= length;
            if (product > bytes) {
                throw new Malformed("an array of " + product + " elements in " + bytes + " bytes");
            }
        }
        return (int) product;
    }

    private static Object[] elements(RowSource from, Type elementType, int end, int count) {
        Object[] elements = new Object[count];
        for (int at = 0; at < count; at++) {
            if (from.remaining() <= end) {
                throw new Malformed("an array ends too early");
            }
            int header = from.header();
            if (header >>> 3 != COLUMN) {
                throw new Malformed("an array element with a header of " + header);
            }
            elements[at] = RowValues.read(from, header & 7, elementType);
        }
        return elements;
    }
}
