package io.phantomdb.bench.compare;

import io.phantomdb.bench.compare.Contender.Operation;
import io.phantomdb.bench.measure.Latencies;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that each read or change one key after another, drawn evenly. */
record KeyedLoad(Operation operation, int clients, int keys) implements Load {
    private static final long NANOS = 1_000_000_000L;

    /** What one client has seen. */
    private record Seen(Latencies latencies, long failed) {}

    @Override
    public void prepare(Contender contender) throws SQLException, IOException {
        contender.prepareKeys(keys);
    }

    @Override
    public Sample run(Contender contender, int seconds) throws IOException, InterruptedException {
        CpuMeter meter = new CpuMeter(contender);
        List<KeyedClient> opened = new ArrayList<>();
        double lasted;
        Seen seen;
        try {
            for (int client = 0; client < clients; client++) {
                opened.add(contender.open(operation));
            }
            long begun = System.nanoTime();
            seen = operateAll(opened, begun + seconds * NANOS);
            lasted = (System.nanoTime() - begun) / (double) NANOS;
        } catch (ExecutionException failure) {
            throw new IOException(contender.name() + ": " + failure.getCause().getMessage(), failure.getCause());
        } finally {
            for (KeyedClient client : opened) {
                client.close();
            }
        }
        Latencies latencies = seen.latencies;
        return new Sample(latencies.count() / lasted, seen.failed, latencies.micros(50), latencies.micros(99), meter
                .microsFor(latencies.count()));
    }

    private Seen operateAll(List<KeyedClient> opened, long endNanos) throws InterruptedException, ExecutionException {
        SplittableRandom random = new SplittableRandom();
        Latencies latencies = new Latencies();
        long failed = 0;
        try (var threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Seen>> running = new ArrayList<>();
            for (KeyedClient client : opened) {
                SplittableRandom own = random.split();
                running.add(threads.submit(() -> operate(client, own, endNanos)));
            }
            for (Future<Seen> future : running) {
                Seen seen = future.get();
                latencies.add(seen.latencies);
                failed += seen.failed;
            }
        }
        return new Seen(latencies, failed);
    }

    private Seen operate(KeyedClient client, SplittableRandom random, long endNanos) throws IOException {
        Latencies latencies = new Latencies();
        long failed = 0;
        long now = System.nanoTime();
        while (now < endNanos) {
            long begun = now;
            boolean isDone = client.operate(random.nextInt(keys));
            now = System.nanoTime();
            if (isDone) {
                latencies.record(now - begun);
            } else {
                failed++;
            }
        }
        return new Seen(latencies, failed);
    }
}
