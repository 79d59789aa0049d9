package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.BitString;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Inet;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.MultirangeDatum;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.RangeDatum;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.SearchQuery;
import io.phantomdb.rows.SearchVector;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.TimeTz;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.rows.text.NumericBinary;
import java.util.UUID;

/** Datums in the forms of a session's settings. Whole numbers, booleans and text are written without a string between. */
final class SessionDatums implements DatumCodec {
    private static final int JSONB_VERSION = 1;
    private static final int ZONE_SECONDS_END = 16 * 3_600;

    private static final int BIT_LENGTH_BYTES = 4;

    private final TextContext context;

    SessionDatums(TextContext context) {
        this.context = context;
    }

    @Override
    public void writeText(Type type, Object datum, ReplyBuffer to, ClientText clientText) {
        switch (type.kind()) {
            case BOOL -> to.u8((Boolean) datum ? 't' : 'f');
            case INT2 -> to.decimal((Short) datum);
            case INT4 -> to.decimal((Integer) datum);
            case INT8, OID -> to.decimal((Long) datum);
            case TEXT, VARCHAR, BPCHAR, UNKNOWN, NAME, CHAR, JSON, JSONPATH, VOID ->
                to.text((String) datum, clientText);
            case NUMERIC, FLOAT4, FLOAT8, BYTEA, DATE, TIMESTAMP, TIMESTAMPTZ, INTERVAL, BIT, UUID, ENUM, TIME, TIMETZ,
                    JSONB, REG, ARRAY, VECTOR, RANGE, MULTIRANGE, INET, MACADDR, MONEY, XID, XID8, LSN, TID, TSVECTOR,
                    TSQUERY,
                    RECORD,
                    PSEUDO ->
                to.text(DatumText.write(type, datum, context.textSettings()), clientText);
        }
    }

    @Override
    public void writeBinary(Type type, Object datum, ReplyBuffer to, ClientText clientText) {
        switch (type.kind()) {
            case BOOL -> to.u8((Boolean) datum ? 1 : 0);
            case INT2 -> to.u16((Short) datum);
            case INT4, DATE -> to.u32((Integer) datum);
            case OID, REG, XID -> to.u32((int) (long) (Long) datum);
            case INT8, TIME, TIMESTAMP, TIMESTAMPTZ, MONEY, XID8, LSN -> to.u64((Long) datum);
            case TID -> {
                to.u32((int) ((Long) datum >> Short.SIZE));
                to.u16((int) (long) (Long) datum);
            }
            case FLOAT4 -> to.u32(Float.floatToIntBits((Float) datum));
            case FLOAT8 -> to.u64(Double.doubleToLongBits((Double) datum));
            case TEXT, VARCHAR, BPCHAR, UNKNOWN, NAME, CHAR, JSON, JSONPATH, VOID ->
                to.text((String) datum, clientText);
            case BYTEA, MACADDR -> to.raw((Bytes) datum);
            case INET -> to.raw(NetworkBytes.write(type.plain(), (Inet) datum));
            case NUMERIC -> to.raw(NumericBinary.write((Numeric) datum));
            case INTERVAL -> {
                to.u64(((Interval) datum).micros());
                to.u32(((Interval) datum).days());
                to.u32(((Interval) datum).months());
            }
            case BIT -> {
                to.u32(((BitString) datum).length());
                to.raw(((BitString) datum).bytes());
            }
            case UUID -> {
                to.u64(((UUID) datum).getMostSignificantBits());
                to.u64(((UUID) datum).getLeastSignificantBits());
            }
            case ENUM -> writeText(type, datum, to, clientText);
            case TIMETZ -> {
                to.u64(((TimeTz) datum).micros());
                to.u32(((TimeTz) datum).zoneSeconds());
            }
            case JSONB -> {
                to.u8(JSONB_VERSION);
                writeText(type, datum, to, clientText);
            }
            case ARRAY, VECTOR -> writeArray((ArrayDatum) datum, to, clientText);
            case TSVECTOR -> to.raw(SearchBytes.write((SearchVector) datum));
            case TSQUERY -> to.raw(SearchBytes.write((SearchQuery) datum));
            case RANGE -> writeRange((RangeDatum) datum, to, clientText);
            case MULTIRANGE -> writeRanges((MultirangeDatum) datum, to, clientText);
            case RECORD -> writeRecord((RecordDatum) datum, to, clientText);
            case PSEUDO -> throw Datums.noDatums(type);
        }
    }

