package io.phantomdb.rows.text;

import io.phantomdb.rows.Instants;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.TextSettings.DateOrder;
import io.phantomdb.rows.TimeTz;

/** Writes dates and timestamps in the four styles of DateStyle (PostgreSQL 15, chapter 8.5.2). */
final class TimeWriter {
    private static final String[] MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
            "Nov", "Dec"};
    private static final String[] WEEKDAYS = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

    private TimeWriter() {}

    static String date(int date, TextSettings settings) {
        if (Instants.isInfiniteDate(date)) {
            return date > 0 ? "infinity" : "-infinity";
        }
        Instants.Civil civil = Instants.civil(date);
        StringBuilder text = new StringBuilder(16);
        switch (settings.dateStyle()) {
            case ISO -> isoDate(text, civil);
            case SQL -> numericDate(text, civil, '/', settings.dateOrder() == DateOrder.DMY);
            case GERMAN -> numericDate(text, civil, '.', true);
            case POSTGRES -> numericDate(text, civil, '-', settings.dateOrder() == DateOrder.DMY);
        }
        return era(text, civil).toString();
    }

    static String timestamp(long micros, TextSettings settings) {
        if (Instants.isInfinite(micros)) {
            return micros > 0 ? "infinity" : "-infinity";
        }
        StringBuilder text = new StringBuilder(32);
        return era(local(text, micros, settings, ""), civilOf(micros)).toString();
    }

    static String timestamptz(long micros, TextSettings settings) {
        if (Instants.isInfinite(micros)) {
            return micros > 0 ? "infinity" : "-infinity";
        }
        int offset = TimeZoneRules.offsetSeconds(micros, settings.timeZone());
        long local = micros + offset * Instants.MICROS_PER_SECOND;
        StringBuilder text = new StringBuilder(36);
        return era(local(text, local, settings, offset(offset)), civilOf(local)).toString();
    }

    static String time(long micros) {
        return time(new StringBuilder(16), micros).toString();
    }

    static String timetz(TimeTz time) {
        return time(new StringBuilder(24), time.micros()).append(offset(-time.zoneSeconds())).toString();
    }

    private static Instants.Civil civilOf(long micros) {
        return Instants.civil(Math.floorDiv(micros, Instants.MICROS_PER_DAY));
    }

    private static StringBuilder era(StringBuilder text, Instants.Civil civil) {
        return civil.year() <= 0 ? text.append(" BC") : text;
    }

    private static StringBuilder local(StringBuilder text, long local, TextSettings settings,
            String zone) {
        long day = Math.floorDiv(local, Instants.MICROS_PER_DAY);
        long time = Math.floorMod(local, Instants.MICROS_PER_DAY);
        Instants.Civil civil = Instants.civil(day);
        switch (settings.dateStyle()) {
            case ISO -> {
                isoDate(text, civil).append(' ');
                time(text, time).append(zone);
            }
            case SQL, GERMAN -> {
                boolean german = settings.dateStyle() == TextSettings.DateStyle.GERMAN;
                numericDate(text, civil, german ? '.' : '/', german || settings.dateOrder() == DateOrder.DMY);
                time(text.append(' '), time).append(zone.isEmpty() ? "" : " " + zone);
            }
            case POSTGRES -> {
                text.append(WEEKDAYS[Instants.dayOfWeek(day)]).append(' ');
                boolean dayFirst = settings.dateOrder() == DateOrder.DMY;
                String month = MONTHS[civil.month() - 1];
                if (dayFirst) {
                    two(text, civil.day()).append(' ').append(month);
                } else {
                    two(text.append(month).append(' '), civil.day());
                }
                time(text.append(' '), time).append(' ');
                year(text, civil).append(zone.isEmpty() ? "" : " " + zone);
            }
        }
        return text;
    }

    private static StringBuilder isoDate(StringBuilder text, Instants.Civil civil) {
        year(text, civil).append('-');
        two(text, civil.month()).append('-');
        return two(text, civil.day());
    }

    private static void numericDate(StringBuilder text, Instants.Civil civil, char separator, boolean dayFirst) {
        two(text, dayFirst ? civil.day() : civil.month()).append(separator);
        two(text, dayFirst ? civil.month() : civil.day()).append(separator);
        year(text, civil);
    }

    /** At least four digits; the year before 1 is 1 BC. */
    private static StringBuilder year(StringBuilder text, Instants.Civil civil) {
        int year = civil.year() > 0 ? civil.year() : 1 - civil.year();
        for (int bound = 1000; bound > year && bound > 1; bound /= 10) {
            text.append('0');
        }
        return text.append(year);
    }

    /** hh:mm:ss and as much of a fraction as is not zero. */
    static StringBuilder time(StringBuilder text, long micros) {
        int seconds = (int) (micros / Instants.MICROS_PER_SECOND);
        two(text, seconds / 3_600).append(':');
        two(text, seconds / 60 % 60).append(':');
        two(text, seconds % 60);
        return fraction(text, (int) (micros % Instants.MICROS_PER_SECOND));
    }

    static StringBuilder fraction(StringBuilder text, int micros) {
        if (micros == 0) {
            return text;
        }
        text.append('.');
        int rest = micros;
        for (int unit = 100_000; rest > 0; unit /= 10) {
            text.append((char) ('0' + rest / unit));
            rest %= unit;
        }
        return text;
    }

    /** East of Greenwich: hours, minutes and seconds if they are not zero. */
    static String offset(int seconds) {
        int size = Math.abs(seconds);
        StringBuilder text = two(new StringBuilder(seconds < 0 ? "-" : "+"), size / 3_600);
        if (size % 3_600 != 0) {
            two(text.append(':'), size / 60 % 60);
        }
        return size % 60 == 0 ? text.toString() : two(text.append(':'), size % 60).toString();
    }

    static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10 % 10)).append((char) ('0' + number % 10));
    }
}
