package io.phantomdb.rows.text;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.BitString;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.TimeTz;
import io.phantomdb.rows.Type;

/** Makes datums fit the modifier of their type: lengths, precisions, scales (PostgreSQL 15, chapters 8.1.2, 8.3, 8.5). */
public final class Modifiers {
    private static final long[] MICROS_OF_LAST_DIGIT = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

    private Modifiers() {}

    /**
     * The datum as a column of the type holds it; null stays null. When a value is stored, 22001 refuses text that is too
     * long unless only blanks have to go; an explicit cast cuts it off. 22003 if a number is too long.
     */
    public static Object fit(ColumnType type, Object datum, boolean explicit) {
        if (datum == null || !type.hasModifier()) {
            return datum;
        }
        return switch (type.type().kind()) {
            case VARCHAR -> varchar((String) datum, type.textLength(), explicit);
            case BPCHAR -> bpchar((String) datum, type.textLength(), explicit);
            case BIT -> bits(type, (BitString) datum, explicit);
            case NUMERIC -> ((Numeric) datum).fit(type.precision(), type.scale());
            case INTERVAL -> IntervalFields.fit(type, (Interval) datum);
            case TIMETZ ->
                new TimeTz(timestamp(((TimeTz) datum).micros(), type.modifier()), ((TimeTz) datum).zoneSeconds());
            case TIME, TIMESTAMP, TIMESTAMPTZ -> timestamp((Long) datum, type.modifier());
            case BOOL, BYTEA, INT2, INT4, INT8, TEXT, OID, FLOAT4, FLOAT8, UNKNOWN, DATE, UUID, ENUM, NAME, CHAR, JSON,
                    JSONPATH,
                    JSONB, REG, VOID, VECTOR, RANGE, MULTIRANGE, INET, MACADDR, MONEY, XID, XID8, LSN, TID, TSVECTOR,
                    TSQUERY,
                    RECORD,
                    PSEUDO ->
                datum;
            case ARRAY -> elements(type, (ArrayDatum) datum, explicit);
        };
    }

    private static ArrayDatum elements(ColumnType type, ArrayDatum array, boolean explicit) {
        Object[] elements = array.elements();
        for (int at = 0; at < elements.length; at++) {
            elements[at] = fit(type.element(), elements[at], explicit);
        }
        return array.withElements(array.elementType(), elements);
    }

    private static BitString bits(ColumnType type, BitString bits, boolean explicit) {
        int length = type.modifier();
        boolean isExact = type.type() == Type.BIT;
        if (bits.length() == length || !isExact && bits.length() < length) {
            return bits;
        }
        if (!explicit) {
            throw isExact
                    ? new StatementError(SqlState.STRING_DATA_LENGTH_MISMATCH,
                            "bit string length " + bits.length() + " does not match type bit(" + length + ")")
                    : new StatementError(SqlState.STRING_DATA_RIGHT_TRUNCATION,
                            "bit string too long for type bit varying(" + length + ")");
        }
        return bits.slice(0, length);
    }

    private static String varchar(String text, int length, boolean explicit) {
        if (text.length() <= length || text.codePointCount(0, text.length()) <= length) {
            return text;
        }
        return cut(text, length, explicit, "character varying");
    }

    private static String bpchar(String text, int length, boolean explicit) {
        int characters = text.codePointCount(0, text.length());
        if (characters <= length) {
            return characters == length ? text : text + " ".repeat(length - characters);
        }
        return cut(text, length, explicit, "character");
    }

    private static String cut(String text, int length, boolean explicit, String typeName) {
        int end = text.offsetByCodePoints(0, length);
        for (int at = end; at < text.length() && !explicit; at++) {
            if (text.charAt(at) != ' ') {
                throw new StatementError(SqlState.STRING_DATA_RIGHT_TRUNCATION,
                        "value too long for type " + typeName + "(" + length + ")");
            }
        }
        return text.substring(0, end);
    }

    /** Rounded to so many digits after the second's point, halves away from 2000-01-01. */
    private static long timestamp(long micros, int digits) {
        if (Instants.isInfinite(micros) || digits >= MICROS_OF_LAST_DIGIT.length - 1) {
            return micros;
        }
        long unit = MICROS_OF_LAST_DIGIT[digits];
        return micros >= 0 ? (micros + unit / 2) / unit * unit : -((-micros + unit / 2) / unit * unit);
    }
}
