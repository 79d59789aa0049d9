package io.phantomdb.simulator.fault;

/**
 * Something that goes wrong for a while.
 *
 * @param text one line for the table
 * @param begin does it
 * @param end undoes it when its time is over; what has been healed before must stay healed
 * @param lastsNanos how long it lasts
 */
record Fault(String text, Runnable begin, Runnable end, long lastsNanos) {}
