package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.DatumBytes;
import java.util.function.BinaryOperator;

/** An operation that may be done in any order, over datums of one type. NULL of nothing. */
final class FoldAccumulator implements Accumulator {
    private final Type type;
    private final BinaryOperator<Object> operation;
    private Object folded;

    FoldAccumulator(Type type, BinaryOperator<Object> operation) {
        this.type = type;
        this.operation = operation;
    }

    @Override
    public void add(Object first, Object second) {
        if (first != null) {
            folded = folded == null ? first : operation.apply(folded, first);
        }
    }

    @Override
    public Object result() {
        return folded;
    }

    @Override
    public void encode(ByteWriter to) {
        DatumBytes.encode(to, type, folded);
    }

    @Override
    public void merge(ByteReader from) {
        add(DatumBytes.decode(from, type), null);
    }

    @Override
    public long bytes() {
        return Datums.bytes(folded);
    }
}
