package io.phantomdb.rows.program;

import io.phantomdb.base.ByteHash;
import io.phantomdb.base.Bytes;
import java.util.Arrays;

/** Numbers keys of bytes in the order in which they come: 0 for the first, and equal ones alike. Open addressing. */
final class ByteKeys {
    private static final int PLACES_MIN = 32;

    private Bytes[] keys = new Bytes[PLACES_MIN / 2];
    private long[] hashes = new long[PLACES_MIN / 2];
    /** Numbers of keys plus one; 0 where there is none. */
    private int[] places = new int[PLACES_MIN];
    private int size;

    int size() {
        return size;
    }

    Bytes key(int number) {
        return keys[number];
    }

    /** The key's number. A new key is copied. */
    int number(Bytes key) {
        long hash = ByteHash.of(key);
        int mask = places.length - 1;
        int place = (int) hash & mask;
        for (; places[place] != 0; place = place + 1 & mask) {
            int number = places[place] - 1;
            if (hashes[number] == hash && keys[number].equals(key)) {
                return number;
            }
        }
        return add(Bytes.wrap(key.toArray()), hash);
    }

    private int add(Bytes key, long hash) {
        if (size == keys.length) {
            grow();
        }
        keys[size] = key;
        hashes[size] = hash;
        place(size);
        return size++;
    }

    private void place(int number) {
        int mask = places.length - 1;
        int place = (int) hashes[number] & mask;
        while (places[place] != 0) {
            place = place + 1 & mask;
        }
        places[place] = number + 1;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * keys.length);
        hashes = Arrays.copyOf(hashes, 2 * hashes.length);
        places = new int[2 * places.length];
        for (int number = 0; number < size; number++) {
            place(number);
        }
    }
}
