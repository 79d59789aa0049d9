package io.phantomdb.simulator.workload;

/** How the operations of a run ended. */
public final class OperationCounts {
    private long done;
    private long notDone;
    private long unknown;

    void done() {
        done++;
    }

    void notDone() {
        notDone++;
    }

    void unknown() {
        unknown++;
    }

    public long succeeded() {
        return done;
    }

    public long total() {
        return done + notDone + unknown;
    }

    @Override
    public String toString() {
        return done + " ok, " + notDone + " failed, " + unknown + " unknown";
    }
}
