package io.phantomdb.host;

import io.phantomdb.base.Check;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A value that will be there once: how an owner answers a story. Kept or broken by any thread, once; waited for with
 * {@link Scope#await}. Without locks, so that no virtual thread is pinned: callbacks that wait run in the order they were
 * added, on the thread that keeps the promise. One that comes later runs at once where it is added, which on another thread
 * may be before those that waited are done.
 */
public final class Promise<T> {
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Promise.class, "state", Object.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private record Kept(Object value, RuntimeException error) {}

    private record Waiting(Runnable callback, Waiting before) {}

    /** Null, a chain of waiting callbacks (newest first), or kept. */
    private volatile Object state;

    public static <T> Promise<T> kept(T value) {
        Promise<T> promise = new Promise<>();
        promise.keep(value);
        return promise;
    }

    public static <T> Promise<T> broken(RuntimeException error) {
        Promise<T> promise = new Promise<>();
        promise.fail(error);
        return promise;
    }

    /** A promise is kept once; a second time is a bug. */
    public void keep(T value) {
        Check.that(settle(new Kept(value, null)), "a promise was kept twice");
    }

    /** Breaks the promise: who waits gets the error thrown. */
    public void fail(RuntimeException error) {
        Check.that(settle(new Kept(null, Check.present(error, "error"))), "a promise was kept twice");
    }

    /** For promises that race with a deadline: false if it was settled before. */
    public boolean tryKeep(T value) {
        return settle(new Kept(value, null));
    }

    /** For promises that race with a deadline: false if it was settled before. */
    public boolean tryFail(RuntimeException error) {
        return settle(new Kept(null, Check.present(error, "error")));
    }

    public boolean isDone() {
        return state instanceof Kept;
    }

    /** The value of a promise that is done; throws its error if it was broken. */
    @SuppressWarnings("unchecked")
    public T value() {
        Check.that(state instanceof Kept, "the promise is not kept yet");
        Kept kept = (Kept) state;
        if (kept.error != null) {
            throw kept.error;
        }
        return (T) kept.value;
    }

    /** The error of a promise that is done, or null. */
    public RuntimeException error() {
        Check.that(state instanceof Kept, "the promise is not kept yet");
        return ((Kept) state).error;
    }

    /** Runs the callback once, when the promise is done; it must be short and must not throw. */
    public void onDone(Runnable callback) {
        while (true) {
            Object seen = state;
            if (seen instanceof Kept) {
                callback.run();
                return;
            }
            if (STATE.compareAndSet(this, seen, new Waiting(callback, (Waiting) seen))) {
                return;
            }
        }
    }

    private boolean settle(Kept kept) {
        Object seen;
        do {
            seen = state;
            if (seen instanceof Kept) {
                return false;
            }
        } while (!STATE.compareAndSet(this, seen, kept));
        runOldestFirst((Waiting) seen);
        return true;
    }

    private static void runOldestFirst(Waiting newest) {
        Waiting oldest = null;
        for (Waiting next = newest; next != null; next = next.before) {
            oldest = new Waiting(next.callback, oldest);
        }
        for (Waiting next = oldest; next != null; next = next.before) {
            next.callback.run();
        }
    }
}
