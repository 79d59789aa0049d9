package io.phantomdb.rows.picture;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.picture.TimePicture.Calendar;
import io.phantomdb.rows.picture.TimePicture.Slot;
import io.phantomdb.rows.picture.TimePicture.Text;
import java.util.List;

/** Reads text as to_date and to_timestamp do, field by field of the picture. */
final class TimePictureReader {
    private static final String NOT_FIXED = "If your source string is not fixed-width, try using the \"FM\" modifier.";

    private final List<TimePicture.Part> parts;
    private final String text;
    private final TimeParse parse;
    private int at;
    private int partAt;
    /** FX: every character counts. */
    private boolean exact;
    /** Spaces and separators of the text beyond those of the picture. */
    private int extraSkipped;

    private TimePictureReader(TimePicture picture, String text) {
        this.parts = picture.parts();
        this.text = text;
        this.parse = new TimeParse(text);
    }

    /** 22007, 22008 if the text does not fit. */
    static TimeParse read(TimePicture picture, String text) {
        TimePictureReader reader = new TimePictureReader(picture, text);
        reader.read();
        return reader.parse;
    }

    private void read() {
        for (partAt = 0; partAt < parts.size() && at < text.length(); partAt++) {
            TimePicture.Part part = parts.get(partAt);
            boolean isFixed = part instanceof Slot slot && slot.field() == TimePicture.Field.FX;
            if (!exact && !isFixed && (part instanceof Slot || partAt == 0)) {
                skipSpaces();
            }
            switch (part) {
                case Text plain -> plain(plain);
                case Slot slot -> {
                    setCalendar(slot.field().calendar());
                    slot(slot);
                    if (!exact) {
                        extraSkipped = 0;
                        skipSpaces();
                    }
                }
            }
        }
    }

    private void skipSpaces() {
        while (at < text.length() && TimePicture.isSpace(text.charAt(at))) {
            at++;
            extraSkipped++;
        }
    }

    private void skipOne() {
        if (at < text.length()) {
            at = text.offsetByCodePoints(at, 1);
        }
    }

    private void plain(Text plain) {
        if (exact) {
            skipOne();
        } else if (plain.kind() == Text.Kind.LETTER) {
            // What was skipped beyond the picture may have been this; then the next character belongs to a field.
            if (extraSkipped > 0) {
                extraSkipped--;
            } else {
                skipOne();
            }
        } else {
            extraSkipped--;
            if (at < text.length()
                    && (TimePicture.isSpace(text.charAt(at)) || TimePicture.isSeparator(text.charAt(at)))) {
                at++;
                extraSkipped++;
            }
        }
    }

    private static StatementError format(String message) {
        return new StatementError(SqlState.INVALID_DATETIME_FORMAT, message);
    }

    private void setCalendar(Calendar calendar) {
        if (calendar == Calendar.ANY) {
            return;
        }
        if (parse.calendar != Calendar.ANY && parse.calendar != calendar) {
            throw format("invalid combination of date conventions").withHint(
                    "Do not mix Gregorian and ISO week date conventions in a formatting template.");
        }
        parse.calendar = calendar;
    }

    private static int set(int before, int value, Slot slot) {
        if (before != 0 && before != value) {
            throw format("conflicting values for \"" + slot.name() + "\" field in formatting string").withDetail(
                    "This value contradicts a previous setting for the same field type.");
        }
        return value;
    }

