package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.BodyN;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * {@code concat_ws(',', VARIADIC array)}: calls of built-in functions whose last argument may come any number of times, with an
 * array in its place (PostgreSQL 15, chapter 38.5.6). Only when the array is there is it known of how many arguments the call is.
 */
public final class VariadicCalls {
    private static final String PREFIX = "VARIADIC ";

    private VariadicCalls() {}

    /** How many arguments come before the array; -1 if there is no function of that name with an array last. */
    private static int before(String name) {
        return switch (name) {
            case "concat", "num_nulls", "num_nonnulls", "json_build_array", "jsonb_build_array", "json_build_object",
                    "jsonb_build_object" ->
                0;
            case "concat_ws", "format", "json_extract_path", "json_extract_path_text", "jsonb_extract_path",
                    "jsonb_extract_path_text" ->
                1;
            default -> MultirangeFunctions.isConstructor(name) ? 0 : -1;
        };
    }

    /** True if such a function takes an array last; others are called as without VARIADIC. */
    public static boolean exist(String name) {
        return before(name) >= 0;
    }

    /** 42883 if it does not take so many, 42804 if the last one is no array. */
    public static Function resolve(String name, List<Type> arguments) {
        int before = before(name);
        if (arguments.size() != before + 1) {
            throw Functions.undefined(name, arguments);
        }
        if (MultirangeFunctions.isConstructor(name)) {
            return MultirangeFunctions.ofArray(PREFIX + name, Type.named(name));
        }
        boolean ofTexts = name.contains("_extract_path");
        Type array = ofTexts ? Type.TEXT.array() : arguments.getLast();
        if (!array.isArray()) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH, "VARIADIC argument must be an array");
        }
        Function one = of(name, arguments.subList(0, before), array.element(), 1);
        List<Type> types = new ArrayList<>(one.argumentTypes().subList(0, before));
        types.add(array);
        List<Type> first = List.copyOf(types.subList(0, before));
        return new Function(PREFIX + name, types, one.resultType(), one.volatility(), ofTexts,
                (BodyN) (a, c) -> spread(name, first, array.element(), a, c));
    }

    private static Function of(String name, List<Type> before, Type element, int count) {
        List<Type> types = new ArrayList<>(before);
        types.addAll(Collections.nCopies(count, element));
        return Functions.resolve(name, types);
    }

    /** Of the whole array NULL is NULL, but for format, which has no further arguments then. */
    private static Object spread(String name, List<Type> before, Type element, Object[] arguments,
            EvalContext context) {
        ArrayDatum array = (ArrayDatum) arguments[before.size()];
        if (array == null && !name.equals("format")) {
            return null;
        }
        int count = array == null ? 0 : array.size();
        if (count == 0 && name.startsWith("num_")) {
            return 0;
        }
        if (count == 0 && name.startsWith("concat")) {
            return before.isEmpty() || arguments[0] != null ? "" : null;
        }
        if (count == 0 && name.contains("_extract_path")) {
            return withoutPath(name, arguments[0], context);
        }
        Object[] all = Arrays.copyOf(arguments, before.size() + count);
        for (int at = 0; at < count; at++) {
            all[before.size() + at] = array.element(at);
        }
        return of(name, before, element, count).call(all, context);
    }

    private static Object withoutPath(String name, Object json, EvalContext context) {
        Type type = name.startsWith("jsonb") ? Type.JSONB : Type.JSON;
        String operator = name.endsWith("_text") ? "#>>" : "#>";
        return Operators.infix(operator, type, Type.TEXT.array()).call(
                new Object[]{json, ArrayDatum.empty(Type.TEXT)}, context);
    }

    /** Null if it is none of these. */
    static Function exact(String name, List<Type> arguments) {
        if (!name.startsWith(PREFIX) || !exist(name.substring(PREFIX.length()))) {
            return null;
        }
        Function function = resolve(name.substring(PREFIX.length()), arguments);
        return function.argumentTypes().equals(arguments) ? function : null;
    }

    /** The name of the function that is called so, or null. */
    public static String called(Function function) {
        return function.name().startsWith(PREFIX) ? function.name().substring(PREFIX.length()) : null;
    }
}
