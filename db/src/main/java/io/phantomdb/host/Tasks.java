package io.phantomdb.host;

/**
 * Stories: plain sequential code, a virtual thread each. A story owns nothing shared and waits only through its
 * {@link Scope}.
 */
public interface Tasks {
    /** Begins a story later. What it throws is told to the promise that comes back, which is kept when it ends. */
    Promise<Void> start(String name, Scope scope, Runnable body);

    /** Stops the calling story until the promise is done; returns at once if it is. For {@link Scope} only. */
    void park(Promise<?> until);

    /** Lets other stories go first. For {@link Scope} only. */
    void yieldNow();
}
