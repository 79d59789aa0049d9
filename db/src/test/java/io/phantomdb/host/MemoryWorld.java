package io.phantomdb.host;

import io.phantomdb.base.Check;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * A world in this thread's memory, for what needs loops, disk, caches and a clock: what is under way ends in an order
 * drawn from the seed. There is no network in it, and there are no stories.
 */
public final class MemoryWorld implements World {
    /** What is of one lane ends in the order it began. */
    enum Lane {
        JOURNAL,
        CELLS,
        READS,
        WORK_ONE,
        WORK_TWO
    }

    private final Random random;
    private final long cacheWeightMax;
    private final TreeMap<Integer, Process> processes = new TreeMap<>();
    private final TreeMap<Integer, MemoryDisk> disks = new TreeMap<>();
    private long nanos = 1_000_000;

    /** Caches hold so many bytes at most, 0 = one entry. */
    public MemoryWorld(long seed, long cacheWeightMax) {
        this.random = new Random(seed);
        this.cacheWeightMax = cacheWeightMax;
    }

    public MemoryDisk disk(int node) {
        MemoryDisk disk = disks.get(node);
        if (disk == null) {
            disk = new MemoryDisk(random);
            disks.put(node, disk);
        }
        return disk;
    }

    /** One life of a node. */
    final class Process implements Loops, Loop, Clock {
        private final ArrayDeque<Runnable> turns = new ArrayDeque<>();
        private final EnumMap<Lane, ArrayDeque<Runnable>> lanes = new EnumMap<>(Lane.class);
        private final TreeMap<Long, List<Runnable>> timers = new TreeMap<>();
        private final Host host;
        private boolean isHere;
        private Throwable failure;

        Process(MemoryDisk disk) {
            for (Lane lane : Lane.values()) {
                lanes.put(lane, new ArrayDeque<>());
            }
            host = new Host(this, new Drawn(random.nextLong()), null, null, disk.open(this),
                    new SmallCaches(cacheWeightMax), this, null, event -> {});
        }

        void later(Lane lane, Runnable what) {
            lanes.get(lane).add(what);
        }

        @Override
        public Loop store() {
            return this;
        }

        @Override
        public <T> void work(String name, Labour<T> labour, Completion<T> done) {
            later(random.nextBoolean() ? Lane.WORK_ONE : Lane.WORK_TWO, () -> {
                T value;
                try {
                    value = labour.run();
                } catch (Exception failed) {
                    post(() -> done.done(null, failed));
                    return;
                }
                post(() -> done.done(value, null));
            });
        }

        @Override
        public void post(Runnable turn) {
            turns.add(turn);
        }

        @Override
        public Timer at(long deadlineNanos, Runnable turn) {
            boolean[] isCancelled = new boolean[1];
            List<Runnable> due = timers.get(deadlineNanos);
            if (due == null) {
                due = new ArrayList<>();
                timers.put(deadlineNanos, due);
            }
            due.add(() -> {
                if (!isCancelled[0]) {
                    turn.run();
                }
            });
            return () -> isCancelled[0] = true;
        }

        @Override
        public boolean isHere() {
            return isHere;
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public long wallMicros() {
            return nanos / 1_000;
        }

        /** Does one thing; false if there is nothing to do. */
        private boolean step() {
            if (failure != null) {
                return false;
            }
            List<ArrayDeque<Runnable>> ready = new ArrayList<>();
            for (ArrayDeque<Runnable> lane : lanes.values()) {
                if (!lane.isEmpty()) {
                    ready.add(lane);
                }
            }
            if (!turns.isEmpty() && (ready.isEmpty() || random.nextInt(4) > 0)) {
                turn(turns.poll());
            } else if (!ready.isEmpty()) {
                ready.get(random.nextInt(ready.size())).poll().run();
            } else {
                return false;
            }
            return true;
        }

        private void turn(Runnable turn) {
            isHere = true;
            try {
                turn.run();
            } catch (RuntimeException | Error broken) {
                failure = broken;
            } finally {
                isHere = false;
            }
        }

        private boolean passTime() {
            if (timers.isEmpty() || failure != null) {
                return false;
            }
            nanos = Math.max(nanos, timers.firstKey());
            turns.addAll(timers.pollFirstEntry().getValue());
            return true;
        }
    }

