package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.MultirangeDatum;
import io.phantomdb.rows.RangeDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.DatumBytes;
import java.util.ArrayList;
import java.util.List;

/** range_agg of ranges or multiranges: all that is in any of them. NULL of nothing. */
final class MultirangeUnion implements Accumulator {
    private final Type multirange;
    private final List<RangeDatum> ranges = new ArrayList<>();
    private boolean any;
    private long bytes;

    MultirangeUnion(Type multirange) {
        this.multirange = multirange;
    }

    @Override
    public void add(Object first, Object second) {
        if (first == null) {
            return;
        }
        any = true;
        for (RangeDatum range : first instanceof RangeDatum one
                ? List.of(one)
                : ((MultirangeDatum) first).ranges()) {
            ranges.add(range);
            bytes += range.bytes();
        }
    }

    @Override
    public Object result() {
        return any ? MultirangeDatum.of(multirange, ranges) : null;
    }

    @Override
    public void encode(ByteWriter to) {
        DatumBytes.encode(to, multirange, result());
    }

    @Override
    public void merge(ByteReader from) {
        add(DatumBytes.decode(from, multirange), null);
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
