package io.phantomdb.rows.text;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Reads intervals (PostgreSQL 15, chapter 8.5.4): numbers with units, a time of day, years and months as {@code 1-2}, ISO
 * 8601 with designators. A fraction of a unit becomes smaller units: of a month days, of a day time.
 */
final class IntervalReader {
    private static final BigDecimal DAYS_PER_MONTH = BigDecimal.valueOf(30);
    private static final BigDecimal MICROS_PER_DAY = BigDecimal.valueOf(Instants.MICROS_PER_DAY);

    private final String text;
    private final String lower;
    private int at;
    private BigDecimal months = BigDecimal.ZERO;
    private BigDecimal days = BigDecimal.ZERO;
    private BigDecimal micros = BigDecimal.ZERO;

    /** The unit of numbers without one, and whether hh:mm are minutes and seconds: as the fields of the type say. */
    private final String bareUnit;
    private final boolean toSecondFromMinute;

    private IntervalReader(String text, ColumnType type) {
        this.text = text;
        this.bareUnit = IntervalFields.bareUnit(type);
        this.toSecondFromMinute = IntervalFields.isMinuteToSecond(type);
        this.lower = text.toLowerCase(Locale.ROOT);
    }

    static Interval read(String text) {
        return read(text, ColumnType.of(Type.INTERVAL));
    }

    static Interval read(String text, ColumnType type) {
        IntervalReader reader = new IntervalReader(text, type);
        if (InputErrors.strip(text).startsWith("P")) {
            reader.iso();
        } else {
            reader.fields();
        }
        return reader.whole();
    }

    private StatementError syntax() {
        return InputErrors.timeSyntax("interval", text);
    }

    private StatementError outOfRange() {
        return new StatementError(SqlState.INTERVAL_FIELD_OVERFLOW, "interval field value out of range: \"" + text
                + "\"");
    }

    private char peek() {
        return at < lower.length() ? lower.charAt(at) : '\0';
    }

    private void skipSpaces() {
        while (at < lower.length() && (InputErrors.isSpace(peek()) || peek() == ',')) {
            at++;
        }
    }

    private void fields() {
        boolean any = false;
        skipSpaces();
        if (peek() == '@') {
            at++;
            skipSpaces();
        }
        while (at < lower.length()) {
            if (any && lower.startsWith("ago", at) && InputErrors.strip(lower.substring(at)).equals("ago")) {
                months = months.negate();
                days = days.negate();
                micros = micros.negate();
                return;
            }
            field();
            any = true;
            skipSpaces();
        }
        if (!any) {
            throw syntax();
        }
    }

    private void field() {
        boolean negative = peek() == '-';
        if (negative || peek() == '+') {
            at++;
        }
        BigDecimal number = number();
        if (peek() == ':') {
            time(number, negative);
        } else if (peek() == '-' && at + 1 < lower.length() && NumberText.isDigit(lower.charAt(at + 1))) {
            at++;
            BigDecimal more = number();
            if (number.scale() > 0 || more.scale() > 0 || more.compareTo(BigDecimal.valueOf(12)) >= 0) {
                throw more.scale() > 0 ? syntax() : outOfRange();
            }
            add("mon", signed(number.multiply(BigDecimal.valueOf(12)).add(more), negative));
        } else {
            skipSpaces();
            add(unit(), signed(number, negative));
        }
    }

    private static BigDecimal signed(BigDecimal number, boolean negative) {
        return negative ? number.negate() : number;
    }

    private BigDecimal number() {
        int from = at;
        while (NumberText.isDigit(peek()) || peek() == '.') {
            at++;
        }
        String digits = lower.substring(from, at);
        int point = digits.indexOf('.');
        if (digits.isEmpty() || digits.equals(".") || point != digits.lastIndexOf('.')) {
            throw syntax();
        }
        return new BigDecimal(point == digits.length() - 1 ? digits.substring(0, point) : digits);
    }

    /** The unit of a number: days if a time follows, seconds if nothing does. */
    private String unit() {
        int from = at;
        while (peek() >= 'a' && peek() <= 'z') {
            at++;
        }
        if (at > from) {
            return lower.substring(from, at);
        }
        if (at == lower.length()) {
            return bareUnit;
        }
        int next = at + (peek() == '-' || peek() == '+' ? 1 : 0);
        int end = next;
        while (end < lower.length() && NumberText.isDigit(lower.charAt(end))) {
            end++;
        }
        if (end == next || end == lower.length() || lower.charAt(end) != ':') {
            throw syntax();
        }
        return "d";
    }