    private void slot(Slot slot) {
        switch (slot.field()) {
            case FX -> exact = true;
            case A_M, P_M -> halfDay(slot, List.of("a.m.", "p.m."));
            case AM, PM -> halfDay(slot, List.of("am", "pm"));
            case A_D, B_C -> parse.beforeChrist = set(parse.beforeChrist, word(slot, List.of("a.d.", "b.c.")), slot);
            case AD, BC -> parse.beforeChrist = set(parse.beforeChrist, word(slot, List.of("ad", "bc")), slot);
            case HH, HH12 -> {
                parse.hour = number(slot, 2, parse.hour);
                parse.twelveHours = true;
            }
            case HH24 -> parse.hour = number(slot, 2, parse.hour);
            case MI -> parse.minute = number(slot, parse.minute);
            case SS -> parse.second = number(slot, parse.second);
            case MS -> parse.millis = fraction(slot, 3, parse.millis, 3);
            case US -> parse.micros = fraction(slot, 6, parse.micros, 6);
            case FF1, FF2, FF3, FF4, FF5, FF6 ->
                parse.micros = fraction(slot, slot.name().charAt(2) - '0', parse.micros, 6);
            case SSSS, SSSSS -> parse.secondOfDay = number(slot, parse.secondOfDay);
            case TZ, OF -> throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "formatting field \"" + slot.name() + "\" is only supported in to_char");
            case TZH -> offsetHours(slot);
            case TZM -> {
                parse.offsetSign = parse.offsetSign == 0 ? 1 : parse.offsetSign;
                parse.offsetMinutes = number(slot, 2, parse.offsetMinutes);
            }
            default -> date(slot);
        }
    }

    private void date(Slot slot) {
        switch (slot.field()) {
            case MONTH -> parse.month = set(parse.month, word(slot, TimeNames.MONTHS) + 1, slot);
            case MON -> parse.month = set(parse.month, word(slot, TimeNames.SHORT_MONTHS) + 1, slot);
            case RM -> parse.month = set(parse.month, romanMonth(slot), slot);
            case MM -> parse.month = number(slot, parse.month);
            case DAY -> parse.weekday = set(parse.weekday, word(slot, TimeNames.DAYS) + 1, slot);
            case DY -> parse.weekday = set(parse.weekday, word(slot, TimeNames.SHORT_DAYS) + 1, slot);
            case DDD -> parse.dayOfYear = number(slot, parse.dayOfYear);
            case IDDD -> parse.dayOfYear = number(slot, 3, parse.dayOfYear);
            case DD -> parse.day = number(slot, parse.day);
            case D -> parse.weekday = number(slot, parse.weekday);
            case ID -> parse.weekday = number(slot, 1, parse.weekday) % 7 + 1;
            case WW, IW -> parse.week = number(slot, parse.week);
            case Q -> number(slot, 0);
            case CC -> parse.century = number(slot, parse.century);
            case W -> parse.weekOfMonth = number(slot, parse.weekOfMonth);
            case J -> parse.julian = number(slot, parse.julian);
            case Y_YYY -> joinedYear(slot);
            case YYYY, IYYY -> year(slot, 4);
            case YYY, IYY -> year(slot, 3);
            case YY, IY -> year(slot, 2);
            case Y, I -> year(slot, 1);
            default -> throw io.phantomdb.base.Check.unreachable("a field of a date");
        }
    }

    private void halfDay(Slot slot, List<String> words) {
        parse.afternoon = set(parse.afternoon, word(slot, words), slot);
        parse.twelveHours = true;
    }

    /** Roman numbers are looked for from the last month on, so that I is found after II. */
    private int romanMonth(Slot slot) {
        return 12 - word(slot, TimeNames.ROMAN_MONTHS.reversed());
    }

    /** Which of these words comes next, in whatever case. */
    private int word(Slot slot, List<String> words) {
        for (int place = 0; place < words.size(); place++) {
            String word = words.get(place);
            if (text.regionMatches(true, at, word, 0, word.length())) {
                at += word.length();
                return place;
            }
        }
        int end = at;
        while (end < text.length() && !TimePicture.isSpace(text.charAt(end))) {
            end++;
        }
        throw format("invalid value \"" + text.substring(at, end) + "\" for \"" + slot.name() + "\"").withDetail(
                "The given value did not match any of the allowed values for this field.");
    }

    private int number(Slot slot, int before) {
        int length = slot.name().length();
        return number(slot, slot.field() == TimePicture.Field.SSSSS ? 5 : length, before);
    }

    private int number(Slot slot, int length, int before) {
        int value = set(before, integer(slot, length), slot);
        skipOrdinal(slot);
        return value;
    }

    private void skipOrdinal(Slot slot) {
        if (slot.ordinal() != null) {
            at = Math.min(at + 2, text.length());
        }
    }

    /** A number of so many digits, or of as many as there are if what follows cannot be one. */
    private int integer(Slot slot, int length) {
        int start = at;
        int digitsAt = start;
        while (digitsAt < text.length() && TimePicture.isSpace(text.charAt(digitsAt))) {
            digitsAt++;
        }
        String copy = text.substring(digitsAt, Math.min(text.length(), digitsAt + length));
        int end;
        if (slot.fill() || isFollowedByNoDigit(slot)) {
            end = numberEnd(digitsAt, text.length());
        } else {
            end = numberEnd(digitsAt, digitsAt + copy.length());
            checkLength(slot, length, copy, end - digitsAt);
        }
        if (end == digitsAt) {
            throw format("invalid value \"" + copy + "\" for \"" + slot.name() + "\"").withDetail(
                    "Value must be an integer.");
        }
        at = end;
        return value(slot, text.substring(digitsAt, end));
    }

    private static void checkLength(Slot slot, int length, String copy, int used) {
        if (copy.length() < length) {
            throw format("source string too short for \"" + slot.name() + "\" formatting field").withDetail(
                    "Field requires " + length + " characters, but only " + copy.length() + " remain.").withHint(
                            NOT_FIXED);
        }
        if (used > 0 && used < length) {
            throw format("invalid value \"" + copy + "\" for \"" + slot.name() + "\"").withDetail("Field requires "
                    + length + " characters, but only " + used + " could be parsed.").withHint(NOT_FIXED);
        }
    }

    /** The end of a sign and digits; where it starts if there are no digits. */
    private int numberEnd(int from, int limit) {
        boolean signed = from < limit && (text.charAt(from) == '-' || text.charAt(from) == '+');
        int digits = signed ? from + 1 : from;
        int end = digits;
        while (end < limit && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end == digits ? from : end;
    }

    private static int value(Slot slot, String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException tooLarge) {
            throw new StatementError(SqlState.DATETIME_FIELD_OVERFLOW,
                    "value for \"" + slot.name() + "\" in source string is out of range").withDetail(
                            "Value must be in the range " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE + ".");
        }
    }

    private boolean isFollowedByNoDigit(Slot slot) {
        if (slot.ordinal() != null || partAt + 1 == parts.size()) {
            return true;
        }
        return switch (parts.get(partAt + 1)) {
            case Slot next -> !next.field().digits();
            case Text next -> next.character() < '0' || next.character() > '9';
        };
    }

    /** Digits after a point: fewer of them count as the first ones. */
    private int fraction(Slot slot, int length, int before, int wanted) {
        int from = at;
        int value = set(before, integer(slot, length), slot);
        for (int digits = at - from; digits < wanted; digits++) {
            value *= 10;
        }
        skipOrdinal(slot);
        return value;
    }

    private void offsetHours(Slot slot) {
        char sign = text.charAt(at);
        if (sign == '+' || sign == '-' || sign == ' ') {
            parse.offsetSign = sign == '-' ? -1 : 1;
            at++;
        } else {
            // The sign may have been taken for a separator.
            parse.offsetSign = extraSkipped > 0 && text.charAt(at - 1) == '-' ? -1 : 1;
        }
        parse.offsetHours = set(parse.offsetHours, integer(slot, 2), slot);
    }

    private void joinedYear(Slot slot) {
        int comma = text.indexOf(',', at);
        int end = numberEnd(at, text.length());
        int yearEnd = comma < 0 || comma != end ? end : numberEnd(comma + 1, Math.min(text.length(), comma + 4));
        if (end == at || comma != end || yearEnd == comma + 1) {
            throw format("invalid input string for \"Y,YYY\"");
        }
        int value = value(slot, text.substring(at, end)) * 1_000 + value(slot, text.substring(comma + 1, yearEnd));
        parse.year = set(parse.year, value, slot);
        parse.yearDigits = 4;
        at = yearEnd;
        skipOrdinal(slot);
    }

    private void year(Slot slot, int digits) {
        int from = at;
        int value = integer(slot, slot.name().length());
        int year = set(parse.year, value, slot);
        parse.year = digits < 4 && at - from < 4 ? nearTwentyTwenty(year) : year;
        parse.yearDigits = digits;
        skipOrdinal(slot);
    }

    /** A year of less than four digits is the one nearest to 2020 that ends in them. */
    private static int nearTwentyTwenty(int year) {
        if (year < 70) {
            return year + 2000;
        }
        if (year < 100) {
            return year + 1900;
        }
        return year < 520 ? year + 2000 : year < 1000 ? year + 1000 : year;
    }
}
