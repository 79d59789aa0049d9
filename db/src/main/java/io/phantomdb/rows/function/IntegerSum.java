package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;

/** sum over smallint and integer: a bigint, or 22003; NULL of nothing. */
final class IntegerSum implements Accumulator {
    private long sum;
    private boolean any;

    @Override
    public void add(Object first, Object second) {
        if (first != null) {
            sum = IntegerFunctions.add(sum, ((Number) first).longValue());
            any = true;
        }
    }

    @Override
    public Object result() {
        return any ? (Object) sum : null;
    }

    @Override
    public void encode(ByteWriter to) {
        to.u8(any ? 1 : 0).u64(sum);
    }

    @Override
    public void merge(ByteReader from) {
        any |= from.u8() != 0;
        sum = IntegerFunctions.add(sum, from.u64());
    }
}
