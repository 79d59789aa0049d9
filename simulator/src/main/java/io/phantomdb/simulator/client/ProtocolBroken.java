package io.phantomdb.simulator.client;

/** The server said something that PostgreSQL's protocol does not allow there: a finding. */
public final class ProtocolBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProtocolBroken(String message) {
        super(message);
    }
}
