package io.phantomdb.host.real;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What many threads hand over to one, which takes all that has gathered at once and waits while there is nothing. Whoever
 * finds something lying there already wakes nobody: its taker is awake, or is being woken by who laid it there.
 */
final class Handover<T> {
    private final Object lock = new Object();
    private List<T> gathering = new ArrayList<>();
    private boolean closed;
    /** Who takes; set before it looks for the first time. */
    private volatile Thread taker;

    /** Any thread; never waits for the taker. */
    void add(T item) {
        boolean first;
        synchronized (lock) {
            first = gathering.isEmpty();
            gathering.add(item);
        }
        if (first) {
            LockSupport.unpark(taker);
        }
    }

    /** All that has gathered, in the order of each who added; null at the end. One thread only, which is never interrupted. */
    List<T> take() {
        taker = Thread.currentThread();
        while (true) {
            synchronized (lock) {
                if (!gathering.isEmpty()) {
                    List<T> taken = gathering;
                    gathering = new ArrayList<>();
                    return taken;
                }
                if (closed) {
                    return null;
                }
            }
            LockSupport.park(this);
        }
    }

    /** What was added before is still taken. */
    void close() {
        synchronized (lock) {
            closed = true;
        }
        LockSupport.unpark(taker);
    }
}