    /** hh:mm, hh:mm:ss.f, or mm:ss.f. */
    private void time(BigDecimal first, boolean negative) {
        at++;
        BigDecimal second = number();
        boolean hasThird = peek() == ':';
        if (hasThird) {
            at++;
        }
        BigDecimal third = hasThird ? number() : BigDecimal.ZERO;
        BigDecimal sixty = BigDecimal.valueOf(60);
        if (first.scale() > 0 || hasThird && second.scale() > 0) {
            throw syntax();
        }
        if (second.compareTo(sixty) >= 0 || third.compareTo(sixty.add(BigDecimal.ONE)) >= 0) {
            throw outOfRange();
        }
        boolean minutesAndSeconds = !hasThird && (second.scale() > 0 || toSecondFromMinute);
        add(minutesAndSeconds ? "m" : "h", signed(first, negative));
        add(minutesAndSeconds ? "s" : "m", signed(second, negative));
        add("s", signed(third, negative));
    }

    private void add(String unit, BigDecimal number) {
        switch (unit) {
            case "microsecond", "microseconds", "us", "usec", "usecs", "microsecon" -> micros = micros.add(number);
            case "millisecond", "milliseconds", "ms", "msec", "msecs", "millisecon" -> time(number, 1_000);
            case "s", "sec", "secs", "second", "seconds" -> time(number, Instants.MICROS_PER_SECOND);
            case "m", "min", "mins", "minute", "minutes" -> time(number, Instants.MICROS_PER_MINUTE);
            case "h", "hr", "hrs", "hour", "hours" -> time(number, Instants.MICROS_PER_HOUR);
            case "d", "day", "days" -> days(number, 1);
            case "w", "week", "weeks" -> days(number, 7);
            case "mon", "mons", "month", "months" -> months(number);
            case "y", "yr", "yrs", "year", "years" -> years(number, 1);
            case "dec", "decs", "decade", "decades" -> years(number, 10);
            case "c", "cent", "century", "centuries" -> years(number, 100);
            case "mil", "mils", "millennium", "millennia" -> years(number, 1_000);
            default -> throw syntax();
        }
    }

    private void time(BigDecimal number, long unitMicros) {
        micros = micros.add(number.multiply(BigDecimal.valueOf(unitMicros)).setScale(0, RoundingMode.HALF_EVEN));
    }

    private void days(BigDecimal number, int factor) {
        BigDecimal all = number.multiply(BigDecimal.valueOf(factor));
        BigDecimal whole = all.setScale(0, RoundingMode.DOWN);
        days = days.add(whole);
        micros = micros.add(all.subtract(whole).multiply(MICROS_PER_DAY).setScale(0, RoundingMode.HALF_EVEN));
    }

    private void months(BigDecimal number) {
        BigDecimal whole = number.setScale(0, RoundingMode.DOWN);
        months = months.add(whole);
        days(number.subtract(whole).multiply(DAYS_PER_MONTH), 1);
    }

    /** A fraction of a year is rounded to months. */
    private void years(BigDecimal number, int factor) {
        months = months.add(number.multiply(BigDecimal.valueOf(12L * factor)).setScale(0, RoundingMode.HALF_EVEN));
    }

    /** P, numbers with designators, T before those of time; weeks, too. */
    private void iso() {
        at = lower.indexOf('p') + 1;
        boolean inTime = false;
        boolean any = false;
        int end = lower.stripTrailing().length();
        while (at < end) {
            if (peek() == 't') {
                inTime = true;
                at++;
                continue;
            }
            boolean negative = peek() == '-';
            if (negative || peek() == '+') {
                at++;
            }
            BigDecimal number = signed(number(), negative);
            char designator = peek();
            at++;
            isoPart(designator, inTime, number);
            any = true;
        }
        if (!any) {
            throw syntax();
        }
    }

    private void isoPart(char designator, boolean inTime, BigDecimal number) {
        String unit = switch (designator) {
            case 'y' -> inTime ? "" : "y";
            case 'm' -> inTime ? "m" : "mon";
            case 'w' -> inTime ? "" : "w";
            case 'd' -> inTime ? "" : "d";
            case 'h' -> inTime ? "h" : "";
            case 's' -> inTime ? "s" : "";
            default -> "";
        };
        add(unit, number);
    }

    private Interval whole() {
        try {
            return new Interval(months.intValueExact(), days.intValueExact(),
                    micros.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
        } catch (ArithmeticException tooLong) {
            throw outOfRange();
        }
    }
}
