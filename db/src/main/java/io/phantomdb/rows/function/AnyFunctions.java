package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
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
            case "concat", "concat_ws", "format", "num_nulls", "num_nonnulls", "pg_typeof", "quote_literal",
                    "quote_nullable", "pg_collation_for", "pg_column_size" ->
                true;
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
            case "format" -> count == 0 || !Casts.can(given.getFirst(), Type.TEXT, CastContext.IMPLICIT)
                    ? null
                    : format(arguments);
            case "quote_literal" -> count != 1
                    ? null
                    : make(name, arguments, Type.TEXT, Volatility.STABLE, (a, c) -> quoted(arguments, a, null, c));
            case "quote_nullable" -> count != 1
                    ? null
                    : make(name, arguments, Type.TEXT, Volatility.STABLE, (a, c) -> quoted(arguments, a, "NULL", c));
            case "pg_collation_for" -> count != 1 ? null : collation(given.getFirst());
            case "num_nulls" -> count == 0
                    ? null
                    : make(name, arguments, Type.INT4, Volatility.IMMUTABLE, (a, c) -> nulls(a));
            case "num_nonnulls" -> count == 0
                    ? null
                    : make(name, arguments, Type.INT4, Volatility.IMMUTABLE, (a, c) -> a.length - nulls(a));
            case "pg_column_size" -> count != 1
                    ? null
                    : make(name, arguments, Type.INT4, Volatility.STABLE,
                            (a, c) -> a[0] == null ? null : StoredSize.bytes(arguments.getFirst(), a[0]));
            case "pg_typeof" -> count != 1
                    ? null
                    : make(name, given, Type.REGTYPE, Volatility.STABLE, (a, c) -> (long) given.getFirst().oid());
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

    private static Function format(List<Type> arguments) {
        List<Type> types = new java.util.ArrayList<>(arguments);
        types.set(0, Type.TEXT);
        return make("format", types, Type.TEXT, Volatility.STABLE, (a, c) -> FormatFunction.apply(types, a, c));
    }

    private static String quoted(List<Type> types, Object[] arguments, String ifNull, EvalContext context) {
        return arguments[0] == null
                ? ifNull
                : Quoting.literal(DatumText.write(types.getFirst(), arguments[0], context.textSettings()));
    }

    /** What has an order by text has the default one, NULL where nothing of the kind is known. */
    private static Function collation(Type given) {
        if (!given.isText()) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH,
                    "collations are not supported by type " + given.sqlName());
        }
        return make("pg_collation_for", List.of(given), Type.TEXT, Volatility.STABLE,
                (a, c) -> given == Type.UNKNOWN ? null : "\"default\"");
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
