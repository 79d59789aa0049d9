package io.phantomdb.simulator.check;

import io.phantomdb.base.Check;
import io.phantomdb.base.Lookup;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Decides whether a history of one object could have happened on the object itself, each operation taking effect at one
 * moment between its start and its end (Wing and Gong, "Testing and Verifying Concurrent Objects", 1993; with the memory
 * of visited configurations of Lowe, "Testing for Linearizability", 2017). Objects are independent of each other, so
 * histories are checked key by key. An operation whose outcome is unknown may take effect at any time after its start,
 * or never.
 */
public final class Linearizability<S, I, O> {
    /** A start or an end, in a list from which what has been placed is taken out. */
    private static final class Event {
        /** Number of the operation among those that count. */
        final int number;
        final boolean isStart;
        Event end;
        Event before;
        Event after;

        Event(int number, boolean isStart) {
            this.number = number;
            this.isStart = isStart;
        }
    }

    /** Before is the state before the last operation, if that one is unknown, else null. */
    private record Configuration(BitSet placed, Object before, Object state) {}

    private record Placed<S>(Event start, S stateBefore) {}

    /** No operation has this number: the head of the list. */
    private static final int HEAD = -1;

    private final Model<S, I, O> model;
    private final long stepsMax;

    /** Gives up after so many steps: with many unknown operations the search may take for ever. */
    public Linearizability(Model<S, I, O> model, long stepsMax) {
        this.model = model;
        this.stepsMax = stepsMax;
    }

    public Verdict check(List<Operation<I, O>> history) {
        return new Search(relevant(history)).run();
    }

    /** What failed did not happen. */
    private List<Operation<I, O>> relevant(List<Operation<I, O>> history) {
        List<Operation<I, O>> counting = new ArrayList<>();
        for (Operation<I, O> operation : history) {
            if (operation.outcome() != Operation.Outcome.FAILED) {
                counting.add(operation);
            }
        }
        return counting;
    }

    private final class Search {
        private final List<Operation<I, O>> operations;
        private final Event head = new Event(HEAD, true);
        private final Lookup<Configuration, Boolean> visited = new Lookup<>();
        private final ArrayDeque<Placed<S>> placed = new ArrayDeque<>();
        private final BitSet isPlaced = new BitSet();
        private S state = model.initial();
        private int deepest = -1;
        private Event stuckAt;

        Search(List<Operation<I, O>> operations) {
            this.operations = operations;
            link();
        }

        private void link() {
            List<Event> events = new ArrayList<>();
            for (int number = 0; number < operations.size(); number++) {
                Event start = new Event(number, true);
                events.add(start);
                if (operations.get(number).end() != Operation.NEVER) {
                    start.end = new Event(number, false);
                    events.add(start.end);
                }
            }
            events.sort((left, right) -> Long.compare(moment(left), moment(right)));
            Event last = head;
            for (Event event : events) {
                event.before = last;
                last.after = event;
                last = event;
            }
        }

        private long moment(Event event) {
            Operation<I, O> operation = operations.get(event.number);
            return event.isStart ? operation.start() : operation.end();
        }

        Verdict run() {
            Event event = head.after;
            for (long steps = 0; event != null; steps++) {
                if (steps > stepsMax) {
                    return new Verdict(Verdict.Kind.UNDECIDED, "gave up after " + stepsMax + " steps");
                }
                if (!event.isStart) {
                    noteStuck(event);
                    if (placed.isEmpty()) {
                        return Verdict.bad(explain());
                    }
                    event = takeBack();
                } else if (place(event)) {
                    event = head.after;
                } else {
                    event = event.after;
                }
            }
            return Verdict.GOOD;
        }

        /** Lets the operation take effect now, unless that is impossible or leads where the search has been. */
        private boolean place(Event start) {
            Operation<I, O> operation = operations.get(start.number);
            S next = model.next(state, operation.input(), operation.output());
            if (next == null || isUnknown(operation) && next.equals(state) || !isWorthwhile(operation)) {
                return false;
            }
            isPlaced.set(start.number);
            Configuration configuration = new Configuration((BitSet) isPlaced.clone(), isUnknown(operation)
                    ? state
                    : null, next);
            if (visited.contains(configuration)) {
                isPlaced.clear(start.number);
                return false;
            }
            visited.put(configuration, true);
            placed.push(new Placed<>(start, state));
            state = next;
            takeOut(start);
            if (start.end != null) {
                takeOut(start.end);
            }
            return true;
        }

        /**
         * An unknown operation need only take effect right before one that would be impossible, or unknown and without
         * effect, had it not: in any other order it can as well happen later, or be left out. Without this rule every
         * unknown operation doubles the search.
         */
        private boolean isWorthwhile(Operation<I, O> operation) {
            Placed<S> last = placed.peek();
            if (last == null || !isUnknown(operations.get(last.start().number))) {
                return true;
            }
            S without = model.next(last.stateBefore(), operation.input(), operation.output());
            return without == null || isUnknown(operation) && without.equals(last.stateBefore());
        }

        private boolean isUnknown(Operation<I, O> operation) {
            return operation.outcome() == Operation.Outcome.UNKNOWN;
        }

        private Event takeBack() {
            Placed<S> last = placed.pop();
            state = last.stateBefore();
            Event start = last.start();
            isPlaced.clear(start.number);
            if (start.end != null) {
                putBack(start.end);
            }
            putBack(start);
            return start.after;
        }

        private void takeOut(Event event) {
            event.before.after = event.after;
            if (event.after != null) {
                event.after.before = event.before;
            }
        }

        private void putBack(Event event) {
            event.before.after = event;
            if (event.after != null) {
                event.after.before = event;
            }
        }

        private void noteStuck(Event event) {
            if (placed.size() > deepest) {
                deepest = placed.size();
                stuckAt = event;
            }
        }

        private String explain() {
            Operation<I, O> stuck = operations.get(Check.present(stuckAt, "event").number);
            StringBuilder text = new StringBuilder("no order explains ").append(stuck).append("; around it:");
            for (Operation<I, O> other : operations) {
                if (other.start() < stuck.end() && other.end() > stuck.start() - 40 && other != stuck) {
                    text.append("\n    ").append(other);
                }
            }
            return text.toString();
        }
    }
}
