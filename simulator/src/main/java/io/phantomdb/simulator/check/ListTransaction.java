package io.phantomdb.simulator.check;

import java.util.List;

/** A transaction over keys that hold lists: what it asked for, and, once it has committed, what its reads answered. */
public record ListTransaction(List<Step> steps) {
    /** A step; unique values are what makes an append recognizable in every later read. */
    public sealed interface Step {
        int key();

        /** Puts a value at the end of the list. */
        record Append(int key, long value) implements Step {}

        /** Asks for the list. */
        record Read(int key) implements Step {}
    }

    /** Answers of the reads, in their order. */
    public record Answers(List<List<Long>> lists) {}

    public ListTransaction {
        steps = List.copyOf(steps);
    }
}
