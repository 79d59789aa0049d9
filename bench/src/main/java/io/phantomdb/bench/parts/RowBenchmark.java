package io.phantomdb.bench.parts;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.KeyCodec;
import io.phantomdb.rows.codec.RowCodec;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A row of six columns as it is stored: written, read whole, and read for one column; a key of two. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
public class RowBenchmark {
    private static final int KEY_BYTES = 32;

    private final RowCodec codec = new RowCodec(List.of(new RowCodec.Column(1, 0, Type.INT4),
            new RowCodec.Column(2, 1, Type.INT8), new RowCodec.Column(3, 2, Type.TEXT),
            new RowCodec.Column(4, 3, Type.NUMERIC), new RowCodec.Column(5, 4, Type.TIMESTAMPTZ),
            new RowCodec.Column(6, 5, Type.FLOAT8)));
    private final RowCodec balance = codec.only(BitSet.valueOf(new long[]{0b10}));
    private final Object[] row = {4711, 1_000_000_007L, "a filler of some forty characters, or so.",
            Numeric.of(12_345_678, 4),
            800_000_000_000_000L, 3.25};
    private final Bytes stored = codec.encode(row);
    private final Object[] into = new Object[row.length];

    @Benchmark
    public Bytes encodeRow() {
        return codec.encode(row);
    }

    @Benchmark
    public Object[] decodeRow() {
        codec.decode(stored, into);
        return into;
    }

    @Benchmark
    public Object[] decodeOneColumn() {
        balance.decode(stored, into);
        return into;
    }

    @Benchmark
    public Bytes encodeKey() {
        ByteWriter key = new ByteWriter(KEY_BYTES);
        KeyCodec.encode(key, Type.INT4, row[0]);
        KeyCodec.encode(key, Type.TEXT, row[2]);
        return key.take();
    }
}
