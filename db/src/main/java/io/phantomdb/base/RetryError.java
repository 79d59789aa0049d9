package io.phantomdb.base;

/**
 * The transaction did not happen and may be tried again as a whole: 40001 if it has to reach the client. Nothing of it
 * has taken effect or ever will.
 */
public final class RetryError extends StatementError {
    private static final long serialVersionUID = 1L;

    public RetryError(String why) {
        super(SqlState.SERIALIZATION_FAILURE, "could not serialize access: " + why, null,
                "The transaction might succeed if retried.", 0);
    }
}
