package io.phantomdb.rows.picture;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.picture.TimePicture.Slot;
import java.util.Locale;

/** to_char of timestamps and intervals. */
final class TimePictureWriter {
    private final TimeView time;
    private final StringBuilder out = new StringBuilder();

    private TimePictureWriter(TimeView time) {
        this.time = time;
    }

    static String write(TimeView time, TimePicture picture) {
        TimePictureWriter writer = new TimePictureWriter(time);
        for (TimePicture.Part part : picture.parts()) {
            switch (part) {
                case TimePicture.Text text -> writer.out.appendCodePoint(text.character());
                case Slot slot -> writer.slot(slot);
            }
        }
        return writer.out.toString();
    }

    private void slot(Slot slot) {
        switch (slot.field()) {
            case A_M, P_M -> out.append(cased(slot, isAfternoon() ? "P.M." : "A.M."));
            case AM, PM -> out.append(cased(slot, isAfternoon() ? "PM" : "AM"));
            case A_D, B_C -> out.append(cased(slot, ofDates(time.year() <= 0 ? "B.C." : "A.D.")));
            case AD, BC -> out.append(cased(slot, ofDates(time.year() <= 0 ? "BC" : "AD")));
            case HH, HH12 -> number(slot, 2, time.hour() % 12 == 0 ? 12 : time.hour() % 12, time.hour());
            case HH24 -> number(slot, 2, time.hour());
            case MI -> number(slot, 2, time.minute());
            case SS -> number(slot, 2, time.second());
            case FF1, FF2, FF3, FF4, FF5, FF6 -> fraction(slot, slot.name().charAt(2) - '0');
            case MS -> fraction(slot, 3);
            case US -> fraction(slot, 6);
            case SSSS, SSSSS -> ordinal(slot,
                    Long.toString(time.hour() * 3_600 + time.minute() * 60 + time.second()));
            case TZ -> zone(slot);
            case TZH -> {
                int offset = ofDates(time.offsetSeconds());
                out.append(offset >= 0 ? '+' : '-').append(padded(Math.abs(offset) / 3_600, 2));
            }
            case TZM -> out.append(padded(Math.abs(ofDates(time.offsetSeconds())) / 60 % 60, 2));
            case OF -> offset(slot);
            case MONTH -> name(slot, TimeNames.MONTHS, 9);
            case MON -> name(slot, TimeNames.SHORT_MONTHS, 0);
            case MM -> number(slot, 2, time.month());
            case DAY -> day(slot, ofDates(TimeNames.DAYS), 9);
            case DY -> day(slot, ofDates(TimeNames.SHORT_DAYS), 0);
            case RM -> roman(slot);
            case DDD, IDDD, DD, D, ID, WW, IW, Q, W, J -> dayNumber(slot);
            case CC, Y_YYY, YYYY, YYY, YY, Y, IYYY, IYY, IY, I -> year(slot);
            case FX -> {
            }
        }
    }

    private boolean isAfternoon() {
        return time.hour() % 24 >= 12;
    }

    private <T> T ofDates(T value) {
        if (time.interval()) {
            throw new StatementError(SqlState.INVALID_DATETIME_FORMAT,
                    "invalid format specification for an interval value").withHint(
                            "Intervals are not tied to specific calendar dates.");
        }
        return value;
    }

    private static String cased(Slot slot, String text) {
        return Character.isLowerCase(slot.name().charAt(0)) ? text.toLowerCase(Locale.ROOT) : text;
    }

    private void number(Slot slot, int width, long value) {
        number(slot, width, value, value);
    }

    /** With zeros up to the width; one place more for a sign, if the number that decides is negative. */
    private void number(Slot slot, int width, long value, long deciding) {
        ordinal(slot, slot.fill() ? Long.toString(value) : padded(value, deciding >= 0 ? width : width + 1));
    }

    private void ordinal(Slot slot, String text) {
        out.append(text);
        if (slot.ordinal() != null) {
            out.append(Ordinals.ending(text, slot.ordinal().equals("TH")));
        }
    }

