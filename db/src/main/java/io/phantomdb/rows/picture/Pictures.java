package io.phantomdb.rows.picture;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.text.TimeZoneRules;
import java.time.ZoneId;

/** to_char, to_date, to_timestamp and to_number (PostgreSQL 15, chapter 9.8). NULL is for the caller, and for an empty picture. */
public final class Pictures {
    private Pictures() {}

    /** Null for an infinite timestamp. */
    public static String ofTimestamp(long timestamp, String picture) {
        return picture.isEmpty() || Instants.isInfinite(timestamp)
                ? null
                : TimePictureWriter.write(TimeView.of(timestamp), TimePicture.of(picture));
    }

    /** As the zone's clocks show it; null for an infinite timestamp. */
    public static String ofTimestamptz(long timestamptz, String picture, ZoneId zone) {
        return picture.isEmpty() || Instants.isInfinite(timestamptz)
                ? null
                : TimePictureWriter.write(TimeView.of(timestamptz, zone, TimeZoneRules::abbreviation),
                        TimePicture.of(picture));
    }

    public static String ofInterval(Interval interval, String picture) {
        return picture.isEmpty() ? null : TimePictureWriter.write(TimeView.of(interval), TimePicture.of(picture));
    }

    /** 22007, 22008 if the text is no such date. */
    public static int toDate(String text, String picture) {
        TimeParse parse = TimePictureReader.read(TimePicture.of(picture), text);
        parse.timeMicros();
        long date = parse.date();
        if (!Instants.isDate(date)) {
            throw new StatementError(SqlState.DATETIME_FIELD_OVERFLOW, "date out of range: \"" + text + "\"");
        }
        return (int) date;
    }

    /** 22007, 22008 if the text is no such time; the zone is for text that has no offset. */
    public static long toTimestamptz(String text, String picture, ZoneId zone) {
        TimeParse parse = TimePictureReader.read(TimePicture.of(picture), text);
        long time = parse.timeMicros();
        long date = parse.date();
        if (date < Instants.DAY_MIN - 1 || date > Instants.TIMESTAMP_DAY_END) {
            throw TimeZoneRules.outOfRange();
        }
        long local = date * Instants.MICROS_PER_DAY + time;
        long utc = parse.hasOffset()
                ? local - parse.offsetSeconds() * Instants.MICROS_PER_SECOND
                : TimeZoneRules.utc(local, zone);
        if (!Instants.isTimestamp(utc)) {
            throw TimeZoneRules.outOfRange();
        }
        return utc;
    }

    public static String ofInteger(long number, String picture) {
        return NumberPictureWriter.ofInteger(number, NumberPicture.of(picture));
    }

    public static String ofNumeric(Numeric number, String picture) {
        return NumberPictureWriter.ofNumeric(number, NumberPicture.of(picture));
    }

    /** The digits are those that the type can tell apart: 6 for real, 15 for double precision. */
    public static String ofDouble(double number, int digits, String picture) {
        return NumberPictureWriter.ofDouble(number, digits, NumberPicture.of(picture));
    }

    /** Null for an empty picture. 22P02, 22003 if the text is no such number. */
    public static Numeric toNumber(String text, String picture) {
        return picture.isEmpty() ? null : NumberPictureReader.read(text, NumberPicture.of(picture));
    }
}
