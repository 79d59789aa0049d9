package io.phantomdb.simulator.workload;

/** What was asked for did not happen and never will; it may be asked for again. */
public final class NotDone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotDone(String why) {
        super(why, null, false, false);
    }
}
