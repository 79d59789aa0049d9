package io.phantomdb.host.real;

import java.util.ArrayDeque;

/**
 * The arithmetic of TLS handshakes, a millisecond or more each, done by a few threads beside the loop: two at a time, in the order they
 * were asked for. So many handshakes at once keep waiting for each other, and not the statements that need the same threads. On the loop.
 */
final class Handshakes {
    private static final int RUNNING_MAX = 2;

    private record Wanted(Runnable tasks, Runnable done) {}

    private final Workers calculators;
    private final ArrayDeque<Wanted> waiting = new ArrayDeque<>();
    private int running;

    Handshakes(Workers calculators) {
        this.calculators = calculators;
    }

    /** Then {@code done} is a turn of the loop. */
    void run(Runnable tasks, Runnable done) {
        waiting.add(new Wanted(tasks, done));
        runMore();
    }

    private void runMore() {
        while (running < RUNNING_MAX && !waiting.isEmpty()) {
            Wanted next = waiting.poll();
            running++;
            calculators.<Void>run(() -> {
                next.tasks().run();
                return null;
            }, (nothing, error) -> {
                running--;
                runMore();
                next.done().run();
            });
        }
    }
}
