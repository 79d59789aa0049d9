package io.phantomdb.base;

/** Whether the transaction took effect could not be learnt (40003). Never retried by the server. */
public final class UnknownOutcome extends StatementError {
    private static final long serialVersionUID = 1L;

    public UnknownOutcome(String message) {
        super(SqlState.STATEMENT_COMPLETION_UNKNOWN, message, null,
                "Ask with the commit token, or read what the transaction would have written.", 0);
    }
}
