package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.JobDescriptor;

/** The rows there are do not allow the index; the job has to be undone. */
final class BackfillFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SqlState state;
    private final transient JobDescriptor.Failure failure;

    BackfillFailed(SqlState state, String message, String detail) {
        super(message, null, false, false);
        this.state = state;
        this.failure = new JobDescriptor.Failure(state.code(), message, detail);
    }

    /** As the statement that asked for the index is told. */
    StatementError asError() {
        return new StatementError(state, failure.message(), failure.detail(), null, 0);
    }

    JobDescriptor.Failure failure() {
        return failure;
    }
}
