package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Type;
import java.util.function.Function;

/** Reads an array in binary, as a client sent it (PostgreSQL 15, array_recv of arrayfuncs.c). */
final class ArrayBytes {
    private final Bytes value;
    private int at;

    ArrayBytes(Bytes value) {
        this.value = value;
    }

    /** 22P03 if it makes no sense, 42804 if its elements are of another type, 54000 if it is beyond limits. */
    ArrayDatum read(Type elementType, Function<Bytes, Object> elements) {
        int dimensions = number();
        if (dimensions < 0) {
            throw invalid("invalid number of dimensions: " + dimensions);
        }
        if (dimensions > ArrayDatum.DIMENSIONS_MAX) {
            throw ArrayDatum.tooManyDimensions(dimensions);
        }
        int flags = number();
        if (flags != 0 && flags != 1) {
            throw invalid("invalid array flags");
        }
        refuseOther(elementType, number());
        int[] lengths = new int[dimensions];
        int[] lowerBounds = new int[dimensions];
        for (int dimension = 0; dimension < dimensions; dimension++) {
            lengths[dimension] = number();
            lowerBounds[dimension] = number();
        }
        int count = ArrayDatum.elementCount(lengths, lowerBounds);
        if (count > (value.length() - at) / Integer.BYTES) {
            throw invalid("insufficient data left in message");
        }
        Object[] datums = new Object[count];
        for (int index = 0; index < count; index++) {
            datums[index] = element(elements);
        }
        if (at != value.length()) {
            throw invalid("incorrect binary data format");
        }
        return ArrayDatum.of(elementType, lengths, lowerBounds, datums);
    }

    private static void refuseOther(Type elementType, int oid) {
        if (oid != elementType.oid()) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH, "binary data has array element type "
                    + Integer.toUnsignedString(oid) + " (" + nameOf(oid) + ") instead of expected " + elementType.oid()
                    + " (" + elementType.sqlName() + ")");
        }
    }

    private static String nameOf(int oid) {
        Type type = Type.numbered(oid);
        return type == null ? "???" : type.sqlName();
    }

    private Object element(Function<Bytes, Object> elements) {
        int length = number();
        if (length == -1) {
            return null;
        }
        if (length < 0 || length > value.length() - at) {
            throw invalid("insufficient data left in message");
        }
        at += length;
        return elements.apply(value.slice(at - length, at));
    }

    private int number() {
        if (value.length() - at < Integer.BYTES) {
            throw invalid("insufficient data left in message");
        }
        int number = 0;
        for (int end = at + Integer.BYTES; at < end; at++) {
            number = number << 8 | value.at(at) & 0xFF;
        }
        return number;
    }

    private static StatementError invalid(String message) {
        return new StatementError(SqlState.INVALID_BINARY_REPRESENTATION, message);
    }
}
