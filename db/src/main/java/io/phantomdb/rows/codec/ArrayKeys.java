package io.phantomdb.rows.codec;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Arrays as ordered bytes: the elements one after the other as ascending columns with NULLs last, ended by 00, which is
 * below both marks, so that the shorter of two arrays that begin alike comes first; then what decides between arrays of the
 * same elements.
 */
final class ArrayKeys {
    private static final int END = 0;

    private ArrayKeys() {}

    static void encode(ByteWriter to, ArrayDatum array) {
        for (int at = 0; at < array.size(); at++) {
            KeyCodec.encode(to, array.elementType(), array.element(at));
        }
        to.u8(END).u8(array.dimensions());
        for (int at = 0; at < array.dimensions(); at++) {
            to.u32(array.length(at));
        }
        for (int at = 0; at < array.dimensions(); at++) {
            to.u32(array.lowerBound(at) ^ Integer.MIN_VALUE);
        }
    }

    static ArrayDatum decode(KeySource from, Type elementType) {
        List<Object> elements = new ArrayList<>();
        for (int mark = from.u8(); mark != END; mark = from.u8()) {
            if (mark != KeyCodec.VALUE && mark != KeyCodec.NULL_LAST) {
                throw new Malformed("an array element in a key starts with " + mark);
            }
            elements.add(mark == KeyCodec.VALUE ? KeyCodec.value(from, elementType) : null);
        }
        int dimensions = from.u8();
        if (dimensions > ArrayDatum.DIMENSIONS_MAX) {
            throw new Malformed("an array of " + dimensions + " dimensions in a key");
        }
        int[] lengths = new int[dimensions];
        int[] lowerBounds = new int[dimensions];
        for (int at = 0; at < dimensions; at++) {
            lengths[at] = from.u32();
        }
        for (int at = 0; at < dimensions; at++) {
            lowerBounds[at] = from.u32() ^ Integer.MIN_VALUE;
        }
        return shaped(elementType, lengths, lowerBounds, elements.toArray());
    }

    /** An array of stored dimensions, which nobody has checked yet. */
    static ArrayDatum shaped(Type elementType, int[] lengths, int[] lowerBounds, Object[] elements) {
        try {
            if (ArrayDatum.elementCount(lengths, lowerBounds) == elements.length
                    && (elements.length > 0 || lengths.length == 0)) {
                return ArrayDatum.of(elementType, lengths, lowerBounds, elements);
            }
        } catch (StatementError beyondLimits) {
            throw new Malformed("an array beyond all limits: " + beyondLimits.getMessage());
        }
        throw new Malformed("an array whose dimensions do not fit its " + elements.length + " elements");
    }
}
