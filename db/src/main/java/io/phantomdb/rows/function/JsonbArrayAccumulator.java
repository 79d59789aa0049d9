package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.DatumBytes;
import java.util.ArrayList;
import java.util.List;

/** jsonb_agg: all values, NULLs as null. NULL of nothing. */
final class JsonbArrayAccumulator implements Accumulator {
    private final List<Json> elements = new ArrayList<>();
    private long bytes;

    @Override
    public void add(Object first, Object second) {
        Json element = first == null ? Json.NULL : (Json) first;
        elements.add(element);
        bytes += Long.BYTES + Datums.bytes(element);
    }

    @Override
    public Object result() {
        return elements.isEmpty() ? null : new Json.Array(elements);
    }

    @Override
    public void encode(ByteWriter to) {
        to.varint(elements.size());
        elements.forEach(element -> DatumBytes.encode(to, Type.JSONB, element));
    }

    @Override
    public void merge(ByteReader from) {
        int count = from.size();
        for (int at = 0; at < count; at++) {
            add(DatumBytes.decode(from, Type.JSONB), null);
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
