package io.phantomdb.rows.codec;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.vector.TextVector;
import io.phantomdb.rows.vector.Vector;

/** Single datums as bytes that give back the very datum: constants in programs, states of aggregates. Null is NULL. */
public final class DatumBytes {
    private static final int COLUMN = 1;

    private DatumBytes() {}

    public static void encode(ByteWriter to, Type type, Object datum) {
        RowSink sink = new RowSink(RowValues.varintBytes(COLUMN << 3) + RowValues.bytes(type, datum));
        RowValues.write(sink, COLUMN, type, datum);
        to.sized(sink.whole());
    }

    /** The same of a row of a vector. */
    public static void encode(ByteWriter to, Type type, Vector vector, int row) {
        if (vector instanceof TextVector texts && !texts.isNull(row)) {
            RowValues.writeText(to, COLUMN, texts.array(row), texts.start(row), texts.end(row));
        } else {
            encode(to, type, vector.datum(row));
        }
    }

    /** Malformed if the bytes are no datum of the type. */
    public static Object decode(ByteReader from, Type type) {
        Bytes bytes = from.sized();
        RowSource source = new RowSource(bytes);
        int header = source.header();
        Object datum = RowValues.read(source, header & 7, type);
        if (source.remaining() != 0 || header >>> 3 != COLUMN) {
            throw new Malformed("a datum that is more than one");
        }
        return datum;
    }
}
