package io.phantomdb.base.settings;

import io.phantomdb.base.Check;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TreeMap;

/**
 * Time zones as PostgreSQL writes them (chapter 8.5.3 and appendix B.5): names of the IANA database in any case, hours
 * east of Greenwich as a number such as {@code -7}, {@code INTERVAL '+05:30'}, also east, and POSIX forms such as
 * {@code UTC+3}, {@code <-07>+07} or {@code +05:30}, which count west.
 */
public final class TimeZones {
    private static final TreeMap<String, String> NAMES = names();

    private TimeZones() {}

    private static TreeMap<String, String> names() {
        TreeMap<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String id : ZoneId.getAvailableZoneIds()) {
            names.put(id, id);
        }
        return names;
    }

    /** How the zone is kept and shown; null if there is none of that name. */
    public static String canonical(String raw) {
        String text = raw.strip();
        String name = NAMES.get(text);
        if (name != null) {
            return name;
        }
        Integer east = text.indexOf(':') < 0 ? offset(text) : interval(text);
        if (east != null) {
            return posix(east);
        }
        return posixOffset(text) != null ? text : null;
    }

    private static Integer interval(String text) {
        int from = text.indexOf('\'');
        int to = text.lastIndexOf('\'');
        boolean isInterval = text.regionMatches(true, 0, "interval", 0, 8) && from > 0 && to > from;
        return isInterval ? offset(text.substring(from + 1, to).strip()) : null;
    }

    /** The rules of a zone in its kept form. */
    public static ZoneId zone(String kept) {
        if (NAMES.containsKey(kept)) {
            return ZoneId.of(NAMES.get(kept));
        }
        return Check.present(posixOffset(kept), "a zone that was accepted");
    }

    private static String posix(int secondsEast) {
        return "<" + written(secondsEast) + ">" + written(-secondsEast);
    }

    private static String written(int seconds) {
        int size = Math.abs(seconds);
        StringBuilder text = new StringBuilder(seconds < 0 ? "-" : "+").append(two(size / 3_600));
        if (size % 3_600 != 0) {
            text.append(':').append(two(size / 60 % 60));
        }
        return size % 60 == 0 ? text.toString() : text.append(':').append(two(size % 60)).toString();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static ZoneOffset posixOffset(String text) {
        int end = text.startsWith("<") ? text.indexOf('>') + 1 : lettersEnd(text);
        if (end > 0 && end < 3 || end == text.length()) {
            return null;
        }
        Integer west = offset(text.substring(end));
        return west == null ? null : ZoneOffset.ofTotalSeconds(-west);
    }

    private static int lettersEnd(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) < 128 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Seconds of {@code [+-]h[h][:mm[:ss]]} or of a number of hours with a fraction; null for anything else. */
    private static Integer offset(String text) {
        if (text.isEmpty()) {
            return null;
        }
        boolean negative = text.charAt(0) == '-';
        String size = negative || text.charAt(0) == '+' ? text.substring(1) : text;
        int seconds = size.indexOf('.') >= 0 ? decimalHours(size) : clock(size.split(":", -1));
        return seconds < 0 || seconds > 18 * 3_600 ? null : Integer.valueOf(negative ? -seconds : seconds);
    }

    private static int decimalHours(String size) {
        try {
            double hours = Double.parseDouble(size);
            return hours >= 0 && hours <= 18 ? (int) Math.rint(hours * 3_600) : -1;
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    private static int clock(String[] parts) {
        int seconds = 0;
        for (int index = 0; index < 3; index++) {
            int part = index < parts.length ? number(parts[index]) : 0;
            if (part < 0 || index > 0 && part > 59) {
                return -1;
            }
            seconds = seconds * 60 + part;
        }
        return parts.length > 3 ? -1 : seconds;
    }

    private static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 2) {
            return -1;
        }
        int value = 0;
        for (int index = 0; index < digits.length(); index++) {
            char digit = digits.charAt(index);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = value * 10 + digit - '0';
        }
        return value;
    }
}
