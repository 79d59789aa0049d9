package io.phantomdb.sql.parse;

import io.phantomdb.sql.tree.Expression;
import java.util.List;

/** Which literals of the text under construction were lifted into the statement's shape. */
final class LiftedLiterals {
    static final LiftedLiterals NONE = new LiftedLiterals(List.of());

    private final List<Shape.Lifted> literals;
    private int taken;

    LiftedLiterals(List<Shape.Lifted> literals) {
        this.literals = literals;
    }

    /** Whether one begins at that place of the query string. */
    boolean isAt(int start) {
        return find(start) >= 0;
    }

    /** The node for the one that begins there. */
    Expression.Lifted take(int start, int position) {
        int index = find(start);
        taken++;
        return new Expression.Lifted(index, literals.get(index).kind(), position);
    }

    /** Whether each has found its place in the tree, once. */
    boolean allTaken() {
        return taken == literals.size();
    }

    /** They stand in the order of the text, but are not asked for in that order. */
    private int find(int start) {
        int low = 0;
        int high = literals.size() - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int found = literals.get(middle).start();
            if (found == start) {
                return middle;
            }
            if (found < start) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
