package io.phantomdb.sql.parse;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/** The escapes of U&'…' and U&"…": four hexadecimal digits, or plus and six, or the escape character itself. */
final class UnicodeEscapes {
    static final String INVALID_ESCAPE = "invalid Unicode escape";
    static final String INVALID_PAIR = "invalid Unicode surrogate pair";
    static final String INVALID_VALUE = "invalid Unicode escape value";

    private final String raw;
    private final char escape;
    private final int position;
    private final StringBuilder result = new StringBuilder();
    private char highSurrogate;
    private int at;

    /** The position is that of the first raw character. */
    UnicodeEscapes(String raw, char escape, int position) {
        this.raw = raw;
        this.escape = escape;
        this.position = position;
    }

    String resolved() {
        while (at < raw.length()) {
            char c = raw.charAt(at);
            if (c != escape) {
                plain(c);
                at++;
            } else if (at + 1 < raw.length() && raw.charAt(at + 1) == escape) {
                plain(c);
                at += 2;
            } else {
                escaped();
            }
        }
        if (highSurrogate != 0) {
            throw error(INVALID_PAIR);
        }
        return result.toString();
    }

    private void plain(char c) {
        if (highSurrogate != 0) {
            throw error(INVALID_PAIR);
        }
        result.append(c);
    }

    private void escaped() {
        boolean wide = at + 1 < raw.length() && raw.charAt(at + 1) == '+';
        int digits = wide ? 6 : 4;
        int from = at + (wide ? 2 : 1);
        int value = hex(raw, from, digits);
        if (value < 0) {
            throw error(INVALID_ESCAPE).withHint("Unicode escapes must be \\XXXX or \\+XXXXXX.");
        }
        append(value);
        at = from + digits;
    }

    private void append(int value) {
        if (value == 0 || value > Character.MAX_CODE_POINT) {
            throw error(INVALID_VALUE);
        }
        boolean low = value <= Character.MAX_VALUE && Character.isLowSurrogate((char) value);
        if (low != (highSurrogate != 0)) {
            throw error(INVALID_PAIR);
        }
        if (low) {
            result.append(highSurrogate).append((char) value);
            highSurrogate = 0;
        } else if (value <= Character.MAX_VALUE && Character.isHighSurrogate((char) value)) {
            highSurrogate = (char) value;
        } else {
            result.appendCodePoint(value);
        }
    }

    private StatementError error(String message) {
        return new StatementError(SqlState.SYNTAX_ERROR, message, null, null,
                position + raw.codePointCount(0, Math.min(at, raw.length())));
    }

    /** The value of exactly that many hexadecimal digits, or -1. */
    static int hex(String text, int from, int digits) {
        if (from + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            char c = text.charAt(i);
            if (!Characters.isHexDigit(c)) {
                return -1;
            }
            value = value << 4 | Character.digit(c, 16);
        }
        return value;
    }
}
