package io.phantomdb.rows.codec;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.BitString;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Inet;
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
import io.phantomdb.rows.vector.DatumVector;
import io.phantomdb.rows.vector.DoubleVector;
import io.phantomdb.rows.vector.LongVector;
import io.phantomdb.rows.vector.NumericVector;
import io.phantomdb.rows.vector.TextVector;
import io.phantomdb.rows.vector.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The values inside rows, and how long they are. A numeric is {@code varint: scale · 4 + kind}, then its digits as a number;
 * for an array see {@link ArrayValues}, for a range {@link RangeValues}, for a row {@link RecordValues}. */
final class RowValues {
    private static final int NULL = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;
    private static final int INTEGER = 3;
    private static final int FOUR = 4;
    private static final int EIGHT = 5;
    private static final int SIZED = 6;
    private static final int SCALE_MAX = 16_383;
    private static final Numeric.Kind[] KINDS = Numeric.Kind.values();
    private static final int INTERVAL_BYTES = 16;
    private static final int UUID_BYTES = 16;
    private static final int BIT_LENGTH_BYTES = 4;
    private static final int TIMETZ_BYTES = 12;

    private RowValues() {}

    static int varintBytes(long value) {
        return value == 0 ? 1 : (70 - Long.numberOfLeadingZeros(value)) / 7;
    }

    static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    static long unzigzag(long bits) {
        return bits >>> 1 ^ -(bits & 1);
    }

    private static int sizedBytes(int bytes) {
        return varintBytes(bytes) + bytes;
    }

    /** Bytes of a value after its header; of text, if it is ASCII. */
    static int bytes(Type type, Object datum) {
        if (datum == null) {
            return 0;
        }
        return switch (type.kind()) {
            case BOOL -> 0;
            case INT2, INT4, DATE, INT8, OID, REG, TIME, TIMESTAMP, TIMESTAMPTZ, MONEY, XID, XID8, LSN, TID ->
                varintBytes(zigzag(((Number) datum).longValue()));
            case FLOAT4 -> 4;
            case FLOAT8 -> 8;
            case TEXT, VARCHAR, BPCHAR, UNKNOWN, NAME, CHAR, JSON, JSONPATH, VOID ->
                sizedBytes(((String) datum).length());
            case BYTEA, MACADDR -> sizedBytes(((Bytes) datum).length());
            case INET -> sizedBytes(NetworkValues.bytes((Inet) datum));
            case TSVECTOR -> sizedBytes(SearchValues.encode((SearchVector) datum).length());
            case TSQUERY -> sizedBytes(SearchValues.encode((SearchQuery) datum).length());
            case MULTIRANGE -> sizedBytes(MultirangeValues.bytes((MultirangeDatum) datum));
            case NUMERIC -> sizedBytes(numericBytes((Numeric) datum));
            case INTERVAL -> sizedBytes(INTERVAL_BYTES);
            case BIT -> sizedBytes(BIT_LENGTH_BYTES + ((BitString) datum).bytes().length());
            case UUID -> sizedBytes(UUID_BYTES);
            case ENUM -> 4;
            case TIMETZ -> sizedBytes(TIMETZ_BYTES);
            case JSONB -> sizedBytes(((Json) datum).bytes());
            case ARRAY, VECTOR -> sizedBytes(ArrayValues.bytes((ArrayDatum) datum));
            case RANGE -> sizedBytes(RangeValues.bytes((RangeDatum) datum));
            case RECORD -> sizedBytes(RecordValues.bytes((RecordDatum) datum));
            case PSEUDO -> throw Datums.noDatums(type);
        };
    }

    private static int numericBytes(Numeric number) {
        int header = varintBytes((long) number.displayScale() << 2 | number.kind().ordinal());
        if (number.isSmall()) {
            return header + smallBytes(number.digits());
        }
        return number.isFinite() ? header + number.decimal().unscaledValue().bitLength() / 8 + 1 : header;
    }

    /** Bytes of a whole number in two's complement, as few as hold it. */
    private static int smallBytes(long digits) {
        return (Long.SIZE - Long.numberOfLeadingZeros(digits ^ digits >> 63)) / 8 + 1;
    }

