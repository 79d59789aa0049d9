package io.phantomdb.simulator.check;

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
        Verdict verdict = check(new RealRegister(new SplitEntropy(seed)).play());
        assertTrue(verdict.isGood(), verdict.reason());
    }

    @Property(tries = 300)
    void aValueNobodyWroteIsFound(@ForAll long seed) {
        SplitEntropy entropy = new SplitEntropy(seed);
        List<Operation<Input, Output>> history = new ArrayList<>(new RealRegister(entropy).play());
        List<Integer> reads = places(history);
        Assume.that(!reads.isEmpty());
        int place = reads.get(entropy.below(reads.size()));
        history.set(place, answered(history.get(place), -1));
        assertTrue(check(history).isBad());
    }

    @Property(tries = 300)
    void aReadOfAValueOverwrittenBeforeItBeganIsFound(@ForAll long seed) {
        SplitEntropy entropy = new SplitEntropy(seed);
        List<Operation<Input, Output>> history = new ArrayList<>(new RealRegister(entropy).play());
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

    /** A register whose clients start, take effect and end in an order drawn from the seed. */
    private static final class RealRegister {
        private final SplitEntropy entropy;
        private final History<Input, Output> history = new History<>();
        private final List<Under> underWay = new ArrayList<>();
        private final Register register = new Register(0);
        private long state;
        private int started;

        private static final class Under {
            final int client;
            final Input input;
            final History<Input, Output>.Open open;
            Output output;

            Under(int client, Input input, History<Input, Output>.Open open) {
                this.client = client;
                this.input = input;
                this.open = open;
            }
        }

        RealRegister(SplitEntropy entropy) {
            this.entropy = entropy;
        }

        List<Operation<Input, Output>> play() {
            while (started < OPERATIONS || !underWay.isEmpty()) {
                if (started < OPERATIONS && underWay.size() < CLIENTS && entropy.below(2) == 0) {
                    Input input = draw();
                    underWay.add(new Under(started, input, history.start(started++, input)));
                } else if (!underWay.isEmpty()) {
                    goOn(entropy.below(underWay.size()));
                }
            }
            return history.operations();
        }

        private Input draw() {
            return switch (entropy.below(3)) {
                case 0 -> new Input.Read();
                case 1 -> new Input.Write(entropy.below(5));
                default -> new Input.Swap(entropy.below(5), entropy.below(5));
            };
        }

        private void goOn(int place) {
            Under operation = underWay.get(place);
            if (operation.output == null) {
                operation.output = apply(operation.input);
                if (entropy.below(20) == 0) {
                    underWay.remove(place);
                }
            } else {
                operation.open.ok(operation.output);
                underWay.remove(place);
            }
        }

        private Output apply(Input input) {
            Output output = switch (input) {
                case Input.Read read -> new Output.Value(state);
                case Input.Write write -> Output.DONE;
                case Input.Swap swap -> new Output.Swapped(state == swap.expected());
            };
            state = register.next(state, input, output);
            return output;
        }
    }
}
