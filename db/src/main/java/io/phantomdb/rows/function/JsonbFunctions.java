package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.Body3;
import io.phantomdb.rows.Function.BodyN;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What only jsonb can do: contain, exist, be joined and changed (PostgreSQL 15, tables 9.46 and 9.47). */
final class JsonbFunctions {
    private static final Type TEXTS = Type.TEXT.array();

    private JsonbFunctions() {}

    static void define(FunctionTable table) {
        table.infix("@>", "jsonb_contains", Type.JSONB, Type.JSONB, Type.BOOL,
                (a, b, c) -> contains((Json) a, (Json) b, true));
        table.infix("<@", "jsonb_contained", Type.JSONB, Type.JSONB, Type.BOOL,
                (a, b, c) -> contains((Json) b, (Json) a, true));
        table.infix("?", "jsonb_exists", Type.JSONB, Type.TEXT, Type.BOOL, (a, b, c) -> exists((Json) a, b));
        table.infix("?|", "jsonb_exists_any", Type.JSONB, TEXTS, Type.BOOL,
                (a, b, c) -> count((Json) a, (ArrayDatum) b) > 0);
        table.infix("?&", "jsonb_exists_all", Type.JSONB, TEXTS, Type.BOOL,
                (a, b, c) -> count((Json) a, (ArrayDatum) b) == wanted((ArrayDatum) b));
        table.infix("||", "jsonb_concat", Type.JSONB, Type.JSONB, Type.JSONB,
                (a, b, c) -> joined((Json) a, (Json) b));
        table.infix("-", "jsonb_delete", Type.JSONB, Type.TEXT, Type.JSONB,
                (a, b, c) -> without((Json) a, List.of((String) b)));
        table.infix("-", "jsonb_delete", Type.JSONB, Type.INT4, Type.JSONB,
                (a, b, c) -> withoutElement((Json) a, (Integer) b));
        table.infix("-", "jsonb_delete", Type.JSONB, TEXTS, Type.JSONB,
                (a, b, c) -> without((Json) a, strings((ArrayDatum) b)));
        table.infix("#-", "jsonb_delete_path", Type.JSONB, TEXTS, Type.JSONB,
                (a, b, c) -> without((Json) a, (ArrayDatum) b));
        changes(table);
    }

    private static void changes(FunctionTable table) {
        List<Type> three = List.of(Type.JSONB, TEXTS, Type.JSONB);
        List<Type> four = List.of(Type.JSONB, TEXTS, Type.JSONB, Type.BOOL);
        add(table, "jsonb_set", three, (Body3) (a, b, d, c) -> set((Json) a, (ArrayDatum) b, (Json) d, true));
        add(table, "jsonb_set", four,
                (BodyN) (a, c) -> set((Json) a[0], (ArrayDatum) a[1], (Json) a[2], (Boolean) a[3]));
        add(table, "jsonb_insert", three, (Body3) (a, b, d, c) -> insert((Json) a, (ArrayDatum) b, (Json) d, false));
        add(table, "jsonb_insert", four,
                (BodyN) (a, c) -> insert((Json) a[0], (ArrayDatum) a[1], (Json) a[2], (Boolean) a[3]));
    }

    private static void add(FunctionTable table, String name, List<Type> arguments, Function.Body body) {
        table.add(new Function(name, arguments, Type.JSONB, Volatility.IMMUTABLE, true, body));
    }

    /** Without what the path leads to. */
    static Json without(Json target, ArrayDatum path) {
        refuseScalar(target, "cannot delete path in scalar");
        return new JsonChange(strings(path), null, JsonChange.Mode.DELETE).of(target);
    }

    static Json set(Json target, ArrayDatum path, Json value, boolean create) {
        refuseScalar(target, "cannot set path in scalar");
        return new JsonChange(strings(path), value, create ? JsonChange.Mode.SET : JsonChange.Mode.REPLACE).of(target);
    }

