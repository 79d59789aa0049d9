package io.phantomdb.simulator.check;

import io.phantomdb.simulator.check.Register.Input;
import io.phantomdb.simulator.check.Register.Output;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.List;

/** A register whose clients start, take effect and end in an order drawn from the seed; of some nobody hears again. */
final class RealRegister {
    private final SplitEntropy entropy;
    private final int operations;
    private final int clients;
    /** Values are drawn below this; if it is 0, each is new, and conditions are on one of the last ones. */
    private final int values;
    private final History<Input, Output> history = new History<>();
    private final List<Under> underWay = new ArrayList<>();
    private final Register register = new Register(0);
    private long state;
    private long lastValue;
    private int started;

    private static final class Under {
        final Input input;
        final History<Input, Output>.Open open;
        Output output;

        Under(Input input, History<Input, Output>.Open open) {
            this.input = input;
            this.open = open;
        }
    }

    RealRegister(SplitEntropy entropy, int operations, int clients, int values) {
        this.entropy = entropy;
        this.operations = operations;
        this.clients = clients;
        this.values = values;
    }

    List<Operation<Input, Output>> play() {
        while (started < operations || !underWay.isEmpty()) {
            if (started < operations && underWay.size() < clients && entropy.below(2) == 0) {
                Input input = draw();
                underWay.add(new Under(input, history.start(started++, input)));
            } else if (!underWay.isEmpty()) {
                goOn(entropy.below(underWay.size()));
            }
        }
        return history.operations();
    }

    private Input draw() {
        return switch (entropy.below(5)) {
            case 0, 1 -> new Input.Read();
            case 2 -> new Input.Write(fresh());
            default -> new Input.Swap(values == 0 ? entropy.below(8) == 0 ? state - 1 : state : entropy.below(values),
                    fresh());
        };
    }

    private long fresh() {
        return values == 0 ? ++lastValue : entropy.below(values);
    }

    private void goOn(int place) {
        Under operation = underWay.get(place);
        if (operation.output == null) {
            if (entropy.below(40) == 0) {
                underWay.remove(place);
                return;
            }
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
