package io.phantomdb.sql;

import io.phantomdb.sql.execute.StatementRun;
import java.util.List;

/** The rows of a statement at work. */
final class RunningRows implements Engine.Rows {
    private final StatementRun run;
    private final String command;

    RunningRows(StatementRun run, String command) {
        this.run = run;
        this.command = command;
    }

    @Override
    public List<Object[]> nextBatch() {
        List<Object[]> batch = List.of();
        try {
            batch = run.next();
            return batch;
        } finally {
            // At the end, and when the statement has failed.
            if (batch.isEmpty()) {
                run.close();
            }
        }
    }

    @Override
    public String commandTag() {
        return switch (command) {
            case "INSERT" -> "INSERT 0 " + run.count();
            case "TRUNCATE TABLE", "LOCK TABLE", "EXPLAIN" -> command;
            default -> command + " " + run.count();
        };
    }

    @Override
    public void close() {
        run.close();
    }
}
