package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Program;
import io.phantomdb.sql.plan.Plan;
import java.util.List;

/** Puts a row together with its partners, in the way of the kind of join. */
final class JoinRows {
    private final Execution execution;
    private final Plan.JoinKind kind;
    private final Plan.Place rightPlace;
    private final Program condition;
    private final List<Object[]> joined;

    JoinRows(Execution execution, Plan.JoinKind kind, Plan.Place rightPlace, Program condition,
            List<Object[]> joined) {
        this.execution = execution;
        this.kind = kind;
        this.rightPlace = rightPlace;
        this.condition = condition;
        this.joined = joined;
    }

    /** Adds what comes of a row on the left and those on the right that may be its partners. */
    void join(Object[] left, List<Object[]> candidates) {
        boolean found = false;
        for (Object[] right : candidates) {
            Object[] pair = pair(left, right);
            if (FilterOperator.holds(execution, condition, pair)) {
                found = true;
                joined.add(pair);
            }
        }
        if (!found && kind == Plan.JoinKind.LEFT) {
            joined.add(left);
        }
    }

    private Object[] pair(Object[] left, Object[] right) {
        Object[] pair = left.clone();
        System.arraycopy(right, rightPlace.from(), pair, rightPlace.from(), rightPlace.to() - rightPlace.from());
        return pair;
    }
}
