package io.phantomdb.host.real;

import io.netty.channel.Channel;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.phantomdb.host.Clock;
import io.phantomdb.host.Loop;
import io.phantomdb.host.Trace;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The loop of a store: a Netty event loop that one own thread drives, so that turns, timers and sockets of a store never
 * meet on two threads. Netty would log what a turn throws and go on; here it stops the node.
 */
final class StoreLoop implements Loop {
    /** Sockets are looked after at least this often, however many turns wait. */
    private static final long TURNS_NANOS_MAX = 2_000_000;
    private static final long LONG_TURN_NANOS = 20_000_000;
    private static final long SHUTDOWN_MILLIS = 2_000;

    private final ManualIoEventLoop events;
    private final Thread thread;
    private final Clock clock;
    private final Trace trace;
    private final Fatality fatality;
    /** The story that runs on this loop's thread right now, or null. Written here only; read by whoever posts. */
    private volatile Thread carried;

    StoreLoop(String name, Clock clock, Trace trace, Fatality fatality) {
        this.clock = clock;
        this.trace = trace;
        this.fatality = fatality;
        this.thread = Thread.ofPlatform().name(name + "-store").daemon().unstarted(this::drive);
        this.events = new ManualIoEventLoop(thread, NioIoHandler.newFactory());
    }

    void start() {
        thread.start();
    }

    private void drive() {
        while (!events.isTerminated()) {
            events.run(0, TURNS_NANOS_MAX);
        }
    }

    @Override
    public void post(Runnable turn) {
        try {
            if (Thread.currentThread() == carried) {
                // This loop is awake: it is running whoever posts.
                events.lazyExecute(() -> run(turn));
            } else {
                events.execute(() -> run(turn));
            }
        } catch (RejectedExecutionException closed) {
            // The node has ended, and what comes too late for it ends with it.
            return;
        }
    }

    @Override
    public Timer at(long deadlineNanos, Runnable turn) {
        if (fatality.isOver()) {
            return () -> {};
        }
        long delay = Math.max(0, deadlineNanos - clock.nanos());
        try {
            ScheduledFuture<?> future = events.schedule(() -> run(turn), delay, TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    /** Runs it so much later than now. */
    Timer atAfter(long delayNanos, Runnable turn) {
        return at(clock.nanos() + delayNanos, turn);
    }

    @Override
    public boolean isHere() {
        return Thread.currentThread() == thread;
    }

    /** Runs a piece of a turn at once, here; what it throws stops the node. */
    void run(Runnable turn) {
        if (fatality.isOver()) {
            return;
        }
        long start = System.nanoTime();
        try {
            turn.run();
        } catch (Throwable broken) {
            fatality.because(broken);
        }
        long nanos = System.nanoTime() - start;
        if (nanos > LONG_TURN_NANOS) {
            trace.event(new Trace.Note("loop.long-turn", nanos / 1_000_000 + " ms"));
        }
    }

    /** Runs a story until it waits or ends. On the loop. */
    void carry(Thread story, Runnable continuation) {
        carried = story;
        try {
            continuation.run();
        } finally {
            carried = null;
        }
    }

    /** Lets this loop carry the channel. On the loop. */
    void carry(Channel channel) {
        channel.unsafe().register(events, channel.newPromise());
    }

    /** Ends all channels' input and output and waits for the thread. Not on the loop. */
    void close() throws InterruptedException {
        events.shutdownGracefully(0, SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS);
        thread.join(2 * SHUTDOWN_MILLIS);
    }
}
