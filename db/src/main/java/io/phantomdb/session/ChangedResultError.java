package io.phantomdb.session;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/**
 * A prepared statement would give other columns than its client was told of. Clients know by the routine that they have but to
 * prepare it again: pgjdbc and asyncpg do.
 */
final class ChangedResultError extends StatementError {
    private static final long serialVersionUID = 1L;

    ChangedResultError() {
        super(SqlState.FEATURE_NOT_SUPPORTED, "cached plan must not change result type");
    }

    @Override
    public String routine() {
        return "RevalidateCachedQuery";
    }
}
