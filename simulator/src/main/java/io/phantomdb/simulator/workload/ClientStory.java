package io.phantomdb.simulator.workload;

/** What one client does from the beginning of a run to its end: operations with pauses between them. */
public final class ClientStory {
    private final Workload workload;
    private final SqlClient client;
    private final OperationCounts counts;
    private final Pace pace;
    private boolean isOver;
    private boolean hasEnded;
    private long succeeded;

    public ClientStory(Workload workload, SqlClient client, OperationCounts counts, Pace pace) {
        this.workload = workload;
        this.client = client;
        this.counts = counts;
        this.pace = pace;
    }

    /** The body of the story; throws what is a finding. */
    public void tell() {
        while (!isOver) {
            client.place().sleep(pace.pauseNanos(client.place().nanos(), client.entropy()));
            if (!isOver) {
                step();
            }
        }
        client.leave();
        hasEnded = true;
    }

    private void step() {
        try {
            client.operation(workload.name(), workload.moments(), () -> workload.step(client));
            counts.done();
            succeeded++;
        } catch (NotDone failed) {
            counts.notDone();
        } catch (Unknown unknown) {
            counts.unknown();
        }
    }

    /** Operations of this client that have succeeded so far. */
    public long succeeded() {
        return succeeded;
    }

    public SqlClient client() {
        return client;
    }

    /** No new operation is begun. */
    public void stop() {
        isOver = true;
    }

    public boolean hasEnded() {
        return hasEnded;
    }
}
