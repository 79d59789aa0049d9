package io.phantomdb.session;

import io.phantomdb.base.StatementError;
import io.phantomdb.host.Loop;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Scope;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The stretch of a story in which it may be cancelled: one statement. A cancellation that comes too late for it must not
 * hit the next one, although requests and timers come from the loop while the story runs elsewhere: so guard and canceller
 * agree by one compare-and-set who was first, and a guard that lost waits until the cancellation has landed and forgets it.
 */
final class StatementGuard {
    private static final int OPEN = 0;
    private static final int CANCELLED = 1;
    private static final int CLOSED = 2;

    private final Scope scope;
    private final AtomicInteger state = new AtomicInteger(OPEN);
    private final Promise<Void> landed = new Promise<>();
    private Loop.Timer timer;

    StatementGuard(Scope scope) {
        this.scope = scope;
    }

    /** Cancels when the clock has reached the deadline. Called by the story. */
    void cancelAt(Loop loop, long deadlineNanos, StatementError why) {
        timer = loop.at(deadlineNanos, () -> cancel(why));
    }

    /** False if the statement is over, or cancelled already. Any thread. */
    boolean cancel(StatementError why) {
        if (!state.compareAndSet(OPEN, CANCELLED)) {
            return false;
        }
        scope.cancel(why);
        landed.keep(null);
        return true;
    }

    /** Ends the stretch; harmless when done twice. Called by the story. */
    void close() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        if (!state.compareAndSet(OPEN, CLOSED) && state.compareAndSet(CANCELLED, CLOSED)) {
            scope.awaitOutcome(landed);
            scope.revive();
        }
    }
}
