package io.phantomdb.rows.codec;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.rows.RangeDatum;
import io.phantomdb.rows.Type;

/**
 * Ranges as bytes. Inside rows: flags, then the bounds there are, each as the value of a column 1. In keys, in the order of
 * ranges: 00 for the empty one, else 01, then each bound: its side where it has no limit, or its value and how far inside it
 * lies.
 *
 * <pre>
 *   key   lower: 00 none · 01 value (00 included, 01 not)      upper: 01 value (00 not, 01 included) · 02 none
 * </pre>
 */
final class RangeValues {
    private static final int COLUMN = 1;
    private static final int EMPTY = 1;
    private static final int LOWER = 2;
    private static final int LOWER_INCLUSIVE = 4;
    private static final int UPPER = 8;
    private static final int UPPER_INCLUSIVE = 16;
    private static final int ALL = 31;

    private RangeValues() {}

    /** About how many bytes; exactly, if all text is ASCII. */
    static int bytes(RangeDatum range) {
        Type subtype = range.type().subtype();
        return 1 + (range.lower() == null ? 0 : 1 + RowValues.bytes(subtype, range.lower()))
                + (range.upper() == null ? 0 : 1 + RowValues.bytes(subtype, range.upper()));
    }

    static Bytes encode(RangeDatum range) {
        RowSink sink = new RowSink(bytes(range));
        sink.varint(flags(range));
        if (range.lower() != null) {
            RowValues.write(sink, COLUMN, range.type().subtype(), range.lower());
        }
        if (range.upper() != null) {
            RowValues.write(sink, COLUMN, range.type().subtype(), range.upper());
        }
        return sink.whole();
    }

    private static int flags(RangeDatum range) {
        return (range.isEmpty() ? EMPTY : 0) | (range.lower() == null ? 0 : LOWER)
                | (range.lowerInclusive() ? LOWER_INCLUSIVE : 0) | (range.upper() == null ? 0 : UPPER)
                | (range.upperInclusive() ? UPPER_INCLUSIVE : 0);
    }

    static RangeDatum decode(RowSource from, Type type) {
        int size = from.size();
        int end = from.remaining() - size;
        long flags = from.varint();
        boolean isEmpty = (flags & EMPTY) != 0;
        if ((flags & ~ALL) != 0 || isEmpty && flags != EMPTY) {
            throw new Malformed("a range with flags " + flags);
        }
        Object lower = (flags & LOWER) == 0 ? null : bound(from, type);
        Object upper = (flags & UPPER) == 0 ? null : bound(from, type);
        if (from.remaining() != end) {
            throw new Malformed("a range that is longer than its bounds");
        }
        return new RangeDatum(type, isEmpty, lower, (flags & LOWER_INCLUSIVE) != 0, upper,
                (flags & UPPER_INCLUSIVE) != 0);
    }

    private static Object bound(RowSource from, Type type) {
        int header = from.header();
        Object bound = header >>> 3 == COLUMN ? RowValues.read(from, header & 7, type.subtype()) : null;
        if (bound == null) {
            throw new Malformed("a range bound with a header of " + header);
        }
        return bound;
    }

    static void key(ByteWriter to, RangeDatum range) {
        to.u8(range.isEmpty() ? 0 : 1);
        if (range.isEmpty()) {
            return;
        }
        to.u8(range.lower() == null ? 0 : 1);
        if (range.lower() != null) {
            KeyCodec.value(to, range.type().subtype(), range.lower());
            to.u8(range.lowerInclusive() ? 0 : 1);
        }
        to.u8(range.upper() == null ? 2 : 1);
        if (range.upper() != null) {
            KeyCodec.value(to, range.type().subtype(), range.upper());
            to.u8(range.upperInclusive() ? 1 : 0);
        }
    }

    static RangeDatum read(KeySource from, Type type) {
        if (flag(from, 0) == 0) {
            return RangeDatum.empty(type);
        }
        boolean hasLower = flag(from, 0) == 1;
        Object lower = hasLower ? KeyCodec.value(from, type.subtype()) : null;
        boolean lowerInclusive = hasLower && flag(from, 0) == 0;
        boolean hasUpper = flag(from, 1) == 1;
        Object upper = hasUpper ? KeyCodec.value(from, type.subtype()) : null;
        return new RangeDatum(type, false, lower, lowerInclusive, upper, hasUpper && flag(from, 0) == 1);
    }

    /** One of two numbers. */
    private static int flag(KeySource from, int least) {
        int flag = from.u8();
        if (flag < least || flag > least + 1) {
            throw new Malformed("a range in a key with a mark of " + flag);
        }
        return flag;
    }
}
