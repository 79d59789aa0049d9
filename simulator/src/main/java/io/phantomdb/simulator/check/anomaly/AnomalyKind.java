package io.phantomdb.simulator.check.anomaly;

/**
 * What can be wrong with a history of transactions. The names of cycles are Adya's ("Weak Consistency", 1999, §3.3 and §4), as
 * Elle uses them (Kingsbury and Alvaro, VLDB 2020, §6); those that need an edge of real time are its {@code -realtime}.
 */
public enum AnomalyKind {
    INTERNAL("internal", "a transaction contradicts itself"),
    OWN_WRITE_NOT_SEEN("own write not seen", "a transaction does not see what it wrote"),
    UNWRITTEN("unwritten", "a value that nobody wrote was read"),
    DUPLICATE("duplicate", "what was written once is there twice"),
    INCOMPATIBLE_ORDER("incompatible order", "two reads tell different orders of the same writes"),
    G1A("G1a", "aborted read"),
    G1B("G1b", "intermediate read"),
    DIRTY_UPDATE("dirty update", "a transaction built on what was rolled back"),
    LOST_UPDATE("lost update", "two transactions read the same version and both replaced it"),
    G0("G0", "dirty write"),
    G1C("G1c", "circular information flow"),
    G_SINGLE("G-single", "read skew"),
    G2_ITEM("G2-item", "write skew"),
    G2("G2", "phantom"),
    G0_REALTIME("G0-realtime", "dirty write against real time"),
    G1C_REALTIME("G1c-realtime", "circular information flow against real time"),
    G_SINGLE_REALTIME("G-single-realtime", "read skew or stale read against real time"),
    G2_ITEM_REALTIME("G2-item-realtime", "write skew against real time"),
    G2_REALTIME("G2-realtime", "phantom against real time"),
    /** The search for a better name was given up. */
    CYCLE("cycle", "no order of transactions");

    private final String label;
    private final String meaning;

    AnomalyKind(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** As people call it. */
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return label + " (" + meaning + ")";
    }
}
