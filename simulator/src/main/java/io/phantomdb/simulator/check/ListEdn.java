package io.phantomdb.simulator.check;

import io.phantomdb.base.Lookup;
import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.ListTransaction.Step;
import io.phantomdb.simulator.check.edn.Edn;
import io.phantomdb.simulator.check.edn.EdnReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Transactions over lists in Jepsen's notation, and back. */
public final class ListEdn {
    private record Begun(ListTransaction transaction, History<ListTransaction, Answers>.Open open) {}

    private ListEdn() {}

    /** The form of these transactions. */
    public static HistoryEdn.Call call(ListTransaction input, Answers output) {
        Iterator<List<Long>> answers = output == null ? null : output.lists().iterator();
        List<Edn> steps = new ArrayList<>();
        for (Step step : input.steps()) {
            steps.add(switch (step) {
                case Step.Append(int key, long value) -> Edn.vector(Edn.keyword("append"), Edn.of(key), Edn.of(value));
                case Step.Read(int key) -> Edn.vector(Edn.keyword("r"), Edn.of(key), answers == null
                        ? Edn.NIL
                        : Edn.numbers(answers.next()));
            });
        }
        return new HistoryEdn.Call("txn", new Edn.Vector(steps));
    }

    /**
     * Reads a history, a map after the other or all of them in one vector, whoever wrote it. What is not of a numbered process,
     * as a nemesis is not, is skipped. A text that is no such history is answered with {@link IllegalArgumentException} and a
     * sentence.
     */
    public static List<Operation<ListTransaction, Answers>> read(String text) {
        List<Edn> values = EdnReader.readAll(text);
        if (values.size() == 1 && values.getFirst() instanceof Edn.Vector(List<Edn> all)) {
            values = all;
        }
        History<ListTransaction, Answers> history = new History<>();
        Lookup<Long, Begun> underWay = new Lookup<>();
        for (Edn value : values) {
            if (!(value instanceof Edn.Dictionary event)) {
                throw new IllegalArgumentException("an event of a history is a map, not " + value);
            }
            if (event.at("process") instanceof Edn.Int(long process)) {
                take(event, process, history, underWay);
            }
        }
        return history.operations();
    }

    private static void take(Edn.Dictionary event, long process, History<ListTransaction, Answers> history,
            Lookup<Long, Begun> underWay) {
        boolean isInvocation = event.at("type").equals(Edn.keyword("invoke"));
        Begun begun = underWay.remove(process);
        if (isInvocation == (begun != null)) {
            throw new IllegalArgumentException("process " + process + (isInvocation
                    ? " begins before it has ended: "
                    : " ends what it has not begun: ") + event);
        }
        if (isInvocation) {
            ListTransaction transaction = transaction(event);
            underWay.put(process, new Begun(transaction, history.start((int) process, transaction)));
            return;
        }
        switch (event.at("type").toString()) {
            case ":ok" -> begun.open().ok(answers(event, begun.transaction()));
            case ":fail" -> begun.open().failed();
            case ":info" -> {
                // Nobody knows: it stays open.
            }
            default -> throw new IllegalArgumentException("an event is :invoke, :ok, :fail or :info, not " + event);
        }
    }

    private static ListTransaction transaction(Edn.Dictionary event) {
        List<Step> steps = new ArrayList<>();
        for (Edn.Vector step : steps(event)) {
            int key = Math.toIntExact(number(step.elements().get(1), event));
            steps.add(isAppend(step, event)
                    ? new Step.Append(key, number(step.elements().get(2), event))
                    : new Step.Read(key));
        }
        return new ListTransaction(steps);
    }

    private static Answers answers(Edn.Dictionary event, ListTransaction begun) {
        if (!transaction(event).equals(begun)) {
            throw new IllegalArgumentException("a transaction ends as another than it began: " + event);
        }
        List<List<Long>> answers = new ArrayList<>();
        for (Edn.Vector step : steps(event)) {
            if (!isAppend(step, event)) {
                List<Long> list = new ArrayList<>();
                if (step.elements().get(2) instanceof Edn.Vector(List<Edn> elements)) {
                    elements.forEach(element -> list.add(number(element, event)));
                } else if (!step.elements().get(2).equals(Edn.NIL)) {
                    throw wrong(event);
                }
                answers.add(list);
            }
        }
        return new Answers(answers);
    }

    private static List<Edn.Vector> steps(Edn.Dictionary event) {
        List<Edn.Vector> steps = new ArrayList<>();
        if (!(event.at("value") instanceof Edn.Vector(List<Edn> elements))) {
            throw wrong(event);
        }
        for (Edn element : elements) {
            if (!(element instanceof Edn.Vector step) || step.elements().size() != 3) {
                throw wrong(event);
            }
            steps.add(step);
        }
        return steps;
    }

    private static boolean isAppend(Edn.Vector step, Edn.Dictionary event) {
        return switch (step.elements().getFirst().toString()) {
            case ":append" -> true;
            case ":r" -> false;
            default -> throw wrong(event);
        };
    }

    private static long number(Edn value, Edn.Dictionary event) {
        if (value instanceof Edn.Int(long number)) {
            return number;
        }
        throw wrong(event);
    }

    private static IllegalArgumentException wrong(Edn.Dictionary event) {
        return new IllegalArgumentException(
                "a transaction over lists looks like [[:append 1 2] [:r 1 [2]]] with numbers only; "
                        + "this one does not: " + event);
    }
}
