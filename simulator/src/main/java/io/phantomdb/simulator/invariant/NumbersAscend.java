package io.phantomdb.simulator.invariant;

import io.phantomdb.base.Lookup;
import io.phantomdb.simulator.invariant.Invariant.Violated;

/**
 * Whoever asks for a number gets one above all that had been given to anybody before it asked: what makes the order of
 * timestamps one of real time (DESIGN §5 rule 1).
 */
public final class NumbersAscend {
    private record Request(int node, long number) {}

    private final Lookup<Request, Long> highestWhenAsked = new Lookup<>();
    private long highest;
    private long comparisons;

    /** Somebody asks the oracle on this node. */
    public void asked(int node, long request) {
        highestWhenAsked.put(new Request(node, request), highest);
    }

    /** And was given numbers, these and all between. */
    public void given(int node, long request, long first, long last) {
        comparisons++;
        Long before = highestWhenAsked.get(new Request(node, request));
        if (before != null && first <= before) {
            throw new Violated("node " + node + " gives number " + first + " to somebody who asked after " + before
                    + " had been given");
        }
        highest = Math.max(highest, last);
    }

    public long comparisons() {
        return comparisons;
    }
}
