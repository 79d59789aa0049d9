package io.phantomdb.base;

/** The node must stop: going on could lose or falsify data. The message is one sentence for the operator. */
public final class FatalError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FatalError(String message) {
        super(message);
    }

    public FatalError(String message, Throwable cause) {
        super(message, cause);
    }
}
