package io.phantomdb.base;

/**
 * The transaction did not happen and may be tried again as a whole: 40001 if it has to reach the client. Nothing of it
 * has taken effect or ever will.
 */
public final class RetryError extends StatementError {
    private static final long serialVersionUID = 1L;

    private RetryError(String message, String hint) {
        super(SqlState.SERIALIZATION_FAILURE, message, null, hint, 0);
    }

    /** At REPEATABLE READ: what was to be changed has changed since the snapshot. In PostgreSQL's words. */
    public static RetryError concurrent(boolean isDeleted) {
        return new RetryError("could not serialize access due to concurrent " + (isDeleted ? "delete" : "update"),
                null);
    }

    public RetryError(String why) {
        super(SqlState.SERIALIZATION_FAILURE, "could not serialize access: " + why, null,
                "The transaction might succeed if retried.", 0);
    }
}
