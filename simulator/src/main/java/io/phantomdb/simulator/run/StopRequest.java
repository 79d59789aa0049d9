package io.phantomdb.simulator.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The user, or whoever runs this, wants it to end: Ctrl-C, SIGTERM. What is under way is told; what has been found so far is
 * still printed, and decides the exit status.
 */
final class StopRequest {
    private static final long PATIENCE_SECONDS = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> told = new ArrayList<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean isAsked;
    private volatile int status = 1;

    /** Has the process end in this way. Once, by {@code main}. */
    void listen() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::processEnds));
    }

    private void processEnds() {
        if (finished.getCount() > 0) {
            ask();
            awaitFinish();
            Runtime.getRuntime().halt(status);
        }
    }

    private void awaitFinish() {
        try {
            finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells everybody, once. Any thread. */
    void ask() {
        lock.lock();
        try {
            isAsked = true;
            told.forEach(Runnable::run);
            told.clear();
        } finally {
            lock.unlock();
        }
    }

    boolean isAsked() {
        return isAsked;
    }

    /** Runs the action when the stop is asked for, at once if that was before. */
    void onAsked(Runnable action) {
        lock.lock();
        try {
            if (isAsked) {
                action.run();
            } else {
                told.add(action);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Everything is printed: the process may end, with this status. */
    void finished(int newStatus) {
        status = newStatus;
        finished.countDown();
    }
}
