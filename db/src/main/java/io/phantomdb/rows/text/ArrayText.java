package io.phantomdb.rows.text;

import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.Type;

/** Arrays as text: {@code {1,NULL,"a b"}}, {@code [0:1]={…}} if a lower bound is not 1 (PostgreSQL 15, chapter 8.15.6). */
final class ArrayText {
    private ArrayText() {}

    static String write(ArrayDatum array, TextSettings settings) {
        if (array.dimensions() == 0) {
            return "{}";
        }
        StringBuilder text = new StringBuilder();
        writeBounds(array, text);
        writeLevel(array, 0, 0, text, settings);
        return text.toString();
    }

    private static void writeBounds(ArrayDatum array, StringBuilder text) {
        boolean usual = true;
        for (int at = 0; at < array.dimensions(); at++) {
            usual &= array.lowerBound(at) == 1;
        }
        if (usual) {
            return;
        }
        for (int at = 0; at < array.dimensions(); at++) {
            text.append('[').append(array.lowerBound(at)).append(':').append(array.upperBound(at)).append(']');
        }
        text.append('=');
    }

    /** Writes one pair of braces; gives the index after its last element. */
    private static int writeLevel(ArrayDatum array, int dimension, int from, StringBuilder text,
            TextSettings settings) {
        int index = from;
        text.append('{');
        for (int at = 0; at < array.length(dimension); at++) {
            if (at > 0) {
                text.append(',');
            }
            if (dimension + 1 < array.dimensions()) {
                index = writeLevel(array, dimension + 1, index, text, settings);
            } else {
                writeElement(array.elementType(), array.element(index++), text, settings);
            }
        }
        text.append('}');
        return index;
    }

    private static void writeElement(Type type, Object element, StringBuilder text, TextSettings settings) {
        if (element == null) {
            text.append("NULL");
            return;
        }
        String written = DatumText.write(type, element, settings);
        if (!needsQuotes(written)) {
            text.append(written);
            return;
        }
        text.append('"');
        for (int at = 0; at < written.length(); at++) {
            char character = written.charAt(at);
            if (character == '"' || character == '\\') {
                text.append('\\');
            }
            text.append(character);
        }
        text.append('"');
    }

    private static boolean needsQuotes(String text) {
        if (text.isEmpty() || text.equalsIgnoreCase("null")) {
            return true;
        }
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '"' || character == '\\' || character == '{' || character == '}' || character == ','
                    || InputErrors.isSpace(character)) {
                return true;
            }
        }
        return false;
    }
}
