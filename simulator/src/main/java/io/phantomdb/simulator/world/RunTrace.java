package io.phantomdb.simulator.world;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Probe;
import io.phantomdb.host.Peers;
import io.phantomdb.host.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that happens in a run passes here: it is folded into the run's digest, told to whoever listens
 * (invariants), and shown to an observer that makes something to read of it. The digest is a rolling hash over cheap
 * values: the virtual time, the node, the kind, and the numbers or checksums that belong to the event. The text of a
 * node's event is part of it only where it is notable, as making texts costs more than the rest of the run. Probes are
 * counted and not part of it: a branch that is marked makes no other run.
 */
public final class RunTrace {
    /** Sees the typed events of nodes. */
    @FunctionalInterface
    public interface Listener {
        void event(int node, Trace.Event event);
    }

    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private final Simulation simulation;
    private final RunObserver observer;
    private final List<Listener> listeners = new ArrayList<>();
    private final long[] counts = new long[WorldEvent.values().length];
    private final Map<Probe, long[]> reached = new LinkedHashMap<>();
    private long digest = 0x243F6A8885A308D3L;

    RunTrace(Simulation simulation, RunObserver observer) {
        this.simulation = simulation;
        this.observer = observer;
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

    /** How often each probe was reached, by label; those that were not are not in it. */
    public Map<String, Long> reached() {
        Map<String, Long> byLabel = new TreeMap<>();
        reached.forEach((probe, times) -> byLabel.put(probe.label(), times[0]));
        return byLabel;
    }

    void world(SimNode node, WorldEvent kind, long first, long second) {
        world(node, kind, first, second, 0);
    }

    /** About a message. */
    void world(SimNode node, WorldEvent kind, long first, long second, long message) {
        counts[kind.ordinal()]++;
        fold(simulation.moment());
        fold(node.number() << 8 | kind.ordinal());
        fold(first);
        fold(second);
        observer.world(simulation.moment(), node, kind, first, second, message);
    }

    /** A message leaves. */
    void sent(SimNode from, int to, long message, Peers.Link link, Bytes content) {
        world(from, WorldEvent.PEER_SEND, to, content.length(), message);
        observer.sent(message, link, content);
    }

    void node(SimNode node, Trace.Event event) {
        fold(simulation.moment());
        fold((long) event.kind().hashCode() << 10 | node.number());
        if (event.isNotable()) {
            fold(event.text().hashCode());
        }
        observer.node(simulation.moment(), node, event);
        for (Listener listener : listeners) {
            listener.event(node.number(), event);
        }
    }

    void reached(SimNode node, Probe probe) {
        long[] times = reached.get(probe);
        if (times == null) {
            times = new long[1];
            reached.put(probe, times);
        }
        times[0]++;
        observer.reached(simulation.moment(), node, probe);
    }

    /** Something the harness did or saw; the kind is short and constant. */
    public void harness(String kind, String text) {
        fold(simulation.moment());
        fold((long) kind.hashCode() << 32 ^ text.hashCode());
        observer.harness(simulation.moment(), kind, text);
    }

    private void fold(long value) {
        digest = Long.rotateLeft((digest ^ value) * PRIME, 29);
    }
}
