package io.phantomdb.host;

/**
 * Runs turns one after the other. All state of an owner is touched on its loop only, so it needs no lock. A turn should
 * not take longer than a millisecond. A turn that throws stops the node.
 */
public interface Loop {
    /** Runs it later on this loop, after what was posted before. Any thread. */
    void post(Runnable turn);

    /** Runs it on this loop when the clock's nanos have reached the deadline. Any thread. */
    Timer at(long deadlineNanos, Runnable turn);

    /** True on a turn of this loop. */
    boolean isHere();

    /** A turn to come. */
    interface Timer {
        /** It will not run, unless it has begun. */
        void cancel();
    }
}