    /** Writes header and value. */
    static void write(RowSink to, int columnId, Type type, Object datum) {
        long header = (long) columnId << 3;
        if (datum == null) {
            to.varint(header | NULL);
            return;
        }
        switch (type.kind()) {
            case BOOL -> to.varint(header | ((Boolean) datum ? TRUE : FALSE));
            case INT2, INT4, DATE, INT8, OID, REG, TIME, TIMESTAMP, TIMESTAMPTZ, MONEY, XID, XID8, LSN, TID -> {
                to.varint(header | INTEGER);
                to.varint(zigzag(((Number) datum).longValue()));
            }
            case FLOAT4 -> {
                to.varint(header | FOUR);
                to.u32(Float.floatToIntBits((Float) datum));
            }
            case FLOAT8 -> {
                to.varint(header | EIGHT);
                to.u64(Double.doubleToLongBits((Double) datum));
            }
            case TEXT, VARCHAR, BPCHAR, UNKNOWN, NAME, CHAR, JSON, JSONPATH, VOID -> {
                byte[] utf8 = ((String) datum).getBytes(StandardCharsets.UTF_8);
                to.varint(header | SIZED);
                to.varint(utf8.length);
                to.raw(utf8);
            }
            case BYTEA, MACADDR -> {
                to.varint(header | SIZED);
                to.varint(((Bytes) datum).length());
                to.raw((Bytes) datum);
            }
            case NUMERIC -> {
                to.varint(header | SIZED);
                numeric(to, (Numeric) datum);
            }
            case INTERVAL -> {
                Interval interval = (Interval) datum;
                to.varint(header | SIZED);
                to.varint(INTERVAL_BYTES);
                to.u64(interval.micros());
                to.u32(interval.days());
                to.u32(interval.months());
            }
            case BIT -> {
                BitString bits = (BitString) datum;
                to.varint(header | SIZED);
                to.varint(BIT_LENGTH_BYTES + bits.bytes().length());
                to.u32(bits.length());
                to.raw(bits.bytes());
            }
            case UUID -> {
                to.varint(header | SIZED);
                to.varint(UUID_BYTES);
                to.u64(((UUID) datum).getMostSignificantBits());
                to.u64(((UUID) datum).getLeastSignificantBits());
            }
            case ENUM -> {
                to.varint(header | FOUR);
                to.u32(Float.floatToIntBits((Float) datum));
            }
            case TIMETZ -> {
                to.varint(header | SIZED);
                to.varint(TIMETZ_BYTES);
                to.u64(((TimeTz) datum).micros());
                to.u32(((TimeTz) datum).zoneSeconds());
            }
            case JSONB -> {
                Bytes json = JsonValues.encode((Json) datum);
                to.varint(header | SIZED);
                to.varint(json.length());
                to.raw(json);
            }
            case ARRAY, VECTOR -> {
                Bytes array = ArrayValues.encode((ArrayDatum) datum);
                to.varint(header | SIZED);
                to.varint(array.length());
                to.raw(array);
            }
            case TSVECTOR -> sized(to, header, SearchValues.encode((SearchVector) datum));
            case TSQUERY -> sized(to, header, SearchValues.encode((SearchQuery) datum));
            case INET -> sized(to, header, NetworkValues.encode((Inet) datum));
            case MULTIRANGE -> sized(to, header, MultirangeValues.encode((MultirangeDatum) datum));
            case RANGE -> {
                Bytes range = RangeValues.encode((RangeDatum) datum);
                to.varint(header | SIZED);
                to.varint(range.length());
                to.raw(range);
            }
            case RECORD -> {
                Bytes record = RecordValues.encode((RecordDatum) datum);
                to.varint(header | SIZED);
                to.varint(record.length());
                to.raw(record);
            }
            case PSEUDO -> throw Datums.noDatums(type);
        }
    }

    private static void sized(RowSink to, long header, Bytes value) {
        to.varint(header | SIZED);
        to.varint(value.length());
        to.raw(value);
    }

