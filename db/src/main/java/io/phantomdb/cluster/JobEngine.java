package io.phantomdb.cluster;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Host;
import io.phantomdb.host.Loop;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Scope;
import io.phantomdb.host.Trace;

/**
 * Looks now and then for jobs whose node is gone, and carries them on. Every node looks; a job's claim decides who has it.
 * The kinds of jobs are an interface: this package knows none.
 */
public final class JobEngine {
    private static final long EVERY_NANOS = 3_000_000_000L;
    private static final long MEMORY_BYTES_MAX = 64L << 20;

    /** One kind of job. */
    public interface Kind {
        /** For the trace. */
        String name();

        /** Takes over what is abandoned and carries it to its end; a story. */
        void resume(Scope scope);
    }

    private final Host host;
    private final MemoryAccount memory;
    private final Kind kind;
    private Loop.Timer timer;
    private boolean isStopped;

    public JobEngine(Host host, MemoryAccount memory, Kind kind) {
        this.host = host;
        this.memory = memory;
        this.kind = kind;
        arm();
    }

    private void arm() {
        if (!isStopped) {
            timer = host.loops().store().at(host.clock().nanos() + EVERY_NANOS, this::look);
        }
    }

    private void look() {
        MemoryAccount account = memory.child("jobs", MEMORY_BYTES_MAX);
        Scope scope = new Scope(host, account);
        Promise<Void> done = host.tasks().start("jobs: " + kind.name(), scope, () -> resume(scope));
        done.onDone(() -> host.loops().store().post(() -> {
            account.releaseAll();
            arm();
        }));
    }

    /** What fails now is tried again at the next look; the operator sees why. */
    private void resume(Scope scope) {
        try {
            kind.resume(scope);
        } catch (StatementError refused) {
            host.trace().event(new Trace.Note("job.failed", kind.name() + ": " + refused.getMessage()));
        }
    }

    public void stop() {
        isStopped = true;
        timer.cancel();
    }
}
