package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.text.JsonText;

/** json_object_agg: all pairs as they come, keys more than once as well. NULL of nothing. */
final class JsonObjectAccumulator implements Accumulator {
    private final StringBuilder pairs = new StringBuilder();

    @Override
    public void add(Object first, Object second) {
        if (first == null) {
            throw JsonAggregates.nullKey();
        }
        pairs.append(pairs.isEmpty() ? "" : ", ");
        JsonText.quote(pairs, (String) first).append(" : ").append(second == null ? "null" : (String) second);
    }

    @Override
    public Object result() {
        return pairs.isEmpty() ? null : "{ " + pairs + " }";
    }

    @Override
    public void encode(ByteWriter to) {
        to.sizedUtf8(pairs.toString());
    }

    @Override
    public void merge(ByteReader from) {
        String more = from.sizedUtf8();
        if (!more.isEmpty()) {
            pairs.append(pairs.isEmpty() ? "" : ", ").append(more);
        }
    }

    @Override
    public long bytes() {
        return 2L * pairs.capacity();
    }
}
