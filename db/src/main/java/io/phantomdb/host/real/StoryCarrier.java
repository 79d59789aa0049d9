package io.phantomdb.host.real;

import io.phantomdb.host.HostException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;

/**
 * Which thread carries a story. It begins on the store loop, where what it asks for is answered: a short statement costs no
 * hand-over between threads at all. One that has worked for long moves to a pool, so that it neither holds up the loop nor
 * is held to one core.
 *
 * <p>Only a story that waited for a promise comes back to the loop. One that was stopped by anything else, a monitor that
 * another thread held, goes on in the pool: the loop may be waiting for the same monitor, queued behind the story, and
 * could then never carry it.
 *
 * <p>The JDK has no public way to say what carries a virtual thread (JEP 444: "not in scope for now"); its builder's
 * constructor for tests does, and needs {@code --add-opens java.base/java.lang=ALL-UNNAMED}.
 */
final class StoryCarrier implements Executor {
    /** About what a short statement takes when nothing is compiled yet. */
    private static final long LOOP_NANOS_MAX = 2_000_000;

    private final StoreLoop loop;
    private final Workers pool;
    private final Thread story;
    private long carriedNanos;
    private volatile boolean isLong;
    private volatile boolean isWaiting = true;

    /** The thread is unstarted. */
    StoryCarrier(Constructor<?> builder, StoreLoop loop, Workers pool, String name, Runnable body) {
        this.loop = loop;
        this.pool = pool;
        this.story = thread(builder, name, body);
    }

    /** What makes virtual threads with a carrier of one's own; throws a {@link HostException} if Java keeps it to itself. */
    static Constructor<?> builder() {
        try {
            Constructor<?> constructor = Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder")
                    .getDeclaredConstructor(Executor.class);
            constructor.setAccessible(true);
            return constructor;
        } catch (ReflectiveOperationException | RuntimeException closed) {
            throw new HostException("Java must be started with --add-opens java.base/java.lang=ALL-UNNAMED, as the"
                    + " launcher does: " + closed.getMessage(), closed);
        }
    }

    private Thread thread(Constructor<?> builder, String name, Runnable body) {
        try {
            return ((Thread.Builder.OfVirtual) builder.newInstance(this)).name(name).unstarted(body);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("a virtual thread could not be made", impossible);
        }
    }

    Thread story() {
        return story;
    }

    /** Whether the story waits for its start or for a promise, and for nothing else. Told by the story. */
    void waits(boolean nowWaiting) {
        isWaiting = nowWaiting;
    }

    /** From now on the story is carried by the pool. */
    void becomesLong() {
        isLong = true;
    }

    /** Any thread: whoever starts or wakes the story. */
    @Override
    public void execute(Runnable continuation) {
        if (isWaiting && !isLong) {
            loop.post(() -> carry(continuation));
        } else {
            pool.execute(continuation);
        }
    }

    private void carry(Runnable continuation) {
        long start = System.nanoTime();
        loop.carry(story, continuation);
        carriedNanos += System.nanoTime() - start;
        if (carriedNanos > LOOP_NANOS_MAX) {
            becomesLong();
        }
    }
}
