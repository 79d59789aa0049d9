package io.phantomdb.rows.text;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.TextSettings.DateOrder;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * What the fields of a date's text mean taken together: a date, a time of day, an offset or a zone, or a word that stands
 * for all of them. Numbers that could be a month as well as a day are taken in the order of DateStyle.
 */
final class TimeFields {
    private final String typeName;
    private final String text;
    private final TextContext context;

    private Integer year;
    private Integer month;
    private Integer day;
    private boolean monthIsWord;
    private boolean yearHasTwoDigits;
    private boolean beforeChrist;
    private Long relativeDay;
    private long timeMicros = -1;
    private int hour;
    private Boolean afternoon;
    private Integer offsetSeconds;
    private ZoneId zone;
    private int infinity;
    private boolean epoch;
    private boolean now;
    private boolean timeFollows;

    private TimeFields(String typeName, String text, TextContext context) {
        this.typeName = typeName;
        this.text = text;
        this.context = context;
    }

    static TimeFields of(String typeName, String text, TextContext context) {
        TimeFields fields = new TimeFields(typeName, text, context);
        List<TimeTokens.Token> tokens = TimeTokens.of(text);
        if (tokens == null || tokens.isEmpty()) {
            throw fields.syntax();
        }
        for (TimeTokens.Token token : tokens) {
            fields.take(token);
        }
        fields.complete(tokens.size());
        return fields;
    }

    /** Of a time of day: the date may be missing, and only lends its offset. */
    static TimeFields ofTime(String typeName, String text, TextContext context) {
        TimeFields fields = new TimeFields(typeName, text, context);
        List<TimeTokens.Token> tokens = TimeTokens.of(text);
        if (tokens == null || tokens.isEmpty()) {
            throw fields.syntax();
        }
        if (tokens.size() == 1 && tokens.getFirst().kind() == TimeTokens.Kind.DATE && text.indexOf('-') > 0) {
            fields.timeAndZone(tokens.getFirst().text());
        }
        for (TimeTokens.Token token : tokens) {
            fields.timeFollows |= token.kind() == TimeTokens.Kind.NUMBER && fields.year == null;
            fields.take(token);
        }
        fields.completeTime(tokens.size());
        return fields;
    }

    /** A date alone is no time: its first number is one, and what follows the dash an offset. */
    private void timeAndZone(String token) {
        offset(token.substring(token.indexOf('-')));
        throw syntax();
    }

    private void completeTime(int tokenCount) {
        if (infinity != 0 || epoch || now && tokenCount > 1 || !now && timeMicros < 0) {
            throw syntax();
        }
        if (year != null && month != null && day != null) {
            validate();
        } else if (year != null || month != null || day != null) {
            throw syntax();
        }
    }

    private StatementError syntax() {
        return InputErrors.timeSyntax(typeName, text);
    }

    private StatementError fieldOverflow() {
        return new StatementError(SqlState.DATETIME_FIELD_OVERFLOW,
                "date/time field value out of range: \"" + text + "\"");
    }

    private void take(TimeTokens.Token token) {
        switch (token.kind()) {
            case NUMBER -> number(token.text());
            case DATE -> date(token.text());
            case TIME -> time(token.text());
            case JULIAN -> julian(token.text());
            case OFFSET -> offset(token.text());
            case WORD -> word(token.text());
            case ZONE -> zone(token.text());
        }
    }

    private void complete(int tokenCount) {
        if (infinity != 0 || epoch || now) {
            if (tokenCount > 1) {
                throw syntax();
            }
            return;
        }
        if (relativeDay != null) {
            if (year != null || month != null || day != null) {
                throw syntax();
            }
            return;
        }
        if (year == null || month == null || day == null) {
            if (month != null && (month < 1 || month > 12) || day != null && (day < 1 || day > 31)) {
                throw wrongOrder();
            }
            throw syntax();
        }
        validate();
    }

    private StatementError wrongOrder() {
        return fieldOverflow().withHint("Perhaps you need a different \"datestyle\" setting.");
    }

