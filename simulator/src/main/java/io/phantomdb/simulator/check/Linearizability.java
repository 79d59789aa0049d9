package io.phantomdb.simulator.check;

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
 *
 * <p>Tried one by one, the orders of what overlaps are too many, and every unknown operation doubles them. Five rules keep the
 * search small, and none of them loses an answer. What never has an effect happens as soon as it may. A state which some operation
 * still needs and no other can bring back is not left. An unknown operation takes effect only right before one that needs it; of
 * those that leave states which no operation can tell apart only the first is tried. And a configuration is not looked at if one
 * with the same known operations behind it, the same state and fewer unknown ones used up has been.
 */
public final class Linearizability<S, I, O> {
    /** A start or an end of a known operation, in a list from which what has been placed is taken out. */
    private static final class Event {
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

    /**
     * What has been placed of the known operations, and where that led: all before the first, and some after it.
     *
     * @param before the state before the last operation, if that one is unknown, else null
     */
    private record Frontier(int first, BitSet others, Object before, Object state) {}

    /** A step of the search: a known operation, or, without an event, an unknown one; forced if there was no choice. */
    private record Placed<S>(Event start, int unknown, S stateBefore, boolean isForced) {}

    private static final int HEAD = -1;
    private static final int NONE = -1;

    private final Model<S, I, O> model;
    private final long stepsMax;

    /** Gives up after so many steps: with many unknown operations the search may take for ever. */
    public Linearizability(Model<S, I, O> model, long stepsMax) {
        this.model = model;
        this.stepsMax = stepsMax;
    }

    public Verdict check(List<Operation<I, O>> history) {
        return new Search(history).run();
    }

    private final class Search {
        /** What failed did not happen and is in neither list; both are in the order of starts. */
        private final List<Operation<I, O>> known = new ArrayList<>();
        private final List<Operation<I, O>> unknown = new ArrayList<>();
        private final UnknownEffects<S, I, O> effects;
        private final StateNeeds<S, I, O> needs = new StateNeeds<>(model);
        private final Event head = new Event(HEAD, true);
        private final Lookup<Frontier, List<BitSet>> visited = new Lookup<>();
        private final ArrayDeque<Placed<S>> placed = new ArrayDeque<>();
        private final BitSet knownPlaced = new BitSet();
        private final BitSet unknownPlaced = new BitSet();
        private S state = model.initial();
        private int deepest = NONE;
        private int stuckAt;
        /** Steps that were not forced. */
        private int choices;
        /** Where the search goes on: at a start in the list, or, if that is null, at an unknown operation. */
        private Event nextEvent;
        private int nextUnknown;

        Search(List<Operation<I, O>> history) {
            for (Operation<I, O> operation : history) {
                switch (operation.outcome()) {
                    case OK -> known.add(operation);
                    case UNKNOWN -> unknown.add(operation);
                    case FAILED -> {
                        // It did not happen.
                    }
                }
            }
            effects = new UnknownEffects<>(model, known, unknown);
            known.forEach(operation -> needs.add(operation, 1));
            unknown.forEach(operation -> needs.add(operation, 1));
            link();
        }

