package io.phantomdb.simulator.client;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.host.Host;
import io.phantomdb.host.Loop;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Scope;
import io.phantomdb.host.Trace;
import io.phantomdb.simulator.world.Dialer;

/** Where one client's story runs: a machine that is not part of the cluster and never fails. One story uses it. */
public final class ClientPlace {
    private final Host host;
    private final Dialer dialer;
    private final Scope scope;

    public ClientPlace(Host host, Dialer dialer) {
        this.host = host;
        this.dialer = dialer;
        this.scope = new Scope(host, MemoryAccount.root("client", Long.MAX_VALUE));
    }

    Host host() {
        return host;
    }

    Dialer dialer() {
        return dialer;
    }

    /** Nanoseconds of the client's clock. */
    public long nanos() {
        return host.clock().nanos();
    }

    /** Tells the trace of the clients' machine. */
    public void tell(Trace.Event event) {
        host.trace().event(event);
    }

    public void sleep(long nanos) {
        scope.sleep(nanos);
    }

    void post(Runnable turn) {
        host.loops().store().post(turn);
    }

    /** Waits until the promise is done, but not past the deadline; false if it is not. */
    boolean awaitUntil(Promise<Void> promise, long deadlineNanos) {
        Promise<Boolean> either = new Promise<>();
        Loop.Timer timer = host.loops().store().at(deadlineNanos, () -> either.tryKeep(false));
        promise.onDone(() -> either.tryKeep(true));
        boolean isDone = scope.await(either);
        timer.cancel();
        return isDone;
    }
}