    /** PostgreSQL's array_send: dimensions, whether there are NULLs, the elements' type, bounds, elements. */
    private void writeArray(ArrayDatum array, ReplyBuffer to, ClientText clientText) {
        to.u32(array.dimensions());
        to.u32(array.hasNulls() ? 1 : 0);
        to.u32(array.elementType().oid());
        for (int at = 0; at < array.dimensions(); at++) {
            to.u32(array.length(at));
            to.u32(array.lowerBound(at));
        }
        for (int at = 0; at < array.size(); at++) {
            if (array.element(at) == null) {
                to.u32(-1);
            } else {
                int start = to.beginValue();
                writeBinary(array.elementType(), array.element(at), to, clientText);
                to.endValue(start);
            }
        }
    }

    /** PostgreSQL's range_send: flags, then the bounds there are. */
    private void writeRange(RangeDatum range, ReplyBuffer to, ClientText clientText) {
        to.u8(RangeBytes.flags(range));
        for (Object bound : new Object[]{range.lower(), range.upper()}) {
            if (bound != null) {
                int start = to.beginValue();
                writeBinary(range.type().subtype(), bound, to, clientText);
                to.endValue(start);
            }
        }
    }

    /** PostgreSQL's multirange_send: how many, then each range with its length. */
    private void writeRanges(MultirangeDatum ranges, ReplyBuffer to, ClientText clientText) {
        to.u32(ranges.ranges().size());
        for (RangeDatum range : ranges.ranges()) {
            int start = to.beginValue();
            writeRange(range, to, clientText);
            to.endValue(start);
        }
    }

    /** PostgreSQL's record_send: how many, then the type and the bytes of each. */
    private void writeRecord(RecordDatum record, ReplyBuffer to, ClientText clientText) {
        to.u32(record.size());
        for (int at = 0; at < record.size(); at++) {
            to.u32(record.typeOf(at).oid());
            if (record.value(at) == null) {
                to.u32(-1);
            } else {
                int start = to.beginValue();
                writeBinary(record.typeOf(at), record.value(at), to, clientText);
                to.endValue(start);
            }
        }
    }

    @Override
    public Object readText(Type type, String text) {
        return DatumText.read(type, text, context);
    }

