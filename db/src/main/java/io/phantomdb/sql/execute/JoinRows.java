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
    private List<Object[]> joined;
    /** Whether there is a partner is all that counts. */
    private final boolean onlyWhether;
    private Object[] left;
    private boolean found;

    JoinRows(Execution execution, Plan.JoinKind kind, List<Plan.Place> rightPlaces, Program condition,
            List<Object[]> joined) {
        this.execution = execution;
        this.kind = kind;
        this.rightPlaces = rightPlaces.toArray(new Plan.Place[0]);
        this.condition = condition;
        this.joined = joined;
        this.onlyWhether = kind == Plan.JoinKind.SEMI || kind == Plan.JoinKind.ANTI;
    }

    /** Adds what comes of a row on the left and those on the right that may be its partners. */
    void join(Object[] left, List<Object[]> candidates) {
        join(left, candidates, null);
    }

    /** Marks those on the right that have become partners; null marks nothing. */
    void join(Object[] left, List<Object[]> candidates, BitSet partners) {
        begin(left);
        for (int at = 0; at < candidates.size() && wantsMore(); at++) {
            if (meets(candidates.get(at)) && partners != null) {
                partners.set(at);
            }
        }
        end();
    }

    /** What comes from now on is added to these. */
    void into(List<Object[]> others) {
        joined = others;
    }

    /** A row on the left is to meet others. */
    void begin(Object[] row) {
        left = row;
        found = false;
    }

    /** False if it makes no difference what else the row on the left meets. */
    boolean wantsMore() {
        return !found || !onlyWhether;
    }

    /** True if the row on the left and this one are partners. */
    boolean meets(Object[] right) {
        if (onlyWhether && condition == null) {
            found = true;
            return true;
        }
        Object[] pair = pair(left, right);
        if (!FilterOperator.holds(execution, condition, pair)) {
            return false;
        }
        found = true;
        if (!onlyWhether) {
            joined.add(pair);
        }
        return true;
    }

    /** The row on the left has met all that it could. */
    void end() {
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
