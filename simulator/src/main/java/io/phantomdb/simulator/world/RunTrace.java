package io.phantomdb.simulator.world;

import io.phantomdb.host.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that happens in a run passes here: it is folded into the run's digest, shown to whoever listens
 * (invariants), and, if somebody wants to read it, written to a table. The digest is a rolling hash over cheap values:
 * the virtual time, the node, the kind, and the numbers or checksums that belong to the event. The text of a node's
 * event is part of it only where it is notable, as making texts costs more than the rest of the run.
 */
public final class RunTrace {
    /** Sees the typed events of nodes. */
    @FunctionalInterface
    public interface Listener {
        void event(int node, Trace.Event event);
    }

    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private final Simulation simulation;
    private final TraceTable table;
    private final List<Listener> listeners = new ArrayList<>();
    private final long[] counts = new long[WorldEvent.values().length];
    private long digest = 0x243F6A8885A308D3L;

    RunTrace(Simulation simulation, TraceTable table) {
        this.simulation = simulation;
        this.table = table;
    }

    /** Listeners hear the events in the order in which they were added. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** The fingerprint of all that has happened so far. */
    public long digest() {
        return SplitEntropy.mix(digest);
    }

    /** How often this has happened. */
    public long count(WorldEvent kind) {
        return counts[kind.ordinal()];
    }

    void world(SimNode node, WorldEvent kind, long first, long second) {
        counts[kind.ordinal()]++;
        fold(simulation.moment());
        fold(node.number() << 8 | kind.ordinal());
        fold(first);
        fold(second);
        if (table != null) {
            table.line(simulation.moment(), node.name(), kind.kind(), kind.text(first, second));
        }
    }

    void node(SimNode node, Trace.Event event) {
        fold(simulation.moment());
        fold((long) event.kind().hashCode() << 10 | node.number());
        if (event.isNotable()) {
            fold(event.text().hashCode());
        }
        if (table != null) {
            table.line(simulation.moment(), node.name(), event.kind(), event.text());
        }
        for (Listener listener : listeners) {
            listener.event(node.number(), event);
        }
    }

    /** Something the harness did or saw; the kind is short and constant. */
    public void harness(String kind, String text) {
        fold(simulation.moment());
        fold((long) kind.hashCode() << 32 ^ text.hashCode());
        if (table != null) {
            table.line(simulation.moment(), "-", kind, text);
        }
    }

    private void fold(long value) {
        digest = Long.rotateLeft((digest ^ value) * PRIME, 29);
    }
}