    @Override
    public Object readBinary(Type type, Bytes value, ClientText clientText) {
        return switch (type.kind()) {
            case BOOL -> number(value, 1) != 0;
            case INT2 -> (short) number(value, 2);
            case INT4 -> (int) number(value, 4);
            case OID, REG, XID -> number(value, 4) & 0xFFFFFFFFL;
            case INT8, MONEY, XID8, LSN -> number(value, 8);
            case TID -> part(value, 6, 0, 4) << Short.SIZE & 0xFFFF_FFFF_FFFFL | part(value, 6, 4, 2) & 0xFFFF;
            case TSVECTOR -> SearchBytes.readVector(value);
            case TSQUERY -> SearchBytes.readQuery(value);
            case MACADDR -> NetworkBytes.readMac(type.plain(), value);
            case INET -> NetworkBytes.read(type.plain(), value);
            case MULTIRANGE -> new RangeBytes(value).readAll(type.plain(),
                    bound -> readBinary(type.subtype().subtype(), bound, clientText));
            case DATE -> date((int) number(value, 4));
            case TIMESTAMP, TIMESTAMPTZ -> timestamp(number(value, 8));
            case FLOAT4 -> Float.intBitsToFloat((int) number(value, 4));
            case FLOAT8 -> Double.longBitsToDouble(number(value, 8));
            case TEXT, VARCHAR, BPCHAR, UNKNOWN -> clientText.decode(value);
            case NAME, CHAR, JSON, JSONPATH, VOID -> readText(type, clientText.decode(value));
            case TIME -> time(number(value, 8));
            case TIMETZ -> new TimeTz(time(part(value, 12, 0, 8)), zone((int) part(value, 12, 8, 4)));
            case JSONB -> jsonb(value, clientText);
            case BYTEA -> Bytes.copyOf(value.toArray());
            case NUMERIC -> NumericBinary.read(value);
            case INTERVAL -> new Interval((int) part(value, 16, 12, 4), (int) part(value, 16, 8, 4),
                    part(value, 16, 0, 8));
            case BIT -> bits(value);
            case UUID -> new UUID(part(value, 16, 0, 8), part(value, 16, 8, 8));
            case ENUM -> readText(type, clientText.decode(value));
            case ARRAY, VECTOR -> new ArrayBytes(value).read(type.element(),
                    element -> readBinary(type.element(), element, clientText));
            case RANGE -> new RangeBytes(value).read(type.plain(),
                    bound -> readBinary(type.subtype(), bound, clientText));
            case RECORD -> new RecordBytes(value).read(type.plain(),
                    (field, part) -> readBinary(field, part, clientText));
            case PSEUDO -> throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "cannot accept a value of type " + type.sqlName());
        };
    }

    private static BitString bits(Bytes value) {
        int length = value.length() < BIT_LENGTH_BYTES ? -1 : (int) number(value.slice(0, BIT_LENGTH_BYTES), 4);
        if (length < 0 || value.length() - BIT_LENGTH_BYTES != (length + 7L) / 8) {
            throw new StatementError(SqlState.INVALID_BINARY_REPRESENTATION,
                    "invalid length in external bit string");
        }
        return new BitString(Bytes.copyOf(value.slice(BIT_LENGTH_BYTES, value.length()).toArray()), length);
    }

    private Object jsonb(Bytes value, ClientText clientText) {
        int version = value.isEmpty() ? 0 : value.at(0);
        if (version != JSONB_VERSION) {
            throw new StatementError(SqlState.INTERNAL_ERROR, "unsupported jsonb version number " + version);
        }
        return readText(Type.JSONB, clientText.decode(value.slice(1, value.length())));
    }

    private static long time(long micros) {
        if (micros < 0 || micros > Instants.MICROS_PER_DAY) {
            throw new StatementError(SqlState.DATETIME_FIELD_OVERFLOW, "time out of range");
        }
        return micros;
    }

    private static int zone(int seconds) {
        if (Math.abs((long) seconds) >= ZONE_SECONDS_END) {
            throw new StatementError(SqlState.INVALID_TIME_ZONE_DISPLACEMENT_VALUE,
                    "time zone displacement out of range");
        }
        return seconds;
    }

    private static int date(int day) {
        if (!Instants.isInfiniteDate(day) && !Instants.isDate(day)) {
            throw new StatementError(SqlState.DATETIME_FIELD_OVERFLOW, "date out of range");
        }
        return day;
    }

    private static long timestamp(long micros) {
        if (!Instants.isInfinite(micros) && !Instants.isTimestamp(micros)) {
            throw new StatementError(SqlState.DATETIME_FIELD_OVERFLOW, "timestamp out of range");
        }
        return micros;
    }

    /** A number inside a value of so many bytes. */
    private static long part(Bytes value, int valueLength, int from, int length) {
        if (value.length() != valueLength) {
            throw new StatementError(SqlState.INVALID_BINARY_REPRESENTATION, "incorrect binary data format");
        }
        return number(value.slice(from, from + length), length);
    }

    private static long number(Bytes value, int length) {
        if (value.length() != length) {
            throw new StatementError(SqlState.INVALID_BINARY_REPRESENTATION, "incorrect binary data format");
        }
        Check.that(length <= 8, "a number has at most eight bytes");
        long number = value.at(0);
        for (int index = 1; index < length; index++) {
            number = number << 8 | value.at(index) & 0xFF;
        }
        return number;
    }
}
