package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.text.JsonReader;
import java.util.ArrayList;
import java.util.List;

/** A row for each part of JSON (PostgreSQL 15, table 9.47). */
final class JsonSetFunctions {
    private JsonSetFunctions() {}

    static void define(List<SetFunction> functions) {
        for (Type type : List.of(Type.JSON, Type.JSONB)) {
            String name = type.catalogName();
            for (boolean text : new boolean[]{false, true}) {
                Type result = text ? Type.TEXT : type;
                String full = text ? "_text" : "";
                functions.add(new SetFunction(name + "_array_elements" + full, List.of(type),
                        List.of(new SetFunction.Output("value", result)), Volatility.IMMUTABLE, true,
                        (a, c) -> elements(a[0], text).iterator()));
                functions.add(new SetFunction(name + "_each" + full, List.of(type),
                        List.of(new SetFunction.Output("key", Type.TEXT), new SetFunction.Output("value", result)),
                        Volatility.IMMUTABLE, true, (a, c) -> entries(a[0], text).iterator()));
            }
            functions.add(SetFunction.of(name + "_object_keys", List.of(type), Type.TEXT, Volatility.IMMUTABLE,
                    (a, c) -> keys(a[0]).iterator()));
        }
    }

    private static List<Object[]> elements(Object json, boolean text) {
        char first = json instanceof String written ? JsonReader.first(written) : kind((Json) json);
        if (first != '[') {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, first == '{'
                    ? "cannot extract elements from an object"
                    : "cannot extract elements from a scalar");
        }
        List<Object[]> rows = new ArrayList<>();
        if (json instanceof String written) {
            JsonReader.elements(written).forEach(
                    each -> rows.add(new Object[]{text ? JsonParts.text(each) : each}));
        } else {
            ((Json.Array) json).elements().forEach(
                    each -> rows.add(new Object[]{text ? JsonParts.text(each) : each}));
        }
        return rows;
    }

    private static char kind(Json json) {
        return switch (json) {
            case Json.Array array -> '[';
            case Json.Object object -> '{';
            default -> '0';
        };
    }

    private static List<Object[]> entries(Object json, boolean text) {
        List<Object[]> rows = new ArrayList<>();
        if (json instanceof String written && JsonReader.first(written) == '{') {
            JsonReader.entries(written).forEach(entry -> rows
                    .add(new Object[]{entry.getKey(), text ? JsonParts.text(entry.getValue()) : entry.getValue()}));
        } else if (json instanceof Json.Object object) {
            object.entries().forEach((key, value) -> rows
                    .add(new Object[]{key, text ? JsonParts.text(value) : value}));
        } else {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "cannot deconstruct a scalar");
        }
        return rows;
    }

    private static List<Object[]> keys(Object json) {
        char first = json instanceof String written ? JsonReader.first(written) : kind((Json) json);
        if (first != '{') {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, first == '['
                    ? "cannot call " + (json instanceof String ? "json" : "jsonb") + "_object_keys on an array"
                    : "cannot call " + (json instanceof String ? "json" : "jsonb") + "_object_keys on a scalar");
        }
        return entries(json, true).stream().map(row -> new Object[]{row[0]}).toList();
    }
}
