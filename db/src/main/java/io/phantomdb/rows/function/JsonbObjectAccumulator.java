package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.DatumBytes;
import java.util.TreeMap;

/** jsonb_object_agg: of pairs with one key the last counts. NULL of nothing. */
final class JsonbObjectAccumulator implements Accumulator {
    private final TreeMap<String, Json> entries = new TreeMap<>(Json.KEYS);
    private long bytes;

    @Override
    public void add(Object first, Object second) {
        if (first == null) {
            throw JsonAggregates.nullKey();
        }
        Json value = second == null ? Json.NULL : (Json) second;
        entries.put((String) first, value);
        bytes += 2L * Long.BYTES + Datums.bytes(first) + Datums.bytes(value);
    }

    @Override
    public Object result() {
        return entries.isEmpty() ? null : new Json.Object(entries);
    }

    @Override
    public void encode(ByteWriter to) {
        to.varint(entries.size());
        entries.forEach((key, value) -> DatumBytes.encode(to.sizedUtf8(key), Type.JSONB, value));
    }

    @Override
    public void merge(ByteReader from) {
        int count = from.size();
        for (int at = 0; at < count; at++) {
            String key = from.sizedUtf8();
            add(key, DatumBytes.decode(from, Type.JSONB));
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
