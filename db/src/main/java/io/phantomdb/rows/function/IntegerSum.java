package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Check;
import io.phantomdb.rows.NumberAccumulator;

/** sum over smallint and integer: a bigint, or 22003; NULL of nothing. */
final class IntegerSum implements NumberAccumulator {
    private long sum;
    private boolean any;

    @Override
    public void add(Object first, Object second) {
        if (first != null) {
            addInteger(((Number) first).longValue());
        }
    }

    @Override
    public void addInteger(long value) {
        sum = IntegerFunctions.add(sum, value);
        any = true;
    }

    @Override
    public void addNumeric(long digits, int scale) {
        throw Check.unreachable("a sum of integers gets a numeric");
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
