package io.phantomdb.rows.text;

import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.TextSettings.IntervalStyle;

/** Writes intervals in each IntervalStyle (PostgreSQL 15, table 8.18). */
final class IntervalText {
    private final StringBuilder text = new StringBuilder();
    private final Interval interval;
    private boolean afterNegative;

    private IntervalText(Interval interval) {
        this.interval = interval;
    }

    static String write(Interval interval, IntervalStyle style) {
        IntervalText writer = new IntervalText(interval);
        switch (style) {
            case POSTGRES -> writer.postgres();
            case POSTGRES_VERBOSE -> writer.verbose();
            case SQL_STANDARD -> writer.standard();
            case ISO_8601 -> writer.iso();
        }
        return writer.text.toString();
    }

    private int years() {
        return interval.months() / 12;
    }

    private int months() {
        return interval.months() % 12;
    }

    private int days() {
        return interval.days();
    }

    private long hours() {
        return interval.micros() / Instants.MICROS_PER_HOUR;
    }

    private int minutes() {
        return (int) (interval.micros() / Instants.MICROS_PER_MINUTE % 60);
    }

    private int seconds() {
        return (int) (interval.micros() / Instants.MICROS_PER_SECOND % 60);
    }

    private int fraction() {
        return (int) (interval.micros() % Instants.MICROS_PER_SECOND);
    }

    /** {@code 1 year 2 mons -3 days +04:05:06.5} */
    private void postgres() {
        part(years(), "year");
        part(months(), "mon");
        part(days(), "day");
        if (text.isEmpty() || interval.micros() != 0) {
            text.append(text.isEmpty() ? "" : " ").append(interval.micros() < 0 ? "-" : afterNegative ? "+" : "");
            long hours = Math.abs(hours());
            text.append(hours < 10 ? "0" : "").append(hours);
            minutesAndSeconds();
        }
    }

    private void part(int value, String unit) {
        if (value == 0) {
            return;
        }
        text.append(text.isEmpty() ? "" : " ").append(afterNegative && value > 0 ? "+" : "").append(value).append(' ')
                .append(unit).append(value == 1 ? "" : "s");
        afterNegative = value < 0;
    }

    private void minutesAndSeconds() {
        TimeWriter.two(text.append(':'), Math.abs(minutes()));
        TimeWriter.two(text.append(':'), Math.abs(seconds()));
        TimeWriter.fraction(text, Math.abs(fraction()));
    }

    /** {@code @ 1 year 2 mons -3 days 4 hours 5 mins 6.5 secs ago}: the first part is positive, "ago" says if it is not. */
    private void verbose() {
        text.append('@');
        boolean[] ago = {false};
        verbosePart(years(), "year", ago);
        verbosePart(months(), "mon", ago);
        verbosePart(days(), "day", ago);
        verbosePart(hours(), "hour", ago);
        verbosePart(minutes(), "min", ago);
        if (seconds() != 0 || fraction() != 0) {
            verboseSeconds(ago);
        }
        if (text.length() == 1) {
            text.append(" 0");
        }
        text.append(ago[0] ? " ago" : "");
    }

    private void verbosePart(long value, String unit, boolean[] ago) {
        if (value == 0) {
            return;
        }
        if (text.length() == 1) {
            ago[0] = value < 0;
        }
        long shown = ago[0] ? -value : value;
        text.append(' ').append(shown).append(' ').append(unit).append(shown == 1 ? "" : "s");
    }

    private void verboseSeconds(boolean[] ago) {
        boolean isNegative = seconds() < 0 || fraction() < 0;
        if (text.length() == 1) {
            ago[0] = isNegative;
        }
        text.append(' ').append(isNegative != ago[0] ? "-" : "").append(Math.abs(seconds()));
        TimeWriter.fraction(text, Math.abs(fraction()));
        text.append(" sec").append(Math.abs(seconds()) != 1 || fraction() != 0 ? "s" : "");
    }

    /** {@code 1-2} or {@code 3 4:05:06.5}; with a sign for each if it is both, or not all of one sign. */
    private void standard() {
        boolean hasMonths = interval.months() != 0;
        boolean hasTime = days() != 0 || interval.micros() != 0;
        boolean hasNegative = interval.months() < 0 || days() < 0 || interval.micros() < 0;
        boolean hasPositive = interval.months() > 0 || days() > 0 || interval.micros() > 0;
        if (!hasNegative && !hasPositive) {
            text.append('0');
        } else if (hasNegative && hasPositive || hasMonths && hasTime) {
            sign(interval.months()).append(Math.abs(years())).append('-').append(Math.abs(months())).append(' ');
            sign(days()).append(Math.abs((long) days())).append(' ');
            sign(interval.micros()).append(Math.abs(hours()));
            minutesAndSeconds();
        } else if (hasMonths) {
            text.append(hasNegative ? "-" : "").append(Math.abs(years())).append('-').append(Math.abs(months()));
        } else {
            text.append(hasNegative ? "-" : "");
            if (days() != 0) {
                text.append(Math.abs((long) days())).append(' ');
            }
            text.append(Math.abs(hours()));
            minutesAndSeconds();
        }
    }

    private StringBuilder sign(long value) {
        return text.append(value < 0 ? '-' : '+');
    }

    /** {@code P1Y2M-3DT4H5M6.5S} */
    private void iso() {
        text.append('P');
        isoPart(years(), 'Y');
        isoPart(months(), 'M');
        isoPart(days(), 'D');
        if (interval.micros() != 0) {
            text.append('T');
            isoPart(hours(), 'H');
            isoPart(minutes(), 'M');
            if (seconds() != 0 || fraction() != 0) {
                text.append(seconds() < 0 || fraction() < 0 ? "-" : "").append(Math.abs(seconds()));
                TimeWriter.fraction(text, Math.abs(fraction()));
                text.append('S');
            }
        }
        if (text.length() == 1) {
            text.append("T0S");
        }
    }

    private void isoPart(long value, char unit) {
        if (value != 0) {
            text.append(value).append(unit);
        }
    }
}
