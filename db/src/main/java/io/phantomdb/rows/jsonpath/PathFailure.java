package io.phantomdb.rows.jsonpath;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;

/** What goes wrong with an item: it makes a predicate unknown, and whoever runs the path may have it passed over. */
public final class PathFailure extends StatementError {
    private static final long serialVersionUID = 1;

    /** One that whoever runs a path finds in what it gives. */
    public static PathFailure of(SqlState state, String message) {
        return new PathFailure(state, message);
    }

    PathFailure(SqlState state, String message) {
        super(state, message);
    }
}
