package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.Body1;
import io.phantomdb.rows.Function.Body2;
import io.phantomdb.rows.Function.BodyN;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.text.JsonReader;
import io.phantomdb.rows.text.JsonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What json and jsonb have in common: parts, sizes, and making them of other values (PostgreSQL 15, chapter 9.16). */
final class JsonFunctions {
    private static final Type TEXTS = Type.TEXT.array();

    private JsonFunctions() {}

    static void define(FunctionTable table) {
        parts(table);
        paths(table);
        facts(table);
        makers(table);
        JsonbFunctions.define(table);
    }

    private static void parts(FunctionTable table) {
        table.infix("->", "jsonb_object_field", Type.JSONB, Type.TEXT, Type.JSONB,
                (a, b, c) -> JsonParts.field((Json) a, (String) b));
        table.infix("->", "jsonb_array_element", Type.JSONB, Type.INT4, Type.JSONB,
                (a, b, c) -> JsonParts.elementOrItself((Json) a, (Integer) b));
        table.infix("->>", "jsonb_object_field_text", Type.JSONB, Type.TEXT, Type.TEXT,
                (a, b, c) -> JsonParts.text(JsonParts.field((Json) a, (String) b)));
        table.infix("->>", "jsonb_array_element_text", Type.JSONB, Type.INT4, Type.TEXT,
                (a, b, c) -> JsonParts.text(JsonParts.elementOrItself((Json) a, (Integer) b)));
        table.infix("->", "json_object_field", Type.JSON, Type.TEXT, Type.JSON,
                (a, b, c) -> JsonParts.field((String) a, (String) b));
        table.infix("->", "json_array_element", Type.JSON, Type.INT4, Type.JSON,
                (a, b, c) -> JsonParts.element((String) a, (Integer) b));
        table.infix("->>", "json_object_field_text", Type.JSON, Type.TEXT, Type.TEXT,
                (a, b, c) -> JsonParts.text(JsonParts.field((String) a, (String) b)));
        table.infix("->>", "json_array_element_text", Type.JSON, Type.INT4, Type.TEXT,
                (a, b, c) -> JsonParts.text(JsonParts.element((String) a, (Integer) b)));
    }

    private static void paths(FunctionTable table) {
        table.infix("#>", "jsonb_extract_path", Type.JSONB, TEXTS, Type.JSONB,
                (a, b, c) -> JsonParts.path((Json) a, (ArrayDatum) b));
        table.infix("#>>", "jsonb_extract_path_text", Type.JSONB, TEXTS, Type.TEXT,
                (a, b, c) -> JsonParts.text(JsonParts.path((Json) a, (ArrayDatum) b)));
        table.infix("#>", "json_extract_path", Type.JSON, TEXTS, Type.JSON,
                (a, b, c) -> JsonParts.path((String) a, (ArrayDatum) b));
        table.infix("#>>", "json_extract_path_text", Type.JSON, TEXTS, Type.TEXT,
                (a, b, c) -> JsonParts.text(JsonParts.path((String) a, (ArrayDatum) b)));
        for (Type type : List.of(Type.JSON, Type.JSONB)) {
            String name = type.catalogName() + "_extract_path";
            variadicPath(table, name, type, type);
            variadicPath(table, name + "_text", type, Type.TEXT);
        }
    }

    private static void variadicPath(FunctionTable table, String name, Type type, Type result) {
        table.generic(Generic.variadic(name, List.of(type, Type.TEXT), result, Volatility.IMMUTABLE, true,
                (types, unused) -> (BodyN) (a, c) -> {
                    ArrayDatum path = ArrayDatum.of(Type.TEXT, Arrays.copyOfRange(a, 1, a.length));
                    if (type == Type.JSONB) {
                        Json part = JsonParts.path((Json) a[0], path);
                        return result == Type.TEXT ? JsonParts.text(part) : part;
                    }
                    String part = JsonParts.path((String) a[0], path);
                    return result == Type.TEXT ? JsonParts.text(part) : part;
                }));
    }

    private static void facts(FunctionTable table) {
        for (Type type : List.of(Type.JSON, Type.JSONB)) {
            String name = type.catalogName();
            table.one(name + "_typeof", type, Type.TEXT, (a, c) -> parsed(a).typeName());
            table.one(name + "_array_length", type, Type.INT4, (a, c) -> length(parsed(a)));
            table.one(name + "_strip_nulls", type, type, (a, c) -> {
                Json stripped = withoutNulls(parsed(a));
                return type == Type.JSONB ? stripped : (Object) compact(stripped);
            });
        }
        table.one("jsonb_pretty", Type.JSONB, Type.TEXT, (a, c) -> JsonText.pretty((Json) a));
    }

    static Json parsed(Object json) {
        return json instanceof Json value ? value : JsonReader.read((String) json);
    }

