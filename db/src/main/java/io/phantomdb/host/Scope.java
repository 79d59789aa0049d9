package io.phantomdb.host;

import io.phantomdb.base.Check;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.Probe;
import io.phantomdb.base.StatementError;

/**
 * What a story carries along: how it waits, why it may have to stop, how much memory it may take. One story uses a scope
 * at a time; {@link #cancel} may come from any thread. After a cancellation every wait throws its reason, except those
 * for an outcome that nobody can call back.
 */
public final class Scope {
    private static final long TURN_NANOS_MAX = 2_000_000;

    private final Host host;
    private final MemoryAccount memory;
    private volatile StatementError reason;
    private volatile Promise<Void> wakeUp;
    private long turnStartNanos;

    public Scope(Host host, MemoryAccount memory) {
        this.host = host;
        this.memory = memory;
        this.turnStartNanos = host.clock().nanos();
    }

    public MemoryAccount memory() {
        return memory;
    }

    /** The node's clock, to measure by. */
    public long nanos() {
        return host.clock().nanos();
    }

    /** The story took a rare branch. */
    public void reached(Probe probe) {
        host.trace().reached(probe);
    }

    /** Makes waits throw this; the first reason stays until {@link #revive}. Any thread. */
    public void cancel(StatementError why) {
        if (reason == null) {
            reason = Check.present(why, "reason");
        }
        Promise<Void> waiting = wakeUp;
        if (waiting != null) {
            waiting.tryKeep(null);
        }
    }

    /** Forgets a cancellation: the next statement starts with a clean slate. Returns what was forgotten, or null. */
    public StatementError revive() {
        StatementError forgotten = reason;
        reason = null;
        return forgotten;
    }

    public boolean isCancelled() {
        return reason != null;
    }

    /** Waits for the value; throws the promise's error, or the reason of a cancellation, whichever comes first. */
    public <T> T await(Promise<T> promise) {
        if (!promise.isDone()) {
            waitFor(promise);
            if (!promise.isDone()) {
                throw reason;
            }
        }
        return promise.value();
    }

    /** Waits for an outcome that cannot be called back; a cancellation stays pending. */
    public <T> T awaitOutcome(Promise<T> promise) {
        if (!promise.isDone()) {
            host.tasks().park(promise);
            turnStartNanos = host.clock().nanos();
        }
        return promise.value();
    }

    /** Has something long done on a worker and waits for it, cancelled or not; what it throws comes back with the outcome. */
    public <T> T labour(String name, Loops.Labour<T> labour) throws Exception {
        Promise<Outcome<T>> done = new Promise<>();
        host.loops().store().post(() -> host.loops().work(name, labour,
                (value, error) -> done.keep(new Outcome<>(value, error))));
        Outcome<T> outcome = awaitOutcome(done);
        if (outcome.error != null) {
            throw outcome.error;
        }
        return outcome.value;
    }

    private record Outcome<T>(T value, Exception error) {}

    /** Files for what this story cannot keep in memory. */
    public Disk.Scratch scratch() {
        return host.disk().scratch();
    }

    public void sleep(long nanos) {
        Promise<Void> over = new Promise<>();
        Loop.Timer timer = host.loops().store().at(host.clock().nanos() + nanos, () -> over.tryKeep(null));
        try {
            await(over);
        } finally {
            timer.cancel();
        }
    }

    /** Called by everything that works in a loop: throws if cancelled, and lets others go first after 2 ms. */
    public void tick() {
        StatementError why = reason;
        if (why != null) {
            throw why;
        }
        if (host.clock().nanos() - turnStartNanos > TURN_NANOS_MAX) {
            host.tasks().yieldNow();
            turnStartNanos = host.clock().nanos();
        }
    }

    private void waitFor(Promise<?> promise) {
        Promise<Void> either = new Promise<>();
        wakeUp = either;
        promise.onDone(() -> either.tryKeep(null));
        if (reason != null) {
            either.tryKeep(null);
        }
        host.tasks().park(either);
        wakeUp = null;
        turnStartNanos = host.clock().nanos();
    }
}
