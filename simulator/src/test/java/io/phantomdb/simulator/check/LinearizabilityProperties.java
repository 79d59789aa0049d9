package io.phantomdb.simulator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.simulator.check.Register.Input;
import io.phantomdb.simulator.check.Register.Output;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Histories of a real register with operations that overlap are good; the same with one answer falsified are not. */
class LinearizabilityProperties {
    private static final int CLIENTS = 4;
    private static final int OPERATIONS = 40;

    private static Verdict check(List<Operation<Input, Output>> history) {
        return new Linearizability<>(new Register(0), 1_000_000).check(history);
    }

    @Property(tries = 300)
    void whatARegisterDidIsGood(@ForAll long seed) {
        Verdict verdict = check(new RealRegister(new SplitEntropy(seed), OPERATIONS, CLIENTS, 5).play());
        assertTrue(verdict.isGood(), verdict.reason());
    }

    @Property(tries = 300)
    void aValueNobodyWroteIsFound(@ForAll long seed) {
        SplitEntropy entropy = new SplitEntropy(seed);
        List<Operation<Input, Output>> history = new ArrayList<>(
                new RealRegister(entropy, OPERATIONS, CLIENTS, 5).play());
        List<Integer> reads = places(history);
        Assume.that(!reads.isEmpty());
        int place = reads.get(entropy.below(reads.size()));
        history.set(place, answered(history.get(place), -1));
        assertTrue(check(history).isBad());
    }

    @Property(tries = 300)
    void aReadOfAValueOverwrittenBeforeItBeganIsFound(@ForAll long seed) {
        SplitEntropy entropy = new SplitEntropy(seed);
        List<Operation<Input, Output>> history = new ArrayList<>(
                new RealRegister(entropy, OPERATIONS, CLIENTS, 5).play());
        long after = history.stream().filter(each -> each.end() != Operation.NEVER).mapToLong(Operation::end).max()
                .orElse(0) + 1;
        history.add(new Operation<>(9, new Input.Write(1_000), Output.DONE, Operation.Outcome.OK, after, after + 1));
        history.add(
                new Operation<>(9, new Input.Write(1_001), Output.DONE, Operation.Outcome.OK, after + 2, after + 3));
        history.add(new Operation<>(9, new Input.Read(), new Output.Value(1_000), Operation.Outcome.OK, after + 4, after
                + 5));
        assertTrue(check(history).isBad());
    }

    private static List<Integer> places(List<Operation<Input, Output>> history) {
        List<Integer> reads = new ArrayList<>();
        for (int place = 0; place < history.size(); place++) {
            if (history.get(place).output() instanceof Output.Value) {
                reads.add(place);
            }
        }
        return reads;
    }

    private static Operation<Input, Output> answered(Operation<Input, Output> read, long value) {
        return new Operation<>(read.client(), read.input(), new Output.Value(value), read.outcome(), read.start(), read
                .end());
    }

    /** On histories small enough to try all orders, true and false ones, the search says what trying all orders says. */
    @Property(tries = 3_000)
    void theSearchSaysWhatTryingEverythingSays(@ForAll long seed) {
        SplitEntropy entropy = new SplitEntropy(seed);
        List<Operation<Input, Output>> history = new ArrayList<>(new RealRegister(entropy, 7, 4, 3).play());
        List<Integer> reads = places(history);
        if (!reads.isEmpty() && entropy.below(3) != 0) {
            int place = reads.get(entropy.below(reads.size()));
            history.set(place, answered(history.get(place), entropy.below(3)));
        }
        for (int place = 0; place < history.size(); place++) {
            if (entropy.below(4) == 0) {
                Operation<Input, Output> each = history.get(place);
                history.set(place,
                        new Operation<>(each.client(), each.input(), null, Operation.Outcome.UNKNOWN, each.start(),
                                Operation.NEVER));
            }
        }
        assertEquals(canBePlaced(history, 0L), check(history).isGood(), history.toString());
    }

    /** Tries every operation that no other had ended before, and, if all that is left is unknown, to leave it out. */
    private static boolean canBePlaced(List<Operation<Input, Output>> rest, Long state) {
        if (rest.stream().allMatch(each -> each.outcome() == Operation.Outcome.UNKNOWN)) {
            return true;
        }
        long firstEnd = rest.stream().mapToLong(Operation::end).min().orElseThrow();
        for (Operation<Input, Output> each : rest) {
            if (each.start() < firstEnd) {
                Long next = new Register(0).next(state, each.input(), each.output());
                List<Operation<Input, Output>> others = new ArrayList<>(rest);
                others.remove(each);
                if (next != null && canBePlaced(others, next)) {
                    return true;
                }
            }
        }
        return false;
    }
}
