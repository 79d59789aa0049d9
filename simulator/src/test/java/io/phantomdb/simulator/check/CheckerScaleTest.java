package io.phantomdb.simulator.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.Register.Input;
import io.phantomdb.simulator.check.Register.Output;
import io.phantomdb.simulator.world.SplitEntropy;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Histories as long as those of a night, and what their verdicts cost: it is printed, nothing depends on it. The time of the
 * processor says more than the clock where others work beside.
 */
final class CheckerScaleTest {
    private static final int TRANSACTIONS = 100_000;
    private static final int OPERATIONS = 10_000;

    private static Verdict timed(String what, Supplier<Verdict> check) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = System.nanoTime();
        long used = threads.getCurrentThreadCpuTime();
        Verdict verdict = check.get();
        System.out.printf("%s: %s after %.2f s, %.2f s of the processor%n", what, verdict.kind(),
                (System.nanoTime() - begun)
                        / 1e9,
                (threads.getCurrentThreadCpuTime() - used) / 1e9);
        return verdict;
    }

    @Test
    void aHundredThousandTransactionsOverLists() {
        List<Operation<ListTransaction, Answers>> history = SerialLists.play(new SplitEntropy(1), TRANSACTIONS, 20, 30);
        Verdict verdict = timed(TRANSACTIONS + " transactions over lists", () -> ListAppend.check(history));
        assertTrue(verdict.isGood(), verdict.reason());
        for (ListBreak each : ListBreak.values()) {
            List<Operation<ListTransaction, Answers>> broken = each.apply(history, new SplitEntropy(2));
            assertTrue(timed("the same with " + each, () -> ListAppend.check(broken)).isBad());
        }
    }

    /** Every list forgets its end now and then: thousands of cycles in one component. */
    @Test
    void aHundredThousandTransactionsOfWhichManyAreStale() {
        List<Operation<ListTransaction, Answers>> history = new ArrayList<>(
                SerialLists.play(new SplitEntropy(3), TRANSACTIONS,
                        20, 30));
        for (int number = 0; number < history.size(); number += 50) {
            Operation<ListTransaction, Answers> each = history.get(number);
            if (each.outcome() == Operation.Outcome.OK) {
                List<List<Long>> shorter = each.output().lists().stream().map(list -> list.subList(0, list.size() / 2))
                        .toList();
                history.set(number,
                        new Operation<>(each.client(), each.input(), new Answers(shorter), each.outcome(), each
                                .start(), each.end()));
            }
        }
        assertTrue(timed("the same with many stale reads", () -> ListAppend.check(history)).isBad());
    }

    @Test
    void tenThousandOperationsOfOneRegister() {
        for (int clients : List.of(5, 10, 20)) {
            List<Operation<Input, Output>> history = new RealRegister(new SplitEntropy(4), OPERATIONS, clients, 0)
                    .play();
            String what = OPERATIONS + " operations of one register by " + clients + " clients, "
                    + history.stream().filter(
                            each -> each.outcome() == Operation.Outcome.UNKNOWN).count()
                    + " unknown";
            Linearizability<Long, Input, Output> checker = new Linearizability<>(new Register(0), 20_000_000);
            assertTrue(timed(what, () -> checker.check(history)).isGood());
            assertTrue(timed("the same with a stale read", () -> checker.check(stale(history))).isBad());
        }
    }

    /** A read in the second half answers what one in the first half did. */
    private static List<Operation<Input, Output>> stale(List<Operation<Input, Output>> history) {
        List<Operation<Input, Output>> changed = new ArrayList<>(history);
        Output old = changed.stream().map(Operation::output).filter(Output.Value.class::isInstance).findFirst()
                .orElseThrow();
        for (int place = OPERATIONS / 2;; place++) {
            Operation<Input, Output> each = changed.get(place);
            if (each.output() instanceof Output.Value) {
                changed.set(place,
                        new Operation<>(each.client(), each.input(), old, each.outcome(), each.start(), each.end()));
                return changed;
            }
        }
    }
}
