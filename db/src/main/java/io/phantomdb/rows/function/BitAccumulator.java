package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.Type;
import java.util.function.LongBinaryOperator;

/** bit_and, bit_or and bit_xor of integers. NULL of nothing. */
final class BitAccumulator implements Accumulator {
    private final Type type;
    private final LongBinaryOperator operation;
    private boolean any;
    private long bits;

    BitAccumulator(Type type, LongBinaryOperator operation) {
        this.type = type;
        this.operation = operation;
    }

    @Override
    public void add(Object first, Object second) {
        if (first != null) {
            join(((Number) first).longValue());
        }
    }

    private void join(long more) {
        bits = any ? operation.applyAsLong(bits, more) : more;
        any = true;
    }

    @Override
    public Object result() {
        return any ? IntegerFunctions.narrow(type, bits) : null;
    }

    @Override
    public void encode(ByteWriter to) {
        to.u8(any ? 1 : 0).u64(bits);
    }

    @Override
    public void merge(ByteReader from) {
        boolean more = from.u8() != 0;
        long value = from.u64();
        if (more) {
            join(value);
        }
    }
}
