package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/** unistr: \XXXX, \+XXXXXX, \\uXXXX and \\UXXXXXXXX are characters (PostgreSQL 15, table 9.10). */
final class UnicodeEscapes {
    private final String text;
    private int at;

    private UnicodeEscapes(String text) {
        this.text = text;
    }

    static String read(String text) {
        return new UnicodeEscapes(text).read();
    }

    private String read() {
        StringBuilder out = new StringBuilder(text.length());
        char pending = 0;
        while (at < text.length()) {
            if (text.charAt(at) != '\\' || text.startsWith("\\\\", at)) {
                checkPaired(pending == 0);
                at += text.charAt(at) == '\\' ? 1 : 0;
                out.append(text.charAt(at++));
                continue;
            }
            int character = escaped();
            boolean low = character >= Character.MIN_LOW_SURROGATE && character <= Character.MAX_LOW_SURROGATE;
            checkPaired(low == (pending != 0));
            boolean high = character >= Character.MIN_HIGH_SURROGATE && character <= Character.MAX_HIGH_SURROGATE;
            pending = high ? (char) character : 0;
            out.appendCodePoint(character);
        }
        checkPaired(pending == 0);
        return out.toString();
    }

    private static void checkPaired(boolean paired) {
        if (!paired) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "invalid Unicode surrogate pair");
        }
    }

    private int escaped() {
        at++;
        char kind = at < text.length() ? text.charAt(at) : ' ';
        int digits = kind == '+' ? 6 : kind == 'U' ? 8 : 4;
        at += kind == '+' || kind == 'u' || kind == 'U' ? 1 : 0;
        long value = 0;
        for (int end = at + digits; at < end; at++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw new StatementError(SqlState.SYNTAX_ERROR, "invalid Unicode escape").withHint(
                        "Unicode escapes must be \\XXXX, \\+XXXXXX, \\uXXXX, or \\UXXXXXXXX.");
            }
            value = value * 16 + digit;
        }
        if (value == 0 || value > Character.MAX_CODE_POINT) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, String.format("invalid Unicode code point: %04X",
                    value));
        }
        return (int) value;
    }
}
