package io.phantomdb.sql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The parts of an array that FOREACH goes over. */
final class PlSlices {
    private PlSlices() {}

    /** The array, if it is one that can be cut so. */
    static ArrayDatum array(PlQueries.Value value, int slice) {
        if (value.datum() == null) {
            throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED, "FOREACH expression must not be null");
        }
        if (!(value.datum() instanceof ArrayDatum array) || !value.type().type().isArray()) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH,
                    "FOREACH expression must yield an array, not type " + value.type().type().sqlName());
        }
        if (slice > array.dimensions()) {
            throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR, "slice dimension (" + slice
                    + ") is out of the valid range 0.." + array.dimensions());
        }
        return array;
    }

    /** Elements, or arrays of so many dimensions, each alone in a row. */
    static List<Object[]> of(ArrayDatum array, int dimensions) {
        List<Object[]> parts = new ArrayList<>();
        if (dimensions == 0) {
            for (Object element : array.elements()) {
                parts.add(new Object[]{element});
            }
            return parts;
        }
        int skipped = array.dimensions() - dimensions;
        int[] lengths = Arrays.copyOfRange(array.lengths(), skipped, array.dimensions());
        int[] lowerBounds = Arrays.copyOfRange(array.lowerBounds(), skipped, array.dimensions());
        int size = 1;
        for (int length : lengths) {
            size *= length;
        }
        for (int from = 0; from < array.size(); from += size) {
            parts.add(new Object[]{ArrayDatum.of(array.elementType(), lengths, lowerBounds,
                    Arrays.copyOfRange(array.elements(), from, from + size))});
        }
        return parts;
    }
}