    private static int length(Json json) {
        if (json instanceof Json.Array array) {
            return array.elements().size();
        }
        throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, json instanceof Json.Object
                ? "cannot get array length of a non-array"
                : "cannot get array length of a scalar");
    }

    private static Json withoutNulls(Json json) {
        return switch (json) {
            case Json.Array array ->
                new Json.Array(array.elements().stream().map(JsonFunctions::withoutNulls).toList());
            case Json.Object object -> {
                LinkedHashMap<String, Json> kept = new LinkedHashMap<>();
                for (Map.Entry<String, Json> entry : object.entries().entrySet()) {
                    if (!(entry.getValue() instanceof Json.Null)) {
                        kept.put(entry.getKey(), withoutNulls(entry.getValue()));
                    }
                }
                yield new Json.Object(kept);
            }
            default -> json;
        };
    }

    /** Without any spaces between tokens. */
    private static String compact(Json json) {
        return switch (json) {
            case Json.Array array ->
                "[" + String.join(",", array.elements().stream().map(JsonFunctions::compact).toList()) + "]";
            case Json.Object object -> "{" + String.join(",", object.entries().entrySet().stream()
                    .map(entry -> JsonText.quote(new StringBuilder(), entry.getKey()) + ":"
                            + compact(entry.getValue()))
                    .toList()) + "}";
            default -> JsonText.write(json);
        };
    }

    private static void makers(FunctionTable table) {
        table.generic(new Generic("to_json", List.of(Type.ANYELEMENT), Type.JSON, Volatility.STABLE, true,
                (types, result) -> (Body1) (a, c) -> JsonMaker.json(types.get(0), a, c)));
        table.generic(new Generic("to_jsonb", List.of(Type.ANYELEMENT), Type.JSONB, Volatility.STABLE, true,
                (types, result) -> (Body1) (a, c) -> JsonMaker.jsonb(types.get(0), a, c)));
        table.generic(new Generic("array_to_json", List.of(Type.ANYARRAY), Type.JSON, Volatility.STABLE, true,
                (types, result) -> (Body1) (a, c) -> JsonMaker.json(types.get(0), a, c)));
        table.add(new Function("row_to_json", List.of(Type.RECORD), Type.JSON, Volatility.STABLE, true,
                (Body1) (a, c) -> JsonMaker.row((RecordDatum) a, false, c)));
        table.add(new Function("row_to_json", List.of(Type.RECORD, Type.BOOL), Type.JSON, Volatility.STABLE, true,
                (Body2) (a, b, c) -> JsonMaker.row((RecordDatum) a, (Boolean) b, c)));
        for (Type type : List.of(Type.JSON, Type.JSONB)) {
            boolean binary = type == Type.JSONB;
            maker(table, type, "_build_array",
                    types -> (a, c) -> binary ? array(types, a, c) : (Object) arrayText(types, a, c));
            maker(table, type, "_build_object",
                    types -> (a, c) -> binary ? object(types, a, c) : (Object) objectText(types, a, c));
        }
    }

    private static void maker(FunctionTable table, Type type, String name,
            java.util.function.Function<List<Type>, BodyN> body) {
        String full = type.catalogName() + name;
        table.add(new io.phantomdb.rows.Function(full, List.of(), type, Volatility.STABLE, false,
                (io.phantomdb.rows.Function.Body0) c -> body.apply(List.of()).apply(new Object[0], c)));
        table.generic(Generic.variadic(full, List.of(Type.ANY), type, Volatility.STABLE, false,
                (types, result) -> body.apply(types)));
    }

    private static Json array(List<Type> types, Object[] values, EvalContext context) {
        List<Json> elements = new ArrayList<>();
        for (int at = 0; at < values.length; at++) {
            elements.add(JsonMaker.jsonb(types.get(at), values[at], context));
        }
        return new Json.Array(elements);
    }

    private static String arrayText(List<Type> types, Object[] values, EvalContext context) {
        List<String> elements = new ArrayList<>();
        for (int at = 0; at < values.length; at++) {
            elements.add(JsonMaker.json(types.get(at), values[at], context));
        }
        return "[" + String.join(", ", elements) + "]";
    }

    private static Json object(List<Type> types, Object[] values, EvalContext context) {
        LinkedHashMap<String, Json> entries = new LinkedHashMap<>();
        refuseOdd(values);
        for (int at = 0; at < values.length; at += 2) {
            entries.put(key(types.get(at), values[at], at, context),
                    JsonMaker.jsonb(types.get(at + 1), values[at + 1], context));
        }
        return new Json.Object(entries);
    }

    private static String objectText(List<Type> types, Object[] values, EvalContext context) {
        List<String> entries = new ArrayList<>();
        refuseOdd(values);
        for (int at = 0; at < values.length; at += 2) {
            entries.add(JsonText.quote(new StringBuilder(), key(types.get(at), values[at], at, context)) + " : "
                    + JsonMaker.json(types.get(at + 1), values[at + 1], context));
        }
        return "{" + String.join(", ", entries) + "}";
    }

    private static void refuseOdd(Object[] values) {
        if (values.length % 2 != 0) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "argument list must have even number of elements").withHint(
                            "The arguments of json_build_object() must consist of alternating keys and values.");
        }
    }

    private static String key(Type type, Object key, int at, EvalContext context) {
        if (key == null) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "argument " + (at + 1) + " cannot be null").withHint("Object keys should be text.");
        }
        return JsonParts.text(JsonMaker.jsonb(type, key, context));
    }
}
