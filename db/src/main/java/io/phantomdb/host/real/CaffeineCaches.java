package io.phantomdb.host.real;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.phantomdb.base.Check;
import io.phantomdb.host.Caches;

/** Caffeine's caches (W-TinyLFU). Their upkeep runs on the calling thread, so that no pool of threads appears. */
final class CaffeineCaches implements Caches {
    @Override
    public <K, V> Cache<K, V> create(String name, long weightMax, Weigher<K, V> weigher) {
        Check.that(weightMax >= 0, "the weight of cache %s is negative", name);
        com.github.benmanes.caffeine.cache.Cache<K, V> cache = Caffeine.newBuilder().maximumWeight(weightMax)
                .weigher((K key, V value) -> weigher.weigh(key, value)).executor(Runnable::run).build();
        return new Bounded<>(cache);
    }

    private record Bounded<K, V>(com.github.benmanes.caffeine.cache.Cache<K, V> cache) implements Cache<K, V> {
        @Override
        public V get(K key) {
            return cache.getIfPresent(key);
        }

        @Override
        public void put(K key, V value) {
            cache.put(key, value);
        }

        @Override
        public void invalidate(K key) {
            cache.invalidate(key);
        }

        @Override
        public void clear() {
            cache.invalidateAll();
        }
    }
}
