package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.sql.catalog.JobDescriptor;

/** The rows there are do not allow the index; the job has to be undone. */
final class BackfillFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient JobDescriptor.Failure failure;

    BackfillFailed(SqlState state, String message, String detail) {
        super(message, null, false, false);
        this.failure = new JobDescriptor.Failure(state.code(), message, detail);
    }

    JobDescriptor.Failure failure() {
        return failure;
    }
}
