package io.phantomdb.rows.regex;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/**
 * Patterns of SIMILAR TO as regular expressions (PostgreSQL 15, chapter 9.7.2): % is any text, _ any character, the rest as
 * in regular expressions, over the whole text. Two escaped quotes mark the part that SUBSTRING returns.
 */
public final class SimilarPattern {
    private final String pattern;
    private final int escape;
    private final StringBuilder out = new StringBuilder("^(?:");
    private int separators;
    private int at;

    private SimilarPattern(String pattern, int escape) {
        this.pattern = pattern;
        this.escape = escape;
    }

    /** The escape is one character, or none if it is empty. 22019, 2200C for other ones. */
    public static String toRegex(String pattern, String escape) {
        if (escape.codePointCount(0, escape.length()) > 1) {
            throw new StatementError(SqlState.INVALID_ESCAPE_SEQUENCE, "invalid escape string").withHint(
                    "Escape string must be empty or one character.");
        }
        return new SimilarPattern(pattern, escape.isEmpty() ? -1 : escape.codePointAt(0)).convert();
    }

    private String convert() {
        while (at < pattern.length()) {
            int character = pattern.codePointAt(at);
            at += Character.charCount(character);
            if (character == escape) {
                escaped();
            } else if (character == '[') {
                bracket();
            } else {
                out.append(plain(character));
            }
        }
        return out.append(")$").toString();
    }

    private static String plain(int character) {
        return switch (character) {
            case '%' -> ".*";
            case '_' -> ".";
            case '(' -> "(?:";
            case '\\', '.', '^', '$' -> "\\" + (char) character;
            default -> Character.toString(character);
        };
    }

    private void escaped() {
        if (at == pattern.length()) {
            return;
        }
        int character = pattern.codePointAt(at);
        at += Character.charCount(character);
        if (character == '"') {
            separator();
        } else if (Character.isLetterOrDigit(character)) {
            // To a regular expression an escaped letter would mean something else.
            out.append(character < 0x80 ? "[" + (char) character + "]" : Character.toString(character));
        } else {
            out.append('\\').appendCodePoint(character);
        }
    }

    private void separator() {
        separators++;
        if (separators == 1) {
            out.append("){1,1}?(");
        } else if (separators == 2) {
            out.append("){1,1}(?:");
        } else {
            throw new StatementError(SqlState.INVALID_USE_OF_ESCAPE_CHARACTER,
                    "SQL regular expression may not contain more than two escape-double-quote separators");
        }
    }

    private void bracket() {
        out.append('[');
        int first = at + (pattern.startsWith("^", at) ? 1 : 0);
        while (at < pattern.length()) {
            int character = pattern.codePointAt(at);
            at += Character.charCount(character);
            if (character == escape && at < pattern.length()) {
                int literal = pattern.codePointAt(at);
                at += Character.charCount(literal);
                out.append('\\').appendCodePoint(literal);
                continue;
            }
            out.append(character == '\\' ? "\\\\" : Character.toString(character));
            if (character == ']' && at - 1 > first) {
                return;
            }
        }
    }
}
