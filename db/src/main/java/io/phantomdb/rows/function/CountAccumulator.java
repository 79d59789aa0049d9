package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;

/** count(*) and count(x). */
final class CountAccumulator implements Accumulator {
    private final boolean skipsNulls;
    private long count;

    CountAccumulator(boolean skipsNulls) {
        this.skipsNulls = skipsNulls;
    }

    @Override
    public void add(Object first, Object second) {
        if (!skipsNulls || first != null) {
            count++;
        }
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
