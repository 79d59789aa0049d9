package io.phantomdb.simulator.workload;

import io.phantomdb.host.Trace;
import io.phantomdb.simulator.client.Answer;
import java.util.List;

/**
 * What clients tell the trace of their machine. Each says which client it is about; a client has one operation under way
 * at a time, and one statement in it.
 */
public sealed interface OperationEvent extends Trace.Event {
    /** How an operation ended for its client. */
    enum Ending {
        OK,
        NOT_DONE,
        UNKNOWN,
        /** No fault excuses what it met. */
        BROKEN
    }

    int client();

    /** An operation begins; its starts and ends in histories have higher moments than this. */
    record Begun(int client, String what, long moment) implements OperationEvent {
        @Override
        public String kind() {
            return "client.begin";
        }

        @Override
        public String text() {
            return "client " + client + ": " + what;
        }
    }

    /** A statement goes to a server. */
    record Asked(int client, String server, String sql, List<String> parameters) implements OperationEvent {
        @Override
        public String kind() {
            return "client.ask";
        }

        @Override
        public String text() {
            return "client " + client + " asks " + server + ": " + shortened(sql) + (parameters.isEmpty()
                    ? ""
                    : " with " + shortened(parameters.toString()));
        }
    }

    /** What was asked together is over: each statement was answered, or there was an error instead. */
    record Answered(int client, List<Answer> answers, String error) implements OperationEvent {
        @Override
        public String kind() {
            return error == null ? "client.answer" : "client.error";
        }

        @Override
        public String text() {
            return "client " + client + ": " + (error == null ? answered() : shortened(error));
        }

        private String answered() {
            return shortened(String.join("; ", answers.stream().map(answer -> answer.rows().isEmpty()
                    ? answer.tag()
                    : answer.tag() + " " + answer.rows()).toList()));
        }
    }

    /** An operation is over; its starts and ends in histories have moments up to this. */
    record Ended(int client, Ending ending, String why, long moment) implements OperationEvent {
        @Override
        public String kind() {
            return "client.end";
        }

        @Override
        public String text() {
            return "client " + client + ": " + ending + (why.isEmpty() ? "" : ", " + shortened(why));
        }
    }

    /** On one line, and not without end. */
    static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= 300 ? line : line.substring(0, 297) + "...";
    }
}
