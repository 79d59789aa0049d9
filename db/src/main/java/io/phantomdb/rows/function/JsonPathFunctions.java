package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.BodyN;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.jsonpath.JsonPath;
import io.phantomdb.rows.jsonpath.PathFailure;
import java.util.LinkedHashMap;
import java.util.List;

/** What paths find in jsonb (PostgreSQL 15, tables 9.46 and 9.48). */
final class JsonPathFunctions {
    private static final Json NO_VARIABLES = new Json.Object(new LinkedHashMap<>());
    private static final List<Type> FULL = List.of(Type.JSONB, Type.JSONPATH, Type.JSONB, Type.BOOL);
    private static final int ARGUMENTS_MIN = 2;

    /** What one run gives; null for a failure that is passed over. */
    @FunctionalInterface
    private interface Run {
        Object of(JsonPath path, Json target, Json variables);
    }

    private JsonPathFunctions() {}

    static void define(FunctionTable table) {
        for (String zone : new String[]{"", "_tz"}) {
            define(table, "jsonb_path_exists" + zone, Type.BOOL, JsonPath::exists);
            define(table, "jsonb_path_query_array" + zone, Type.JSONB,
                    (path, target, variables) -> new Json.Array(path.query(target, variables)));
            define(table, "jsonb_path_query_first" + zone, Type.JSONB, (path, target, variables) -> {
                List<Json> found = path.query(target, variables);
                return found.isEmpty() ? null : found.getFirst();
            });
            define(table, "jsonb_path_match" + zone, Type.BOOL, JsonPathFunctions::match);
        }
        table.infix("@?", "jsonb_path_exists_opr", Type.JSONB, Type.JSONPATH, Type.BOOL,
                (a, b, c) -> silent(JsonPath::exists, (Json) a, (String) b));
        table.infix("@@", "jsonb_path_match_opr", Type.JSONB, Type.JSONPATH, Type.BOOL,
                (a, b, c) -> silent(JsonPathFunctions::match, (Json) a, (String) b));
    }

    static void define(List<SetFunction> functions) {
        for (String zone : new String[]{"", "_tz"}) {
            for (int count = ARGUMENTS_MIN; count <= FULL.size(); count++) {
                functions.add(SetFunction.of("jsonb_path_query" + zone, FULL.subList(0, count), Type.JSONB,
                        Volatility.IMMUTABLE, (a, c) -> {
                            List<?> found = (List<?>) run((path, target, variables) -> path.query(target, variables),
                                    a);
                            return (found == null ? List.<Object>of() : found).stream()
                                    .map(item -> new Object[]{item}).iterator();
                        }));
            }
        }
    }

    private static void define(FunctionTable table, String name, Type result, Run run) {
        for (int count = ARGUMENTS_MIN; count <= FULL.size(); count++) {
            table.add(new Function(name, FULL.subList(0, count), result, Volatility.IMMUTABLE, true,
                    body(count, run)));
        }
    }

    private static Function.Body body(int count, Run run) {
        return switch (count) {
            case 2 -> (Function.Body2) (a, b, c) -> run(run, a, b);
            case 3 -> (Function.Body3) (a, b, d, c) -> run(run, a, b, d);
            default -> (BodyN) (a, c) -> run(run, a);
        };
    }

    /** Of the value, the path, and perhaps variables and whether to be silent. */
    private static Object run(Run run, Object... arguments) {
        JsonPath path = JsonPath.read((String) arguments[1]);
        Json variables = arguments.length > 2 ? (Json) arguments[2] : NO_VARIABLES;
        boolean isSilent = arguments.length > 3 && (Boolean) arguments[3];
        try {
            return run.of(path, (Json) arguments[0], variables);
        } catch (PathFailure failed) {
            if (!isSilent) {
                throw failed;
            }
            return null;
        }
    }

    private static Object silent(Run run, Json target, String path) {
        return run(run, target, path, NO_VARIABLES, true);
    }

    private static Object match(JsonPath path, Json target, Json variables) {
        List<Json> found = path.query(target, variables);
        if (found.size() == 1 && found.getFirst() instanceof Json.Bool bool) {
            return bool.value();
        }
        if (found.size() == 1 && found.getFirst() instanceof Json.Null) {
            return null;
        }
        throw PathFailure.of(SqlState.SINGLETON_SQL_JSON_ITEM_REQUIRED, "single boolean result is expected");
    }
}
