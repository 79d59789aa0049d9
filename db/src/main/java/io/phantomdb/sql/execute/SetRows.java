package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Plan;
import java.util.Iterator;
import java.util.List;

/** Calls functions that give rows. */
final class SetRows {
    private SetRows() {}

    static Iterator<Object[]> of(Plan.SetProgram call, Object[] row, Execution execution) {
        Object[] arguments = ProjectOperator.project(call.arguments(), row, execution);
        return call.function() == null
                ? List.<Object[]>of(arguments).iterator()
                : call.function().call(arguments, execution.frame().context());
    }
}
