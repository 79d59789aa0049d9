package io.phantomdb.simulator.world;

import io.phantomdb.base.Bytes;
import java.util.ArrayDeque;
import java.util.TreeMap;

/** Cells as they lie on a disk, and the replacements that are under way: after a crash each has happened or has not. */
final class CellsImage {
    /** A replacement under way. */
    static final class Change {
        private final String name;
        private final Bytes value;

        private Change(String name, Bytes value) {
            this.name = name;
            this.value = value;
        }

        Bytes value() {
            return value;
        }
    }

    private final TreeMap<String, Bytes> values = new TreeMap<>();
    private final ArrayDeque<Change> changes = new ArrayDeque<>();

    Bytes read(String name) {
        return values.get(name);
    }

    Change begin(String name, Bytes value) {
        Change change = new Change(name, Bytes.wrap(value.toArray()));
        changes.add(change);
        return change;
    }

    /** The change is durable, and so are those that began before it. */
    void finish(Change change) {
        while (changes.contains(change)) {
            Change first = changes.remove();
            values.put(first.name, first.value);
        }
    }

    /** The change failed. */
    void forget(Change change) {
        changes.remove(change);
    }

    /** Any number of the changes under way have happened, the oldest first. */
    void crash(SplitEntropy entropy) {
        int done = entropy.below(changes.size() + 1);
        for (int index = 0; index < done; index++) {
            Change change = changes.remove();
            values.put(change.name, change.value);
        }
        changes.clear();
    }

    /** Turns a bit of a cell over; false if there is none of that name. */
    boolean rot(String name, SplitEntropy entropy) {
        Bytes value = values.get(name);
        if (value == null || value.isEmpty()) {
            return false;
        }
        byte[] content = value.toArray();
        content[entropy.below(content.length)] ^= (byte) (1 << entropy.below(8));
        values.put(name, Bytes.wrap(content));
        return true;
    }

    long bytes() {
        long sum = 0;
        for (Bytes value : values.values()) {
            sum += value.length();
        }
        return sum;
    }
}
