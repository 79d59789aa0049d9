package io.phantomdb.simulator.check;

import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Clients whose operations take effect one at a time, in an order drawn from a seed, and overlap all the same; some fail, of some
 * nobody hears again.
 */
final class Overlapping<I, O> {
    private final SplitEntropy entropy;
    private final Supplier<I> draw;
    private final Function<I, O> execute;
    private final History<I, O> history = new History<>();
    private final List<Under> underWay = new ArrayList<>();

    private final class Under {
        final I input;
        final History<I, O>.Open open;
        O output;

        Under(I input, History<I, O>.Open open) {
            this.input = input;
            this.open = open;
        }
    }

    private Overlapping(SplitEntropy entropy, Supplier<I> draw, Function<I, O> execute) {
        this.entropy = entropy;
        this.draw = draw;
        this.execute = execute;
    }

    static <I, O> List<Operation<I, O>> play(SplitEntropy entropy, int operations, int clients, Supplier<I> draw,
            Function<I, O> execute) {
        return new Overlapping<>(entropy, draw, execute).play(operations, clients);
    }

    private List<Operation<I, O>> play(int operations, int clients) {
        for (int started = 0; started < operations || !underWay.isEmpty();) {
            if (started < operations && underWay.size() < clients && entropy.below(2) == 0) {
                I input = draw.get();
                underWay.add(new Under(input, history.start(started++, input)));
            } else if (!underWay.isEmpty()) {
                goOn(underWay.get(entropy.below(underWay.size())));
            }
        }
        return history.operations();
    }

    private void goOn(Under under) {
        if (under.output != null) {
            under.open.ok(under.output);
            underWay.remove(under);
        } else if (entropy.below(12) == 0) {
            under.open.failed();
            underWay.remove(under);
        } else {
            under.output = execute.apply(under.input);
            if (entropy.below(20) == 0) {
                under.open.wouldAnswer(under.output);
                underWay.remove(under);
            }
        }
    }
}
