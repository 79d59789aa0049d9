package io.phantomdb.rows.picture;

import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Type;

/** Roman numbers, from 1 to 3999. */
final class RomanNumbers {
    /** What is shown for what has none. */
    static final String NONE = "###############";

    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] SIGNS = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};

    private RomanNumbers() {}

    static String of(long number) {
        if (number < 1 || number > 3_999) {
            return NONE;
        }
        StringBuilder text = new StringBuilder();
        long left = number;
        for (int at = 0; at < VALUES.length; at++) {
            for (; left >= VALUES[at]; left -= VALUES[at]) {
                text.append(SIGNS[at]);
            }
        }
        return text.toString();
    }

    /** Rounded; 22003 if it is no integer even then. */
    static String of(Numeric number) {
        return of(number.toLong(Type.INT4, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
}
