package io.phantomdb.simulator.check;

import io.phantomdb.base.Check;
import java.util.ArrayList;
import java.util.List;

/** What clients did, as they saw it. One thread at a time. */
public final class History<I, O> {
    /** An operation under way. It ends once, or stays unknown. */
    public final class Open {
        private final int place;

        private Open(int place) {
            this.place = place;
        }

        public void ok(O output) {
            end(Operation.Outcome.OK, output);
        }

        /**
         * Nobody has heard that it happened, but if it does, this is what it answered: what a transaction has read is known
         * before its commit is.
         */
        public void wouldAnswer(O output) {
            Operation<I, O> begun = operations.get(place);
            Check.that(begun.outcome() == Operation.Outcome.UNKNOWN, "an operation that has ended has answered");
            operations.set(place,
                    new Operation<>(begun.client(), begun.input(), output, begun.outcome(), begun.start(), begun
                            .end()));
        }

        /** It did not happen and never will. */
        public void failed() {
            end(Operation.Outcome.FAILED, null);
        }

        private void end(Operation.Outcome outcome, O output) {
            Operation<I, O> begun = operations.get(place);
            Check.that(begun.outcome() == Operation.Outcome.UNKNOWN, "an operation ends once");
            operations.set(place, new Operation<>(begun.client(), begun.input(), output, outcome, begun.start(),
                    moments.next()));
        }
    }

    private final List<Operation<I, O>> operations = new ArrayList<>();
    private final Moments moments;

    /** A history that is judged alone. */
    public History() {
        this(new Moments());
    }

    /** A history that is judged together with others of the same moments. */
    public History(Moments moments) {
        this.moments = moments;
    }

    /** Until it is told otherwise, the outcome of the operation is unknown. */
    public Open start(int client, I input) {
        operations
                .add(new Operation<>(client, input, null, Operation.Outcome.UNKNOWN, moments.next(), Operation.NEVER));
        return new Open(operations.size() - 1);
    }

    /** All operations in the order of their starts. */
    public List<Operation<I, O>> operations() {
        return List.copyOf(operations);
    }

    public int count(Operation.Outcome outcome) {
        int sum = 0;
        for (Operation<I, O> operation : operations) {
            sum += operation.outcome() == outcome ? 1 : 0;
        }
        return sum;
    }

    /** How many operations started while another client's was under way: a history without any shows little. */
    public int overlaps() {
        int sum = 0;
        long latestEnd = 0;
        for (Operation<I, O> operation : operations) {
            sum += operation.start() < latestEnd ? 1 : 0;
            if (operation.outcome() == Operation.Outcome.OK) {
                latestEnd = Math.max(latestEnd, operation.end());
            }
        }
        return sum;
    }
}
