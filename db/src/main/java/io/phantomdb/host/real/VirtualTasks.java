package io.phantomdb.host.real;

import io.phantomdb.base.FatalError;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Scope;
import io.phantomdb.host.Tasks;
import java.util.concurrent.locks.LockSupport;

/** A virtual thread per story. It waits parked, and whoever keeps the promise unparks it: no lock, no queue between. */
final class VirtualTasks implements Tasks {
    private final Fatality fatality;

    VirtualTasks(Fatality fatality) {
        this.fatality = fatality;
    }

    @Override
    public Promise<Void> start(String name, Scope scope, Runnable body) {
        Promise<Void> end = new Promise<>();
        Thread.ofVirtual().name(name).unstarted(() -> tell(body, end)).start();
        return end;
    }

    private void tell(Runnable body, Promise<Void> end) {
        try {
            body.run();
            end.keep(null);
        } catch (RuntimeException thrown) {
            end.fail(thrown);
        } catch (OutOfMemoryError exhausted) {
            fatality.because(exhausted);
        } catch (Error error) {
            end.fail(new FatalError("A story ended with an error of the machine: " + error, error));
        }
    }

    @Override
    public void park(Promise<?> until) {
        Thread story = Thread.currentThread();
        until.onDone(() -> LockSupport.unpark(story));
        while (!until.isDone()) {
            LockSupport.park(until);
        }
    }

    @Override
    public void yieldNow() {
        Thread.yield();
    }
}
