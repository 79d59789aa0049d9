package io.phantomdb.rows.function;

import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.text.JsonReader;
import io.phantomdb.rows.text.JsonText;
import java.util.List;
import java.util.Map;

/** Parts of JSON by key, by place and by path; of json as the text they were written as. Null where there is none. */
final class JsonParts {
    private JsonParts() {}

    static Json field(Json json, String key) {
        return json instanceof Json.Object object ? object.entries().get(key) : null;
    }

    /** As the operator says: what is neither array nor object is taken for an array of itself alone. */
    static Json elementOrItself(Json json, int place) {
        boolean isScalar = !(json instanceof Json.Array || json instanceof Json.Object);
        return isScalar ? place == 0 || place == -1 ? json : null : element(json, place);
    }

    /** Places below 0 count from the end. */
    static Json element(Json json, int place) {
        if (!(json instanceof Json.Array array)) {
            return null;
        }
        int size = array.elements().size();
        long index = place < 0 ? (long) size + place : place;
        return index >= 0 && index < size ? array.elements().get((int) index) : null;
    }

    static Json path(Json json, ArrayDatum path) {
        Json part = json;
        for (int at = 0; at < path.size() && part != null; at++) {
            String step = (String) path.element(at);
            Integer place = part instanceof Json.Array && step != null ? place(step) : null;
            part = step == null ? null : place != null ? element(part, place) : field(part, step);
        }
        return part;
    }

    /** A place in an array, or null if the step is no whole number. */
    static Integer place(String step) {
        try {
            return Integer.valueOf(step.strip());
        } catch (NumberFormatException noPlace) {
            return null;
        }
    }

    /** As ->> has it: a string without its quotes, null as NULL. */
    static String text(Json json) {
        return switch (json) {
            case null -> null;
            case Json.Null none -> null;
            case Json.Text text -> text.value();
            default -> JsonText.write(json);
        };
    }

    static String field(String json, String key) {
        String found = null;
        if (JsonReader.first(json) == '{') {
            for (Map.Entry<String, String> entry : JsonReader.entries(json)) {
                found = entry.getKey().equals(key) ? entry.getValue() : found;
            }
        }
        return found;
    }

    static String element(String json, int place) {
        if (JsonReader.first(json) != '[') {
            return null;
        }
        List<String> elements = JsonReader.elements(json);
        long index = place < 0 ? (long) elements.size() + place : place;
        return index >= 0 && index < elements.size() ? elements.get((int) index) : null;
    }

    static String path(String json, ArrayDatum path) {
        String part = json;
        for (int at = 0; at < path.size() && part != null; at++) {
            String step = (String) path.element(at);
            Integer place = step != null && JsonReader.first(part) == '[' ? place(step) : null;
            part = step == null ? null : place != null ? element(part, place) : field(part, step);
        }
        return part;
    }

    /** As ->> has it. */
    static String text(String json) {
        if (json == null) {
            return null;
        }
        char first = JsonReader.first(json);
        return first == '"' || first == 'n' ? text(JsonReader.read(json)) : json;
    }
}
