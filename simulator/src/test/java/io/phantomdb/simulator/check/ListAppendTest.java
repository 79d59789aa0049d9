package io.phantomdb.simulator.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.ListTransaction.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListAppendTest {
    private final History<ListTransaction, Answers> history = new History<>();
    private int clients;

    private History<ListTransaction, Answers>.Open start(Step... steps) {
        return history.start(++clients, new ListTransaction(List.of(steps)));
    }

    private static Step append(int key, long value) {
        return new Step.Append(key, value);
    }

    private static Step read(int key) {
        return new Step.Read(key);
    }

    @SafeVarargs
    private static Answers answers(List<Long>... lists) {
        List<List<Long>> all = new java.util.ArrayList<>();
        for (List<Long> list : lists) {
            all.add(list);
        }
        return new Answers(all);
    }

    private void good() {
        Verdict verdict = ListAppend.check(history.operations());
        assertTrue(verdict.isGood(), verdict.reason());
    }

    private void bad(String why) {
        Verdict verdict = ListAppend.check(history.operations());
        assertTrue(verdict.isBad() && verdict.reason().contains(why), verdict.toString());
    }

    @Test
    void oneAfterTheOtherIsGood() {
        start(append(1, 10)).ok(answers());
        start(read(1), append(1, 11), read(1)).ok(answers(List.of(10L), List.of(10L, 11L)));
        start(read(1), read(2)).ok(answers(List.of(10L, 11L), List.of()));
        good();
    }

    @Test
    void aLostAppendIsFound() {
        start(append(1, 10)).ok(answers());
        start(append(1, 11)).ok(answers());
        start(read(1)).ok(answers(List.of(10L)));
        bad("did not see the append to key 1");
    }

    @Test
    void writeSkewIsFound() {
        var one = start(read(1), append(2, 20));
        var other = start(read(2), append(1, 10));
        one.ok(answers(List.of()));
        other.ok(answers(List.of()));
        start(read(1), read(2)).ok(answers(List.of(10L), List.of(20L)));
        bad("cannot be put in order");
    }

    @Test
    void halfATransactionIsFound() {
        var writer = start(append(1, 10), append(2, 20));
        start(read(1), read(2)).ok(answers(List.of(10L), List.of()));
        writer.ok(answers());
        start(read(1), read(2)).ok(answers(List.of(10L), List.of(20L)));
        bad("cannot be put in order");
    }

    @Test
    void aStaleReadIsFoundOnlyByRealTime() {
        start(append(1, 10)).ok(answers());
        start(read(1)).ok(answers(List.of()));
        start(read(1)).ok(answers(List.of(10L)));
        bad("ended");
    }

    @Test
    void anUnknownAppendMayShowUpLateOrNever() {
        start(append(1, 10));
        start(append(1, 11));
        start(read(1)).ok(answers(List.of()));
        start(read(1)).ok(answers(List.of(11L)));
        good();
    }

    @Test
    void abortedIntermediateDoubleAndForkedReadsAreFound() {
        start(append(1, 10)).failed();
        start(read(1)).ok(answers(List.of(10L)));
        bad("failed");
    }

    @Test
    void aReadInTheMiddleIsFound() {
        var writer = start(append(1, 10), append(1, 11));
        start(read(1)).ok(answers(List.of(10L)));
        writer.ok(answers());
        bad("in the middle");
    }

    @Test
    void forksAndDoublesAreFound() {
        start(append(1, 10)).ok(answers());
        start(read(1)).ok(answers(List.of(10L, 10L)));
        bad("twice");
    }

    @Test
    void listsThatForkAreFound() {
        var one = start(append(1, 10));
        var other = start(append(1, 11));
        start(read(1)).ok(answers(List.of(10L)));
        start(read(1)).ok(answers(List.of(11L, 10L)));
        one.ok(answers());
        other.ok(answers());
        bad("beginnings");
    }

    @Test
    void ownAppendsAreSeen() {
        start(append(1, 10), read(1)).ok(answers(List.of()));
        bad("own appends");
    }
}
