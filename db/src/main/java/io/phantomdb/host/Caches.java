package io.phantomdb.host;

/** Makes bounded caches. */
public interface Caches {
    /** Weighs an entry, in bytes. */
    interface Weigher<K, V> {
        int weigh(K key, V value);
    }

    /**
     * What is in it may vanish at any time. Nothing that loads: who misses fetches, and shares the fetch by a promise.
     * Any thread.
     */
    interface Cache<K, V> {
        /** Null if it is not there (any more). */
        V get(K key);

        void put(K key, V value);

        void invalidate(K key);

        void clear();
    }

    <K, V> Cache<K, V> create(String name, long weightMax, Weigher<K, V> weigher);
}
