package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.DatumBytes;

/** min and max; bool_and and bool_or are those of booleans. NULL of nothing. */
final class ExtremeAccumulator implements Accumulator {
    private final Type type;
    private final int sign;
    private Object best;

    /** The sign is 1 for the greatest, -1 for the least. */
    ExtremeAccumulator(Type type, int sign) {
        this.type = type;
        this.sign = sign;
    }

    @Override
    public void add(Object first, Object second) {
        if (first != null && (best == null || sign * Integer.signum(Datums.compare(type, first, best)) > 0)) {
            best = first;
        }
    }

    @Override
    public Object result() {
        return best;
    }

    @Override
    public void encode(ByteWriter to) {
        DatumBytes.encode(to, type, best);
    }

    @Override
    public void merge(ByteReader from) {
        add(DatumBytes.decode(from, type), null);
    }

    @Override
    public long bytes() {
        return Datums.bytes(best);
    }
}
