package io.phantomdb.rows.text;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.TimeTz;

/** Reads dates and timestamps (PostgreSQL 15, chapter 8.5.1 and appendix B). */
final class TimeReader {
    private TimeReader() {}

    static Integer date(String text, TextContext context) {
        TimeFields fields = TimeFields.of("date", text, context);
        if (fields.infinity() != 0) {
            return fields.infinity() > 0 ? Instants.DATE_INFINITY : Instants.DATE_NEGATIVE_INFINITY;
        }
        long day = fields.epoch()
                ? Instants.day(1970, 1, 1)
                : fields.now() ? Math.floorDiv(localNow(context), Instants.MICROS_PER_DAY) : fields.day();
        if (!Instants.isDate(day)) {
            throw outOfRange("date out of range: \"" + text + "\"");
        }
        return (int) day;
    }

    static Long timestamp(String text, TextContext context) {
        TimeFields fields = TimeFields.of("timestamp", text, context);
        if (fields.infinity() != 0) {
            return infinity(fields);
        }
        if (fields.epoch()) {
            return -Instants.EPOCH_SECONDS * Instants.MICROS_PER_SECOND;
        }
        return fields.now() ? Long.valueOf(localNow(context)) : Long.valueOf(local(fields, text));
    }

    static Long timestamptz(String text, TextContext context) {
        TimeFields fields = TimeFields.of("timestamp with time zone", text, context);
        if (fields.infinity() != 0) {
            return infinity(fields);
        }
        if (fields.epoch()) {
            return -Instants.EPOCH_SECONDS * Instants.MICROS_PER_SECOND;
        }
        if (fields.now()) {
            return context.transactionMicros();
        }
        long local = micros(fields, text);
        int offset = fields.hasOffset()
                ? fields.offsetSeconds()
                : TimeZoneRules.offsetOfLocal(local,
                        fields.zone() != null ? fields.zone() : context.textSettings().timeZone());
        return checked(local - offset * Instants.MICROS_PER_SECOND, text);
    }

    static Long time(String text, TextContext context) {
        TimeFields fields = TimeFields.ofTime("time", text, context);
        return fields.now() ? Long.valueOf(timeOfDay(localNow(context))) : Long.valueOf(fields.timeMicros());
    }

    static TimeTz timetz(String text, TextContext context) {
        TimeFields fields = TimeFields.ofTime("time with time zone", text, context);
        long now = localNow(context);
        long micros = fields.now() ? timeOfDay(now) : fields.timeMicros();
        // Without a date a zone has the offset that it has on this day.
        long day = fields.hasDate() ? fields.day() : Math.floorDiv(now, Instants.MICROS_PER_DAY);
        int offset = fields.hasOffset()
                ? fields.offsetSeconds()
                : TimeZoneRules.offsetOfLocal(day * Instants.MICROS_PER_DAY + micros,
                        fields.zone() != null ? fields.zone() : context.textSettings().timeZone());
        return new TimeTz(micros, -offset);
    }

    private static long timeOfDay(long local) {
        return Math.floorMod(local, Instants.MICROS_PER_DAY);
    }

    private static Long infinity(TimeFields fields) {
        return fields.infinity() > 0 ? Instants.INFINITY : Instants.NEGATIVE_INFINITY;
    }

    private static long localNow(TextContext context) {
        return TimeZoneRules.local(context.transactionMicros(), context.textSettings().timeZone());
    }

    private static long local(TimeFields fields, String text) {
        return checked(micros(fields, text), text);
    }

    /** A day more than the limits is let pass here: a zone may bring it back within. */
    private static long micros(TimeFields fields, String text) {
        long day = fields.day();
        if (day < Instants.DAY_MIN - 1 || day > Instants.TIMESTAMP_DAY_END) {
            throw outOfRange("timestamp out of range: \"" + text + "\"");
        }
        return day * Instants.MICROS_PER_DAY + fields.timeMicros();
    }

    private static long checked(long micros, String text) {
        if (!Instants.isTimestamp(micros)) {
            throw outOfRange("timestamp out of range: \"" + text + "\"");
        }
        return micros;
    }

    static StatementError outOfRange(String message) {
        return new StatementError(SqlState.DATETIME_FIELD_OVERFLOW, message);
    }
}
