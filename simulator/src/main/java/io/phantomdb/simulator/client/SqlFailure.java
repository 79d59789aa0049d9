package io.phantomdb.simulator.client;

/** The server refused a statement. */
public final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String state;

    public SqlFailure(String state, String message) {
        super(state + ": " + message, null, false, false);
        this.state = state;
    }

    /** The SQLSTATE. */
    public String state() {
        return state;
    }
}