    /** A text alone, with the length of it all in front. */
    static void writeText(ByteWriter to, int column, byte[] array, int start, int end) {
        int header = column << 3 | SIZED;
        to.varint(varintBytes(header) + sizedBytes(end - start)).varint(header).varint(end - start).raw(array, start,
                end
                        - start);
    }

    private static void numeric(RowSink to, Numeric number) {
        to.varint(numericBytes(number));
        to.varint((long) number.displayScale() << 2 | number.kind().ordinal());
        if (number.isSmall()) {
            to.signed(number.digits(), smallBytes(number.digits()));
        } else if (number.isFinite()) {
            to.raw(number.decimal().unscaledValue().toByteArray());
        }
    }

    static Object read(RowSource from, int tag, Type type) {
        if (tag == NULL) {
            return null;
        }
        check(tag, type);
        return switch (type.kind()) {
            case BOOL -> tag == TRUE;
            case INT2 -> (short) integer(from, Short.MIN_VALUE, Short.MAX_VALUE);
            case INT4, DATE -> (int) integer(from, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case INT8, TIME, TIMESTAMP, TIMESTAMPTZ, MONEY, XID8, LSN, TID ->
                integer(from, Long.MIN_VALUE, Long.MAX_VALUE);
            case OID, REG, XID -> integer(from, 0, 0xFFFF_FFFFL);
            case FLOAT4 -> Float.intBitsToFloat(from.u32());
            case FLOAT8 -> Double.longBitsToDouble(from.u64());
            case TEXT, VARCHAR, BPCHAR, UNKNOWN, NAME, CHAR, JSON, JSONPATH, VOID -> from.utf8(from.size());
            case BYTEA, MACADDR -> Bytes.wrap(from.copy(from.size()));
            case TSVECTOR -> SearchValues.vector(Bytes.wrap(from.copy(from.size())));
            case TSQUERY -> SearchValues.query(Bytes.wrap(from.copy(from.size())));
            case INET -> NetworkValues.decode(Bytes.wrap(from.copy(from.size())));
            case MULTIRANGE -> MultirangeValues.decode(from, type.plain());
            case NUMERIC -> numeric(from);
            case INTERVAL -> interval(from);
            case BIT -> bits(from);
            case UUID -> uuid(from);
            case ENUM -> Float.intBitsToFloat(from.u32());
            case TIMETZ -> timeTz(from);
            case JSONB -> JsonValues.decode(from);
            case ARRAY, VECTOR -> ArrayValues.decode(from, type.element());
            case RANGE -> RangeValues.decode(from, type.plain());
            case RECORD -> RecordValues.decode(from, type.plain());
            case PSEUDO -> throw new Malformed("a value of type " + type);
        };
    }

    /** The same into a row of a vector of the type. */
    static void read(RowSource from, int tag, Type type, Vector into, int row) {
        if (tag == NULL) {
            into.setNull(row);
            return;
        }
        check(tag, type);
        switch (into) {
            case LongVector longs -> longs.set(row, number(from, tag, type));
            case NumericVector numerics -> numeric(from, numerics, row);
            case TextVector texts -> {
                int size = from.size();
                texts.set(row, from.array(), from.at(), from.at() + size);
                from.skip(size);
            }
            case DoubleVector doubles -> doubles.set(row, tag == FOUR
                    ? Float.intBitsToFloat(from.u32())
                    : Double.longBitsToDouble(from.u64()));
            case DatumVector datums -> datums.set(row, read(from, tag, type));
        }
    }

    private static long number(RowSource from, int tag, Type type) {
        return switch (type.kind()) {
            case BOOL -> tag == TRUE ? 1 : 0;
            case INT2 -> integer(from, Short.MIN_VALUE, Short.MAX_VALUE);
            case INT4, DATE -> integer(from, Integer.MIN_VALUE, Integer.MAX_VALUE);
            default -> integer(from, Long.MIN_VALUE, Long.MAX_VALUE);
        };
    }

    private static void check(int tag, Type type) {
        if (tag != tagOf(type) && !(type.kind() == Type.Kind.BOOL && tag == FALSE)) {
            throw new Malformed("a value with tag " + tag + " in a column of " + type.sqlName());
        }
    }

    private static int tagOf(Type type) {
        return switch (type.kind()) {
            case BOOL -> TRUE;
            case INT2, INT4, DATE, INT8, OID, REG, TIME, TIMESTAMP, TIMESTAMPTZ, MONEY, XID, XID8, LSN, TID -> INTEGER;
            case FLOAT4, ENUM -> FOUR;
            case FLOAT8 -> EIGHT;
            case TEXT, VARCHAR, BPCHAR, UNKNOWN, BYTEA, NUMERIC, INTERVAL, BIT, UUID, NAME, CHAR, TIMETZ, JSON,
                    JSONPATH, JSONB,
                    VOID,
                    ARRAY, VECTOR, RANGE, MULTIRANGE, INET, MACADDR, TSVECTOR, TSQUERY, RECORD, PSEUDO ->
                SIZED;
        };
    }

    private static long integer(RowSource from, long least, long greatest) {
        long value = unzigzag(from.varint());
        if (value < least || value > greatest) {
            throw new Malformed("an integer of " + value + " outside its type");
        }
        return value;
    }

    private static Interval interval(RowSource from) {
        from.sized(INTERVAL_BYTES);
        long micros = from.u64();
        int days = from.u32();
        return new Interval(from.u32(), days, micros);
    }

    private static TimeTz timeTz(RowSource from) {
        from.sized(TIMETZ_BYTES);
        long micros = from.u64();
        return new TimeTz(micros, from.u32());
    }

    /** Malformed if there are not as many bytes as the bits need. */
    static BitString bits(Bytes bytes, int length) {
        if (length < 0 || bytes.length() != (length + 7L) / 8) {
            throw new Malformed(length + " bits in " + bytes.length() + " bytes");
        }
        return new BitString(bytes, length);
    }

    private static BitString bits(RowSource from) {
        int size = from.size();
        if (size < BIT_LENGTH_BYTES) {
            throw new Malformed("a bit string of " + size + " bytes");
        }
        int length = from.u32();
        return bits(Bytes.wrap(from.copy(size - BIT_LENGTH_BYTES)), length);
    }

    private static UUID uuid(RowSource from) {
        from.sized(UUID_BYTES);
        long high = from.u64();
        return new UUID(high, from.u64());
    }

    private static Numeric numeric(RowSource from) {
        int size = from.size();
        int before = from.remaining();
        long header = from.varint();
        return numeric(from, header, size - (before - from.remaining()));
    }

    /** The rest of a numeric: so many bytes. */
    private static Numeric numeric(RowSource from, long header, int rest) {
        Numeric.Kind kind = KINDS[(int) header & 3];
        if (header < 0 || header >>> 2 > SCALE_MAX || rest < 0 || kind == Numeric.Kind.FINITE != rest > 0) {
            throw new Malformed("a numeric that makes no sense");
        }
        return switch (kind) {
            case NAN -> Numeric.NAN;
            case INFINITY -> Numeric.INFINITY;
            case NEGATIVE_INFINITY -> Numeric.NEGATIVE_INFINITY;
            case FINITE -> rest <= Long.BYTES
                    ? Numeric.of(from.signed(rest), (int) (header >>> 2))
                    : Numeric.of(new BigDecimal(new BigInteger(from.copy(rest)), (int) (header >>> 2)));
        };
    }

    private static void numeric(RowSource from, NumericVector into, int row) {
        int size = from.size();
        int before = from.remaining();
        long header = from.varint();
        int rest = size - (before - from.remaining());
        boolean isSmall = ((int) header & 3) == Numeric.Kind.FINITE.ordinal() && rest > 0 && rest <= Long.BYTES
                && header >= 0 && header >>> 2 <= SCALE_MAX;
        if (isSmall) {
            into.set(row, from.signed(rest), (int) (header >>> 2));
        } else {
            into.set(row, numeric(from, header, rest));
        }
    }

    static void skip(RowSource from, int tag) {
        switch (tag) {
            case NULL, FALSE, TRUE -> {
            }
            case INTEGER -> from.varint();
            case FOUR -> from.skip(4);
            case EIGHT -> from.skip(8);
            case SIZED -> from.skip(from.size());
            default -> throw new Malformed("a value with tag " + tag);
        }
    }
}
