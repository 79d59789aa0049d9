package io.phantomdb.rows.codec;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.rows.MultirangeDatum;
import io.phantomdb.rows.RangeDatum;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Multiranges as bytes. Inside rows: each range as the value of a column 1. In keys: each range as in {@link RangeValues} with 01
 * in front of it, then 00, so that the shorter one comes first.
 */
final class MultirangeValues {
    private static final int COLUMN = 1;
    private static final int END = 0;
    private static final int MORE = 1;

    private MultirangeValues() {}

    /** About how many bytes; exactly, if all text is ASCII. */
    static int bytes(MultirangeDatum datum) {
        int bytes = 0;
        for (RangeDatum range : datum.ranges()) {
            bytes += 1 + RowValues.bytes(datum.type().subtype(), range);
        }
        return bytes;
    }

    static Bytes encode(MultirangeDatum datum) {
        RowSink sink = new RowSink(bytes(datum));
        for (RangeDatum range : datum.ranges()) {
            RowValues.write(sink, COLUMN, datum.type().subtype(), range);
        }
        return sink.whole();
    }

    static MultirangeDatum decode(RowSource from, Type type) {
        int size = from.size();
        int end = from.remaining() - size;
        List<RangeDatum> ranges = new ArrayList<>();
        while (from.remaining() > end) {
            int header = from.header();
            Object range = header >>> 3 == COLUMN ? RowValues.read(from, header & 7, type.subtype()) : null;
            if (range == null) {
                throw new Malformed("a range of a multirange with a header of " + header);
            }
            ranges.add((RangeDatum) range);
        }
        if (from.remaining() != end) {
            throw new Malformed("a multirange that is longer than its ranges");
        }
        return new MultirangeDatum(type, ranges);
    }

    static void key(ByteWriter to, MultirangeDatum datum) {
        for (RangeDatum range : datum.ranges()) {
            to.u8(MORE);
            RangeValues.key(to, range);
        }
        to.u8(END);
    }

    static MultirangeDatum read(KeySource from, Type type) {
        List<RangeDatum> ranges = new ArrayList<>();
        int mark = from.u8();
        while (mark == MORE) {
            ranges.add(RangeValues.read(from, type.subtype()));
            mark = from.u8();
        }
        if (mark != END) {
            throw new Malformed("a multirange in a key with a mark of " + mark);
        }
        return new MultirangeDatum(type, ranges);
    }
}
