package io.phantomdb.rows.text;

import java.util.Locale;

/** Reads booleans: true, false, yes, no, on, off, 1, 0 and unique beginnings of them (PostgreSQL 15, chapter 8.6). */
final class BooleanText {
    private BooleanText() {}

    static Boolean read(String text) {
        String word = InputErrors.strip(text).toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            throw InputErrors.syntax("boolean", text);
        }
        if ("true".startsWith(word) || "yes".startsWith(word) || word.equals("on") || word.equals("1")) {
            return true;
        }
        if ("false".startsWith(word) || "no".startsWith(word) || word.equals("off") || word.equals("of")
                || word.equals("0")) {
            return false;
        }
        throw InputErrors.syntax("boolean", text);
    }
}
