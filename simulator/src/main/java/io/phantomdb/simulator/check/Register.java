package io.phantomdb.simulator.check;

/** A register that holds a number: reads, writes, and writes on condition. */
public final class Register implements Model<Long, Register.Input, Register.Output> {
    /** What can be asked of a register. */
    public sealed interface Input {
        /** What does it hold? Answered with a value. */
        record Read() implements Input {}

        /** Hold this. Answered with {@link Output#DONE}. */
        record Write(long value) implements Input {}

        /** Hold this, if you hold that. Answered with whether it did. */
        record Swap(long expected, long value) implements Input {}
    }

    /** What it answers. */
    public sealed interface Output {
        Output DONE = new Swapped(true);

        /** What it holds. */
        record Value(long value) implements Output {}

        /** Whether the condition held. */
        record Swapped(boolean isDone) implements Output {}
    }

    private final long initial;

    public Register(long initial) {
        this.initial = initial;
    }

    @Override
    public Long initial() {
        return initial;
    }

    @Override
    public Long next(Long state, Input input, Output output) {
        return switch (input) {
            case Input.Read read -> output == null || output.equals(new Output.Value(state)) ? state : null;
            case Input.Write write -> output == null || output.equals(Output.DONE) ? (Long) write.value() : null;
            case Input.Swap swap -> swapped(state, swap, (Output.Swapped) output);
        };
    }

    private static Long swapped(long state, Input.Swap swap, Output.Swapped output) {
        boolean holds = state == swap.expected();
        if (output != null && output.isDone() != holds) {
            return null;
        }
        return holds ? swap.value() : state;
    }
}
