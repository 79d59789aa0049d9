package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;

/** regr_count: the pairs without a NULL. */
final class PairCount implements Accumulator {
    private long count;

    @Override
    public void add(Object first, Object second) {
        count += first == null || second == null ? 0 : 1;
    }

    @Override
    public Object result() {
        return count;
    }

    @Override
    public void encode(ByteWriter to) {
        to.varint(count);
    }

    @Override
    public void merge(ByteReader from) {
        count += from.varint();
    }
}
