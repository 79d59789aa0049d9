package io.phantomdb.simulator.world;

import io.phantomdb.base.Probe;
import io.phantomdb.host.Trace;

/**
 * Takes the events of a run as lines for people: virtual seconds with nanoseconds, the node's name, the kind of event,
 * and what happened.
 */
@FunctionalInterface
public interface TraceTable extends RunObserver {
    /** The line that belongs above the table. */
    String HEADER = "    virtual seconds node  kind                 text";

    void line(long atNanos, String node, String kind, String text);

    @Override
    default void world(long atNanos, SimNode node, WorldEvent kind, long first, long second, long message) {
        line(atNanos, node.name(), kind.kind(), kind.text(first, second, message));
    }

    @Override
    default void node(long atNanos, SimNode node, Trace.Event event) {
        line(atNanos, node.name(), event.kind(), event.text());
    }

    @Override
    default void reached(long atNanos, SimNode node, Probe probe) {
        line(atNanos, node.name(), "probe", probe.label());
    }

    @Override
    default void harness(long atNanos, String kind, String text) {
        line(atNanos, "-", kind, text);
    }

    /** A table that prints. */
    static TraceTable printing(Appendable out) {
        return (atNanos, node, kind, text) -> {
            try {
                out.append(format(atNanos, node, kind, text)).append('\n');
            } catch (java.io.IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        };
    }

    /** One line of the table, whatever the text. */
    static String format(long atNanos, String node, String kind, String text) {
        return String.format(java.util.Locale.ROOT, "%9d.%09d %-5s %-20s %s", atNanos / 1_000_000_000,
                atNanos % 1_000_000_000, node, kind, text.replace('\n', ' '));
    }
}
