package io.phantomdb.simulator.check;

import java.util.List;

/** Checks foreign keys: whoever looks finds no child whose parent is not there. */
public final class OrphanCheck {
    /** What a client does with parents and children. */
    public enum Kind {
        BEAR,
        MOVE,
        LEAVE,
        COME,
        GO,
        LOOK
    }

    /** The child is 0 where none is meant. */
    public record Step(Kind kind, int parent, long child) {}

    /**
     * What came of it.
     *
     * @param happened false if the foreign key, or nothing to change, stood in the way
     * @param orphans of a look: children without a parent
     */
    public record Seen(boolean happened, List<Long> orphans) {
        public Seen {
            orphans = List.copyOf(orphans);
        }
    }

    private OrphanCheck() {}

    public static Verdict check(List<Operation<Step, Seen>> history) {
        for (Operation<Step, Seen> each : history) {
            if (each.outcome() == Operation.Outcome.OK && !each.output().orphans().isEmpty()) {
                return Verdict.bad("children " + each.output().orphans() + " have no parent in " + each);
            }
        }
        return Verdict.GOOD;
    }
}
