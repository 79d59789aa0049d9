package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Function.BodyN;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.text.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** json_object and jsonb_object: objects out of arrays of texts (PostgreSQL 15, table 9.47). */
final class JsonObjects {
    private JsonObjects() {}

    /** The value may be null, and is JSON's null then. */
    private record Entry(String key, String value) {}

    static void define(FunctionTable table) {
        table.pure("json_object(_text) json", (ArrayDatum pairs) -> text(entries(pairs)));
        table.pure("json_object(_text, _text) json",
                (ArrayDatum keys, ArrayDatum values) -> text(entries(keys, values)));
        table.pure("jsonb_object(_text) jsonb", (ArrayDatum pairs) -> object(entries(pairs)));
        table.pure("jsonb_object(_text, _text) jsonb",
                (ArrayDatum keys, ArrayDatum values) -> object(entries(keys, values)));
        table.withNulls("jsonb_set_lax(jsonb, _text, jsonb) jsonb", (BodyN) (a, c) -> setLax(a, true, "use_json_null"));
        table.withNulls("jsonb_set_lax(jsonb, _text, jsonb, bool) jsonb",
                (BodyN) (a, c) -> setLax(a, (Boolean) a[3], "use_json_null"));
        table.withNulls("jsonb_set_lax(jsonb, _text, jsonb, bool, text) jsonb",
                (BodyN) (a, c) -> setLax(a, (Boolean) a[3], (String) a[4]));
    }

    private static List<Entry> entries(ArrayDatum pairs) {
        if (pairs.dimensions() > 2) {
            throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR, "wrong number of array subscripts");
        }
        if (pairs.dimensions() == 1 && pairs.size() % 2 != 0) {
            throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR, "array must have even number of elements");
        }
        if (pairs.dimensions() == 2 && pairs.length(1) != 2) {
            throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR, "array must have two columns");
        }
        List<Entry> entries = new ArrayList<>();
        for (int at = 0; at < pairs.size(); at += 2) {
            entries.add(entry(pairs.element(at), pairs.element(at + 1)));
        }
        return entries;
    }

    private static List<Entry> entries(ArrayDatum keys, ArrayDatum values) {
        if (keys.dimensions() > 1 || keys.dimensions() != values.dimensions()) {
            throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR, "wrong number of array subscripts");
        }
        if (keys.size() != values.size()) {
            throw new StatementError(SqlState.ARRAY_SUBSCRIPT_ERROR, "mismatched array dimensions");
        }
        List<Entry> entries = new ArrayList<>();
        for (int at = 0; at < keys.size(); at++) {
            entries.add(entry(keys.element(at), values.element(at)));
        }
        return entries;
    }

    private static Entry entry(Object key, Object value) {
        if (key == null) {
            throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED, "null value not allowed for object key");
        }
        return new Entry((String) key, (String) value);
    }

    private static Json object(List<Entry> entries) {
        LinkedHashMap<String, Json> object = new LinkedHashMap<>();
        entries.forEach(entry -> object.put(entry.key,
                entry.value == null ? Json.NULL : new Json.Text(entry.value)));
        return new Json.Object(object);
    }

    /** JSON as text keeps keys that come twice. */
    private static String text(List<Entry> entries) {
        StringBuilder text = new StringBuilder("{");
        for (Entry entry : entries) {
            text.append(text.length() == 1 ? "" : ", ");
            JsonText.quote(text, entry.key);
            text.append(" : ");
            if (entry.value == null) {
                text.append("null");
            } else {
                JsonText.quote(text, entry.value);
            }
        }
        return text.append("}").toString();
    }

    private static Json setLax(Object[] arguments, Boolean create, String whenNull) {
        if (arguments[0] == null || arguments[1] == null || create == null) {
            return null;
        }
        Json target = (Json) arguments[0];
        ArrayDatum path = (ArrayDatum) arguments[1];
        if (arguments[2] != null) {
            return JsonbFunctions.set(target, path, (Json) arguments[2], create);
        }
        return switch (whenNull) {
            case "raise_exception" -> throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED,
                    "JSON value must not be null",
                    "Exception was raised because null_value_treatment is \"raise_exception\".",
                    "To avoid, either change the null_value_treatment argument or ensure that an SQL NULL is not passed.",
                    0);
            case "return_target" -> target;
            case "delete_key" -> JsonbFunctions.without(target, path);
            case "use_json_null" -> JsonbFunctions.set(target, path, Json.NULL, create);
            case null, default -> throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "null_value_treatment must be \"delete_key\", \"return_target\", \"use_json_null\", or \"raise_exception\"");
        };
    }
}
