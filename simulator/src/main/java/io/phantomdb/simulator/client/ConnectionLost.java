package io.phantomdb.simulator.client;

/** There is no connection any more, or no answer came in time: what was asked last may have happened or not. */
public final class ConnectionLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConnectionLost(String cause) {
        super(cause, null, false, false);
    }
}
