package io.phantomdb.sql.execute;

import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows by their keys; those of one key follow each other in the order in which they came. */
final class JoinTable {
    private static final int NONE = -1;

    private final KeyTable keys;
    private final List<Object[]> rows = new ArrayList<>();
    /** Of each row the next one with the same key, or none. */
    private int[] next = new int[16];
    /** Of each key its first and its last row. */
    private int[] first = new int[16];
    private int[] last = new int[16];

    JoinTable(List<Type> types) {
        this.keys = new KeyTable(types);
    }

    int hash(Object[] key) {
        return keys.hash(key);
    }

    /** About what the key takes if it is new. */
    long keyBytes(Object[] key) {
        return keys.bytes(key);
    }

    /** True if the key is kept: it is the table's then. */
    boolean add(Object[] row, Object[] key) {
        int hash = keys.hash(key);
        int number = keys.find(key, hash);
        int at = append(row);
        if (number >= 0) {
            next[last[number]] = at;
            last[number] = at;
            return false;
        }
        int added = keys.add(key, hash);
        if (added == first.length) {
            first = Arrays.copyOf(first, 2 * added);
            last = Arrays.copyOf(last, 2 * added);
        }
        first[added] = at;
        last[added] = at;
        return true;
    }

    /** A row that nobody finds by a key. */
    void addAlone(Object[] row) {
        append(row);
    }

    private int append(Object[] row) {
        int at = rows.size();
        rows.add(row);
        if (at == next.length) {
            next = Arrays.copyOf(next, 2 * at);
        }
        next[at] = NONE;
        return at;
    }

    /** The first row with that key, or -1. */
    int first(Object[] key) {
        int number = keys.find(key);
        return number < 0 ? NONE : first[number];
    }

    /** The next row with the same key, or -1. */
    int next(int row) {
        return next[row];
    }

    Object[] row(int at) {
        return rows.get(at);
    }

    int rows() {
        return rows.size();
    }
}
