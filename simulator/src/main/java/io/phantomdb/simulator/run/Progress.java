package io.phantomdb.simulator.run;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Says now and then how far a campaign is: on a terminal in one line that is written over, elsewhere in a new line once in
 * a while. Whatever else is printed meanwhile goes through {@link #above}, so that the line is not in its way.
 */
final class Progress implements AutoCloseable {
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final long TERMINAL_SECONDS = 2;
    private static final long LOG_SECONDS = 60;

    private final PrintStream err;
    private final boolean isTerminal;
    private final Supplier<String> line;
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private boolean isShown;

    Progress(PrintStream err, boolean isTerminal, Supplier<String> line) {
        this.err = err;
        this.isTerminal = isTerminal;
        this.line = line;
        this.thread = Thread.ofPlatform().name("progress").daemon().start(this::tell);
    }

    static boolean isOnTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    private void tell() {
        try {
            while (!closed.await(isTerminal ? TERMINAL_SECONDS : LOG_SECONDS, TimeUnit.SECONDS)) {
                show();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void show() {
        lock.lock();
        try {
            if (isTerminal) {
                err.print(CLEAR_LINE + line.get());
                isShown = true;
            } else {
                err.println(line.get());
            }
            err.flush();
        } finally {
            lock.unlock();
        }
    }

    /** Prints something else. */
    void above(Runnable printing) {
        lock.lock();
        try {
            if (isShown) {
                err.print(CLEAR_LINE);
                err.flush();
                isShown = false;
            }
            printing.run();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        above(() -> {});
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
