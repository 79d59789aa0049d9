package io.phantomdb.rows.text;

import io.phantomdb.base.settings.TimeZones;
import java.time.ZoneId;
import java.util.Locale;

/** Names of months, weekdays and time zones in dates (PostgreSQL 15, appendixes B.3 and B.4). */
final class TimeWords {
    private static final String[] MONTHS = {"january", "february", "march", "april", "may", "june", "july", "august",
            "september", "october", "november", "december"};

    private TimeWords() {}

    /** From 1; 0 if it is no month. */
    static int month(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        if (name.equals("sept")) {
            return 9;
        }
        for (int at = 0; at < MONTHS.length; at++) {
            if (name.equals(MONTHS[at]) || name.length() == 3 && MONTHS[at].startsWith(name)) {
                return at + 1;
            }
        }
        return 0;
    }

    static boolean isWeekday(String word) {
        return switch (word) {
            case "sun", "sunday", "mon", "monday", "tue", "tues", "tuesday", "wed", "weds", "wednesday", "thu", "thur",
                    "thurs", "thursday", "fri", "friday", "sat", "saturday" ->
                true;
            default -> false;
        };
    }

    /** Hours east of Greenwich that an abbreviation stands for in PostgreSQL's default set; null if it is none. */
    static Integer abbreviationSeconds(String word) {
        Double hours = switch (word) {
            case "z", "zulu", "utc", "ut", "gmt", "uct", "wet" -> 0.0;
            case "bst", "cet", "met", "west", "wat" -> 1.0;
            case "cest", "mest", "eet", "cat", "sast", "ist" -> 2.0;
            case "eest", "msk", "eat", "idt" -> 3.0;
            case "msd" -> 4.0;
            case "pkt" -> 5.0;
            case "ict" -> 7.0;
            case "hkt", "sgt", "awst", "pht" -> 8.0;
            case "jst", "kst" -> 9.0;
            case "acst" -> 9.5;
            case "aest" -> 10.0;
            case "acdt" -> 10.5;
            case "aedt" -> 11.0;
            case "nzst" -> 12.0;
            case "nzdt" -> 13.0;
            case "ndt" -> -2.5;
            case "nst" -> -3.5;
            case "adt" -> -3.0;
            case "ast", "edt" -> -4.0;
            case "est", "cdt" -> -5.0;
            case "cst", "mdt" -> -6.0;
            case "mst", "pdt" -> -7.0;
            case "pst", "akdt" -> -8.0;
            case "akst", "hdt" -> -9.0;
            case "hst" -> -10.0;
            default -> null;
        };
        return hours == null ? null : Integer.valueOf((int) (hours * 3_600));
    }

    /** Null if there is no zone of that name. */
    static ZoneId zone(String name) {
        String kept = TimeZones.canonical(name);
        return kept == null ? null : TimeZones.zone(kept);
    }
}
