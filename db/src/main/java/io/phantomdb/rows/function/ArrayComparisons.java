package io.phantomdb.rows.function;

import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Comparison;
import io.phantomdb.rows.Function.Body2;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.List;
import java.util.Locale;

/** The six comparisons of arrays and of enums, whatever their types (PostgreSQL 15, chapters 8.7 and 9.19). */
final class ArrayComparisons {
    private ArrayComparisons() {}

    static void define(FunctionTable table) {
        for (Comparison comparison : Comparison.values()) {
            String word = comparison.name().toLowerCase(Locale.ROOT);
            Body2 arrays = (a, b, c) -> comparison.holds(((ArrayDatum) a).compareTo((ArrayDatum) b));
            define(table, "array_" + word, Type.ANYARRAY, comparison, arrays);
            Body2 enums = (a, b, c) -> comparison.holds(Float.compare((Float) a, (Float) b));
            define(table, "enum_" + word, Type.ANYENUM, comparison, enums);
        }
    }

    private static void define(FunctionTable table, String name, Type type, Comparison comparison, Body2 body) {
        table.generic(comparison.symbol(), new Generic(name, List.of(type, type), Type.BOOL, Volatility.IMMUTABLE, true,
                false, comparison, (types, result) -> body));
    }
}
