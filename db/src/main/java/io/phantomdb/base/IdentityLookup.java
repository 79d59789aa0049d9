package io.phantomdb.base;

import java.util.IdentityHashMap;

/** A {@link Lookup} by the object itself, whatever it says it equals. */
public final class IdentityLookup<K, V> {
    private final IdentityHashMap<K, V> map = new IdentityHashMap<>();

    /** The value, or null. */
    public V get(K key) {
        return map.get(key);
    }

    /** Returns the value that was there, or null. */
    public V put(K key, V value) {
        return map.put(key, Check.present(value, "value"));
    }
}
