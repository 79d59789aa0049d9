package io.phantomdb.simulator.check;

import io.phantomdb.simulator.check.edn.Edn;

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

    /** One of several registers: values are pairs of its key and what was asked or answered, as in jepsen.independent. */
    public static HistoryEdn.Form<Input, Output> form(int key) {
        return (input, output) -> switch (input) {
            case Input.Read read ->
                call("read", key, output instanceof Output.Value(long value) ? Edn.of(value) : Edn.NIL,
                        true);
            case Input.Write(long value) -> call("write", key, Edn.of(value), true);
            case Input.Swap(long expected, long value) -> call("cas", key, Edn.vector(Edn.of(expected), Edn.of(value)),
                    output == null || output.equals(Output.DONE));
        };
    }

    private static HistoryEdn.Call call(String function, int key, Edn value, boolean isDone) {
        return new HistoryEdn.Call(function, Edn.vector(Edn.of(key), value), isDone);
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

    @Override
    public Long leaves(Input input) {
        return input instanceof Input.Write(long value) ? (Long) value : null;
    }

    @Override
    public Long mentions(Input input, Output output) {
        return switch (input) {
            case Input.Read read -> output instanceof Output.Value(long value) ? (Long) value : null;
            case Input.Write write -> null;
            case Input.Swap swap -> swap.expected();
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