    private void validate() {
        if (beforeChrist) {
            if (year <= 0) {
                throw fieldOverflow();
            }
            year = 1 - year;
        } else if (yearHasTwoDigits) {
            year += year < 70 ? 2000 : 1900;
        } else if (year <= 0) {
            throw fieldOverflow();
        }
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            throw wrongOrder();
        }
        if (day > Instants.daysInMonth(year, month)) {
            throw fieldOverflow();
        }
    }

    private int positive(String digits) {
        if (digits.isEmpty() || digits.length() > 9) {
            throw digits.isEmpty() ? syntax() : fieldOverflow();
        }
        int value = 0;
        for (int at = 0; at < digits.length(); at++) {
            if (!NumberText.isDigit(digits.charAt(at))) {
                throw syntax();
            }
            value = value * 10 + digits.charAt(at) - '0';
        }
        return value;
    }

    private void date(String token) {
        char delimiter = token.indexOf('/') >= 0 ? '/' : token.indexOf('-') >= 0 ? '-' : '.';
        String[] parts = token.split(delimiter == '.' ? "\\." : String.valueOf(delimiter), -1);
        if (parts.length > 3 || parts.length == 2 && !isJoinedDay(parts)) {
            throw syntax();
        }
        for (String part : parts) {
            int named = TimeWords.month(part);
            if (named > 0) {
                setMonth(named, true);
            }
        }
        for (String part : parts) {
            if (TimeWords.month(part) == 0) {
                datePart(part);
            }
        }
    }

    /** Year and day of the year, 1999-008; or a month's name with a number, the rest of the date elsewhere. */
    private boolean isJoinedDay(String[] parts) {
        if (TimeWords.month(parts[0]) > 0 || TimeWords.month(parts[1]) > 0) {
            return true;
        }
        if (parts[0].length() < 4 || parts[1].length() != 3) {
            return false;
        }
        return true;
    }

    private void datePart(String digits) {
        if (digits.length() == 3 && year != null && month == null && day == null) {
            dayOfYear(positive(digits));
            return;
        }
        int value = positive(digits);
        boolean isLong = digits.length() >= 3;
        DateOrder order = context.textSettings().dateOrder();
        if (year == null && month == null && day == null) {
            if (isLong || order == DateOrder.YMD) {
                setYear(value, digits.length());
            } else if (order == DateOrder.DMY) {
                setDay(value);
            } else {
                setMonth(value, false);
            }
        } else if (month == null) {
            setMonth(value, false);
        } else if (monthIsWord && year != null && yearHasTwoDigits && day == null && isLong) {
            // Beside a month's name the first number was the day, for the second one is a year.
            day = year;
            year = value;
            yearHasTwoDigits = false;
        } else if (day == null && (year != null || !isLong && !(monthIsWord && order == DateOrder.YMD))) {
            setDay(value);
        } else if (year == null) {
            setYear(value, digits.length());
        } else {
            throw syntax();
        }
    }

    private void dayOfYear(int number) {
        if (number < 1 || number > (Instants.isLeapYear(year) ? 366 : 365)) {
            throw fieldOverflow();
        }
        Instants.Civil civil = Instants.civil(Instants.day(year, 1, 1) + number - 1);
        month = civil.month();
        day = civil.day();
    }

    private void setYear(int value, int digits) {
        if (year != null) {
            throw syntax();
        }
        year = value;
        yearHasTwoDigits = digits <= 2;
    }

    private void setMonth(int value, boolean isWord) {
        if (month != null) {
            if (!isWord || monthIsWord || day != null) {
                throw syntax();
            }
            // A number taken for the month was the day: the month has a name.
            day = month;
        }
        month = value;
        monthIsWord = isWord;
    }

    private void setDay(int value) {
        if (day != null) {
            throw syntax();
        }
        day = value;
    }

    boolean hasDate() {
        return year != null && month != null && day != null || relativeDay != null;
    }

    private void number(String token) {
        int point = token.indexOf('.');
        String digits = point < 0 ? token : token.substring(0, point);
        if (timeMicros < 0 && (timeFollows || hasDate()) && (digits.length() == 6 || digits.length() == 4)) {
            String clock = digits.substring(0, 2) + ":" + digits.substring(2, 4)
                    + (digits.length() == 6 ? ":" + digits.substring(4) : "");
            time(point < 0 ? clock : clock + token.substring(point));
        } else if (!hasDate() && point < 0 && year == null && month == null && (digits.length() == 8
                || digits.length() == 6)) {
            int dayAt = digits.length() - 2;
            setYear(positive(digits.substring(0, dayAt - 2)), dayAt - 2);
            setMonth(positive(digits.substring(dayAt - 2, dayAt)), false);
            setDay(positive(digits.substring(dayAt)));
        } else if (point < 0) {
            datePart(digits);
        } else if (year == null && month == null && digits.length() == 4 && token.length() == 8) {
            setYear(positive(digits), 4);
            dayOfYear(positive(token.substring(point + 1)));
        } else {
            throw syntax();
        }
    }

    private void time(String token) {
        if (timeMicros >= 0) {
            throw syntax();
        }
        timeFollows = false;
        int point = token.indexOf('.');
        String[] parts = (point < 0 ? token : token.substring(0, point)).split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw syntax();
        }
        hour = positive(parts[0]);
        int minute = parts[1].isEmpty() ? 0 : positive(parts[1]);
        int second = parts.length < 3 || parts[2].isEmpty() ? 0 : positive(parts[2]);
        long fraction = point < 0 ? 0 : fractionMicros(token.substring(point + 1));
        if (minute > 59 || second > 60 || hour > 24 || hour == 24 && (minute > 0 || second > 0 || fraction > 0)) {
            throw fieldOverflow();
        }
        timeMicros = hour * Instants.MICROS_PER_HOUR + minute * Instants.MICROS_PER_MINUTE
                + second * Instants.MICROS_PER_SECOND + fraction;
    }

    private long fractionMicros(String digits) {
        if (digits.isEmpty()) {
            return 0;
        }
        if (digits.chars().anyMatch(digit -> digit < '0' || digit > '9')) {
            throw syntax();
        }
        return (long) Math.rint(Double.parseDouble("0." + digits) * Instants.MICROS_PER_SECOND);
    }

    private void offset(String token) {
        if (offsetSeconds != null || zone != null || infinity != 0) {
            throw syntax();
        }
        int more = token.indexOf('-', 1);
        String[] parts = (more < 0 ? token : token.substring(0, more)).substring(1).split(":", -1);
        int hours;
        int minutes = 0;
        int seconds = 0;
        if (parts.length == 1 && parts[0].length() > 2) {
            int joined = parts[0].length() > 9 ? Integer.MAX_VALUE : positive(parts[0]);
            hours = joined / 100;
            minutes = joined % 100;
        } else {
            hours = positive(parts[0]);
            minutes = parts.length > 1 ? positive(parts[1]) : 0;
            seconds = parts.length > 2 ? positive(parts[2]) : 0;
        }
        if (hours > 15 || minutes > 59 || seconds > 59) {
            throw new StatementError(SqlState.INVALID_TIME_ZONE_DISPLACEMENT_VALUE,
                    "time zone displacement out of range: \"" + text + "\"");
        }
        if (more >= 0) {
            throw syntax();
        }
        int size = hours * 3_600 + minutes * 60 + seconds;
        offsetSeconds = token.charAt(0) == '-' ? -size : size;
    }

    private void zone(String name) {
        ZoneId found = TimeWords.zone(name);
        if (found == null) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "time zone \"" + name.toLowerCase(Locale.ROOT) + "\" not recognized");
        }
        if (zone != null || offsetSeconds != null) {
            throw syntax();
        }
        zone = found;
    }

    private void word(String word) {
        switch (word) {
            case "infinity", "inf", "+infinity", "+inf" -> infinity = 1;
            case "-infinity", "-inf" -> infinity = -1;
            case "epoch" -> epoch = true;
            case "now" -> now = true;
            case "today" -> relativeDay(0);
            case "tomorrow" -> relativeDay(1);
            case "yesterday" -> relativeDay(-1);
            case "allballs" -> time("00:00:00");
            case "am" -> halfDay(false);
            case "pm" -> halfDay(true);
            case "bc" -> beforeChrist = true;
            case "ad", "at", "on" -> {
            }
            case "t" -> timeFollows = true;
            default -> named(word);
        }
    }

    private void julian(String digits) {
        if (relativeDay != null) {
            throw syntax();
        }
        relativeDay = (long) positive(digits) + Instants.DAY_MIN;
    }

    private void relativeDay(int days) {
        long local = TimeZoneRules.local(context.transactionMicros(), context.textSettings().timeZone());
        relativeDay = Math.floorDiv(local, Instants.MICROS_PER_DAY) + days;
    }

    private void halfDay(boolean isAfternoon) {
        if (afternoon != null || timeMicros < 0) {
            throw syntax();
        }
        if (hour > 12) {
            throw fieldOverflow();
        }
        afternoon = isAfternoon;
        if (isAfternoon && hour != 12) {
            timeMicros += 12 * Instants.MICROS_PER_HOUR;
        } else if (!isAfternoon && hour == 12) {
            timeMicros -= 12 * Instants.MICROS_PER_HOUR;
        }
    }

    private void named(String word) {
        int monthNumber = TimeWords.month(word);
        Integer abbreviation = TimeWords.abbreviationSeconds(word);
        if (monthNumber > 0) {
            setMonth(monthNumber, true);
        } else if (abbreviation != null && offsetSeconds == null) {
            offsetSeconds = abbreviation;
        } else if (!TimeWords.isWeekday(word)) {
            ZoneId found = TimeWords.zone(word);
            if (found == null || zone != null) {
                throw syntax();
            }
            zone = found;
        }
    }

    int infinity() {
        return infinity;
    }

    boolean epoch() {
        return epoch;
    }

    boolean now() {
        return now;
    }

    long day() {
        return relativeDay != null ? relativeDay : Instants.day(year, month, day);
    }

    long timeMicros() {
        return Math.max(timeMicros, 0);
    }

    boolean hasOffset() {
        return offsetSeconds != null;
    }

    int offsetSeconds() {
        return offsetSeconds;
    }

    ZoneId zone() {
        return zone;
    }
}
