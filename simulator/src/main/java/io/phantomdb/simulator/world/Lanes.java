package io.phantomdb.simulator.world;

import io.phantomdb.base.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * Does several independent things at a time on the machine's cores: whole simulations, each of which is alone in its
 * world. The only concurrency there is around a simulation, and none of it reaches into one.
 */
public final class Lanes {
    private Lanes() {}

    /** Runs the body so many times beside each other and returns when all have ended; throws what one of them threw. */
    public static void run(int count, Runnable body) {
        Check.that(count > 0, "at least one lane");
        Throwable[] thrown = new Throwable[count];
        List<Thread> threads = new ArrayList<>();
        for (int lane = 0; lane < count; lane++) {
            int own = lane;
            threads.add(Thread.ofPlatform().name("lane " + lane).start(() -> {
                try {
                    body.run();
                } catch (Throwable broken) {
                    thrown[own] = broken;
                }
            }));
        }
        for (int lane = 0; lane < count; lane++) {
            join(threads.get(lane));
        }
        for (Throwable broken : thrown) {
            if (broken != null) {
                throw new IllegalStateException("a lane broke", broken);
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
