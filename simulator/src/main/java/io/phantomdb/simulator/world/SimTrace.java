package io.phantomdb.simulator.world;

import io.phantomdb.base.Probe;
import io.phantomdb.host.Trace;

/** What one node tells, with the time and the node it comes from. */
final class SimTrace implements Trace {
    private final SimNode node;
    private final RunTrace trace;

    SimTrace(SimNode node, RunTrace trace) {
        this.node = node;
        this.trace = trace;
    }

    @Override
    public void event(Event event) {
        trace.node(node, event);
    }

    @Override
    public boolean isWatched() {
        return true;
    }

    @Override
    public void reached(Probe probe) {
        trace.reached(node, probe);
    }
}
