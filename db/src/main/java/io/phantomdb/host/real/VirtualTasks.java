package io.phantomdb.host.real;

import io.phantomdb.base.FatalError;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Scope;
import io.phantomdb.host.Tasks;
import java.lang.reflect.Constructor;
import java.util.concurrent.locks.LockSupport;

/** A virtual thread per story. It waits parked, and whoever keeps the promise unparks it: no lock, no queue between. */
final class VirtualTasks implements Tasks {
    private final Constructor<?> threads = StoryCarrier.builder();
    private final StoreLoop loop;
    private final Workers pool;
    private final Fatality fatality;
    private final ThreadLocal<StoryCarrier> carriers = new ThreadLocal<>();

    /** The pool carries the stories that take long. */
    VirtualTasks(StoreLoop loop, Workers pool, Fatality fatality) {
        this.loop = loop;
        this.pool = pool;
        this.fatality = fatality;
    }

    @Override
    public Promise<Void> start(String name, Scope scope, Runnable body) {
        Promise<Void> end = new Promise<>();
        StoryCarrier[] carrier = new StoryCarrier[1];
        carrier[0] = new StoryCarrier(threads, loop, pool, name, () -> {
            carrier[0].waits(false);
            carriers.set(carrier[0]);
            tell(body, end);
        });
        carrier[0].story().start();
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
        StoryCarrier carrier = carriers.get();
        carrier.waits(true);
        while (!until.isDone()) {
            LockSupport.park(until);
        }
        carrier.waits(false);
    }

    @Override
    public void yieldNow() {
        carriers.get().becomesLong();
        Thread.yield();
    }
}
