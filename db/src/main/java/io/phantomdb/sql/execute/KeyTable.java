package io.phantomdb.sql.execute;

import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Type;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers keys, some datums each, in the order in which they come: 0 for the first, and equal ones alike, NULLs included.
 * Whoever knows more of a key has it in a list of its own, at the key's number. Open addressing; a key that is added is kept,
 * so whoever adds it does not write to it again.
 */
final class KeyTable {
    private static final int PLACES_MIN = 16;
    private static final int KEY_BYTES = 40;
    private static final int PLACE_BYTES = 8;

    private final Type[] types;
    private Object[][] keys = new Object[PLACES_MIN / 2][];
    private int[] hashes = new int[PLACES_MIN / 2];
    /** Numbers of keys plus one; 0 where there is none. */
    private int[] places = new int[PLACES_MIN];
    private int size;

    KeyTable(List<Type> types) {
        this.types = types.toArray(new Type[0]);
    }

    int size() {
        return size;
    }

    /** The key of this number. */
    Object[] key(int number) {
        return keys[number];
    }

    int hash(Object[] key) {
        return KeyHash.of(types, key);
    }

    /** The number of the key, or -1. Only as many datums count as there are types. */
    int find(Object[] key) {
        return find(key, hash(key));
    }

    int find(Object[] key, int hash) {
        int mask = places.length - 1;
        for (int place = hash & mask; places[place] != 0; place = place + 1 & mask) {
            int number = places[place] - 1;
            if (hashes[number] == hash && KeyHash.equal(types, keys[number], key)) {
                return number;
            }
        }
        return -1;
    }

    /** Numbers a key that is not there. */
    int add(Object[] key, int hash) {
        if (size == keys.length) {
            grow();
        }
        keys[size] = key;
        hashes[size] = hash;
        place(size);
        return size++;
    }

    /** True if the key was not there; then it is numbered. */
    boolean isNew(Object[] key) {
        int hash = hash(key);
        if (find(key, hash) >= 0) {
            return false;
        }
        add(key, hash);
        return true;
    }

    private void place(int number) {
        int mask = places.length - 1;
        int place = hashes[number] & mask;
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

    /** About what a key takes that is added. */
    long bytes(Object[] key) {
        long bytes = KEY_BYTES + PLACE_BYTES * types.length;
        for (int at = 0; at < types.length; at++) {
            bytes += Datums.bytes(key[at]);
        }
        return bytes;
    }
}
