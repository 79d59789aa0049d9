package io.phantomdb.rows.text;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.Type;
import java.util.EnumSet;
import java.util.List;

/**
 * Reads intervals (PostgreSQL 15, chapter 8.5.4): numbers with units, a time of day, years and months as {@code 1-2}. What
 * is none of it may be of ISO 8601: {@link IsoInterval}. The fields are read from the last to the first, for a unit stands
 * behind its number; each unit may come once.
 */
final class IntervalReader {
    private static final int FIELDS_MAX = 25;
    private static final int UNIT_LETTERS = 10;

    private enum Unit {
        MICROSECOND,
        MILLISECOND,
        SECOND,
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR,
        DECADE,
        CENTURY,
        MILLENNIUM,
        AGO
    }

    /** Ends reading: not a text of this form. */
    private static final class BadFormat extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadFormat() {
            super(null, null, false, false);
        }
    }

    private final ColumnType type;
    private final IntervalParts parts = new IntervalParts();
    private final EnumSet<Unit> seen = EnumSet.noneOf(Unit.class);
    private boolean ago;

    private IntervalReader(ColumnType type) {
        this.type = type;
    }

    static Interval read(String text) {
        return read(text, ColumnType.of(Type.INTERVAL), false);
    }

    /** With the sign of the first field for all if the others have none: so the SQL standard has it. */
    static Interval read(String text, ColumnType type, boolean signOfFirst) {
        try {
            return parts(text, type, signOfFirst).whole();
        } catch (BadFormat none) {
            throw InputErrors.timeSyntax("interval", text);
        } catch (IntervalParts.Overflow tooLong) {
            throw new StatementError(SqlState.INTERVAL_FIELD_OVERFLOW,
                    "interval field value out of range: \"" + text + "\"");
        }
    }

    private static IntervalParts parts(String text, ColumnType type, boolean signOfFirst) {
        try {
            IntervalReader reader = new IntervalReader(type);
            reader.fields(text, signOfFirst);
            return reader.parts;
        } catch (BadFormat another) {
            IntervalParts iso = IsoInterval.read(text);
            if (iso == null) {
                throw another;
            }
            return iso;
        }
    }

    private void fields(String text, boolean signOfFirst) {
        List<TimeTokens.Token> fields = TimeTokens.ofInterval(text);
        if (fields == null || fields.size() > FIELDS_MAX) {
            throw new BadFormat();
        }
        boolean allNegative = signOfFirst && !fields.isEmpty() && fields.getFirst().text().startsWith("-")
                && fields.stream().skip(1).noneMatch(IntervalReader::isSigned);
        Unit unit = null;
        for (TimeTokens.Token field : fields.reversed()) {
            unit = switch (field.kind()) {
                case TIME -> time(field.text(), allNegative);
                case OFFSET -> signed(field.text(), unit, allNegative);
                case NUMBER, DATE -> number(field.text(), unit, allNegative);
                case WORD, ZONE -> unit(field.text());
                case JULIAN -> throw new BadFormat();
            };
            if (unit == Unit.AGO) {
                ago = true;
            }
        }
        if (seen.isEmpty()) {
            throw new BadFormat();
        }
        if (ago) {
            parts.negate();
        }
    }

    private static boolean isSigned(TimeTokens.Token field) {
        return field.text().startsWith("-") || field.text().startsWith("+");
    }

    private void see(Unit unit) {
        if (!seen.add(unit)) {
            throw new BadFormat();
        }
    }

    /** A time of day; a number right before it counts days. */
    private Unit time(String text, boolean negative) {
        long micros = timeMicros(text);
        return timeSeen(negative ? -Math.abs(micros) : micros);
    }

    private Unit timeSeen(long micros) {
        see(Unit.HOUR);
        see(Unit.MINUTE);
        see(Unit.SECOND);
        see(Unit.MILLISECOND);
        see(Unit.MICROSECOND);
        parts.time(micros);
        return Unit.DAY;
    }

    /** A time with a sign, or a number with one. */
    private Unit signed(String text, Unit unit, boolean negative) {
        if (text.indexOf(':') > 0) {
            try {
                long micros = timeMicros(text.substring(1));
                return timeSeen(text.charAt(0) == '-' || negative ? -micros : micros);
            } catch (IntervalParts.Overflow tooLong) {
                throw new BadFormat();
            }
        }
        return number(text, unit, negative);
    }

    /** hh:mm, hh:mm:ss.f, or mm:ss.f; a number that is missing is zero. */
    private long timeMicros(String text) {
        int point = text.indexOf('.');
        String[] numbers = (point < 0 ? text : text.substring(0, point)).split(":", -1);
        if (numbers.length > 3 || numbers.length < 2) {
            throw new BadFormat();
        }
        double fraction = point < 0 ? 0 : fraction(text.substring(point));
        long[] values = new long[3];
        for (int at = 0; at < numbers.length; at++) {
            values[at] = whole(numbers[at]);
        }
        boolean minutesAndSeconds = numbers.length == 2 && (point >= 0 || IntervalFields.isMinuteToSecond(type));
        if (minutesAndSeconds) {
            values = new long[]{0, values[0], values[1]};
        }
        if (values[1] > 59 || values[2] > 60) {
            throw new IntervalParts.Overflow();
        }
        IntervalParts time = new IntervalParts();
        time.micros(values[0], 0, Instants.MICROS_PER_HOUR);
        time.micros(values[1], 0, Instants.MICROS_PER_MINUTE);
        time.micros(values[2], Math.rint(fraction * 1e6) / 1e6,
                Instants.MICROS_PER_SECOND);
        return time.time();
    }

    private static long whole(String digits) {
        if (digits.isEmpty()) {
            return 0;
        }
        for (int at = digits.startsWith("-") || digits.startsWith("+") ? 1 : 0; at < digits.length(); at++) {
            if (!NumberText.isDigit(digits.charAt(at))) {
                throw new BadFormat();
            }
        }
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLong) {
            throw new IntervalParts.Overflow();
        }
    }

    /** Of a point and digits. */
    private static double fraction(String text) {
        for (int at = 1; at < text.length(); at++) {
            if (!NumberText.isDigit(text.charAt(at))) {
                throw new BadFormat();
            }
        }
        return text.length() == 1 ? 0 : Double.parseDouble("0" + text);
    }

    private Unit number(String text, Unit behind, boolean allNegative) {
        Unit unit = behind == null ? bareUnit() : behind;
        boolean isNegative = text.startsWith("-");
        int dash = text.indexOf('-', 1);
        if (dash > 0) {
            yearsAndMonths(text, dash, isNegative, allNegative);
            return Unit.MONTH;
        }
        int point = text.indexOf('.');
        String digits = point < 0 ? text : text.substring(0, point);
        boolean isSign = digits.equals("-") || digits.equals("+");
        long value = isSign ? 0 : whole(digits);
        double fraction = point < 0 ? 0 : fraction(text.substring(point));
        fraction = isNegative ? -fraction : fraction;
        add(unit, allNegative ? -Math.abs(value) : value, allNegative ? -Math.abs(fraction) : fraction);
        return unit == Unit.HOUR ? Unit.DAY : unit;
    }

    private void yearsAndMonths(String text, int dash, boolean isNegative, boolean allNegative) {
        String more = text.substring(dash + 1);
        long months = whole(more.isEmpty() || more.startsWith("-") ? "" : more);
        if (more.startsWith("-")) {
            throw new BadFormat();
        }
        if (months >= 12) {
            throw new IntervalParts.Overflow();
        }
        long years = whole(text.substring(0, dash));
        try {
            long all = Math.addExact(Math.multiplyExact(years, 12L), isNegative ? -months : months);
            add(Unit.MONTH, allNegative ? -Math.abs(all) : all, 0);
        } catch (ArithmeticException tooLong) {
            throw new IntervalParts.Overflow();
        }
    }

    private Unit bareUnit() {
        return unit(IntervalFields.bareUnit(type));
    }

    private void add(Unit unit, long value, double fraction) {
        switch (unit) {
            case MICROSECOND -> parts.micros(value, fraction, 1);
            case MILLISECOND -> parts.micros(value, fraction, 1_000);
            case SECOND -> parts.micros(value, fraction, Instants.MICROS_PER_SECOND);
            case MINUTE -> parts.micros(value, fraction, Instants.MICROS_PER_MINUTE);
            case HOUR -> parts.micros(value, fraction, Instants.MICROS_PER_HOUR);
            case DAY -> parts.days(value, fraction, 1);
            case WEEK -> parts.days(value, fraction, 7);
            case MONTH -> parts.months(value, fraction);
            case YEAR -> parts.years(value, fraction, 1);
            case DECADE -> parts.years(value, fraction, 10);
            case CENTURY -> parts.years(value, fraction, 100);
            case MILLENNIUM -> parts.years(value, fraction, 1_000);
            case AGO -> throw new BadFormat();
        }
        if (unit == Unit.SECOND && fraction != 0) {
            see(Unit.MILLISECOND);
            see(Unit.MICROSECOND);
        }
        see(unit);
    }

    private static Unit unit(String word) {
        return switch (word.length() > UNIT_LETTERS ? word.substring(0, UNIT_LETTERS) : word) {
            case "us", "usec", "usecs", "usecond", "useconds", "microsecon" -> Unit.MICROSECOND;
            case "ms", "msec", "msecs", "msecond", "mseconds", "millisecon" -> Unit.MILLISECOND;
            case "s", "sec", "secs", "second", "seconds" -> Unit.SECOND;
            case "m", "min", "mins", "minute", "minutes" -> Unit.MINUTE;
            case "h", "hr", "hrs", "hour", "hours" -> Unit.HOUR;
            case "d", "day", "days" -> Unit.DAY;
            case "w", "week", "weeks" -> Unit.WEEK;
            case "mon", "mons", "month", "months" -> Unit.MONTH;
            case "y", "yr", "yrs", "year", "years" -> Unit.YEAR;
            case "dec", "decs", "decade", "decades" -> Unit.DECADE;
            case "c", "cent", "century", "centuries" -> Unit.CENTURY;
            case "mil", "mils", "millennium", "millennia" -> Unit.MILLENNIUM;
            case "ago" -> Unit.AGO;
            default -> throw new BadFormat();
        };
    }
}
