package io.phantomdb.simulator.check;

import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.ListTransaction.Step;
import io.phantomdb.simulator.check.anomaly.Cycle;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Transactions over lists, and why one comes before another, for people. */
final class ListStory {
    /** Of a longer list only so many of its last values are shown. */
    private static final int SHOWN_MAX = 12;

    private final ListIndex index;

    ListStory(ListIndex index) {
        this.index = index;
    }

    String transaction(int number) {
        Operation<ListTransaction, Answers> operation = index.history().get(number);
        StringBuilder text = new StringBuilder("T" + number + " " + operation.when() + ":");
        boolean isAnswered = operation.outcome() == Operation.Outcome.OK;
        Iterator<List<Long>> answers = isAnswered ? operation.output().lists().iterator() : null;
        for (Step step : operation.input().steps()) {
            switch (step) {
                case Step.Append(int key, long value) ->
                    text.append(" append ").append(value).append(" to ").append(key);
                case Step.Read(int key) -> text.append(" read ").append(key).append(isAnswered
                        ? " = " + shown(answers.next())
                        : "");
            }
            text.append(';');
        }
        return text.append(' ').append(operation.outcome().name().toLowerCase(Locale.ROOT)).toString();
    }

    static String shown(List<Long> list) {
        if (list.size() <= SHOWN_MAX) {
            return list.toString();
        }
        return "[" + (list.size() - SHOWN_MAX) + " values, then " + list.subList(list.size() - SHOWN_MAX, list.size())
                .toString().substring(1);
    }

    String reason(Cycle.Edge edge) {
        ListIndex.Append append = index.append(edge.note());
        String key = " key " + append.key();
        return switch (edge.kind()) {
            case WW -> "T" + edge.to() + " appended " + append.value() + " to" + key + " after what T" + edge.from()
                    + " had appended";
            case WR ->
                "T" + edge.to() + " read " + append.value() + " in" + key + ", which T" + edge.from() + " appended";
            case RW -> "T" + edge.from() + " did not see " + append.value() + " in" + key + ", which T" + edge.to()
                    + " appended";
            case PREDICATE_RW, REALTIME, LINK -> edge.kind().label();
        };
    }
}