    private static Json insert(Json target, ArrayDatum path, Json value, boolean after) {
        refuseScalar(target, "cannot set path in scalar");
        return new JsonChange(strings(path), value,
                after ? JsonChange.Mode.INSERT_AFTER : JsonChange.Mode.INSERT_BEFORE).of(target);
    }

    private static void refuseScalar(Json json, String message) {
        if (json.isScalar()) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, message);
        }
    }

    private static List<String> strings(ArrayDatum array) {
        List<String> strings = new ArrayList<>();
        for (int at = 0; at < array.size(); at++) {
            strings.add((String) array.element(at));
        }
        return strings;
    }

    /** An array contains a scalar by itself, but only at the top. */
    private static boolean contains(Json whole, Json part, boolean top) {
        if (whole instanceof Json.Object object && part instanceof Json.Object wanted) {
            for (Map.Entry<String, Json> entry : wanted.entries().entrySet()) {
                Json value = object.entries().get(entry.getKey());
                if (value == null || !contains(value, entry.getValue(), false)) {
                    return false;
                }
            }
            return true;
        }
        if (whole instanceof Json.Array array && part instanceof Json.Array wanted) {
            return wanted.elements().stream().allMatch(each -> containsElement(array, each));
        }
        if (top && whole instanceof Json.Array array && part.isScalar()) {
            return containsElement(array, part);
        }
        return whole.isScalar() && part.isScalar() && whole.compareTo(part) == 0;
    }

    private static boolean containsElement(Json.Array array, Json wanted) {
        return array.elements().stream().anyMatch(each -> contains(each, wanted, false));
    }

    private static boolean exists(Json json, Object key) {
        return switch (json) {
            case Json.Object object -> object.entries().containsKey((String) key);
            case Json.Array array -> array.elements().contains(new Json.Text((String) key));
            case Json.Text text -> text.value().equals(key);
            default -> false;
        };
    }

    private static int count(Json json, ArrayDatum keys) {
        int count = 0;
        for (int at = 0; at < keys.size(); at++) {
            count += keys.element(at) != null && exists(json, keys.element(at)) ? 1 : 0;
        }
        return count;
    }

    private static int wanted(ArrayDatum keys) {
        int count = 0;
        for (int at = 0; at < keys.size(); at++) {
            count += keys.element(at) == null ? 0 : 1;
        }
        return count;
    }

    /** Objects have their keys joined, the right one's winning; all else is taken for arrays. */
    private static Json joined(Json left, Json right) {
        if (left instanceof Json.Object one && right instanceof Json.Object other) {
            LinkedHashMap<String, Json> entries = new LinkedHashMap<>(one.entries());
            entries.putAll(other.entries());
            return new Json.Object(entries);
        }
        List<Json> elements = new ArrayList<>(left instanceof Json.Array array ? array.elements() : List.of(left));
        elements.addAll(right instanceof Json.Array array ? array.elements() : List.of(right));
        return new Json.Array(elements);
    }

    private static Json without(Json json, List<String> keys) {
        refuseScalar(json, "cannot delete from scalar");
        if (json instanceof Json.Object object) {
            LinkedHashMap<String, Json> entries = new LinkedHashMap<>(object.entries());
            keys.forEach(key -> entries.remove(key));
            return new Json.Object(entries);
        }
        return new Json.Array(((Json.Array) json).elements().stream()
                .filter(each -> !(each instanceof Json.Text text && keys.contains(text.value()))).toList());
    }

    private static Json withoutElement(Json json, int place) {
        refuseScalar(json, "cannot delete from scalar");
        if (json instanceof Json.Object) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "cannot delete from object using integer index");
        }
        List<Json> elements = new ArrayList<>(((Json.Array) json).elements());
        long index = place < 0 ? (long) elements.size() + place : place;
        if (index >= 0 && index < elements.size()) {
            elements.remove((int) index);
        }
        return new Json.Array(elements);
    }
}
