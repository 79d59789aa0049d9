package io.phantomdb.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import io.phantomdb.host.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The store against a model: two shards, random entries, flushes, merges, crashes with replay of the log, snapshots from
 * one node to another; every kind of read, with caches down to a single block.
 */
public abstract class StoreModelContract {
    protected static final int FIRST = 1;
    protected static final int SECOND = 2;

    protected abstract World open(long seed);

    private record LogEntry(long term, List<Effect> effects, Bytes configuration) {}

    /** The log of a shard, which is never lost here. */
    private static final class Log {
        private final ShardId shard;
        private final Span span;
        private final List<LogEntry> entries = new ArrayList<>();
        private final List<Effect.Part> open = new ArrayList<>();
        private long term = 1;

        Log(ShardId shard, Span span) {
            this.shard = shard;
            this.span = span;
        }
    }

    private static final class Run {
        private static final Bytes MIDDLE = Bytes.ofHex("0105");

        private final World world;
        private final Random random;
        private final StoreSettings settings;
        private final StoreModel model = new StoreModel();
        private final List<Log> logs = List.of(
                new Log(new ShardId(1), new Span(Bytes.ofHex("01"), MIDDLE)),
                new Log(new ShardId(2), new Span(MIDDLE, Bytes.EMPTY)));
        private final TreeMap<Integer, Store> stores = new TreeMap<>();
        private long version;

        Run(World world, long seed) {
            this.world = world;
            this.random = new Random(seed);
            this.settings = new StoreSettings(500 + random.nextInt(20_000), 30 + random.nextInt(600), 1 << 20,
                    2 + random.nextInt(4), 50 + random.nextInt(2_000));
        }

        void open(int node) {
            AtomicReference<Store> opened = new AtomicReference<>();
            world.on(node, () -> Store.open(settings, 7, world.host(node), opened::set));
            stores.put(node, await(node, "the store opens", opened));
        }

        private <T> T await(int node, String what, AtomicReference<T> answer) {
            world.runUntil(what, () -> answer.get() != null || world.failure(node) != null);
            demandHealth(node);
            return answer.get();
        }

        /** Answers from a turn of the node's loop. */
        private <T> T on(int node, Supplier<T> turn) {
            AtomicReference<T> answer = new AtomicReference<>();
            world.on(node, () -> answer.set(turn.get()));
            return answer.get();
        }

        void demandHealth(int node) {
            if (world.failure(node) != null) {
                throw new AssertionError("node " + node + " has failed", world.failure(node));
            }
        }

        private Bytes key(Log log) {
            int prefix = log.shard.number() == 1 ? 1 + random.nextInt(4) : 5 + random.nextInt(4);
            byte[] key = new byte[2 + random.nextInt(3)];
            key[0] = 1;
            key[1] = (byte) prefix;
            for (int at = 2; at < key.length; at++) {
                key[at] = (byte) random.nextInt(6);
            }
            return Bytes.wrap(key);
        }

        private Span span(Log log) {
            Bytes one = key(log);
            Bytes other = key(log);
            return one.compareTo(other) < 0 ? new Span(one, other) : new Span(other, one);
        }

        private List<Mutation> mutations(Log log, boolean isSparse) {
            List<Mutation> mutations = new ArrayList<>();
            for (int count = random.nextInt(8); count >= 0; count--) {
                int kind = random.nextInt(12);
                if (kind == 0 && isSparse) {
                    mutations.add(new Mutation.DeleteRange(span(log)));
                } else if (kind < 3) {
                    mutations.add(new Mutation.Delete(key(log)));
                } else {
                    byte[] value = new byte[random.nextInt(random.nextInt(15) == 0 ? 900 : 20)];
                    random.nextBytes(value);
                    mutations.add(new Mutation.Put(key(log), Bytes.wrap(value)));
                }
            }
            return mutations;
        }

