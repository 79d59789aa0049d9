package io.phantomdb.rows.text;

import io.phantomdb.rows.Json;
import java.util.Map;

/** Writes jsonb as PostgreSQL does: a space after each comma and colon, or spread over lines. */
public final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder();
    private final boolean pretty;

    private JsonText(boolean pretty) {
        this.pretty = pretty;
    }

    public static String write(Json json) {
        JsonText writer = new JsonText(false);
        writer.value(json, 0);
        return writer.text.toString();
    }

    /** Four spaces for each level, as jsonb_pretty has it. */
    public static String pretty(Json json) {
        JsonText writer = new JsonText(true);
        writer.value(json, 0);
        return writer.text.toString();
    }

    private void value(Json json, int depth) {
        switch (json) {
            case Json.Null none -> text.append("null");
            case Json.Bool bool -> text.append(bool.value());
            case Json.Number number -> text.append(number.value());
            case Json.Text string -> quote(text, string.value());
            case Json.Array array -> array(array, depth);
            case Json.Object object -> object(object, depth);
        }
    }

    private void array(Json.Array array, int depth) {
        text.append('[');
        boolean first = true;
        for (Json element : array.elements()) {
            separate(first, depth + 1);
            value(element, depth + 1);
            first = false;
        }
        line(depth);
        text.append(']');
    }

    private void object(Json.Object object, int depth) {
        text.append('{');
        boolean first = true;
        for (Map.Entry<String, Json> entry : object.entries().entrySet()) {
            separate(first, depth + 1);
            quote(text, entry.getKey());
            text.append(": ");
            value(entry.getValue(), depth + 1);
            first = false;
        }
        line(depth);
        text.append('}');
    }

    private void separate(boolean first, int depth) {
        if (!first) {
            text.append(pretty ? "," : ", ");
        }
        line(depth);
    }

    private void line(int depth) {
        if (pretty) {
            text.append('\n').append("    ".repeat(depth));
        }
    }

    /** The string as JSON writes it. */
    public static StringBuilder quote(StringBuilder to, String string) {
        to.append('"');
        for (int at = 0; at < string.length(); at++) {
            char character = string.charAt(at);
            switch (character) {
                case '"' -> to.append("\\\"");
                case '\\' -> to.append("\\\\");
                case '\b' -> to.append("\\b");
                case '\f' -> to.append("\\f");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\t' -> to.append("\\t");
                default -> {
                    if (character < ' ') {
                        to.append("\\u00").append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 15));
                    } else {
                        to.append(character);
                    }
                }
            }
        }
        return to.append('"');
    }
}
