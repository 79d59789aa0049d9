package io.phantomdb.rows.function;

import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.BodyN;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.text.DatumText;
import java.util.List;

/** Functions of arguments of any type, some of them of any number: one of its own is made for each call's types. */
final class AnyFunctions {
    private AnyFunctions() {}

    static boolean exist(String name) {
        return switch (name) {
            case "concat", "concat_ws", "num_nulls", "num_nonnulls", "pg_typeof" -> true;
            default -> false;
        };
    }

    /** Null if there is none of that name that takes these. Literals of type unknown are taken for text. */
    static Function find(String name, List<Type> given) {
        List<Type> arguments = given.stream().map(type -> type == Type.UNKNOWN ? Type.TEXT : type).toList();
        int count = arguments.size();
        return switch (name) {
            case "concat" -> count == 0
                    ? null
                    : make(name, arguments, Type.TEXT, Volatility.STABLE, (a, c) -> concat(arguments, a, 0, "", c));
            case "concat_ws" -> count < 2 || !Casts.can(given.getFirst(), Type.TEXT, CastContext.IMPLICIT)
                    ? null
                    : concatWithSeparator(arguments);
            case "num_nulls" -> count == 0
                    ? null
                    : make(name, arguments, Type.INT4, Volatility.IMMUTABLE, (a, c) -> nulls(a));
            case "num_nonnulls" -> count == 0
                    ? null
                    : make(name, arguments, Type.INT4, Volatility.IMMUTABLE, (a, c) -> a.length - nulls(a));
            case "pg_typeof" -> count != 1
                    ? null
                    : make(name, given, Type.TEXT, Volatility.STABLE, (a, c) -> given.getFirst().sqlName());
            default -> null;
        };
    }

    private static Function make(String name, List<Type> arguments, Type result, Volatility volatility, BodyN body) {
        return new Function(name, arguments, result, volatility, false, body);
    }

    private static Function concatWithSeparator(List<Type> arguments) {
        List<Type> types = new java.util.ArrayList<>(arguments);
        types.set(0, Type.TEXT);
        return make("concat_ws", types, Type.TEXT, Volatility.STABLE,
                (a, c) -> a[0] == null ? null : concat(types, a, 1, (String) a[0], c));
    }

    private static String concat(List<Type> types, Object[] arguments, int from, String separator,
            EvalContext context) {
        StringBuilder joined = new StringBuilder();
        boolean first = true;
        for (int at = from; at < arguments.length; at++) {
            if (arguments[at] != null) {
                joined.append(first ? "" : separator)
                        .append(DatumText.write(types.get(at), arguments[at], context.textSettings()));
                first = false;
            }
        }
        return joined.toString();
    }

    private static int nulls(Object[] arguments) {
        int nulls = 0;
        for (Object argument : arguments) {
            nulls += argument == null ? 1 : 0;
        }
        return nulls;
    }
}