        private void write() {
            Log log = logs.get(random.nextInt(2));
            if (random.nextInt(25) == 0) {
                log.term++;
                log.open.clear();
            }
            List<Effect> effects = new ArrayList<>();
            Bytes configuration = null;
            switch (random.nextInt(10)) {
                case 0 -> configuration = Bytes.ofUtf8("members " + random.nextInt(9));
                case 1 -> part(log, effects);
                case 2 -> endParts(log, effects);
                case 3, 4 -> effects.add(new Effect.SetLocal(Bytes.ofUtf8("name" + random.nextInt(12)),
                        random.nextInt(3) == 0 ? null : Bytes.ofUtf8("value" + random.nextInt())));
                default -> {
                    effects.add(new Effect.Commit(++version, mutations(log, random.nextInt(3) == 0)));
                    effects.add(new Effect.SetLocal(Bytes.ofUtf8("outcome" + random.nextInt(40)), Bytes.EMPTY));
                }
            }
            log.entries.add(new LogEntry(log.term, effects, configuration));
            model.apply(log.shard, log.term, effects);
            world.on(FIRST, () -> apply(stores.get(FIRST), log, log.entries.size()));
        }

        private void part(Log log, List<Effect> effects) {
            if (!log.open.isEmpty() && random.nextBoolean()) {
                Effect.Part sibling = log.open.get(random.nextInt(log.open.size()));
                effects.add(new Effect.Part(sibling.txn(), sibling.attempt(), sibling.number() + 1, sibling.version(),
                        mutations(log, false)));
            } else {
                Effect.Part first = new Effect.Part(new TxnId(random.nextLong(), 1), 0, 0, ++version,
                        mutations(log, true));
                effects.add(first);
                log.open.add(first);
            }
        }

        private void endParts(Log log, List<Effect> effects) {
            if (!log.open.isEmpty()) {
                Effect.Part group = log.open.remove(random.nextInt(log.open.size()));
                effects.add(new Effect.EndParts(group.txn(), group.attempt(), random.nextInt(4) > 0));
            }
        }

        private static void apply(Store store, Log log, long index) {
            LogEntry entry = log.entries.get((int) index - 1);
            if (entry.configuration == null) {
                store.apply(log.shard, index, entry.term, EffectCodec.decode(EffectCodec.encode(entry.effects)));
            } else {
                store.applyConfiguration(log.shard, index, entry.term, entry.configuration);
            }
        }

        /** Applies the log of all shards up to its end. */
        private void catchUp(int node) {
            Store store = stores.get(node);
            world.on(node, () -> {
                for (Log log : logs) {
                    while (store.appliedIndex(log.shard) < log.entries.size()) {
                        apply(store, log, store.appliedIndex(log.shard) + 1);
                    }
                }
            });
        }

        void crash(int node) {
            List<Long> durable = new ArrayList<>();
            for (Log log : logs) {
                durable.add(on(node, () -> stores.get(node).durable(log.shard).index()));
            }
            world.crash(node);
            open(node);
            for (int at = 0; at < logs.size(); at++) {
                Log log = logs.get(at);
                Applied applied = on(node, () -> stores.get(node).applied(log.shard));
                assertTrue(applied.index() >= durable.get(at), "what was durable is gone");
                assertTrue(applied.index() <= log.entries.size());
                assertEquals(configurationAt(log, applied.index()), applied.configuration());
            }
            catchUp(node);
        }

        private static Bytes configurationAt(Log log, long index) {
            Bytes configuration = Bytes.EMPTY;
            for (LogEntry entry : log.entries.subList(0, (int) index)) {
                configuration = entry.configuration == null ? configuration : entry.configuration;
            }
            return configuration;
        }

        void act() {
            switch (random.nextInt(30)) {
                case 0 -> crash(FIRST);
                case 1 -> world.on(FIRST, () -> stores.get(FIRST).flush());
                case 2 -> digest(FIRST, logs.get(0));
                case 3, 4, 5 -> checkGet();
                case 6, 7 -> checkRows();
                case 8 -> checkChanges();
                case 9 -> checkLocals();
                default -> write();
            }
            demandHealth(FIRST);
        }

        private long someVersion() {
            return random.nextInt(3) == 0 ? Long.MAX_VALUE : 1 + random.nextInt((int) version + 2);
        }

