package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.client.SqlFailure;

/** A statement failed for a reason that lies in the statement and the data: a workload that does not foresee it has found
 * something. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String state;

    Refused(SqlFailure failure, String sql) {
        super(failure.getMessage() + " [" + sql + "]", null, false, false);
        this.state = failure.state();
    }

    /** The SQLSTATE. */
    public String state() {
        return state;
    }
}
