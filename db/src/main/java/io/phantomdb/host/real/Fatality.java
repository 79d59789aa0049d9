package io.phantomdb.host.real;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The end of a node that must not go on: the first reason is told once, and everybody can ask. Any thread. */
final class Fatality {
    private final AtomicReference<Throwable> reason = new AtomicReference<>();
    private final Consumer<Throwable> handler;
    private volatile boolean over;

    Fatality(Consumer<Throwable> handler) {
        this.handler = handler;
    }

    void because(Throwable why) {
        over = true;
        if (reason.compareAndSet(null, why)) {
            handler.accept(why);
        }
    }

    /** An orderly end: nobody is told. */
    void closing() {
        over = true;
    }

    /** True when no turn may run any more. */
    boolean isOver() {
        return over;
    }
}
