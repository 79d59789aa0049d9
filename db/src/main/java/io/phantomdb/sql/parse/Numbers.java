package io.phantomdb.sql.parse;

import io.phantomdb.sql.tree.LiteralKind;

/** Numeric constants: the smallest of integer, bigint, numeric that holds one (PostgreSQL 15, chapter 4.1.2.6). */
final class Numbers {
    private static final int LONG_DIGITS_MAX = 19;

    private static final String INT_MIN = "2147483648";
    private static final String LONG_MIN = "9223372036854775808";

    private Numbers() {}

    /** Of digits with a sign, perhaps with a point or an exponent. */
    static LiteralKind kind(String text) {
        boolean negative = text.charAt(0) == '-';
        int from = negative ? 1 : 0;
        for (int i = from; i < text.length(); i++) {
            if (!Characters.isDigit(text.charAt(i))) {
                return LiteralKind.NUMERIC;
            }
        }
        while (from < text.length() - 1 && text.charAt(from) == '0') {
            from++;
        }
        return whole(text, from, negative);
    }

    private static LiteralKind whole(String text, int from, boolean negative) {
        if (text.length() - from > LONG_DIGITS_MAX) {
            return LiteralKind.NUMERIC;
        }
        // Counted downwards, because the smallest long has no positive counterpart.
        long value = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (value < (Long.MIN_VALUE + digit) / 10) {
                return LiteralKind.NUMERIC;
            }
            value = value * 10 - digit;
        }
        if (!negative && value == Long.MIN_VALUE) {
            return LiteralKind.NUMERIC;
        }
        long signed = negative ? value : -value;
        return signed == (int) signed ? LiteralKind.INT4 : LiteralKind.INT8;
    }

    /** Whether the number there would be of another kind with a minus before it, or might be. */
    static boolean changesWithSign(String text, int start, int end) {
        return end - start >= INT_MIN.length() && (text.startsWith(INT_MIN, end - INT_MIN.length())
                || text.startsWith(LONG_MIN, end - LONG_MIN.length()));
    }

    static String negated(String text) {
        return text.charAt(0) == '-' ? text.substring(1) : "-" + text;
    }
}
