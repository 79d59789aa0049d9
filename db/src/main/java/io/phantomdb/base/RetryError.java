package io.phantomdb.base;

/**
 * The transaction did not happen and may be tried again as a whole: 40001 if it has to reach the client, 40P01 if it was ended
 * because it waited in a circle with others. Nothing of it has taken effect or ever will.
 */
public final class RetryError extends StatementError {
    private static final long serialVersionUID = 1L;

    private RetryError(SqlState state, String message, String detail, String hint) {
        super(state, message, detail, hint, 0);
    }

    /** It keeps what it has locked until it is rolled back: a part of it tried again would be in the circle still. */
    public static RetryError deadlock(String report) {
        return new RetryError(SqlState.DEADLOCK_DETECTED, "deadlock detected", report,
                "The youngest transaction of the cycle was ended; it might succeed if retried.");
    }

    public boolean isDeadlock() {
        return state() == SqlState.DEADLOCK_DETECTED;
    }

    /** At REPEATABLE READ: what was to be changed has changed since the snapshot. In PostgreSQL's words. */
    public static RetryError concurrent(boolean isDeleted) {
        return new RetryError(SqlState.SERIALIZATION_FAILURE,
                "could not serialize access due to concurrent " + (isDeleted ? "delete" : "update"), null, null);
    }

    public RetryError(String why) {
        super(SqlState.SERIALIZATION_FAILURE, "could not serialize access: " + why, null,
                "The transaction might succeed if retried.", 0);
    }
}
