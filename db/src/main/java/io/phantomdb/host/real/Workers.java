package io.phantomdb.host.real;

import io.phantomdb.host.Completion;
import io.phantomdb.host.Loop;
import io.phantomdb.host.Loops;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few platform threads for what blocks, each job in the order it came. They are never interrupted: an interrupt closes
 * the file channel that the thread is in (java.nio.channels.InterruptibleChannel).
 */
final class Workers {
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;
    private final Loop loop;
    private final Fatality fatality;
    private volatile boolean closing;

    Workers(String name, int count, Loop loop, Fatality fatality) {
        this.loop = loop;
        this.fatality = fatality;
        ThreadFactory factory = Thread.ofPlatform().name(name + "-", 1).daemon().factory();
        threads = new ThreadPoolExecutor(count, count, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                factory);
        threads.allowCoreThreadTimeOut(true);
    }

    /** Runs the labour on one of the threads; the completion is a turn of the loop. Any thread. */
    <T> void run(Loops.Labour<T> labour, Completion<T> done) {
        execute(() -> {
            T value = null;
            Exception error = null;
            try {
                value = labour.run();
            } catch (Exception failed) {
                error = failed;
            }
            T result = value;
            Exception why = error;
            loop.post(() -> done.done(result, why));
        });
    }

    /** Runs something nobody waits for. What it throws stops the node. */
    void execute(Runnable job) {
        if (fatality.isOver()) {
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    job.run();
                } catch (Throwable broken) {
                    fatality.because(broken);
                }
            });
        } catch (RejectedExecutionException closed) {
            // The node ended in between: whoever asked for this has ended with it.
            return;
        }
    }

    /** For long jobs: true when they should come to an end. */
    boolean isClosing() {
        return closing;
    }

    /** Waits for what has begun, forgets what has not. */
    void close() throws InterruptedException {
        closing = true;
        threads.getQueue().clear();
        threads.shutdown();
        threads.awaitTermination(10, TimeUnit.SECONDS);
    }
}
