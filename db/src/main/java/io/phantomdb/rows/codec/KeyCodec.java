package io.phantomdb.rows.codec;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.BitString;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Inet;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.MultirangeDatum;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.RangeDatum;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.SearchQuery;
import io.phantomdb.rows.SearchVector;
import io.phantomdb.rows.TimeTz;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.vector.LongVector;
import io.phantomdb.rows.vector.Vector;
import java.util.UUID;

/**
 * Datums as bytes that compare, unsigned, as the datums do, and that no other datum's bytes start with, so that columns can
 * simply follow each other.
 *
 * <pre>
 *   NULL          00 if NULLs come first, 02 if last
 *   otherwise     01, then
 *     bool        00 or 01
 *     integers    big-endian, the sign bit turned over; oid unsigned
 *     floats      IEEE bits, the sign bit turned over, all of them for negative ones; -0 is 0, there is one NaN
 *     numeric     see {@link NumericKeys}
 *     interval    days of 24 hours as a bigint, the rest in microseconds; uuid as it is
 *     timetz      the moment in UTC as a bigint, then the offset; jsonb: see {@link JsonKeys}
 *     enum        the sort order of the label, as a float
 *     arrays      each element, ascending with NULLs last; 00; the number of dimensions, lengths and lower bounds
 *     rows        see {@link RecordValues}
 *     bits        the bytes as of bytea, then how many bits there are
 *     multiranges their ranges, 01 before each, ended by 00; inet: see {@link NetworkValues}; tsvector,
 *     tsquery: see {@link SearchValues}; money as a bigint
 *     xid8, pg_lsn, tid  big-endian
 *     text, bytea the bytes, 00 as 00 FF, ended by 00 01; char(n) without trailing spaces
 *   descending    every bit after the first byte turned over
 * </pre>
 *
 * <p>What equals is encoded equally, so a key may forget what a datum looks like: see {@link #restores}.
 */
public final class KeyCodec {
    static final int NULL_FIRST = 0;
    static final int VALUE = 1;
    static final int NULL_LAST = 2;

    private static final int ZERO_ESCAPE = 0xFF;
    private static final int END = 1;

    private KeyCodec() {}

    /**
     * True if decoding gives back the very datum. Otherwise it gives one that is equal but may look different: numeric loses
     * its display scale, char(n) its padding, floats the sign of zero, intervals their parts; a row has to hold such a column as well as its key.
     */
    public static boolean restores(Type type) {
        return switch (type.kind()) {
            case BOOL, BYTEA, BIT, INT2, INT4, INT8, TEXT, VARCHAR, UNKNOWN, OID, DATE, TIMESTAMP, TIMESTAMPTZ, UUID,
                    ENUM,
                    NAME,
                    CHAR, TIME, TIMETZ, JSON, JSONPATH, REG, VOID, INET, MACADDR, MONEY, XID, XID8, LSN, TID, TSVECTOR,
                    TSQUERY ->
                true;
            case FLOAT4, FLOAT8, BPCHAR, NUMERIC, INTERVAL, JSONB, RANGE, MULTIRANGE, RECORD, PSEUDO -> false;
            case ARRAY, VECTOR -> restores(type.element());
        };
    }

    /** Appends a datum as an ascending column with NULLs last; null is NULL. */
    public static void encode(ByteWriter to, Type type, Object datum) {
        encode(to, type, datum, false, false);
    }

    public static void encode(ByteWriter to, Type type, Object datum, boolean descending, boolean nullsFirst) {
        if (datum == null) {
            to.u8(nullsFirst ? NULL_FIRST : NULL_LAST);
            return;
        }
        to.u8(VALUE);
        int start = to.length();
        value(to, type, datum);
        if (descending) {
            to.invert(start);
        }
    }

