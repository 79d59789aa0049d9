package io.phantomdb.base;

/** Whether the transaction took effect could not be learnt (40003). Never retried by the server. */
public final class UnknownOutcome extends StatementError {
    private static final long serialVersionUID = 1L;

    public UnknownOutcome(String message) {
        super(SqlState.STATEMENT_COMPLETION_UNKNOWN, message, null, "Read what the transaction would have written.", 0);
    }

    private UnknownOutcome(String message, String commitToken) {
        super(SqlState.STATEMENT_COMPLETION_UNKNOWN, message, "The commit token is " + commitToken,
                "Ask any node whether the transaction happened: SELECT phantom.transaction_status('" + commitToken
                        + "').",
                0);
    }

    /** The same of a transaction whose commit token is known. */
    public UnknownOutcome of(String commitToken) {
        return new UnknownOutcome(getMessage(), commitToken);
    }
}
