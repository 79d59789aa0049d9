package io.phantomdb.host;

/** Time. No answer is ever made correct by it: clocks pace timeouts and fill {@code now()}. Any thread. */
public interface Clock {
    /** Nanoseconds since some moment of this process; never goes back. */
    long nanos();

    /** Microseconds since 1970-01-01 UTC; a hint: it may jump both ways. */
    long wallMicros();
}
