package io.phantomdb.sql.parse;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/**
 * Something in a statement that PhantomDB does not have. The whole statement becomes an Unsupported, so that those
 * before it in the same query string still run.
 */
final class Refused extends StatementError {
    private static final long serialVersionUID = 1L;

    private final String what;

    Refused(String what, int position) {
        super(SqlState.FEATURE_NOT_SUPPORTED, what + " is not supported", null, null, position);
        this.what = what;
    }

    String what() {
        return what;
    }
}
