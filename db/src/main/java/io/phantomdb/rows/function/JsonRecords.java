package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.rows.text.JsonReader;
import io.phantomdb.rows.text.JsonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Rows out of JSON objects (PostgreSQL 15, populate_record and its kin of jsonfuncs.c): fields by their names, strings by the types'
 * text forms, objects and arrays as rows and arrays where such are wanted. JSON is taken as its text.
 */
public final class JsonRecords {
    private final TextContext context;

    private JsonRecords(TextContext context) {
        this.context = context;
    }

    /** The object as a row of the type. What it does not say is as in the base, which may be null. */
    public static RecordDatum row(Type type, RecordDatum base, Object json, TextContext context) {
        return new JsonRecords(context).record(type, base, text(json));
    }

    /** The same for each object of an array; the function is for messages. */
    public static List<RecordDatum> rows(Type type, RecordDatum base, Object json, String function,
            TextContext context) {
        String text = text(json);
        char first = JsonReader.first(text);
        if (first != '[') {
            throw invalid("cannot call " + function + (json instanceof Json
                    ? " on a non-array"
                    : first == '{' ? " on an object" : " on a scalar"));
        }
        JsonRecords records = new JsonRecords(context);
        List<RecordDatum> rows = new ArrayList<>();
        for (String element : JsonReader.elements(text)) {
            if (JsonReader.first(element) != '{') {
                throw invalid("argument of " + function + " must be an array of objects");
            }
            rows.add(records.record(type, base, element));
        }
        return rows;
    }

    private static String text(Object json) {
        return json instanceof Json written ? JsonText.write(written) : (String) json;
    }

    private static StatementError invalid(String message) {
        return new StatementError(SqlState.INVALID_PARAMETER_VALUE, message);
    }

    private RecordDatum record(Type type, RecordDatum base, String json) {
        char first = JsonReader.first(json);
        if (first != '{') {
            throw invalid("cannot call populate_composite on " + (first == '[' ? "an array" : "a scalar"));
        }
        List<Type.Field> fields = type.fields();
        Object[] values = base == null ? new Object[fields.size()] : base.values();
        boolean[] told = new boolean[values.length];
        for (Map.Entry<String, String> entry : JsonReader.entries(json)) {
            for (int at = 0; at < values.length; at++) {
                if (fields.get(at).name().equals(entry.getKey())) {
                    values[at] = value(fields.get(at).type(), entry.getValue(), entry.getKey(),
                            base == null ? null : base.value(at));
                    told[at] = true;
                }
            }
        }
        for (int at = 0; at < values.length; at++) {
            if (!told[at] && base == null) {
                values[at] = DatumText.readNull(fields.get(at).type().type(), context);
            }
        }
        RecordDatum row = new RecordDatum(type.plain(), values);
        return type.isDomain() ? (RecordDatum) context.inDomain(type, row) : row;
    }

    /** The key is where it stands, for hints; before is what the value was, or null. */
    private Object value(ColumnType type, String json, String key, Object before) {
        if (type.type().isDomain()) {
            return context.inDomain(type.type(), value(type.plain(), json, key, before));
        }
        char first = JsonReader.first(json);
        if (first == 'n') {
            return null;
        }
        boolean isString = first == '"';
        return switch (type.type().kind()) {
            case JSON -> json;
            case JSONB -> JsonReader.read(json);
            case ARRAY -> isString ? read(type, json) : array(type, json, key);
            case RECORD -> isString ? read(type, json) : record(type.type(), (RecordDatum) before, json);
            default -> read(type, json);
        };
    }

    private Object read(ColumnType type, String json) {
        return DatumText.read(type, JsonParts.text(json), context);
    }

    /** As many dimensions as the first elements are inside of each other. */
    private ArrayDatum array(ColumnType type, String json, String key) {
        if (JsonReader.first(json) != '[') {
            throw new StatementError(SqlState.INVALID_TEXT_REPRESENTATION, "expected JSON array")
                    .withHint("See the value of key \"" + key + "\".");
        }
        int dimensions = 1;
        List<String> inner = JsonReader.elements(json);
        while (!inner.isEmpty() && JsonReader.first(inner.getFirst()) == '[') {
            dimensions++;
            inner = JsonReader.elements(inner.getFirst());
        }
        if (dimensions > ArrayDatum.DIMENSIONS_MAX) {
            throw ArrayDatum.tooManyDimensions(dimensions);
        }
        int[] lengths = new int[dimensions];
        Arrays.fill(lengths, -1);
        List<Object> elements = new ArrayList<>();
        level(new Place(type.element(), key, ""), json, lengths, 0, elements);
        if (elements.isEmpty()) {
            return ArrayDatum.empty(type.type().element());
        }
        int[] lower = new int[dimensions];
        Arrays.fill(lower, 1);
        return ArrayDatum.of(type.type().element(), lengths, lower, elements.toArray());
    }

    /** Where in an array something stands, in the words of hints. */
    private record Place(ColumnType element, String key, String subscripts) {
        Place at(int index) {
            return new Place(element, key, subscripts + "[" + index + "]");
        }
    }

    private void level(Place place, String json, int[] lengths, int depth, List<Object> into) {
        List<String> elements = JsonReader.elements(json);
        if (lengths[depth] >= 0 && lengths[depth] != elements.size()) {
            throw new StatementError(SqlState.INVALID_TEXT_REPRESENTATION, "malformed JSON array")
                    .withDetail("Multidimensional arrays must have sub-arrays with matching dimensions.");
        }
        lengths[depth] = elements.size();
        for (int at = 0; at < elements.size(); at++) {
            String element = elements.get(at);
            if (depth == lengths.length - 1) {
                into.add(value(place.element(), element, place.key(), null));
                continue;
            }
            if (JsonReader.first(element) != '[') {
                throw new StatementError(SqlState.INVALID_TEXT_REPRESENTATION, "expected JSON array").withHint(
                        "See the array element " + place.at(at).subscripts() + " of key \"" + place.key() + "\".");
            }
            level(place.at(at), element, lengths, depth + 1, into);
        }
    }
}
