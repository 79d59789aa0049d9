package io.phantomdb.simulator.world;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Probe;
import io.phantomdb.host.Peers;
import io.phantomdb.host.Trace;

/**
 * Watches a run, event by event, in the order in which everything happens. It sees what goes into the digest and the
 * texts that do not; nothing in the run depends on whether anybody watches.
 */
public interface RunObserver {
    /** Nobody watches. */
    RunObserver NONE = new RunObserver() {
    };

    /** The world did something. The message is the number of the one it is about, 0 if it is about none. */
    default void world(long atNanos, SimNode node, WorldEvent kind, long first, long second, long message) {}

    /** What a message says, right after it was sent. */
    default void sent(long message, Peers.Link link, Bytes content) {}

    /** A node told its trace. */
    default void node(long atNanos, SimNode node, Trace.Event event) {}

    /** A node took a rare branch. */
    default void reached(long atNanos, SimNode node, Probe probe) {}

    /** The harness did or saw something. */
    default void harness(long atNanos, String kind, String text) {}
}
