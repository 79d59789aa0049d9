package io.phantomdb.host;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What every {@link Caches} keeps: never a wrong value, never more than the weight; everything may vanish. */
public abstract class CachesContract extends Contract {
    private Caches.Cache<Integer, String> cache(long weightMax) {
        return world.host(1).caches().create("contract", weightMax, (key, value) -> value.length());
    }

    private static void assertHoldsOrForgot(Caches.Cache<Integer, String> cache, int key, String value) {
        String held = cache.get(key);
        assertTrue(held == null || held.equals(value), "holds " + held + " for " + key);
    }

    @Test
    public void whatIsInItIsTheLastPut() {
        Caches.Cache<Integer, String> cache = cache(1_000);
        assertNull(cache.get(1));
        cache.put(1, "one");
        assertHoldsOrForgot(cache, 1, "one");
        cache.put(1, "uno");
        assertHoldsOrForgot(cache, 1, "uno");
    }

    @Test
    public void invalidatedIsGone() {
        Caches.Cache<Integer, String> cache = cache(1_000);
        cache.put(1, "one");
        cache.put(2, "two");
        cache.invalidate(1);
        cache.invalidate(99);
        assertNull(cache.get(1));
        assertHoldsOrForgot(cache, 2, "two");
        cache.clear();
        assertNull(cache.get(2));
    }

    @Test
    public void theWeightIsBounded() {
        Caches.Cache<Integer, String> cache = cache(100);
        for (int key = 0; key < 1_000; key++) {
            cache.put(key, "1234567890");
        }
        int weight = 0;
        for (int key = 0; key < 1_000; key++) {
            weight += cache.get(key) == null ? 0 : 10;
        }
        assertTrue(weight <= 100, "holds " + weight);
    }

    @Test
    public void somethingIsKept() {
        Caches.Cache<Integer, String> cache = cache(1_000_000);
        int hits = 0;
        for (int key = 0; key < 100; key++) {
            cache.put(key, "value");
            hits += cache.get(key) == null ? 0 : 1;
        }
        assertTrue(hits > 0, "a cache that keeps nothing is none");
    }

    @Test
    public void cachesAreApart() {
        Caches.Cache<Integer, String> one = cache(1_000);
        Caches.Cache<Integer, String> other = cache(1_000);
        one.put(1, "one");
        assertNull(other.get(1));
        assertNull(other.get(2));
    }
}
