package io.phantomdb.rows.function;

import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** Functions that make rows of arrays (PostgreSQL 15, chapters 9.19 and 9.25). */
final class ArraySetFunctions {
    private static final String SUBSCRIPTS = "generate_subscripts";

    private ArraySetFunctions() {}

    static void define(List<SetFunction> functions) {
        functions.add(SetFunction.of("unnest", List.of(Type.ANYARRAY), Type.ANYELEMENT, Volatility.IMMUTABLE,
                (a, c) -> rows(Arrays.stream(((ArrayDatum) a[0]).elements()).iterator())));
        functions.add(SetFunction.of(SUBSCRIPTS, List.of(Type.ANYARRAY, Type.INT4), Type.INT4, Volatility.IMMUTABLE,
                (a, c) -> subscripts((ArrayDatum) a[0], (Integer) a[1], false)));
        functions.add(SetFunction.of(SUBSCRIPTS, List.of(Type.ANYARRAY, Type.INT4, Type.BOOL), Type.INT4,
                Volatility.IMMUTABLE, (a, c) -> subscripts((ArrayDatum) a[0], (Integer) a[1], (Boolean) a[2])));
        functions.add(new SetFunction("information_schema._pg_expandarray", List.of(Type.ANYARRAY),
                List.of(new SetFunction.Output("x", Type.ANYELEMENT), new SetFunction.Output("n", Type.INT4)),
                Volatility.IMMUTABLE, true, (a, c) -> numbered((ArrayDatum) a[0])));
    }

    /** The elements of an array of one dimension, each with its number from 1. */
    private static Iterator<Object[]> numbered(ArrayDatum array) {
        List<Object[]> rows = new ArrayList<>();
        for (Object element : array.elements()) {
            rows.add(new Object[]{element, rows.size() + 1});
        }
        return rows.iterator();
    }

    private static Iterator<Object[]> rows(Iterator<?> values) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return values.hasNext();
            }

            @Override
            public Object[] next() {
                return new Object[]{values.next()};
            }
        };
    }

    /** Dimensions count from 1 here; there is nothing in one that the array does not have. */
    private static Iterator<Object[]> subscripts(ArrayDatum array, int dimension, boolean backward) {
        if (dimension < 1 || dimension > array.dimensions()) {
            return List.<Object[]>of().iterator();
        }
        int lower = array.lowerBound(dimension - 1);
        int upper = array.upperBound(dimension - 1);
        return rows(IntStream.rangeClosed(lower, upper).map(at -> backward ? upper - (at - lower) : at).iterator());
    }
}
