package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.NumberAccumulator;

/** count(*) and count(x). */
final class CountAccumulator implements NumberAccumulator {
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
    public void addInteger(long value) {
        count++;
    }

    @Override
    public void addNumeric(long digits, int scale) {
        count++;
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
