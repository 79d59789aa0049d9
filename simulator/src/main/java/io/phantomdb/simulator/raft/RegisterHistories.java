package io.phantomdb.simulator.raft;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.Linearizability;
import io.phantomdb.simulator.check.Moments;
import io.phantomdb.simulator.check.Register;
import io.phantomdb.simulator.check.Register.Input;
import io.phantomdb.simulator.check.Register.Output;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.List;

/** What all clients did to all registers, and what they ask for next. */
final class RegisterHistories {
    private static final long STEPS_MAX = 3_000_000;

    private final Moments moments = new Moments();
    private final List<History<Input, Output>> histories = new ArrayList<>();
    private final long[] recent;
    private long lastValue;
    private long begun;

    RegisterHistories(int keys) {
        recent = new long[keys];
        Moments moments = new Moments();
        for (int key = 0; key < keys; key++) {
            histories.add(new History<>(moments));
        }
    }

    /** The latest moment. */
    long moment() {
        return moments.last();
    }

    int keys() {
        return recent.length;
    }

    Input draw(int key, SplitEntropy entropy) {
        return switch (entropy.below(5)) {
            case 0, 1 -> new Input.Read();
            case 2 -> new Input.Write(++lastValue);
            default -> new Input.Swap(recent[key], ++lastValue);
        };
    }

    History<Input, Output>.Open start(int key, int client, Input input) {
        begun++;
        return histories.get(key).start(client, input);
    }

    void answered(int key, Input input, long value, History<Input, Output>.Open open) {
        switch (input) {
            case Input.Read read -> {
                recent[key] = value;
                open.ok(new Output.Value(value));
            }
            case Input.Write write -> {
                recent[key] = write.value();
                open.ok(Output.DONE);
            }
            case Input.Swap swap -> {
                recent[key] = value == 1 ? swap.value() : recent[key];
                open.ok(new Output.Swapped(value == 1));
            }
        }
    }

    long begun() {
        return begun;
    }

    int overlaps() {
        return histories.stream().mapToInt(History::overlaps).sum();
    }

    HistoryEdn edn() {
        HistoryEdn edn = new HistoryEdn();
        for (int key = 0; key < recent.length; key++) {
            edn.add(histories.get(key).operations(), Register.form(key));
        }
        return edn;
    }

    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int key = 0; key < recent.length; key++) {
            Verdict verdict = new Linearizability<>(new Register(0), STEPS_MAX).check(histories.get(key).operations());
            verdicts.add(verdict.isBad() ? Verdict.bad("register " + key + ": " + verdict.reason()) : verdict);
        }
        return verdicts;
    }
}