    private Process process(int node) {
        Process process = processes.get(node);
        if (process == null) {
            process = new Process(disk(node));
            processes.put(node, process);
        }
        return process;
    }

    @Override
    public Host host(int node) {
        return process(node).host;
    }

    @Override
    public void on(int node, Runnable turn) {
        Process process = process(node);
        Check.that(!process.isHere, "a turn within a turn");
        process.turn(turn);
        switch (process.failure) {
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            case null, default -> {
                // It went well.
            }
        }
    }

    /** Goes on until nothing is under way any more or the node has failed. */
    public void settle(int node) {
        Process process = process(node);
        boolean goesOn = true;
        while (goesOn) {
            goesOn = process.step();
        }
    }

    /** Does so many things that are under way, if there are so many. */
    public void steps(int node, int count) {
        Process process = process(node);
        for (int step = 0; step < count; step++) {
            process.step();
        }
    }

    @Override
    public void runUntil(String what, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            boolean goesOn = false;
            for (Process process : processes.values()) {
                goesOn |= process.step();
            }
            for (Process process : processes.values()) {
                goesOn |= !goesOn && process.passTime();
            }
            if (!goesOn && !condition.getAsBoolean()) {
                throw new AssertionError("did not come about: " + what, firstFailure());
            }
        }
    }

    private Throwable firstFailure() {
        for (Process process : processes.values()) {
            if (process.failure != null) {
                return process.failure;
            }
        }
        return null;
    }

    @Override
    public void advance(long duration) {
        nanos += duration;
        for (Process process : processes.values()) {
            while (!process.timers.isEmpty() && process.timers.firstKey() <= nanos) {
                process.turns.addAll(process.timers.pollFirstEntry().getValue());
            }
        }
    }

    @Override
    public void crash(int node) {
        processes.remove(node);
        disk(node).crash();
    }

    @Override
    public Throwable failure(int node) {
        return process(node).failure;
    }

    @Override
    public PeerAddress address(int node) {
        return new PeerAddress("10.0.0." + node, 7_000);
    }

    @Override
    public Client connectTls(PeerAddress at) {
        return connect(at);
    }

    @Override
    public TlsIdentity identity() {
        throw new UnsupportedOperationException("there are no streams here");
    }

    @Override
    public Client connect(PeerAddress at) {
        throw new AssertionError("there is no network in memory");
    }

    @Override
    public void close() {
        processes.clear();
    }

    /** Numbers of its own. */
    private static final class Drawn implements Entropy {
        private final Random random;

        Drawn(long seed) {
            random = new Random(seed);
        }

        @Override
        public long nextLong() {
            return random.nextLong();
        }

        @Override
        public int below(int bound) {
            return random.nextInt(bound);
        }

        @Override
        public double nextDouble() {
            return random.nextDouble();
        }

        @Override
        public Entropy fork(String purpose) {
            return new Drawn(random.nextLong() ^ purpose.hashCode());
        }
    }

    /** Forgets the oldest first. */
    private record SmallCaches(long weightLimit) implements Caches {
        @Override
        public <K, V> Cache<K, V> create(String name, long weightMax, Weigher<K, V> weigher) {
            return new SmallCache<>(Math.min(weightMax, weightLimit), weigher);
        }
    }

    private static final class SmallCache<K, V> implements Caches.Cache<K, V> {
        private final long weightMax;
        private final Caches.Weigher<K, V> weigher;
        private final java.util.LinkedHashMap<K, V> entries = new java.util.LinkedHashMap<>();
        private long weight;

        SmallCache(long weightMax, Caches.Weigher<K, V> weigher) {
            this.weightMax = weightMax;
            this.weigher = weigher;
        }

        @Override
        public V get(K key) {
            return entries.get(key);
        }

        @Override
        public void put(K key, V value) {
            invalidate(key);
            entries.put(key, value);
            weight += weigher.weigh(key, value);
            while (weight > weightMax && entries.size() > 1) {
                invalidate(entries.firstEntry().getKey());
            }
        }

        @Override
        public void invalidate(K key) {
            V old = entries.remove(key);
            if (old != null) {
                weight -= weigher.weigh(key, old);
            }
        }

        @Override
        public void clear() {
            entries.clear();
            weight = 0;
        }
    }
}