    static void value(ByteWriter to, Type type, Object datum) {
        switch (type.kind()) {
            case BOOL -> to.u8((Boolean) datum ? 1 : 0);
            case INT2 -> to.u16((Short) datum ^ 0x8000);
            case INT4, DATE -> to.u32((Integer) datum ^ Integer.MIN_VALUE);
            case INT8, TIME, TIMESTAMP, TIMESTAMPTZ, MONEY -> to.u64((Long) datum ^ Long.MIN_VALUE);
            case XID8, LSN, TID -> to.u64((Long) datum);
            case OID, REG, XID -> to.u32((int) (long) (Long) datum);
            case FLOAT4 -> to.u32(ordered((Float) datum));
            case FLOAT8 -> to.u64(ordered((Double) datum));
            case NUMERIC -> NumericKeys.encode(to, (Numeric) datum);
            case TEXT, VARCHAR, UNKNOWN, NAME, CHAR, JSON, JSONPATH, VOID -> text(to, (String) datum);
            case BPCHAR -> text(to, Datums.withoutPadding((String) datum));
            case BYTEA, MACADDR -> bytes(to, (Bytes) datum);
            case INET -> NetworkValues.key(to, (Inet) datum);
            case TSVECTOR -> SearchValues.key(to, (SearchVector) datum);
            case TSQUERY -> SearchValues.key(to, (SearchQuery) datum);
            case INTERVAL ->
                to.u64(((Interval) datum).wholeDays() ^ Long.MIN_VALUE).u64(((Interval) datum).microsOfDay());
            case BIT -> {
                bytes(to, ((BitString) datum).bytes());
                to.u32(((BitString) datum).length());
            }
            case UUID -> to.u64(((UUID) datum).getMostSignificantBits()).u64(((UUID) datum).getLeastSignificantBits());
            case ENUM -> to.u32(ordered((Float) datum));
            case TIMETZ -> to.u64(((TimeTz) datum).utcMicros() ^ Long.MIN_VALUE)
                    .u32(((TimeTz) datum).zoneSeconds() ^ Integer.MIN_VALUE);
            case JSONB -> JsonKeys.encode(to, (Json) datum);
            case ARRAY, VECTOR -> ArrayKeys.encode(to, (ArrayDatum) datum);
            case RANGE -> RangeValues.key(to, (RangeDatum) datum);
            case MULTIRANGE -> MultirangeValues.key(to, (MultirangeDatum) datum);
            case RECORD -> RecordValues.key(to, (RecordDatum) datum);
            case PSEUDO -> throw Datums.noDatums(type);
        }
    }

    private static int ordered(float value) {
        int bits = Float.floatToIntBits(value == 0 ? 0f : value);
        return bits < 0 ? ~bits : bits ^ Integer.MIN_VALUE;
    }

    private static long ordered(double value) {
        long bits = Double.doubleToLongBits(value == 0 ? 0d : value);
        return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
    }

