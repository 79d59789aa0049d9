package io.phantomdb.sql.spill;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.BitString;
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
import io.phantomdb.rows.codec.DatumBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rows as bytes that say themselves of which kind their datums are. One statement's: types are numbered as they come. */
final class SpillCodec {
    private static final int NULL = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;
    private static final int INT2 = 3;
    private static final int INT4 = 4;
    private static final int INT8 = 5;
    private static final int FLOAT4 = 6;
    private static final int FLOAT8 = 7;
    private static final int TEXT = 8;
    private static final int BYTES = 9;
    private static final int SMALL_NUMERIC = 10;
    private static final int RECORD = 11;
    private static final int OTHER = 12;

    private final List<Type> types = new ArrayList<>();

    void write(ByteWriter to, Object[] row) {
        to.varint(row.length);
        for (Object datum : row) {
            write(to, datum);
        }
    }

    Object[] read(ByteReader from) {
        Object[] row = new Object[from.size()];
        for (int at = 0; at < row.length; at++) {
            row[at] = readDatum(from);
        }
        return row;
    }

    private void write(ByteWriter to, Object datum) {
        switch (datum) {
            case null -> to.u8(NULL);
            case Boolean value -> to.u8(value ? TRUE : FALSE);
            case Short value -> to.u8(INT2).u16(value);
            case Integer value -> to.u8(INT4).u32(value);
            case Long value -> to.u8(INT8).u64(value);
            case Float value -> to.u8(FLOAT4).u32(Float.floatToRawIntBits(value));
            case Double value -> to.u8(FLOAT8).u64(Double.doubleToRawLongBits(value));
            case String value -> to.u8(TEXT).sizedUtf8(value);
            case Bytes value -> to.u8(BYTES).sized(value);
            case Numeric value when value.isSmall() ->
                to.u8(SMALL_NUMERIC).varint(value.displayScale()).u64(value.digits());
            case RecordDatum value -> {
                to.u8(RECORD).varint(number(value.type()));
                for (int field = 0; field < value.size(); field++) {
                    write(to, value.value(field));
                }
            }
            default -> {
                Type type = typeOf(datum);
                to.u8(OTHER).varint(number(type));
                DatumBytes.encode(to, type, datum);
            }
        }
    }

    private static Type typeOf(Object datum) {
        return switch (datum) {
            case Numeric numeric -> Type.NUMERIC;
            case Interval interval -> Type.INTERVAL;
            case BitString bits -> Type.BIT;
            case UUID uuid -> Type.UUID;
            case TimeTz time -> Type.TIMETZ;
            case Json json -> Type.JSONB;
            case RangeDatum range -> range.type();
            case MultirangeDatum ranges -> ranges.type();
            case Inet inet -> Type.INET;
            case SearchVector vector -> Type.TSVECTOR;
            case SearchQuery query -> Type.TSQUERY;
            case ArrayDatum array -> Check.present(array.elementType().array(), "an array's type");
            default -> throw Check.unreachable("a datum of " + datum.getClass());
        };
    }

    private int number(Type type) {
        int known = types.indexOf(type);
        if (known < 0) {
            types.add(type);
            return types.size() - 1;
        }
        return known;
    }

    private Object readDatum(ByteReader from) {
        return switch (from.u8()) {
            case NULL -> null;
            case FALSE -> Boolean.FALSE;
            case TRUE -> Boolean.TRUE;
            case INT2 -> (short) from.u16();
            case INT4 -> from.u32();
            case INT8 -> from.u64();
            case FLOAT4 -> Float.intBitsToFloat(from.u32());
            case FLOAT8 -> Double.longBitsToDouble(from.u64());
            case TEXT -> from.sizedUtf8();
            case BYTES -> Bytes.copyOf(from.sized().toArray());
            case SMALL_NUMERIC -> {
                int scale = (int) from.varint();
                yield Numeric.of(from.u64(), scale);
            }
            case RECORD -> record(from);
            case OTHER -> DatumBytes.decode(from, types.get((int) from.varint()));
            default -> throw new ByteReader.Malformed("a spilled datum of no kind");
        };
    }

    private RecordDatum record(ByteReader from) {
        Type type = types.get((int) from.varint());
        Object[] values = new Object[type.fields().size()];
        for (int field = 0; field < values.length; field++) {
            values[field] = readDatum(from);
        }
        return new RecordDatum(type, values);
    }
}
