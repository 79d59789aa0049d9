package io.phantomdb.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The large objects that a transaction of the session has open, by descriptor, with where each stands. Remembers how it was
 * before each step, so that what a statement did to it can be taken back. One story's.
 */
public final class OpenLargeObjects {
    /** One that is open. */
    record Open(long oid, boolean mayRead, boolean mayWrite, long position) {
        Open at(long newPosition) {
            return new Open(oid, mayRead, mayWrite, newPosition);
        }
    }

    private record Before(int descriptor, Open open) {}

    private final TreeMap<Integer, Open> open = new TreeMap<>();
    private final List<Before> steps = new ArrayList<>();

    /** Null if there is none. */
    Open get(int descriptor) {
        return open.get(descriptor);
    }

    /** The lowest descriptor that is free. */
    int add(Open opened) {
        int descriptor = 0;
        while (open.containsKey(descriptor)) {
            descriptor++;
        }
        put(descriptor, opened);
        return descriptor;
    }

    /** Null closes it. */
    void put(int descriptor, Open now) {
        steps.add(new Before(descriptor, open.get(descriptor)));
        set(descriptor, now);
    }

    private void set(int descriptor, Open now) {
        if (now == null) {
            open.remove(descriptor);
        } else {
            open.put(descriptor, now);
        }
    }

    /** A place that {@link #cut} can come back to. */
    public int length() {
        return steps.size();
    }

    /** Takes back all steps but the first so many. */
    public void cut(int length) {
        while (steps.size() > length) {
            Before last = steps.removeLast();
            set(last.descriptor, last.open);
        }
    }

    /** The transaction is over. */
    public void closeAll() {
        open.clear();
        steps.clear();
    }
}
