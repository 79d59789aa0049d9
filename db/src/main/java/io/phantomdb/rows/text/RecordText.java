package io.phantomdb.rows.text;

import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.TextSettings;

/** The text form of rows (PostgreSQL 15, chapter 8.16.6): {@code (1,"a b",)}. */
final class RecordText {
    private RecordText() {}

    static String write(RecordDatum record, TextSettings settings) {
        StringBuilder text = new StringBuilder("(");
        for (int at = 0; at < record.size(); at++) {
            text.append(at == 0 ? "" : ",");
            if (record.value(at) != null) {
                append(text, DatumText.write(record.typeOf(at), record.value(at), settings));
            }
        }
        return text.append(')').toString();
    }

    /** What would be read otherwise stands in quotes; quotes and backslashes are doubled in them. */
    private static void append(StringBuilder to, String value) {
        if (!needsQuotes(value)) {
            to.append(value);
            return;
        }
        to.append('"');
        for (int at = 0; at < value.length(); at++) {
            char here = value.charAt(at);
            if (here == '"' || here == '\\') {
                to.append(here);
            }
            to.append(here);
        }
        to.append('"');
    }

    private static boolean needsQuotes(String value) {
        if (value.isEmpty()) {
            return true;
        }
        for (int at = 0; at < value.length(); at++) {
            switch (value.charAt(at)) {
                case '"', '\\', '(', ')', ',', ' ', '\t', '\n', '\r', '\u000b', '\f' -> {
                    return true;
                }
                default -> {
                }
            }
        }
        return false;
    }
}
