package io.phantomdb.rows.text;

import io.phantomdb.rows.Instants;

/**
 * Reads intervals of ISO 8601: {@code P1Y2M3DT4H5M6S} with designators, {@code P0001-02-03T04:05:06} and
 * {@code P00010203T040506} without (PostgreSQL 15, tables 8.16 and 8.17). Null stands for text of another form.
 */
final class IsoInterval {
    /** Ends reading: the text is none of these. */
    private static final class NotIso extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotIso() {
            super(null, null, false, false);
        }
    }

    private static final double NUMBER_MAX = 1e15;
    private static final char END = '\0';

    private final String text;
    private final IntervalParts parts = new IntervalParts();
    private int at = 1;
    private long whole;
    private double fraction;

    private IsoInterval(String text) {
        this.text = text;
    }

    static IntervalParts read(String text) {
        if (text.length() < 2 || text.charAt(0) != 'P') {
            return null;
        }
        IsoInterval reader = new IsoInterval(text);
        try {
            reader.date();
            return reader.parts;
        } catch (NotIso another) {
            return null;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    /** Digits with a sign and a fraction; cut towards zero, what is left is the fraction. */
    private void number() {
        int from = at;
        if (peek() == '-') {
            at++;
        }
        while (NumberText.isDigit(peek()) || peek() == '.') {
            at++;
        }
        exponent();
        double number;
        try {
            number = Double.parseDouble(text.substring(from, at));
        } catch (NumberFormatException none) {
            throw new NotIso();
        }
        if (!(Math.abs(number) <= NUMBER_MAX)) {
            throw new IntervalParts.Overflow();
        }
        whole = (long) number;
        fraction = number - whole;
    }

    private void exponent() {
        if (peek() != 'e' && peek() != 'E') {
            return;
        }
        int start = at++;
        if (peek() == '-' || peek() == '+') {
            at++;
        }
        if (!NumberText.isDigit(peek())) {
            at = start;
        }
        while (NumberText.isDigit(peek())) {
            at++;
        }
    }

    private int integerWidth(int from) {
        int start = text.charAt(from) == '-' ? from + 1 : from;
        int end = start;
        while (end < text.length() && NumberText.isDigit(text.charAt(end))) {
            end++;
        }
        return end - start;
    }

    private void date() {
        boolean any = false;
        while (peek() != END) {
            if (peek() == 'T') {
                at++;
                time();
                return;
            }
            int from = at;
            number();
            char unit = peek();
            if (unit == END || unit == 'T' || unit == '-') {
                dateWithoutUnits(from, any);
                return;
            }
            at++;
            dateUnit(unit);
            any = true;
        }
    }

    private void dateUnit(char unit) {
        switch (unit) {
            case 'Y' -> parts.years(whole, fraction, 1);
            case 'M' -> parts.months(whole, fraction);
            case 'W' -> parts.days(whole, fraction, 7);
            case 'D' -> parts.days(whole, fraction, 1);
            default -> throw new NotIso();
        }
    }

    /** yyyymmdd, or yyyy-mm-dd with what is missing at its end left out. */
    private void dateWithoutUnits(int from, boolean any) {
        if (integerWidth(from) == 8 && !any && peek() != '-') {
            parts.years(whole / 10_000, 0, 1);
            parts.months(whole / 100 % 100, 0);
            parts.days(whole % 100, fraction, 1);
        } else {
            if (any) {
                throw new NotIso();
            }
            parts.years(whole, fraction, 1);
            if (next('-')) {
                number();
                parts.months(whole, fraction);
                if (next('-')) {
                    number();
                    parts.days(whole, fraction, 1);
                }
            }
        }
        if (next('T')) {
            time();
        } else if (peek() != END) {
            throw new NotIso();
        }
    }

    private boolean next(char expected) {
        boolean found = peek() == expected;
        at += found ? 1 : 0;
        return found;
    }

    private void time() {
        boolean any = false;
        while (peek() != END) {
            int from = at;
            number();
            char unit = peek();
            if (unit == END || unit == ':') {
                timeWithoutUnits(from, any);
                return;
            }
            at++;
            parts.micros(whole, fraction, switch (unit) {
                case 'H' -> Instants.MICROS_PER_HOUR;
                case 'M' -> Instants.MICROS_PER_MINUTE;
                case 'S' -> Instants.MICROS_PER_SECOND;
                default -> throw new NotIso();
            });
            any = true;
        }
    }

    /** hhmmss, or hh:mm:ss with what is missing at its end left out. */
    private void timeWithoutUnits(int from, boolean any) {
        if (integerWidth(from) == 6 && !any && peek() == END) {
            parts.micros(whole / 10_000, 0, Instants.MICROS_PER_HOUR);
            parts.micros(whole / 100 % 100, 0, Instants.MICROS_PER_MINUTE);
            parts.micros(whole % 100, fraction, Instants.MICROS_PER_SECOND);
            return;
        }
        if (any) {
            throw new NotIso();
        }
        parts.micros(whole, fraction, Instants.MICROS_PER_HOUR);
        if (next(':')) {
            number();
            parts.micros(whole, fraction, Instants.MICROS_PER_MINUTE);
            if (next(':')) {
                number();
                parts.micros(whole, fraction, Instants.MICROS_PER_SECOND);
            }
        }
        if (peek() != END) {
            throw new NotIso();
        }
    }
}
