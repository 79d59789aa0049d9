package io.phantomdb.simulator.world;

import io.phantomdb.host.Caches;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Small caches that forget the least recently used first, always alike. At a maximum weight of zero every cache holds
 * one entry: whoever relies on finding what it has just put there is found out.
 */
final class SmallCaches implements Caches {
    private final long weightLimit;

    SmallCaches(long weightLimit) {
        this.weightLimit = weightLimit;
    }

    @Override
    public <K, V> Cache<K, V> create(String name, long weightMax, Weigher<K, V> weigher) {
        return new SmallCache<>(Math.min(weightMax, weightLimit), weigher);
    }

    private static final class SmallCache<K, V> implements Cache<K, V> {
        private final long weightMax;
        private final Weigher<K, V> weigher;
        private final LinkedHashMap<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
        private long weight;

        SmallCache(long weightMax, Weigher<K, V> weigher) {
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
            Iterator<Map.Entry<K, V>> oldest = entries.entrySet().iterator();
            while (weight > weightMax && entries.size() > 1) {
                Map.Entry<K, V> victim = oldest.next();
                weight -= weigher.weigh(victim.getKey(), victim.getValue());
                oldest.remove();
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
            new ArrayList<>(entries.keySet()).forEach(this::invalidate);
        }
    }
}