        private void link() {
            List<Event> events = new ArrayList<>();
            for (int number = 0; number < known.size(); number++) {
                Event start = new Event(number, true);
                start.end = new Event(number, false);
                events.add(start);
                events.add(start.end);
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
            Operation<I, O> operation = known.get(event.number);
            return event.isStart ? operation.start() : operation.end();
        }

        /** Whatever an unknown operation would have answered, nobody has heard it. */
        private O answer(Operation<I, O> operation) {
            return operation.outcome() == Operation.Outcome.UNKNOWN ? null : operation.output();
        }

        Verdict run() {
            settle();
            startAgain();
            for (long steps = 0; head.after != null; steps++) {
                if (steps > stepsMax) {
                    return new Verdict(Verdict.Kind.UNDECIDED, "gave up after " + stepsMax + " steps");
                }
                boolean isOn = nextEvent != null ? tryKnown() : tryUnknown();
                if (!isOn) {
                    noteStuck(firstEnd().number);
                    if (choices == 0) {
                        return Verdict.bad(explain());
                    }
                    takeBack();
                }
            }
            return Verdict.GOOD;
        }

        private void startAgain() {
            nextEvent = head.after;
            nextUnknown = 0;
        }

        /** Places the next known operation, or goes on to the one after it, or, at the first end, to the unknown ones. */
        private boolean tryKnown() {
            Event event = nextEvent;
            if (!event.isStart) {
                nextEvent = null;
                return true;
            }
            nextEvent = event.after;
            S next = model.next(state, known.get(event.number).input(), known.get(event.number).output());
            if (next != null && isWorthwhile(known.get(event.number))) {
                choose(event, NONE, next);
            }
            return true;
        }

        /** The same for unknown operations; false after the last that has started before the first end. */
        private boolean tryUnknown() {
            int number = effects.next(state, nextUnknown, unknownPlaced);
            if (number == UnknownEffects.NONE || unknown.get(number).start() > moment(firstEnd())) {
                return false;
            }
            nextUnknown = number + 1;
            S next = model.next(state, unknown.get(number).input(), null);
            if (next != null && !next.equals(state) && isWorthwhile(unknown.get(number))) {
                choose(null, number, next);
            }
            return true;
        }

        /** Lets an operation take effect and goes on from there, unless that leads nowhere. */
        private void choose(Event event, int number, S next) {
            S before = state;
            place(event, number, next, false);
            boolean isLost = !before.equals(next) && needs.isLost(before);
            if (isLost && placed.size() > deepest) {
                noteStuck(needing(before));
            }
            if (!isLost) {
                settle();
            }
            if (isLost || !isNew(placed.peek().unknown() == NONE ? null : before)) {
                takeBack();
            } else {
                startAgain();
            }
        }

        private void place(Event event, int number, S next, boolean isForced) {
            placed.push(new Placed<>(event, number, state, isForced));
            choices += isForced ? 0 : 1;
            state = next;
            if (event == null) {
                unknownPlaced.set(number);
                needs.add(unknown.get(number), -1);
            } else {
                knownPlaced.set(event.number);
                needs.add(known.get(event.number), -1);
                takeOut(event.end);
                takeOut(event);
            }
        }

        /**
         * What may happen now and never changes anything happens now: it can disturb nothing, and later it may be impossible. A
         * write of what is there already is another matter, as it may be needed later.
         */
        private void settle() {
            for (Event event = head.after; event != null && event.isStart;) {
                Operation<I, O> operation = known.get(event.number);
                Event after = event.after;
                if (model.leaves(operation.input()) == null
                        && state.equals(model.next(state, operation.input(), operation.output()))
                        && isWorthwhile(operation)) {
                    place(event, NONE, state, true);
                    after = head.after;
                }
                event = after;
            }
        }

        /** A known operation that has not been placed and can be in this state only. */
        private int needing(S lost) {
            int number = knownPlaced.nextClearBit(0);
            while (!lost.equals(needs.needed(known.get(number)))) {
                number = knownPlaced.nextClearBit(number + 1);
            }
            return number;
        }

        private Event firstEnd() {
            Event event = head.after;
            while (event.isStart) {
                event = event.after;
            }
            return event;
        }

        /**
         * An unknown operation need only take effect right before one that would be impossible, or unknown and without
         * effect, had it not: in any other order it can as well happen later, or be left out.
         */
        private boolean isWorthwhile(Operation<I, O> operation) {
            Placed<S> last = placed.peek();
            if (last == null || last.unknown() == NONE) {
                return true;
            }
            S without = model.next(last.stateBefore(), operation.input(), answer(operation));
            return without == null
                    || operation.outcome() == Operation.Outcome.UNKNOWN && without.equals(last.stateBefore());
        }

        /** Whether the search has not been here with as few unknown operations used up; remembers that it is here now. */
        private boolean isNew(S before) {
            int first = knownPlaced.nextClearBit(0);
            Frontier frontier = new Frontier(first, knownPlaced.get(first, knownPlaced.length()), before, state);
            List<BitSet> used = visited.get(frontier);
            if (used == null) {
                used = new ArrayList<>(1);
                visited.put(frontier, used);
            }
            for (BitSet fewer : used) {
                if (isWithin(fewer, unknownPlaced)) {
                    return false;
                }
            }
            used.removeIf(more -> isWithin(unknownPlaced, more));
            used.add((BitSet) unknownPlaced.clone());
            return true;
        }

        private boolean isWithin(BitSet part, BitSet whole) {
            for (int bit = part.nextSetBit(0); bit >= 0; bit = part.nextSetBit(bit + 1)) {
                if (!whole.get(bit)) {
                    return false;
                }
            }
            return true;
        }

        /** Back to before the last choice, and on to the next one. */
        private void takeBack() {
            Placed<S> last;
            do {
                last = placed.pop();
                state = last.stateBefore();
                if (last.start() == null) {
                    unknownPlaced.clear(last.unknown());
                    needs.add(unknown.get(last.unknown()), 1);
                } else {
                    knownPlaced.clear(last.start().number);
                    needs.add(known.get(last.start().number), 1);
                    putBack(last.start());
                    putBack(last.start().end);
                }
            } while (last.isForced());
            choices--;
            nextEvent = last.start() == null ? null : last.start().after;
            nextUnknown = last.start() == null ? last.unknown() + 1 : 0;
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

        private void noteStuck(int number) {
            if (placed.size() > deepest) {
                deepest = placed.size();
                stuckAt = number;
            }
        }

        private String explain() {
            Operation<I, O> stuck = known.get(stuckAt);
            StringBuilder text = new StringBuilder("no order explains ").append(stuck).append("; around it:");
            for (List<Operation<I, O>> all : List.of(known, unknown)) {
                for (Operation<I, O> other : all) {
                    if (other.start() < stuck.end() && other.end() > stuck.start() - 40 && other != stuck) {
                        text.append("\n    ").append(other);
                    }
                }
            }
            return text.toString();
        }
    }
}
