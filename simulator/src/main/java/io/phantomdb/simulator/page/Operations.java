package io.phantomdb.simulator.page;

import io.phantomdb.simulator.workload.OperationEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What clients did, operation by operation, each with the statements in it. */
final class Operations {
    /** One operation; it is under way while its ending is null. */
    private static final class Operation {
        private final int number;
        private final OperationEvent.Begun begun;
        private final long start;
        private long end;
        private OperationEvent.Ended ended;

        private Operation(int number, OperationEvent.Begun begun, long start) {
            this.number = number;
            this.begun = begun;
            this.start = start;
            this.end = start;
        }
    }

    private static final class Statement {
        private final int operation;
        private final OperationEvent.Asked asked;
        private final long start;
        private long end;
        private OperationEvent.Answered answered;

        private Statement(int operation, OperationEvent.Asked asked, long start) {
            this.operation = operation;
            this.asked = asked;
            this.start = start;
            this.end = start;
        }
    }

    private final List<Operation> operations = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();
    private final TreeMap<Integer, Operation> underWay = new TreeMap<>();
    private final TreeMap<Integer, Statement> asked = new TreeMap<>();

    void event(long atNanos, OperationEvent event) {
        switch (event) {
            case OperationEvent.Begun begun -> {
                Operation operation = new Operation(operations.size(), begun, atNanos);
                operations.add(operation);
                underWay.put(begun.client(), operation);
            }
            case OperationEvent.Asked sent -> {
                Operation operation = underWay.get(sent.client());
                Statement statement = new Statement(operation == null ? -1 : operation.number, sent, atNanos);
                statements.add(statement);
                asked.put(sent.client(), statement);
            }
            case OperationEvent.Answered answered -> {
                Statement statement = asked.remove(answered.client());
                statement.answered = answered;
                statement.end = atNanos;
            }
            case OperationEvent.Ended ended -> {
                Operation operation = underWay.remove(ended.client());
                operation.ended = ended;
                operation.end = atNanos;
            }
        }
    }

    /** Those of the client in which that moment lies; -1 if none. */
    int at(int client, long moment) {
        for (Operation operation : operations) {
            boolean isIn = operation.begun.client() == client && operation.begun.moment() < moment
                    && (operation.ended == null || operation.ended.moment() >= moment);
            if (isIn) {
                return operation.number;
            }
        }
        return -1;
    }

    void write(Json json, Texts texts, long endNanos) {
        json.name("operations").begin('{');
        json.differences("start", operations, operation -> operation.start);
        json.column("took", operations, operation -> (operation.ended == null ? endNanos : operation.end)
                - operation.start);
        json.column("client", operations, operation -> operation.begun.client());
        json.column("what", operations, operation -> texts.number(operation.begun.what()));
        json.column("ending", operations, operation -> operation.ended == null
                ? -1
                : operation.ended.ending()
                        .ordinal());
        json.column("why", operations, operation -> texts.number(operation.ended == null ? "" : operation.ended.why()));
        json.end('}').name("statements").begin('{');
        json.differences("start", statements, statement -> statement.start);
        json.column("took", statements, statement -> (statement.answered == null ? endNanos : statement.end)
                - statement.start);
        json.column("operation", statements, statement -> statement.operation);
        json.column("server", statements, statement -> texts.number(statement.asked.server()));
        json.column("sql", statements, statement -> texts.number(sql(statement.asked)));
        json.column("failed", statements, statement -> statement.answered != null && statement.answered.error() != null
                ? 1
                : 0);
        json.column("answer", statements, statement -> texts.number(answer(statement.answered)));
        json.end('}');
    }

    private static String sql(OperationEvent.Asked asked) {
        return asked.parameters().isEmpty() ? asked.sql() : asked.sql() + "  " + asked.parameters();
    }

    private static String answer(OperationEvent.Answered answered) {
        if (answered == null) {
            return "(no answer yet)";
        }
        String text = answered.text();
        return text.substring(text.indexOf(": ") + 2);
    }
}
