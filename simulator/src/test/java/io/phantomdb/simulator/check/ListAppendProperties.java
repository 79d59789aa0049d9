package io.phantomdb.simulator.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.ListTransaction.Step;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Histories of lists that execute one transaction at a time are good, however they overlap; falsified ones are not. */
class ListAppendProperties {
    private static final int KEYS = 3;
    private static final int TRANSACTIONS = 60;

    private final TreeMap<Integer, List<Long>> lists = new TreeMap<>();
    private long lastValue;

    private static final class Under {
        final ListTransaction transaction;
        final History<ListTransaction, Answers>.Open open;
        Answers answers;

        Under(ListTransaction transaction, History<ListTransaction, Answers>.Open open) {
            this.transaction = transaction;
            this.open = open;
        }
    }

    private List<Operation<ListTransaction, Answers>> play(SplitEntropy entropy) {
        lists.clear();
        lastValue = 0;
        History<ListTransaction, Answers> history = new History<>();
        List<Under> underWay = new ArrayList<>();
        for (int started = 0; started < TRANSACTIONS || !underWay.isEmpty();) {
            if (started < TRANSACTIONS && underWay.size() < 5 && entropy.below(2) == 0) {
                ListTransaction transaction = draw(entropy);
                underWay.add(new Under(transaction, history.start(started++, transaction)));
            } else if (!underWay.isEmpty()) {
                Under chosen = underWay.get(entropy.below(underWay.size()));
                if (goOn(chosen, entropy)) {
                    underWay.remove(chosen);
                }
            }
        }
        return history.operations();
    }

    private boolean goOn(Under under, SplitEntropy entropy) {
        if (under.answers != null) {
            under.open.ok(under.answers);
            return true;
        }
        if (entropy.below(10) == 0) {
            under.open.failed();
            return true;
        }
        under.answers = execute(under.transaction);
        return entropy.below(15) == 0;
    }

    private ListTransaction draw(SplitEntropy entropy) {
        List<Step> steps = new ArrayList<>();
        for (int step = entropy.below(4); step >= 0; step--) {
            int key = entropy.below(KEYS);
            steps.add(entropy.below(2) == 0 ? new Step.Read(key) : new Step.Append(key, ++lastValue));
        }
        return new ListTransaction(steps);
    }

    private Answers execute(ListTransaction transaction) {
        List<List<Long>> answers = new ArrayList<>();
        for (Step step : transaction.steps()) {
            List<Long> list = new ArrayList<>(lists.getOrDefault(step.key(), List.of()));
            switch (step) {
                case Step.Append append -> list.add(append.value());
                case Step.Read read -> answers.add(List.copyOf(list));
            }
            lists.put(step.key(), list);
        }
        return new Answers(answers);
    }

    @Property(tries = 300)
    void whatReallyHappenedIsGood(@ForAll long seed) {
        Verdict verdict = ListAppend.check(play(new SplitEntropy(seed)));
        assertTrue(verdict.isGood(), verdict.reason());
    }

    /** The last read forgets the end of its list, though the transaction that appended it had ended before. */
    @Property(tries = 300)
    void aForgottenEndIsFound(@ForAll long seed) {
        List<Operation<ListTransaction, Answers>> history = new ArrayList<>(play(new SplitEntropy(seed)));
        long after = 10L * TRANSACTIONS;
        List<Long> list = lists.getOrDefault(0, List.of());
        Assume.that(!list.isEmpty() && isKnown(history, list.getLast()));
        history.add(read(after, list));
        history.add(read(after + 2, list.subList(0, list.size() - 1)));
        assertTrue(ListAppend.check(history).isBad());
    }

    private static boolean isKnown(List<Operation<ListTransaction, Answers>> history, long value) {
        return history.stream()
                .anyMatch(each -> each.outcome() == Operation.Outcome.OK && each.input().steps().contains(
                        new Step.Append(0, value)));
    }

    private static Operation<ListTransaction, Answers> read(long start, List<Long> list) {
        return new Operation<>(99, new ListTransaction(List.of(new Step.Read(0))), new Answers(List.of(list)),
                Operation.Outcome.OK, start, start + 1);
    }
}