        void checkGet() {
            Store store = stores.get(FIRST);
            List<Bytes> keys = new ArrayList<>();
            for (int count = 0; count < 5; count++) {
                keys.add(key(logs.get(random.nextInt(2))));
            }
            long versionMax = someVersion();
            List<Version> found = Reading.of(world, FIRST, store, () -> {
                List<Version> versions = new ArrayList<>();
                boolean isWhole = true;
                for (Bytes key : keys) {
                    Version at = store.get(key, versionMax);
                    isWhole &= !at.isMissing();
                    versions.add(at);
                }
                return isWhole ? versions : null;
            });
            for (int at = 0; at < keys.size(); at++) {
                assertEquals(model.get(keys.get(at), versionMax), found.get(at), "get " + keys.get(at));
            }
        }

        void checkRows() {
            Span span = random.nextInt(3) == 0 ? Span.ALL : span(logs.get(random.nextInt(2)));
            long versionMax = someVersion();
            boolean descending = random.nextBoolean();
            assertEquals(model.rows(span, versionMax, descending), rows(FIRST, span, versionMax, descending));
        }

        /** Page by page, going on in a later turn. */
        private List<String> rows(int node, Span whole, long versionMax, boolean descending) {
            Store store = stores.get(node);
            List<String> rows = new ArrayList<>();
            Span[] left = {whole};
            while (left[0] != null) {
                int pageRows = 1 + random.nextInt(20);
                Reading.of(world, node, store, () -> {
                    Cursor cursor = store.cursor(left[0], versionMax, descending);
                    int count = 0;
                    Cursor.Step step = Cursor.Step.ROW;
                    while (step == Cursor.Step.ROW && count < pageRows) {
                        step = cursor.next();
                        if (step == Cursor.Step.ROW) {
                            rows.add(StoreModel.row(cursor.key(), cursor.value(), cursor.version()));
                            count++;
                        }
                    }
                    left[0] = step == Cursor.Step.END ? null : rest(left[0], cursor, descending);
                    return step == Cursor.Step.MISSING ? null : true;
                });
            }
            return rows;
        }

        private static Span rest(Span span, Cursor cursor, boolean descending) {
            return descending ? new Span(span.start(), cursor.resumeKey()) : new Span(cursor.resumeKey(), span.end());
        }

        void checkChanges() {
            Store store = stores.get(FIRST);
            Span span = span(logs.get(random.nextInt(2)));
            long versionMin = random.nextInt((int) version + 2);
            long versionMax = Math.max(versionMin, someVersion());
            List<Bytes> first = Reading.of(world, FIRST, store, () -> {
                Cursor cursor = store.changes(span, versionMin, versionMax);
                return switch (cursor.next()) {
                    case ROW -> List.of(cursor.key());
                    case END -> List.of();
                    case MISSING -> null;
                    case PAUSE -> throw new AssertionError("paused after few keys");
                };
            });
            Bytes expected = model.firstChange(span, versionMin, versionMax);
            assertEquals(expected == null ? List.of() : List.of(expected), first,
                    () -> "changes of " + span + " from " + versionMin + " to " + versionMax);
        }

        void checkLocals() {
            Store store = stores.get(FIRST);
            for (Log log : logs) {
                Bytes name = Bytes.ofUtf8("name" + random.nextInt(12));
                Version found = Reading.of(world, FIRST, store, () -> {
                    Version at = store.local(log.shard, name);
                    return at.isMissing() ? null : at;
                });
                assertEquals(model.local(log.shard, name), found.value());
                Bytes prefix = Bytes.ofUtf8(random.nextBoolean() ? "outcome" : "");
                List<String> names = Reading.of(world, FIRST, store, () -> {
                    List<String> all = new ArrayList<>();
                    Cursor cursor = store.localCursor(log.shard, prefix);
                    Cursor.Step step = cursor.next();
                    while (step == Cursor.Step.ROW) {
                        all.add(cursor.key() + "=" + cursor.value());
                        step = cursor.next();
                    }
                    return step == Cursor.Step.MISSING ? null : all;
                });
                assertEquals(model.locals(log.shard, prefix), names);
            }
        }

        private Digest digest(int node, Log log) {
            AtomicReference<Digest> digest = new AtomicReference<>();
            world.on(node, () -> stores.get(node).digest(log.shard, log.span, (value, error) -> digest.set(value)));
            return await(node, "a digest", digest);
        }

