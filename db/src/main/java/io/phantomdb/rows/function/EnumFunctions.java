package io.phantomdb.rows.function;

import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Function.Body1;
import io.phantomdb.rows.Function.Body2;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.List;

/** Functions of enums; of their arguments the type counts before all (PostgreSQL 15, chapter 9.10). */
final class EnumFunctions {
    private EnumFunctions() {}

    static void define(FunctionTable table) {
        table.generic(make("enum_first", List.of(Type.ANYENUM), Type.ANYENUM, (types, result) -> {
            Object first = types.getFirst().labels().isEmpty() ? null : types.getFirst().labels().getFirst().order();
            return (Body1) (any, context) -> first;
        }));
        table.generic(make("enum_last", List.of(Type.ANYENUM), Type.ANYENUM, (types, result) -> {
            Object last = types.getFirst().labels().isEmpty() ? null : types.getFirst().labels().getLast().order();
            return (Body1) (any, context) -> last;
        }));
        table.generic(make("enum_range", List.of(Type.ANYENUM), Type.ANYARRAY, (types, result) -> {
            ArrayDatum all = range(types.getFirst(), null, null);
            return (Body1) (any, context) -> all;
        }));
        table.generic(make("enum_range", List.of(Type.ANYENUM, Type.ANYENUM), Type.ANYARRAY,
                (types, result) -> (Body2) (from, to, context) -> range(types.getFirst(),
                        (Float) from, (Float) to)));
    }

    private static Generic make(String name, List<Type> arguments, Type result, Generic.Maker maker) {
        return new Generic(name, arguments, result, Volatility.STABLE, false, maker);
    }

    /** A bound that is null is none. */
    private static ArrayDatum range(Type type, Float from, Float to) {
        return ArrayDatum.of(type, type.labels().stream().map(label -> (Object) label.order())
                .filter(order -> (from == null || (Float) order >= from) && (to == null || (Float) order <= to))
                .toList());
    }
}
