package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/**
 * LIKE (PostgreSQL 15, chapter 9.7.1): % is any text, _ any one character, a backslash makes what follows it plain. Linear
 * in text times pattern at worst: on a mismatch only the last % is tried again.
 */
final class Like {
    private static final char ESCAPE = '\\';

    private Like() {}

    static boolean matches(String text, String pattern) {
        int textAt = 0;
        int patternAt = 0;
        int retryText = -1;
        int retryPattern = -1;
        while (textAt < text.length() || patternAt < pattern.length()) {
            char wanted = patternAt < pattern.length() ? pattern.charAt(patternAt) : '\0';
            if (patternAt < pattern.length() && wanted == '%') {
                retryPattern = ++patternAt;
                retryText = textAt;
                continue;
            }
            int literal = wanted == ESCAPE && patternAt < pattern.length() ? patternAt + 1 : patternAt;
            if (literal == pattern.length() && literal > patternAt) {
                throw new StatementError(SqlState.INVALID_ESCAPE_SEQUENCE,
                        "LIKE pattern must not end with escape character");
            }
            if (textAt < text.length() && patternAt < pattern.length()) {
                if (wanted == '_') {
                    textAt = text.offsetByCodePoints(textAt, 1);
                    patternAt++;
                    continue;
                }
                if (text.charAt(textAt) == pattern.charAt(literal)) {
                    textAt++;
                    patternAt = literal + 1;
                    continue;
                }
            }
            if (retryPattern < 0 || retryText >= text.length()) {
                return false;
            }
            retryText = text.offsetByCodePoints(retryText, 1);
            textAt = retryText;
            patternAt = retryPattern;
        }
        return true;
    }

    /** The pattern with another escape character, none if it is empty, as one with a backslash. */
    static String withEscape(String pattern, String escape) {
        if (escape.equals("\\")) {
            return pattern;
        }
        if (escape.codePointCount(0, escape.length()) > 1) {
            throw new StatementError(SqlState.INVALID_ESCAPE_SEQUENCE, "invalid escape string").withHint(
                    "Escape string must be empty or one character.");
        }
        StringBuilder standard = new StringBuilder(pattern.length() + 8);
        int at = 0;
        while (at < pattern.length()) {
            if (!escape.isEmpty() && pattern.startsWith(escape, at)) {
                at += escape.length();
                standard.append(ESCAPE);
                if (at < pattern.length()) {
                    standard.append(pattern.charAt(at++));
                }
            } else {
                char character = pattern.charAt(at++);
                if (character == ESCAPE) {
                    standard.append(ESCAPE);
                }
                standard.append(character);
            }
        }
        return standard.toString();
    }
}
