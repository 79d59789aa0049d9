package io.phantomdb.sql;

import io.phantomdb.rows.ArrayDatum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The parts of an array that FOREACH goes over. */
final class PlSlices {
    private PlSlices() {}

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
