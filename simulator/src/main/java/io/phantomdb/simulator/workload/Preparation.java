package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.Moments;
import java.util.List;

/** Makes a workload's tables and first rows, however often something is in the way. */
public final class Preparation {
    private static final long RETRY_NANOS = 200_000_000L;
    /** It is there already: it was made by a try whose answer was lost. */
    private static final List<String> MADE_BEFORE = List.of("42P07", "23505");

    private final List<String> statements;
    private boolean isDone;

    public Preparation(List<String> statements) {
        this.statements = List.copyOf(statements);
    }

    /** The story. */
    public void tell(SqlClient client) {
        Moments moments = new Moments();
        for (String statement : statements) {
            untilDone(client, () -> client.operation("preparation", moments, () -> once(client, statement)));
        }
        client.leave();
        isDone = true;
    }

    private static void once(SqlClient client, String statement) {
        try {
            client.single(statement);
        } catch (Refused refused) {
            if (!MADE_BEFORE.contains(refused.state())) {
                throw refused;
            }
        }
    }

    public boolean isDone() {
        return isDone;
    }

    /** Tries again until it neither failed nor ended nobody knows how. */
    public static void untilDone(SqlClient client, Runnable attempt) {
        while (true) {
            try {
                attempt.run();
                return;
            } catch (NotDone | Unknown again) {
                client.place().sleep(RETRY_NANOS);
            }
        }
    }
}