        /** The second node applies some entries by itself. */
        void follow() {
            Store store = stores.get(SECOND);
            Log log = logs.get(random.nextInt(2));
            int entries = random.nextInt(10);
            world.on(SECOND, () -> applyMore(store, log, entries));
        }

        private static void applyMore(Store store, Log log, int entriesMax) {
            for (int count = 0; count < entriesMax && store.appliedIndex(log.shard) < log.entries.size(); count++) {
                apply(store, log, store.appliedIndex(log.shard) + 1);
            }
        }

        /** Takes one shard from the first node to the second; a crash may come between. */
        void copy(Log log) {
            Snapshot snapshot = on(FIRST, () -> stores.get(FIRST).snapshot(log.shard, log.span));
            if (snapshot.applied().index() <= on(SECOND, () -> stores.get(SECOND).appliedIndex(log.shard))) {
                world.on(FIRST, snapshot::close);
                return;
            }
            Install install = on(SECOND, () -> stores.get(SECOND).install(log.shard, log.span));
            int crashAt = random.nextInt(3) == 0 ? random.nextInt(6) : -1;
            for (int chunk = 0;; chunk++) {
                Bytes bytes = nextChunk(snapshot);
                if (bytes == null) {
                    break;
                }
                if (chunk++ == crashAt) {
                    crash(SECOND);
                    world.on(FIRST, snapshot::close);
                    return;
                }
                take(install, bytes);
                write();
            }
            finish(install, snapshot.applied(), log);
            world.on(FIRST, snapshot::close);
        }

        private Bytes nextChunk(Snapshot snapshot) {
            AtomicReference<Optional<Bytes>> chunk = new AtomicReference<>();
            world.on(FIRST, () -> snapshot.next(bytes -> chunk.set(Optional.ofNullable(bytes))));
            return await(FIRST, "a chunk", chunk).orElse(null);
        }

        private void take(Install install, Bytes chunk) {
            AtomicReference<Boolean> taken = new AtomicReference<>();
            world.on(SECOND, () -> install.chunk(chunk, taken::set));
            assertTrue(await(SECOND, "a chunk is taken", taken));
        }

        private void finish(Install install, Applied expected, Log log) {
            AtomicReference<Applied> done = new AtomicReference<>();
            world.on(SECOND, () -> install.finish(done::set));
            if (random.nextInt(4) == 0) {
                Log other = logs.get(log == logs.get(0) ? 1 : 0);
                Store store = stores.get(SECOND);
                world.on(SECOND, () -> applyMore(store, other, 1));
                if (random.nextBoolean()) {
                    crash(SECOND);
                    return;
                }
            }
            assertEquals(expected, await(SECOND, "the snapshot is installed", done));
            assertEquals(expected, on(SECOND, () -> stores.get(SECOND).applied(log.shard)));
            assertEquals(expected, on(SECOND, () -> stores.get(SECOND).durable(log.shard)));
        }

        void compareNodes() {
            catchUp(SECOND);
            for (Log log : logs) {
                assertEquals(model.rows(log.span, Long.MAX_VALUE, false),
                        rows(SECOND, log.span, Long.MAX_VALUE, false));
                assertEquals(digest(FIRST, log), digest(SECOND, log), "digests of " + log.shard);
            }
        }
    }

    protected final void checkReads(long seed, int steps) throws Exception {
        try (World world = open(seed)) {
            Run run = new Run(world, seed);
            run.open(FIRST);
            for (int step = 0; step < steps; step++) {
                run.act();
            }
            run.crash(FIRST);
            for (int check = 0; check < 10; check++) {
                run.checkGet();
                run.checkRows();
                run.checkChanges();
                run.checkLocals();
            }
        }
    }

    protected final void checkSnapshots(long seed) throws Exception {
        try (World world = open(seed)) {
            Run run = new Run(world, seed);
            run.open(FIRST);
            run.open(SECOND);
            for (int round = 0; round < 5; round++) {
                for (int step = 0; step < 40; step++) {
                    run.write();
                }
                run.follow();
                world.on(FIRST, () -> run.stores.get(FIRST).flush());
                run.checkRows();
                run.copy(run.logs.get(run.random.nextInt(2)));
                run.compareNodes();
            }
        }
    }
}
