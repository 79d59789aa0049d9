package io.phantomdb.rows.text;

/** The text form of amounts as locale "C" has it: {@code -$1,234.56} (PostgreSQL 15, chapter 8.2; its cash.c). */
final class MoneyText {
    private static final int FRACTION_DIGITS = 2;

    private final String text;
    private int at;
    private boolean isNegative;

    private MoneyText(String text) {
        this.text = text;
    }

    static String write(long hundredths) {
        String digits = Long.toUnsignedString(Math.absExact(hundredths == Long.MIN_VALUE ? 0 : hundredths));
        digits = hundredths == Long.MIN_VALUE ? Long.toUnsignedString(hundredths) : digits;
        digits = "0".repeat(Math.max(0, FRACTION_DIGITS + 1 - digits.length())) + digits;
        int point = digits.length() - FRACTION_DIGITS;
        StringBuilder written = new StringBuilder(hundredths < 0 ? "-$" : "$");
        for (int digit = 0; digit < point; digit++) {
            written.append(digit > 0 && (point - digit) % 3 == 0 ? "," : "").append(digits.charAt(digit));
        }
        return written.append('.').append(digits, point, digits.length()).toString();
    }

    /** 22P02 or 22003 if it is none. */
    static long read(String text) {
        return new MoneyText(text).read();
    }

    private long read() {
        skipSpaces();
        skip('$');
        skipSpaces();
        if (skip('-') || skip('(')) {
            isNegative = true;
        } else {
            skip('+');
        }
        skipSpaces();
        skip('$');
        skipSpaces();
        long negated = amount();
        end();
        if (!isNegative && negated == Long.MIN_VALUE) {
            throw InputErrors.outOfRange("money", text);
        }
        return isNegative ? negated : -negated;
    }

    /** The digits as a negative number of hundredths, so that the least one can be read; more digits round it. */
    private long amount() {
        long value = 0;
        int fraction = 0;
        boolean hasPoint = false;
        for (; at < text.length(); at++) {
            char here = text.charAt(at);
            if (isDigit(here) && fraction < FRACTION_DIGITS) {
                value = next(value, here - '0');
                fraction += hasPoint ? 1 : 0;
            } else if (here == '.' && !hasPoint) {
                hasPoint = true;
            } else if (here != ',') {
                break;
            }
        }
        boolean rounds = at < text.length() && isDigit(text.charAt(at)) && text.charAt(at) >= '5';
        if (rounds && value == Long.MIN_VALUE) {
            throw InputErrors.outOfRange("money", text);
        }
        value -= rounds ? 1 : 0;
        for (; fraction < FRACTION_DIGITS; fraction++) {
            value = next(value, 0);
        }
        return value;
    }

    private long next(long negated, int digit) {
        long high = Math.multiplyHigh(negated, 10);
        long shifted = negated * 10;
        if (high != shifted >> 63 || shifted < Long.MIN_VALUE + digit) {
            throw InputErrors.outOfRange("money", text);
        }
        return shifted - digit;
    }

    /** Digits that are cut off, then blanks, a parenthesis, a sign or the currency. */
    private void end() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        for (; at < text.length(); at++) {
            char here = text.charAt(at);
            if (!InputErrors.isSpace(here) && ")-+$".indexOf(here) < 0) {
                throw InputErrors.syntax("money", text);
            }
            isNegative |= here == '-';
        }
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private boolean skip(char wanted) {
        boolean isThere = at < text.length() && text.charAt(at) == wanted;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void skipSpaces() {
        while (at < text.length() && InputErrors.isSpace(text.charAt(at))) {
            at++;
        }
    }
}
