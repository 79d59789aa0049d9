package io.phantomdb.sql;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.host.Caches;
import io.phantomdb.host.Clock;
import io.phantomdb.host.Entropy;
import io.phantomdb.host.Host;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Scope;
import io.phantomdb.host.Tasks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** As much of a host as SQL needs without a cluster: a clock that stands still, seeded numbers, small caches, no waiting. */
public final class TestHost {
    private TestHost() {}

    public static Host create(long seed) {
        return new Host(clock(), entropy(seed), null, null, null, caches(1 << 20), null, tasks(), event -> {});
    }

    public static Scope scope(Host host) {
        return new Scope(host, MemoryAccount.root("test", 1L << 30));
    }

    private static Clock clock() {
        return new Clock() {
            @Override
            public long nanos() {
                return 1;
            }

            @Override
            public long wallMicros() {
                return 1_700_000_000_000_000L;
            }
        };
    }

    private static Entropy entropy(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Entropy() {
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
                return entropy(seed * 31 + purpose.hashCode());
            }
        };
    }

    /** Caches that hold the last so many entries. */
    public static Caches caches(int entries) {
        return new Caches() {
            @Override
            public <K, V> Cache<K, V> create(String name, long weightMax, Weigher<K, V> weigher) {
                Map<K, V> map = new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        return size() > entries;
                    }
                };
                return new Cache<>() {
                    @Override
                    public V get(K key) {
                        return map.get(key);
                    }

                    @Override
                    public void put(K key, V value) {
                        map.put(key, value);
                    }

                    @Override
                    public void invalidate(K key) {
                        map.remove(key);
                    }

                    @Override
                    public void clear() {
                        map.clear();
                    }
                };
            }
        };
    }

    private static Tasks tasks() {
        return new Tasks() {
            @Override
            public Promise<Void> start(String name, Scope scope, Runnable body) {
                body.run();
                return Promise.kept(null);
            }

            @Override
            public void park(Promise<?> until) {
                throw new IllegalStateException("nothing waits in this test");
            }

            @Override
            public void yieldNow() {}
        };
    }
}
