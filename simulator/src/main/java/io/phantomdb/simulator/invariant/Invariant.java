package io.phantomdb.simulator.invariant;

import io.phantomdb.host.Trace;

/** Something that must hold at every moment of a run. It is asked at each typed event of a node, so it must be cheap. */
public interface Invariant {
    /** Throws {@link Violated} if it does not hold any more. */
    void event(int node, Trace.Event event);

    /** How often it has compared anything: one that never has shows nothing. */
    long comparisons();

    /** It does not hold. */
    final class Violated extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Violated(String what) {
            super(what);
        }
    }
}
