package io.phantomdb.simulator.check.anomaly;

/** Why one transaction comes before another (Adya, "Weak Consistency", 1999, §4.3). */
public enum EdgeKind {
    /** It wrote the version that the other replaced. */
    WW("ww"),
    /** It wrote what the other read. */
    WR("wr"),
    /** It read the version that the other replaced: an anti-dependency. */
    RW("rw"),
    /** It asked for all that fits a condition, and the other changed what does. */
    PREDICATE_RW("predicate rw"),
    /** It had ended before the other began. */
    REALTIME("realtime"),
    /**
     * From a node that is no transaction. Many edges that share an end are one edge to such a node and links from there; a
     * link goes on with the kind of the edge before it and costs nothing.
     */
    LINK("");

    private final String label;

    EdgeKind(String label) {
        this.label = label;
    }

    /** As people call it. */
    public String label() {
        return label;
    }

    /** One bit a kind. */
    int bit() {
        return 1 << ordinal();
    }
}
