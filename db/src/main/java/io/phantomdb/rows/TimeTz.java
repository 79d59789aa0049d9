package io.phantomdb.rows;

/**
 * A time of day with its offset, as PostgreSQL keeps it (chapter 8.5.1): ordered by the moment in UTC, then by the offset.
 *
 * @param micros since midnight, up to 24:00 included
 * @param zoneSeconds west of Greenwich, so the negative of what is written
 */
public record TimeTz(long micros, int zoneSeconds) implements Comparable<TimeTz> {
    public long utcMicros() {
        return micros + zoneSeconds * Instants.MICROS_PER_SECOND;
    }

    @Override
    public int compareTo(TimeTz other) {
        int byMoment = Long.compare(utcMicros(), other.utcMicros());
        return byMoment != 0 ? byMoment : Integer.compare(zoneSeconds, other.zoneSeconds);
    }
}
