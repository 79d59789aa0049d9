package io.phantomdb.base;

import java.util.HashMap;

/**
 * A hash map without an iterator: the order of a hash table depends on accidents of the JVM, so where the order of
 * things could reach a result, use a {@code LinkedHashMap} or {@code TreeMap}; everywhere else, this.
 */
public final class Lookup<K, V> {
    private final HashMap<K, V> map = new HashMap<>();

    /** The value, or null. */
    public V get(K key) {
        return map.get(key);
    }

    public boolean contains(K key) {
        return map.containsKey(key);
    }

    /** Returns the value that was there, or null. */
    public V put(K key, V value) {
        return map.put(key, Check.present(value, "value"));
    }

    /** Returns the value that was there, or null. */
    public V remove(K key) {
        return map.remove(key);
    }

    public int size() {
        return map.size();
    }

    public boolean isEmpty() {
        return map.isEmpty();
    }

    public void clear() {
        map.clear();
    }
}