    /** As printf's %0*d does it. */
    private static String padded(long value, int width) {
        String digits = Long.toString(Math.abs(value));
        String sign = value < 0 ? "-" : "";
        return sign + "0".repeat(Math.max(0, width - digits.length() - sign.length())) + digits;
    }

    private void fraction(Slot slot, int digits) {
        int value = time.micros();
        for (int left = digits; left < 6; left++) {
            value /= 10;
        }
        ordinal(slot, padded(value, digits));
    }

    private void zone(Slot slot) {
        String zone = ofDates(time.zone() == null ? "" : time.zone());
        out.append(Character.isLowerCase(slot.name().charAt(0)) ? zone.toLowerCase(Locale.ROOT) : zone);
    }

    private void offset(Slot slot) {
        int offset = ofDates(time.offsetSeconds());
        int size = Math.abs(offset);
        out.append(offset >= 0 ? '+' : '-').append(padded(size / 3_600, slot.fill() ? 0 : 2));
        if (size % 3_600 != 0) {
            out.append(':').append(padded(size / 60 % 60, 2));
        }
    }

    private void name(Slot slot, java.util.List<String> names, int width) {
        text(slot, TimeNames.inCaseOf(slot.name(), names.get(ofDates(time.month()) - 1)), width);
    }

    private void day(Slot slot, java.util.List<String> names, int width) {
        text(slot, TimeNames.inCaseOf(slot.name(), names.get(time.weekday())), width);
    }

    private void text(Slot slot, String text, int width) {
        out.append(text).repeat(' ', slot.fill() || slot.local() ? 0 : Math.max(0, width - text.length()));
    }

    private void roman(Slot slot) {
        if (time.month() == 0 && time.year() == 0) {
            return;
        }
        // Intervals may have a month of 0, which is the last, or negative ones, which count back from it.
        int month = time.month() == 0
                ? time.year() >= 0 ? 12 : 1
                : time.month() > 0 ? time.month() : 13 + time.month();
        text(slot, cased(slot, TimeNames.ROMAN_MONTHS.get(month - 1)), 4);
    }

    private void dayNumber(Slot slot) {
        switch (slot.field()) {
            case DDD -> number(slot, 3, time.dayOfYear());
            case IDDD -> number(slot, 3, (Instants.isoWeek(time.date()).week() - 1) * 7L + isoWeekday());
            case DD -> number(slot, 2, time.day(), 0);
            case D -> number(slot, 1, ofDates(time.weekday()) + 1);
            case ID -> number(slot, 1, ofDates(isoWeekday()));
            case WW -> number(slot, 2, (time.dayOfYear() - 1) / 7 + 1);
            case IW -> number(slot, 2, Instants.isoWeek(time.date()).week());
            case Q -> {
                if (time.month() != 0) {
                    number(slot, 1, (time.month() - 1) / 3 + 1);
                }
            }
            case W -> number(slot, 1, (time.day() - 1) / 7 + 1);
            default -> ordinal(slot, Long.toString(time.julian()));
        }
    }

    private int isoWeekday() {
        int weekday = Instants.dayOfWeek(time.date());
        return weekday == 0 ? 7 : weekday;
    }

    private void year(Slot slot) {
        long year = time.shownYear(time.year());
        long isoYear = time.shownYear(Instants.isoWeek(time.date()).year());
        switch (slot.field()) {
            case CC -> century(slot);
            case Y_YYY -> ordinal(slot, year / 1_000 + "," + padded(year % 1_000, 3));
            case YYYY -> number(slot, 4, year);
            case IYYY -> number(slot, 4, isoYear);
            case YYY -> number(slot, 3, year % 1_000, year);
            case IYY -> number(slot, 3, isoYear % 1_000, isoYear);
            case YY -> number(slot, 2, year % 100, year);
            case IY -> number(slot, 2, isoYear % 100, isoYear);
            case Y -> ordinal(slot, Long.toString(year % 10));
            default -> ordinal(slot, Long.toString(isoYear % 10));
        }
    }

    private void century(Slot slot) {
        long year = time.year();
        long century = time.interval() ? year / 100 : year > 0 ? (year - 1) / 100 + 1 : year / 100 - 1;
        number(slot, Math.abs(century) <= 99 ? 2 : 0, century);
    }
}
