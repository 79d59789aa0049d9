package io.phantomdb.store;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import io.phantomdb.host.MemoryWorld;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rough numbers of one store on one thread, over a disk in memory: {@code StoreBench [keys]}. Not a test. */
public final class StoreBench {
    private static final ShardId SHARD = new ShardId(1);
    private static final int BATCH = 10;

    private StoreBench() {}

    public static void main(String[] arguments) {
        int keys = arguments.length == 0 ? 500_000 : Integer.parseInt(arguments[0]);
        for (int round = 0; round < 3; round++) {
            run(keys, new StoreSettings(1L << 40, 16 << 10, 1 << 30, 4, 256 << 10), "memtable");
            run(keys, new StoreSettings(16 << 20, 16 << 10, 1 << 30, 4, 256 << 10), "runs");
        }
    }

    private static Bytes key(int number) {
        return new ByteWriter(16).u8(1).u32(20_000).u16(1).u64(number * 7919L % 100_000_007L).take();
    }

    private static void run(int keys, StoreSettings settings, String what) {
        MemoryWorld world = new MemoryWorld(1, 1 << 30);
        Store[] opened = new Store[1];
        world.on(1, () -> Store.open(settings, 7, world.host(1), store -> opened[0] = store));
        world.settle(1);
        Store store = opened[0];
        List<Bytes> payloads = payloads(keys);
        long start = cpuNanos();
        for (Bytes payload : payloads) {
            world.on(1, () -> store.apply(SHARD, store.appliedIndex(SHARD) + 1, 1, EffectCodec.decode(payload)));
        }
        report(what + " apply", keys, start);
        start = cpuNanos();
        world.settle(1);
        report(what + " flush and merge", keys, start);
        for (int pass = 0; pass < 2; pass++) {
            start = cpuNanos();
            gets(world, store, keys);
            report(what + (pass == 0 ? " get cold" : " get warm"), keys, start);
        }
        for (boolean descending : new boolean[]{false, true}) {
            start = cpuNanos();
            int rows = scan(world, store, descending);
            report(what + (descending ? " scan descending" : " scan ascending"), rows, start);
        }
    }

    private static List<Bytes> payloads(int keys) {
        List<Bytes> payloads = new ArrayList<>();
        Bytes value = Bytes.wrap(new byte[80]);
        for (int number = 0; number < keys; number += BATCH) {
            List<Mutation> mutations = new ArrayList<>();
            for (int at = 0; at < BATCH; at++) {
                mutations.add(new Mutation.Put(key(number + at), value));
            }
            payloads.add(EffectCodec.encode(List.of(new Effect.Commit(number + 1, mutations))));
        }
        return payloads;
    }

    private static void gets(MemoryWorld world, Store store, int keys) {
        Random random = new Random(2);
        for (int count = 0; count < keys; count++) {
            Bytes key = key(random.nextInt(keys));
            if (store.get(key, Long.MAX_VALUE).isMissing()) {
                world.on(1, () -> {
                    store.get(key, Long.MAX_VALUE);
                    store.fetchMissing(() -> {});
                });
                world.settle(1);
            }
        }
    }

    private static int scan(MemoryWorld world, Store store, boolean descending) {
        int[] rows = new int[1];
        Span[] left = {Span.ALL};
        while (left[0] != null) {
            world.on(1, () -> page(store, descending, rows, left));
            world.settle(1);
        }
        return rows[0];
    }

    private static void page(Store store, boolean descending, int[] rows, Span[] left) {
        Cursor cursor = store.cursor(left[0], Long.MAX_VALUE, descending);
        int count = 0;
        Cursor.Step step = cursor.next();
        while (step == Cursor.Step.ROW && count < 1_000) {
            count++;
            step = count < 1_000 ? cursor.next() : step;
        }
        rows[0] += count;
        Bytes resume = cursor.resumeKey();
        left[0] = step == Cursor.Step.END
                ? null
                : descending ? new Span(left[0].start(), resume) : new Span(resume, left[0].end());
        if (step == Cursor.Step.MISSING) {
            store.fetchMissing(() -> {});
        }
    }

    /** Of this thread only, since others may share the machine. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void report(String what, int count, long start) {
        double seconds = (cpuNanos() - start) / 1e9;
        System.out.printf("%-28s %,12.0f a second, %7.0f ns each%n", what, count / seconds, seconds * 1e9 / count);
    }
}
