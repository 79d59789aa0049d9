package io.phantomdb.sql.parse;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/** What stands between quotes: strings, names, bits (PostgreSQL 15, chapters 4.1.1 and 4.1.2). */
final class QuotedText {
    private final Scanner scanner;
    private final String sql;
    private int end;

    QuotedText(Scanner scanner, String sql) {
        this.scanner = scanner;
        this.sql = sql;
    }

    /** Behind what was read last. */
    int end() {
        return end;
    }

    /** '…' */
    String plain(int start) {
        return delimited(start, start + 1, '\'', "unterminated quoted string");
    }

    /** B'…' */
    String bits(int start) {
        return delimited(start, start + 2, '\'', "unterminated bit string literal");
    }

    /** X'…' */
    String hexBits(int start) {
        return delimited(start, start + 2, '\'', "unterminated hexadecimal string literal");
    }

    /** "…" */
    String name(int start) {
        return notEmpty(start, delimited(start, start + 1, '"', "unterminated quoted identifier"));
    }

    /** E'…' */
    String escaped(int start) {
        EscapedString string = new EscapedString(scanner, sql, start);
        String value = string.read();
        end = string.end();
        return value;
    }

    /** U&'…', perhaps with UESCAPE. */
    String unicodeString(int start) {
        return unescaped(start, delimited(start, start + 3, '\'', "unterminated quoted string"));
    }

    /** U&"…", perhaps with UESCAPE. */
    String unicodeName(int start) {
        String raw = notEmpty(start, delimited(start, start + 3, '"', "unterminated quoted identifier"));
        return unescaped(start, raw);
    }

    private String notEmpty(int start, String name) {
        if (name.isEmpty()) {
            throw scanner.error("zero-length delimited identifier", start, end);
        }
        return name;
    }

    /** Up to the closing quote; a doubled quote stands for itself, and a string may go on in another line. */
    private String delimited(int start, int bodyStart, char quote, String unterminated) {
        StringBuilder pieces = null;
        int from = bodyStart;
        while (true) {
            int close = sql.indexOf(quote, from);
            if (close < 0) {
                throw scanner.error(unterminated, start, sql.length());
            }
            boolean doubled = close + 1 < sql.length() && sql.charAt(close + 1) == quote;
            int goesOn = doubled ? close + 2 : quote == '\'' ? continuation(sql, close + 1) : -1;
            if (goesOn < 0) {
                end = close + 1;
                String piece = sql.substring(from, close);
                return pieces == null ? piece : pieces.append(piece).toString();
            }
            pieces = pieces == null ? new StringBuilder() : pieces;
            pieces.append(sql, from, doubled ? close + 1 : close);
            from = goesOn;
        }
    }

    /**
     * Strings with nothing but blanks and at least one newline between them are one string: behind the next opening
     * quote, or -1.
     */
    static int continuation(String sql, int from) {
        boolean newline = false;
        int i = from;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == '\n' || c == '\r') {
                newline = true;
            } else if (sql.startsWith("--", i)) {
                i = endOfLine(sql, i) - 1;
            } else if (Characters.kind(c) != Characters.BLANK) {
                return newline && c == '\'' ? i + 1 : -1;
            }
            i++;
        }
        return -1;
    }

    private static int endOfLine(String sql, int from) {
        int i = from;
        while (i < sql.length() && sql.charAt(i) != '\n' && sql.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private String unescaped(int start, String raw) {
        char escape = escapeCharacter();
        if (raw.indexOf(escape) < 0) {
            return raw;
        }
        return new UnicodeEscapes(raw, escape, scanner.positionAnywhere(start) + 3).resolved();
    }

    /** Reads UESCAPE 'c' if it follows. */
    private char escapeCharacter() {
        int word = scanner.skipBlanks(end);
        if (!sql.regionMatches(true, word, "uescape", 0, 7)
                || word + 7 < sql.length() && Characters.isNamePart(sql.charAt(word + 7))) {
            return '\\';
        }
        int quote = scanner.skipBlanks(word + 7);
        if (quote >= sql.length() || sql.charAt(quote) != '\'') {
            throw error("UESCAPE must be followed by a simple string literal", quote, quote + 1);
        }
        String text = plain(quote);
        if (text.length() != 1 || !isValidEscape(text.charAt(0))) {
            throw error("invalid Unicode escape character", quote, end);
        }
        return text.charAt(0);
    }

    private static boolean isValidEscape(char c) {
        return c < 128 && !Characters.isHexDigit(c) && "+'\"".indexOf(c) < 0
                && Characters.kind(c) != Characters.BLANK;
    }

    private StatementError error(String message, int index, int to) {
        String where = index >= sql.length() ? " at end of input" : " at or near \"" + sql.substring(index, to) + "\"";
        return new StatementError(SqlState.SYNTAX_ERROR, message + where, null, null,
                scanner.positionAnywhere(index));
    }
}
