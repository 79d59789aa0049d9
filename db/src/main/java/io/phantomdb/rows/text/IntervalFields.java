package io.phantomdb.rows.text;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Interval;

/** What the fields and the precision of an interval type make of a value (PostgreSQL 15, AdjustIntervalForTypmod of timestamp.c). */
final class IntervalFields {
    private static final long[] MICROS_OF_LAST_DIGIT = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

    private IntervalFields() {}

    /** The unit of a number that has none. */
    static String bareUnit(ColumnType type) {
        String fields = type.intervalFields();
        String last = fields == null ? "second" : fields.substring(fields.lastIndexOf(' ') + 1);
        return switch (last) {
            case "year" -> "y";
            case "month" -> "mon";
            case "day" -> "d";
            case "hour" -> "h";
            case "minute" -> "m";
            default -> "s";
        };
    }

    static boolean isMinuteToSecond(ColumnType type) {
        return "minute to second".equals(type.intervalFields());
    }

    static Interval fit(ColumnType type, Interval interval) {
        return rounded(cut(type.intervalFields(), interval), type.intervalPrecision());
    }

    /** Without what is smaller than the last field. */
    private static Interval cut(String fields, Interval interval) {
        if (fields == null) {
            return interval;
        }
        int months = interval.months();
        int days = interval.days();
        long micros = interval.micros();
        return switch (fields.substring(fields.lastIndexOf(' ') + 1)) {
            case "year" -> new Interval(months / 12 * 12, 0, 0);
            case "month" -> new Interval(months, 0, 0);
            case "day" -> new Interval(months, days, 0);
            case "hour" -> new Interval(months, days, micros / Instants.MICROS_PER_HOUR * Instants.MICROS_PER_HOUR);
            case "minute" ->
                new Interval(months, days, micros / Instants.MICROS_PER_MINUTE * Instants.MICROS_PER_MINUTE);
            default -> interval;
        };
    }

    private static Interval rounded(Interval interval, int digits) {
        if (digits < 0 || digits >= MICROS_OF_LAST_DIGIT.length - 1) {
            return interval;
        }
        long unit = MICROS_OF_LAST_DIGIT[digits];
        long half = interval.micros() < 0 ? -unit / 2 : unit / 2;
        return new Interval(interval.months(), interval.days(), (interval.micros() + half) / unit * unit);
    }
}
