package io.phantomdb.sql.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * Query strings of whoever has {@code standard_conforming_strings} off: there a backslash in a plain literal begins an escape
 * (PostgreSQL 15, chapter 4.1.2.2). Such literals are written as what they mean then, {@code E'…'}; everything else reads the text as
 * ever.
 */
public final class BackslashStrings {
    private final String sql;
    private final StringBuilder explicit = new StringBuilder();
    private final List<Character> escapes = new ArrayList<>();
    private int at;

    private BackslashStrings(String sql) {
        this.sql = sql;
    }

    /**
     * The text with escapes told.
     *
     * @param firstEscapes of each literal that was changed, what stands behind its first backslash
     */
    public record Explicit(String sql, List<Character> firstEscapes) {}

    public static Explicit of(String sql) {
        if (sql.indexOf('\\') < 0) {
            return new Explicit(sql, List.of());
        }
        BackslashStrings strings = new BackslashStrings(sql);
        strings.all();
        return new Explicit(strings.explicit.toString(), List.copyOf(strings.escapes));
    }

    private void all() {
        while (at < sql.length()) {
            switch (sql.charAt(at)) {
                case '\'' -> literal();
                case '"' -> copyTo(behind("\"", at + 1));
                case '-' -> copyTo(sql.startsWith("--", at) ? behind("\n", at) : at + 1);
                case '/' -> copyTo(sql.startsWith("/*", at) ? commentEnd() : at + 1);
                case '$' -> copyTo(dollarEnd());
                default -> copyTo(at + 1);
            }
        }
    }

    private void copyTo(int end) {
        explicit.append(sql, at, end);
        at = end;
    }

    /** Behind the next such text, or the end. */
    private int behind(String text, int from) {
        int found = sql.indexOf(text, from);
        return found < 0 ? sql.length() : found + text.length();
    }

    /** Parts on further lines belong to the same literal. */
    private void literal() {
        boolean isPlain = isPlain();
        boolean isBits = !isPlain && "bBxX&".indexOf(sql.charAt(at - 1)) >= 0;
        int end = at;
        int escape = -1;
        for (int next = at; next >= 0; next = continued(end)) {
            for (end = next + 1; end < sql.length() && sql.charAt(end) != '\''; end++) {
                if (sql.charAt(end) == '\\' && !isBits) {
                    escape = escape < 0 ? end : escape;
                    end++;
                }
            }
            end = Math.min(end + 1, sql.length());
        }
        if (isPlain && escape >= 0) {
            explicit.append(isPartOfName(at - 1) ? " E" : "E");
            escapes.add(escape + 1 < sql.length() ? sql.charAt(escape + 1) : ' ');
        }
        copyTo(end);
    }

    /** False behind the letter of an escape, bit or Unicode string. */
    private boolean isPlain() {
        if (at == 0) {
            return true;
        }
        char before = sql.charAt(at - 1);
        boolean isLetter = "eEbBxX".indexOf(before) >= 0 && !isPartOfName(at - 2);
        return !isLetter
                && !(before == '&' && at > 1 && "uU".indexOf(sql.charAt(at - 2)) >= 0 && !isPartOfName(at - 3));
    }

    private boolean isPartOfName(int index) {
        return index >= 0 && (Character.isLetterOrDigit(sql.charAt(index)) || "_$".indexOf(sql.charAt(index)) >= 0);
    }

    /** Where a literal goes on that has ended: the same line does not do, or -1. */
    private int continued(int end) {
        if (end < sql.length() && sql.charAt(end) == '\'') {
            return end;
        }
        boolean isNewLine = false;
        for (int next = end; next < sql.length(); next++) {
            char c = sql.charAt(next);
            if (c == '\'') {
                return isNewLine ? next : -1;
            }
            if (!Character.isWhitespace(c)) {
                return -1;
            }
            isNewLine |= c == '\n' || c == '\r';
        }
        return -1;
    }

    private int commentEnd() {
        int depth = 0;
        for (int next = at; next < sql.length(); next++) {
            if (sql.startsWith("/*", next)) {
                depth++;
                next++;
            } else if (sql.startsWith("*/", next)) {
                depth--;
                next++;
            }
            if (depth == 0) {
                return next + 1;
            }
        }
        return sql.length();
    }

    private int dollarEnd() {
        int tagEnd = at + 1;
        while (tagEnd < sql.length() && isPartOfName(tagEnd) && sql.charAt(tagEnd) != '$') {
            tagEnd++;
        }
        boolean isTag = tagEnd < sql.length() && sql.charAt(tagEnd) == '$' && !isPartOfName(at - 1)
                && !Character.isDigit(sql.charAt(at + 1));
        return isTag ? behind(sql.substring(at, tagEnd + 1), tagEnd + 1) : at + 1;
    }
}
