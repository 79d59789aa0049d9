package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Program;
import io.phantomdb.sql.plan.Plan;
import java.util.BitSet;
import java.util.List;

/** Puts a row together with its partners, in the way of the kind of join. */
final class JoinRows {
    private final Execution execution;
    private final Plan.JoinKind kind;
    private final Plan.Place[] rightPlaces;
    private final Program condition;
    private final List<Object[]> joined;

    JoinRows(Execution execution, Plan.JoinKind kind, List<Plan.Place> rightPlaces, Program condition,
            List<Object[]> joined) {
        this.execution = execution;
        this.kind = kind;
        this.rightPlaces = rightPlaces.toArray(new Plan.Place[0]);
        this.condition = condition;
        this.joined = joined;
    }

    /** Adds what comes of a row on the left and those on the right that may be its partners. */
    void join(Object[] left, List<Object[]> candidates) {
        join(left, candidates, null);
    }

    /** Marks those on the right that have become partners; null marks nothing. */
    void join(Object[] left, List<Object[]> candidates, BitSet partners) {
        boolean onlyWhether = kind == Plan.JoinKind.SEMI || kind == Plan.JoinKind.ANTI;
        boolean found = false;
        for (int at = 0; at < candidates.size(); at++) {
            Object[] pair = pair(left, candidates.get(at));
            if (!FilterOperator.holds(execution, condition, pair)) {
                continue;
            }
            found = true;
            if (onlyWhether) {
                break;
            }
            joined.add(pair);
            if (partners != null) {
                partners.set(at);
            }
        }
        boolean leftAlone = switch (kind) {
            case INNER -> false;
            case LEFT, FULL, ANTI -> !found;
            case SEMI -> found;
        };
        if (leftAlone) {
            joined.add(left);
        }
    }

    private Object[] pair(Object[] left, Object[] right) {
        Object[] pair = left.clone();
        for (Plan.Place place : rightPlaces) {
            System.arraycopy(right, place.from(), pair, place.from(), place.to() - place.from());
        }
        return pair;
    }
}
