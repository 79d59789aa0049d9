package io.phantomdb.bench.parts;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import io.phantomdb.host.real.HostConfig;
import io.phantomdb.host.real.RealHost;
import io.phantomdb.store.Cursor;
import io.phantomdb.store.Effect;
import io.phantomdb.store.Mutation;
import io.phantomdb.store.Store;
import io.phantomdb.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A store with 200,000 rows of 120 bytes, in memory or in sorted runs whose blocks are cached: points, and rows of a span. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
public class StoreBenchmark {
    private static final int ROWS = 200_000;
    private static final int BATCH = 1_000;
    private static final int VALUE_BYTES = 120;
    /** Coprime to the number of rows: neighbours in time are none in the store. */
    private static final int STRIDE = 73_127;
    private static final ShardId SHARD = new ShardId(1);

    @Param({"memory", "runs"})
    private String where;

    private Path directory;
    private RealHost host;
    private Store store;
    private long index;
    private int place;

    @Setup(Level.Trial)
    public void fill() throws IOException {
        directory = Files.createTempDirectory("phantomdb-jmh");
        CompletableFuture<Store> opened = new CompletableFuture<>();
        host = RealHost.open(directory, HostConfig.of("jmh", opened::completeExceptionally));
        host.host().loops().store().post(() -> Store.open(StoreSettings.USUAL, 1, host.host(), opened::complete));
        store = opened.join();
        for (int from = 0; from < ROWS; from += BATCH) {
            int first = from;
            onLoop(() -> write(first));
        }
        if (where.equals("runs")) {
            flush();
        }
    }

    private void flush() {
        CompletableFuture<Void> durable = new CompletableFuture<>();
        onLoop(() -> {
            store.onDurable(() -> durable.complete(null));
            store.flush();
            return null;
        });
        durable.join();
        for (int at = 0; at < ROWS; at += BATCH) {
            points();
        }
    }

    @TearDown(Level.Trial)
    public void remove() throws IOException {
        host.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private <T> T onLoop(Supplier<T> turn) {
        CompletableFuture<T> done = new CompletableFuture<>();
        host.host().loops().store().post(() -> done.complete(turn.get()));
        return done.join();
    }

    private static Bytes key(int row) {
        return new ByteWriter(9).u8(1).u32(100).u32(row).take();
    }

    private Long write(int first) {
        List<Mutation> mutations = new ArrayList<>(BATCH);
        for (int row = first; row < first + BATCH; row++) {
            mutations.add(new Mutation.Put(key(row), Bytes.wrap(new byte[VALUE_BYTES])));
        }
        index++;
        store.apply(SHARD, index, 1, List.of(new Effect.Commit(index, mutations)));
        return index;
    }

    private void fetchMissing() {
        CompletableFuture<Void> fetched = new CompletableFuture<>();
        onLoop(() -> {
            store.fetchMissing(() -> fetched.complete(null));
            return null;
        });
        fetched.join();
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int points() {
        int missing = onLoop(() -> {
            int misses = 0;
            for (int at = 0; at < BATCH; at++) {
                place = (place + STRIDE) % ROWS;
                misses += store.get(key(place), Long.MAX_VALUE).isMissing() ? 1 : 0;
            }
            return misses;
        });
        if (missing > 0) {
            fetchMissing();
        }
        return missing;
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long rowsOfASpan() {
        place = (place + STRIDE) % (ROWS - BATCH);
        return onLoop(() -> {
            Cursor cursor = store.cursor(new Span(key(place), key(place + BATCH)), Long.MAX_VALUE, false);
            long bytes = 0;
            while (cursor.next() == Cursor.Step.ROW) {
                bytes += cursor.value().length();
            }
            return bytes;
        });
    }
}
