package io.phantomdb.rows.text;

import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Interval;

/** Writes intervals in IntervalStyle postgres: {@code 1 year 2 mons -3 days +04:05:06.5} (PostgreSQL 15, table 8.18). */
final class IntervalText {
    private final StringBuilder text = new StringBuilder();
    private boolean afterNegative;

    private IntervalText() {}

    static String write(Interval interval) {
        IntervalText writer = new IntervalText();
        writer.part(interval.months() / 12, "year");
        writer.part(interval.months() % 12, "mon");
        writer.part(interval.days(), "day");
        if (writer.text.isEmpty() || interval.micros() != 0) {
            writer.time(interval.micros());
        }
        return writer.text.toString();
    }

    private void part(int value, String unit) {
        if (value == 0) {
            return;
        }
        text.append(text.isEmpty() ? "" : " ").append(afterNegative && value > 0 ? "+" : "").append(value).append(' ')
                .append(unit).append(value == 1 ? "" : "s");
        afterNegative = value < 0;
    }

    private void time(long micros) {
        text.append(text.isEmpty() ? "" : " ").append(micros < 0 ? "-" : afterNegative ? "+" : "");
        long seconds = Math.abs(micros / Instants.MICROS_PER_SECOND);
        long hours = seconds / 3_600;
        text.append(hours < 10 ? "0" : "").append(hours).append(':');
        TimeWriter.two(text, (int) (seconds / 60 % 60)).append(':');
        TimeWriter.two(text, (int) (seconds % 60));
        TimeWriter.fraction(text, (int) Math.abs(micros % Instants.MICROS_PER_SECOND));
    }
}
