package io.phantomdb.simulator.check;

/**
 * A sequential object: what a history is compared with. States are values with {@code equals} and {@code hashCode}. An
 * input either replaces the state whatever it was, or leaves it as it is unless a condition on it holds.
 */
public interface Model<S, I, O> {
    S initial();

    /**
     * The state after the input was applied and answered with this output; null if that answer is impossible in this
     * state. A null output stands for an answer nobody has seen.
     */
    S next(S state, I input, O output);

    /** The state after the input was applied, if that is the same whatever the state was before; else null. */
    S leaves(I input);

    /**
     * The one state which this operation can tell from all others, by its answer or by its effect; null if it tells none. What
     * does not leave always the same state has an effect in this state only, and if this answer is possible in this state, it is
     * in no other.
     */
    S mentions(I input, O output);
}
