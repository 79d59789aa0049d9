package io.phantomdb.rows;

/** An accumulator that takes numbers as they are in the machine as well: many at a time, without an object for each. */
public interface NumberAccumulator extends Accumulator {
    /** As {@link #add} with an integer of any size. */
    void addInteger(long value);

    /** As {@link #add} with a numeric of these digits. */
    void addNumeric(long digits, int scale);
}
