package io.phantomdb.rows.function;

import java.util.Locale;

/** What extract and date_trunc can ask a date or timestamp for (PostgreSQL 15, chapters 9.9.1 and 9.9.2). */
enum TimeUnit {
    MICROSECONDS("microseconds", "microsecond", "us", "usec", "usecs", "microsecon"),
    MILLISECONDS("milliseconds", "millisecond", "ms", "msec", "msecs", "millisecon"),
    SECOND("second", "seconds", "s", "sec", "secs"),
    MINUTE("minute", "minutes", "m", "min", "mins"),
    HOUR("hour", "hours", "h", "hr", "hrs"),
    DAY("day", "days", "d"),
    WEEK("week", "weeks", "w"),
    MONTH("month", "months", "mon", "mons"),
    QUARTER("quarter", "qtr"),
    YEAR("year", "years", "y", "yr", "yrs"),
    DECADE("decade", "decades", "dec", "decs"),
    CENTURY("century", "centuries", "c", "cent"),
    MILLENNIUM("millennium", "millennia", "mil", "mils"),
    JULIAN("julian", "j", "jd"),
    ISO_YEAR("isoyear"),
    DAY_OF_WEEK("dow"),
    ISO_DAY_OF_WEEK("isodow"),
    DAY_OF_YEAR("doy"),
    EPOCH("epoch"),
    TIME_ZONE("timezone"),
    TIME_ZONE_HOUR("timezone_hour", "timezone_h"),
    TIME_ZONE_MINUTE("timezone_minute", "timezone_m");

    private final String[] names;

    TimeUnit(String... names) {
        this.names = names;
    }

    /** Null if there is none of that name. */
    static TimeUnit named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (TimeUnit unit : values()) {
            for (String known : unit.names) {
                if (known.equals(lower)) {
                    return unit;
                }
            }
        }
        return null;
    }

    /** It only ever grows as time goes by: infinite timestamps have it, too. */
    boolean isMonotonic() {
        return switch (this) {
            case YEAR, DECADE, CENTURY, MILLENNIUM, JULIAN, ISO_YEAR, EPOCH -> true;
            case MICROSECONDS, MILLISECONDS, SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, QUARTER, DAY_OF_WEEK,
                    ISO_DAY_OF_WEEK, DAY_OF_YEAR, TIME_ZONE, TIME_ZONE_HOUR, TIME_ZONE_MINUTE ->
                false;
        };
    }

    boolean isBelowDay() {
        return compareTo(DAY) < 0 || compareTo(TIME_ZONE) >= 0;
    }
}
