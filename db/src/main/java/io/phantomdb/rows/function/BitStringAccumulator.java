package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.BitString;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.DatumBytes;
import java.util.function.IntBinaryOperator;

/** bit_and, bit_or and bit_xor of bit strings. NULL of nothing. */
final class BitStringAccumulator implements Accumulator {
    private final String word;
    private final IntBinaryOperator operation;
    private BitString bits;

    BitStringAccumulator(String word, IntBinaryOperator operation) {
        this.word = word;
        this.operation = operation;
    }

    @Override
    public void add(Object first, Object second) {
        if (first != null) {
            BitString more = (BitString) first;
            bits = bits == null ? more : BitFunctions.combined(bits, more, word, operation);
        }
    }

    @Override
    public Object result() {
        return bits;
    }

    @Override
    public void encode(ByteWriter to) {
        DatumBytes.encode(to, Type.BIT, bits);
    }

    @Override
    public void merge(ByteReader from) {
        add(DatumBytes.decode(from, Type.BIT), null);
    }
}
