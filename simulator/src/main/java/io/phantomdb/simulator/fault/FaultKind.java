package io.phantomdb.simulator.fault;

import java.util.Locale;

/** Families of faults, as they are chosen on the command line. */
public enum FaultKind {
    /** Loss, repetition, delay, partitions, clogged ways between nodes. */
    NETWORK,
    /** Connections of clients break or stand still. */
    STREAM,
    /** Processes are killed, lose power, or stop for a while. */
    PROCESS,
    /** Clocks drift, jump and stand still. */
    CLOCK,
    /** Disks are slow or nearly full, fail requests, or damage what lies on them. */
    DISK;

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
