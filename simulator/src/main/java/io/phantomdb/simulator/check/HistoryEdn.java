package io.phantomdb.simulator.check;

import io.phantomdb.simulator.check.edn.Edn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A history as Jepsen writes it: a map a line, the invocation of an operation and what became of it, in the order in which they
 * happened.
 *
 * <pre>
 *   {:index 0, :time 1, :type :invoke, :process 1, :f :txn, :value [[:append 3 7] [:r 4 nil]]}
 *   {:index 1, :time 2, :type :ok, :process 1, :f :txn, :value [[:append 3 7] [:r 4 [2 5]]]}
 * </pre>
 *
 * <p>There, a process whose operation has no known end does nothing any more: what its client does next belongs to a process
 * with a new number, and the {@code :info} stands at the end. The time is a place in the order, not a clock's. Histories that
 * are added to the same text share their {@link Moments}.
 */
public final class HistoryEdn {
    /**
     * An operation as it is written.
     *
     * @param function such as {@code txn}
     * @param isDone false if the answer is that nothing was done, which is a {@code :fail} there
     */
    public record Call(String function, Edn value, boolean isDone) {
        public Call(String function, Edn value) {
            this(function, value, true);
        }
    }

    /** How operations of a kind look. */
    public interface Form<I, O> {
        /** The output is null as long as there is none. */
        Call call(I input, O output);
    }

    /** @param last what is known in the end, for an invocation of which nobody heard again */
    private record Line(long moment, int client, String type, Call call, Call last) {}

    private final List<Line> lines = new ArrayList<>();
    private int processes;

    public <I, O> HistoryEdn add(List<Operation<I, O>> history, Form<I, O> form) {
        for (Operation<I, O> each : history) {
            processes = Math.max(processes, each.client() + 1);
            Call last = form.call(each.input(), each.output());
            lines.add(new Line(each.start(), each.client(), "invoke", form.call(each.input(), null), last));
            switch (each.outcome()) {
                case OK -> lines.add(new Line(each.end(), each.client(), last.isDone() ? "ok" : "fail", last, last));
                case FAILED -> lines.add(new Line(each.end(), each.client(), "fail", last, last));
                case UNKNOWN -> {
                    // It has no end; the client's next operation, or the end of the text, makes it an :info.
                }
            }
        }
        return this;
    }

    /** Writes it, a line an event. */
    public void writeTo(Appendable out) {
        try {
            for (Edn event : events()) {
                out.append(event.toString()).append('\n');
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<Edn> events() {
        lines.sort(Comparator.comparingLong(Line::moment));
        Processes numbers = new Processes();
        List<Edn> events = new ArrayList<>();
        for (Line line : lines) {
            events.add(event(line.type(), line.call(), numbers.take(line)));
        }
        numbers.leaveAll();
        events.addAll(numbers.infos);
        return numbered(events);
    }

    /** Which process a client is: another one after each operation that has no end. */
    private final class Processes {
        final List<Edn> infos = new ArrayList<>();
        private final TreeMap<Integer, Integer> processOf = new TreeMap<>();
        private final TreeMap<Integer, Line> underWay = new TreeMap<>();
        private int fresh = processes;

        int take(Line line) {
            if (line.type().equals("invoke")) {
                leave(line.client());
                underWay.put(line.client(), line);
            } else {
                underWay.remove(line.client());
            }
            return processOf.getOrDefault(line.client(), line.client());
        }

        private void leave(int client) {
            Line before = underWay.remove(client);
            if (before != null) {
                infos.add(event("info", before.last(), processOf.getOrDefault(client, client)));
                processOf.put(client, fresh++);
            }
        }

        void leaveAll() {
            List.copyOf(underWay.keySet()).forEach(this::leave);
        }
    }

    private static Edn event(String type, Call call, int process) {
        return Edn.map("type", Edn.keyword(type), "process", Edn.of(process), "f", Edn.keyword(call.function()),
                "value", call
                        .value());
    }

    private static List<Edn> numbered(List<Edn> events) {
        List<Edn> numbered = new ArrayList<>();
        for (Edn event : events) {
            long index = numbered.size();
            List<Edn.Entry> entries = new ArrayList<>();
            entries.add(new Edn.Entry(Edn.keyword("index"), Edn.of(index)));
            entries.add(new Edn.Entry(Edn.keyword("time"), Edn.of(index + 1)));
            entries.addAll(((Edn.Dictionary) event).entries());
            numbered.add(new Edn.Dictionary(entries));
        }
        return numbered;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        writeTo(text);
        return text.toString();
    }
}
