package io.phantomdb.node.cli;

/** A command cannot do what it was asked to; the message is one sentence for whoever asked. */
final class CliFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CliFailure(String message) {
        super(message, null, false, false);
    }
}
