package io.phantomdb.rows.text;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.BitString;

/** Reads bit strings: {@code 0101} or {@code b0101}, {@code x5} for four bits a digit (PostgreSQL 15, chapter 4.1.2.5). */
final class BitText {
    private static final int DIGIT_BITS = 4;

    private BitText() {}

    static BitString read(String text) {
        boolean isHex = text.startsWith("x") || text.startsWith("X");
        boolean isMarked = isHex || text.startsWith("b") || text.startsWith("B");
        String digits = isMarked ? text.substring(1) : text;
        return isHex ? hex(digits) : binary(digits);
    }

    private static BitString binary(String digits) {
        for (int at = 0; at < digits.length(); at++) {
            if (digits.charAt(at) != '0' && digits.charAt(at) != '1') {
                throw invalid(digits, at, "binary");
            }
        }
        return BitString.of(digits);
    }

    private static BitString hex(String digits) {
        StringBuilder bits = new StringBuilder(DIGIT_BITS * digits.length());
        for (int at = 0; at < digits.length(); at++) {
            int digit = digits.charAt(at) < 128 ? Character.digit(digits.charAt(at), 16) : -1;
            if (digit < 0) {
                throw invalid(digits, at, "hexadecimal");
            }
            for (int bit = DIGIT_BITS - 1; bit >= 0; bit--) {
                bits.append((digit >> bit & 1) == 1 ? '1' : '0');
            }
        }
        return BitString.of(bits);
    }

    private static StatementError invalid(String digits, int at, String base) {
        return new StatementError(SqlState.INVALID_TEXT_REPRESENTATION,
                "\"" + digits.substring(at, digits.offsetByCodePoints(at, 1)) + "\" is not a valid " + base + " digit");
    }
}
