package io.phantomdb.simulator.workload;

/** A workload saw something that no fault excuses. */
public final class Finding extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Finding(String what) {
        super(what);
    }

    public Finding(String what, Throwable cause) {
        super(what, cause);
    }
}
