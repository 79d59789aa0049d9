package io.phantomdb.simulator.world;

/**
 * Takes the events of a run as lines for people: virtual seconds with nanoseconds, the node's name, the kind of event,
 * and what happened.
 */
@FunctionalInterface
public interface TraceTable {
    /** The line that belongs above the table. */
    String HEADER = "    virtual seconds node  kind                 text";

    void line(long atNanos, String node, String kind, String text);

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

    /** One line of the table. */
    static String format(long atNanos, String node, String kind, String text) {
        return String.format(java.util.Locale.ROOT, "%9d.%09d %-5s %-20s %s", atNanos / 1_000_000_000,
                atNanos % 1_000_000_000, node, kind, text);
    }
}
