package io.phantomdb.sql;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.host.Caches;
import io.phantomdb.host.Clock;
import io.phantomdb.host.Completion;
import io.phantomdb.host.Disk;
import io.phantomdb.host.Entropy;
import io.phantomdb.host.Host;
import io.phantomdb.host.Loop;
import io.phantomdb.host.Loops;
import io.phantomdb.host.MemoryScratch;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Scope;
import io.phantomdb.host.Tasks;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** As much of a host as SQL needs without a cluster: a clock that stands still, seeded numbers, small caches, no waiting. */
public final class TestHost {
    private TestHost() {}

    public static Host create(long seed) {
        return create(seed, new MemoryScratch(() -> Long.MAX_VALUE));
    }

    /** With a disk for scratch files alone. */
    public static Host create(long seed, Disk.Scratch scratch) {
        return new Host(clock(), entropy(seed), null, null, disk(scratch), caches(1 << 20), loops(), tasks(),
                event -> {});
    }

    private static Disk disk(Disk.Scratch scratch) {
        return (Disk) Proxy.newProxyInstance(Disk.class.getClassLoader(), new Class<?>[]{Disk.class},
                (disk, method, arguments) -> {
                    if (method.getName().equals("scratch")) {
                        return scratch;
                    }
                    throw new IllegalStateException("this test has a disk for scratch files alone");
                });
    }

    /** Whatever is posted or laboured at is done at once. */
    private static Loops loops() {
        Loop loop = new Loop() {
            @Override
            public void post(Runnable turn) {
                turn.run();
            }

            @Override
            public Timer at(long deadlineNanos, Runnable turn) {
                throw new IllegalStateException("nothing waits in this test");
            }

            @Override
            public boolean isHere() {
                return true;
            }
        };
        return new Loops() {
            @Override
            public Loop store() {
                return loop;
            }

            @Override
            public <T> void work(String name, Labour<T> labour, Completion<T> done) {
                T value;
                try {
                    value = labour.run();
                } catch (Exception failed) {
                    done.done(null, failed);
                    return;
                }
                done.done(value, null);
            }
        };
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
