package io.phantomdb.simulator.check;

import io.phantomdb.base.Lookup;

/** Of each state, how many operations that have not been placed need it, and how many can bring it about. */
final class StateNeeds<S, I, O> {
    private static final class Count {
        int needing;
        int bringing;
    }

    private final Model<S, I, O> model;
    private final Lookup<S, Count> counts = new Lookup<>();

    StateNeeds(Model<S, I, O> model) {
        this.model = model;
    }

    /** One more, or one less, that has not been placed. */
    void add(Operation<I, O> operation, int change) {
        S needed = needed(operation);
        if (needed != null) {
            count(needed).needing += change;
        }
        S brought = brought(operation);
        if (brought != null) {
            count(brought).bringing += change;
        }
    }

    private Count count(S state) {
        Count count = counts.get(state);
        if (count == null) {
            count = new Count();
            counts.put(state, count);
        }
        return count;
    }

    /** Whether this state, if it is left now, is missing later. */
    boolean isLost(S state) {
        Count count = counts.get(state);
        return count != null && count.needing > 0 && count.bringing == 0;
    }

    /** The only state in which the operation can have been answered as it was; null if there is no such state. */
    S needed(Operation<I, O> operation) {
        if (operation.outcome() != Operation.Outcome.OK || model.leaves(operation.input()) != null) {
            return null;
        }
        S mentioned = model.mentions(operation.input(), operation.output());
        boolean isPossible = mentioned != null && model.next(mentioned, operation.input(), operation.output()) != null;
        return isPossible ? mentioned : null;
    }

    /** The state in which the operation leaves what was in another; null if it does not. */
    private S brought(Operation<I, O> operation) {
        S always = model.leaves(operation.input());
        if (always != null) {
            return always;
        }
        O answer = operation.outcome() == Operation.Outcome.OK ? operation.output() : null;
        S mentioned = model.mentions(operation.input(), answer);
        S after = mentioned == null ? null : model.next(mentioned, operation.input(), answer);
        return after == null || after.equals(mentioned) ? null : after;
    }
}
