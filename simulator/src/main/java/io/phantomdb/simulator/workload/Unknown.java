package io.phantomdb.simulator.workload;

/** Nobody can say whether what was asked for happened. */
public final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unknown(String why) {
        super(why, null, false, false);
    }
}