    private static void text(ByteWriter to, String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == 0 || character >= 0x80) {
                bytes(to, Bytes.ofUtf8(text.substring(at)));
                return;
            }
            to.u8(character);
        }
        to.u8(0).u8(END);
    }

    private static void bytes(ByteWriter to, Bytes bytes) {
        for (int at = 0; at < bytes.length(); at++) {
            byte value = bytes.at(at);
            to.u8(value);
            if (value == 0) {
                to.u8(ZERO_ESCAPE);
            }
        }
        to.u8(0).u8(END);
    }

    /** Reads one column; the source says whether it is descending. Null for NULL. Malformed if the bytes are none. */
    static Object decode(KeySource from, Type type) {
        return isValue(from) ? value(from, type) : null;
    }

    /** What a column begins with: whether a value follows, or it is NULL. */
    private static boolean isValue(KeySource from) {
        int marker = from.marker();
        if (marker != VALUE && marker != NULL_FIRST && marker != NULL_LAST) {
            throw new Malformed("a key column starts with " + marker);
        }
        return marker == VALUE;
    }

    /** The same into a row of a vector of the type. */
    static void decode(KeySource from, Type type, Vector into, int row) {
        switch (type.kind()) {
            case INT4, DATE -> {
                if (isValue(from)) {
                    ((LongVector) into).set(row, from.u32() ^ Integer.MIN_VALUE);
                } else {
                    into.setNull(row);
                }
            }
            case INT8, TIME, TIMESTAMP, TIMESTAMPTZ -> {
                if (isValue(from)) {
                    ((LongVector) into).set(row, from.u64() ^ Long.MIN_VALUE);
                } else {
                    into.setNull(row);
                }
            }
            default -> into.set(row, decode(from, type));
        }
    }

    /** Passes one column over. */
    static void skip(KeySource from, Type type) {
        switch (type.kind()) {
            case INT4, DATE -> skip(from, 4);
            case INT8, TIME, TIMESTAMP, TIMESTAMPTZ -> skip(from, 8);
            default -> decode(from, type);
        }
    }

    private static void skip(KeySource from, int bytes) {
        if (isValue(from)) {
            from.skip(bytes);
        }
    }

    /** What follows the first byte of a column that is not NULL. */
    static Object value(KeySource from, Type type) {
        return switch (type.kind()) {
            case BOOL -> from.u8() != 0;
            case INT2 -> (short) (from.u16() ^ 0x8000);
            case INT4, DATE -> from.u32() ^ Integer.MIN_VALUE;
            case INT8, TIME, TIMESTAMP, TIMESTAMPTZ, MONEY -> from.u64() ^ Long.MIN_VALUE;
            case XID8, LSN, TID -> from.u64();
            case OID, REG, XID -> from.u32() & 0xFFFF_FFFFL;
            case FLOAT4 -> float4(from.u32());
            case FLOAT8 -> float8(from.u64());
            case NUMERIC -> NumericKeys.decode(from);
            case TEXT, VARCHAR, BPCHAR, UNKNOWN, NAME, CHAR, JSON, JSONPATH, VOID -> escaped(from).utf8();
            case BYTEA, MACADDR -> escaped(from);
            case INET -> NetworkValues.read(from);
            case TSVECTOR -> SearchValues.readVector(from);
            case TSQUERY -> SearchValues.readQuery(from);
            case INTERVAL -> Interval.ofDays(from.u64() ^ Long.MIN_VALUE, from.u64());
            case BIT -> RowValues.bits(escaped(from), from.u32());
            case UUID -> new UUID(from.u64(), from.u64());
            case ENUM -> float4(from.u32());
            case TIMETZ -> timeTz(from.u64() ^ Long.MIN_VALUE, from.u32() ^ Integer.MIN_VALUE);
            case JSONB -> JsonKeys.decode(from);
            case ARRAY, VECTOR -> ArrayKeys.decode(from, type.element());
            case RANGE -> RangeValues.read(from, type.plain());
            case MULTIRANGE -> MultirangeValues.read(from, type.plain());
            case RECORD -> RecordValues.read(from, type.plain());
            case PSEUDO -> throw new Malformed("a key of type " + type);
        };
    }

    private static TimeTz timeTz(long utcMicros, int zoneSeconds) {
        return new TimeTz(utcMicros - zoneSeconds * Instants.MICROS_PER_SECOND, zoneSeconds);
    }

    private static float float4(int bits) {
        return Float.intBitsToFloat(bits < 0 ? bits ^ Integer.MIN_VALUE : ~bits);
    }

    private static double float8(long bits) {
        return Double.longBitsToDouble(bits < 0 ? bits ^ Long.MIN_VALUE : ~bits);
    }

    private static Bytes escaped(KeySource from) {
        ByteWriter bytes = new ByteWriter(from.remaining());
        while (true) {
            int value = from.u8();
            if (value != 0) {
                bytes.u8(value);
                continue;
            }
            int next = from.u8();
            if (next == END) {
                return bytes.take();
            }
            if (next != ZERO_ESCAPE) {
                throw new Malformed("a zero byte in a key is followed by " + next);
            }
            bytes.u8(0);
        }
    }
}
