package io.phantomdb.rows;

import io.phantomdb.base.Check;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The session settings that the text form of a datum depends on (PostgreSQL 15, chapters 8.5.2 and 20.11.2).
 *
 * @param timeZone TimeZone
 * @param dateStyle how dates are written
 * @param dateOrder how {@code 1/2/2003} is read, and written in styles that follow it
 * @param extraFloatDigits above 0 means: the shortest text that reads back as the same number
 * @param byteaEscape bytea_output is escape, not hex
 * @param intervalStyle how intervals are written
 * @param names what regclass and its kin are written with
 */
public record TextSettings(ZoneId timeZone, DateStyle dateStyle, DateOrder dateOrder, int extraFloatDigits,
        boolean byteaEscape, IntervalStyle intervalStyle, CatalogNames names) {
    /** The first half of DateStyle. */
    public enum DateStyle {
        ISO,
        SQL,
        GERMAN,
        POSTGRES
    }

    /** The second half of DateStyle. */
    public enum DateOrder {
        YMD,
        DMY,
        MDY
    }

    /** IntervalStyle. */
    public enum IntervalStyle {
        POSTGRES,
        POSTGRES_VERBOSE,
        SQL_STANDARD,
        ISO_8601
    }

    /** UTC and PostgreSQL's defaults. */
    public static final TextSettings DEFAULT = of(ZoneOffset.UTC);

    public TextSettings(ZoneId timeZone, DateStyle dateStyle, DateOrder dateOrder, int extraFloatDigits,
            boolean byteaEscape) {
        this(timeZone, dateStyle, dateOrder, extraFloatDigits, byteaEscape, IntervalStyle.POSTGRES,
                CatalogNames.NONE);
    }

    public TextSettings {
        Check.present(timeZone, "time zone");
    }

    public static TextSettings of(ZoneId timeZone) {
        return new TextSettings(timeZone, DateStyle.ISO, DateOrder.MDY, 1, false);
    }
}
