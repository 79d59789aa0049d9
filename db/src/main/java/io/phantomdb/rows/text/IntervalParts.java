package io.phantomdb.rows.text;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Interval;

/**
 * Adds up the parts of an interval's text (PostgreSQL 15, chapter 8.5.4). A fraction of a unit becomes smaller units: of a
 * year months, of a month days of 30, of a day time; half a microsecond is cut off.
 */
final class IntervalParts {
    /** What fails where a number is too large for its part. */
    static final class Overflow extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overflow() {
            super(null, null, false, false);
        }
    }

    private static final int DAYS_PER_MONTH = 30;
    private static final int MONTHS_PER_YEAR = 12;

    private int years;
    private int months;
    private int days;
    private long micros;

    void micros(long value, double fraction, long unitMicros) {
        try {
            micros = Math.addExact(micros, Math.multiplyExact(value, unitMicros));
        } catch (ArithmeticException tooLong) {
            throw new Overflow();
        }
        fractionOfMicros(fraction, unitMicros);
    }

    private void fractionOfMicros(double fraction, long unitMicros) {
        double scaled = fraction * unitMicros;
        long whole = (long) scaled;
        double rest = scaled - whole;
        try {
            micros = Math.addExact(micros, rest > 0.5 ? whole + 1 : rest < -0.5 ? whole - 1 : whole);
        } catch (ArithmeticException tooLong) {
            throw new Overflow();
        }
    }

    /** A time of day replaces what there was of time. */
    void time(long value) {
        micros = value;
    }

    long time() {
        return micros;
    }

    void days(long value, double fraction, int unitDays) {
        days = plus(days, times(value, unitDays));
        fractionOfDays(fraction, unitDays);
    }

    private void fractionOfDays(double fraction, int unitDays) {
        double scaled = fraction * unitDays;
        int whole = (int) scaled;
        days = plus(days, whole);
        fractionOfMicros(scaled - whole, Instants.MICROS_PER_DAY);
    }

    void months(long value, double fraction) {
        months = plus(months, times(value, 1));
        fractionOfDays(fraction, DAYS_PER_MONTH);
    }

    void years(long value, double fraction, int unitYears) {
        years = plus(years, times(value, unitYears));
        months = plus(months, (int) Math.rint(fraction * unitYears * MONTHS_PER_YEAR));
    }

    private static int times(long value, int unit) {
        try {
            return Math.multiplyExact(Math.toIntExact(value), unit);
        } catch (ArithmeticException tooLong) {
            throw new Overflow();
        }
    }

    private static int plus(int one, int other) {
        try {
            return Math.addExact(one, other);
        } catch (ArithmeticException tooLong) {
            throw new Overflow();
        }
    }

    void negate() {
        try {
            years = Math.negateExact(years);
            months = Math.negateExact(months);
            days = Math.negateExact(days);
            micros = Math.negateExact(micros);
        } catch (ArithmeticException tooLong) {
            throw new Overflow();
        }
    }

    /** 22008 if there are more months than an interval has. */
    Interval whole() {
        long all = (long) years * MONTHS_PER_YEAR + months;
        if (all != (int) all) {
            throw new StatementError(SqlState.DATETIME_FIELD_OVERFLOW, "interval out of range");
        }
        return new Interval((int) all, days, micros);
    }
}
