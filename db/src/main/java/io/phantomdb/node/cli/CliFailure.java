package io.phantomdb.node.cli;

/** A command cannot do what it was asked to; the message is one sentence for whoever asked. */
final class CliFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final int FAILED = 1;
    static final int NOT_UNDERSTOOD = 2;

    private final int exitCode;

    CliFailure(String message) {
        this(message, FAILED);
    }

    private CliFailure(String message, int exitCode) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** What was given, on the command line or in a file, is not what is needed. */
    static CliFailure badInput(String message) {
        return new CliFailure(message, NOT_UNDERSTOOD);
    }

    int exitCode() {
        return exitCode;
    }
}
