package io.phantomdb.rows.text;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Instants;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.TimeZone;

/** Between instants and the local time of a zone, in microseconds since 2000-01-01. Infinities stay what they are. */
public final class TimeZoneRules {
    private TimeZoneRules() {}

    /** The zone's offset east of Greenwich at an instant, in seconds. */
    public static int offsetSeconds(long timestamptz, ZoneId zone) {
        if (zone instanceof ZoneOffset fixed) {
            return fixed.getTotalSeconds();
        }
        long seconds = Math.floorDiv(timestamptz, Instants.MICROS_PER_SECOND) + Instants.EPOCH_SECONDS;
        return zone.getRules().getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
    }

    /** A zone by a name, an abbreviation or an offset as in TimeZone; null if there is none. */
    public static ZoneId named(String name) {
        Integer abbreviation = TimeWords.abbreviationSeconds(name.toLowerCase(Locale.ROOT));
        return abbreviation != null ? ZoneOffset.ofTotalSeconds(abbreviation) : TimeWords.zone(name);
    }

    /** What the zone calls its time at the instant, such as CEST; its offset where that has no name. */
    public static String abbreviation(long timestamptz, ZoneId zone) {
        int offset = offsetSeconds(timestamptz, zone);
        if (zone instanceof ZoneOffset || zone.getId().equals("UTC")) {
            return offset == 0 ? "UTC" : TimeWriter.offset(offset);
        }
        long seconds = Math.floorDiv(timestamptz, Instants.MICROS_PER_SECOND) + Instants.EPOCH_SECONDS;
        boolean summer = zone.getRules().isDaylightSavings(Instant.ofEpochSecond(seconds));
        String name = TimeZone.getTimeZone(zone).getDisplayName(summer, TimeZone.SHORT, Locale.ENGLISH);
        return name.startsWith("GMT") && name.length() > 3 ? TimeWriter.offset(offset) : name;
    }

    /** What a clock in the zone shows at the instant. */
    public static long local(long timestamptz, ZoneId zone) {
        if (Instants.isInfinite(timestamptz)) {
            return timestamptz;
        }
        return checked(timestamptz + offsetSeconds(timestamptz, zone) * Instants.MICROS_PER_SECOND);
    }

    /** The instant at which a clock in the zone shows this; see {@link #offsetOfLocal} for where that is not unique. */
    public static long utc(long timestamp, ZoneId zone) {
        if (Instants.isInfinite(timestamp)) {
            return timestamp;
        }
        return checked(timestamp - offsetOfLocal(timestamp, zone) * Instants.MICROS_PER_SECOND);
    }

    /**
     * The offset in seconds that holds when a clock in the zone shows this. A time that was skipped is taken by the offset
     * before the change, one that came twice by the offset after it, as PostgreSQL does.
     */
    public static int offsetOfLocal(long timestamp, ZoneId zone) {
        if (zone instanceof ZoneOffset fixed) {
            return fixed.getTotalSeconds();
        }
        long seconds = Math.floorDiv(timestamp, Instants.MICROS_PER_SECOND) + Instants.EPOCH_SECONDS;
        LocalDateTime local = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition transition = rules.getTransition(local);
        if (transition == null) {
            return rules.getOffset(local).getTotalSeconds();
        }
        return (transition.isGap() ? transition.getOffsetBefore() : transition.getOffsetAfter()).getTotalSeconds();
    }

    private static long checked(long micros) {
        if (!Instants.isTimestamp(micros)) {
            throw outOfRange();
        }
        return micros;
    }

    public static StatementError outOfRange() {
        return new StatementError(SqlState.DATETIME_FIELD_OVERFLOW, "timestamp out of range");
    }
}
