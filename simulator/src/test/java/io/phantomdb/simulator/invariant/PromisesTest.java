package io.phantomdb.simulator.invariant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import io.phantomdb.simulator.invariant.Invariant.Violated;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What shards promise to transactions: kept promises pass, and each way of breaking one is seen. */
final class PromisesTest {
    private static final int SHARD = 2;
    private static final TxnId TXN = new TxnId(1, 2);

    private final ReadsHold reads = new ReadsHold();
    private final OutcomesHold outcomes = new OutcomesHold();
    private final WholeCommits commits = new WholeCommits();
    private final NumbersAscend numbers = new NumbersAscend();

    private static Bytes key(String text) {
        return Bytes.ofUtf8(text);
    }

    private static Span one(String text) {
        return Span.of(key(text));
    }

    private static Span between(String start, String end) {
        return new Span(key(start), key(end));
    }

    private static void isBroken(String what, Runnable event) {
        String message = assertThrows(Violated.class, event::run).getMessage();
        assertTrue(message.contains(what), message);
    }

    @Test
    void readsThatKnowAllBelowThemHold() {
        reads.wrote(SHARD, one("b"), 10, 1);
        reads.promised(SHARD, one("b"), 20, 1);
        reads.promised(SHARD, Span.ALL, 15, 1);
        reads.wrote(SHARD, one("b"), 20, 2);
        reads.promised(SHARD, one("b"), 20, 1);
        reads.wrote(SHARD + 1, one("b"), 12, 1);
        assertTrue(reads.comparisons() > 3);
    }

    @Test
    void aVersionBelowWhatWasReadIsSeen() {
        reads.promised(SHARD, one("b"), 20, 1);
        isBroken("below 20", () -> reads.wrote(SHARD, one("b"), 19, 2));
        reads.promised(SHARD, between("d", "f"), 30, 2);
        reads.wrote(SHARD, one("f"), 29, 3);
        isBroken("below 30", () -> reads.wrote(SHARD, one("e"), 29, 4));
        isBroken("below 30", () -> reads.wrote(SHARD, between("a", "e"), 29, 5));
    }

    @Test
    void aReadThatDoesNotKnowOfAVersionIsSeen() {
        reads.wrote(SHARD, one("b"), 10, 7);
        isBroken("version 10", () -> reads.promised(SHARD, one("b"), 11, 6));
        isBroken("version 10", () -> reads.promised(SHARD, Span.ALL, 11, 6));
        reads.promised(SHARD, between("c", "d"), 11, 6);
        reads.wrote(SHARD, between("x", "z"), 12, 8);
        isBroken("version 12", () -> reads.promised(SHARD, one("y"), 13, 7));
    }

    @Test
    void noMeansNo() {
        outcomes.saidNo(TXN, 5);
        outcomes.committed(TXN, 6);
        outcomes.saidYes(TXN);
        isBroken("commits at 7", () -> outcomes.committed(TXN, 7));
        TxnId other = new TxnId(1, 3);
        outcomes.saidNo(other, 5);
        isBroken("told no", () -> outcomes.committed(other, 5));
    }

    @Test
    void whatHasCommittedIsNotDenied() {
        outcomes.committed(TXN, 6);
        outcomes.saidNo(TXN, 5);
        isBroken("committed at 6", () -> outcomes.saidNo(TXN, 6));
        isBroken("committed at 6", () -> outcomes.saidAborted(TXN));
    }

    @Test
    void whatIsAbortedCommitsInNoAttempt() {
        outcomes.saidAborted(TXN);
        isBroken("told no", () -> outcomes.committed(TXN, 9));
    }

    @Test
    void yesIsSaidOfWhatIsApplied() {
        isBroken("no replica", () -> outcomes.saidYes(TXN));
    }

    @Test
    void commitsHaveAllTheirParts() {
        commits.part(TXN, 1, 0, List.of(one("a")));
        commits.part(TXN, 1, 1, List.of(one("b")));
        assertEquals(List.of(one("a"), one("b")), commits.committed(TXN, 1));
        commits.part(TXN, 2, 1, List.of(one("b")));
        isBroken("parts [1]", () -> commits.committed(TXN, 2));
    }

    @Test
    void partsDoNotOutliveTheirTermOrAttempt() {
        commits.part(TXN, 1, 0, List.of(one("a")));
        commits.termBegan();
        isBroken("without any", () -> commits.committed(TXN, 1));
        commits.part(TXN, 1, 0, List.of(one("a")));
        commits.part(TXN, 2, 0, List.of(one("c")));
        assertEquals(List.of(one("c")), commits.committed(TXN, 2));
        commits.part(TXN, 3, 0, List.of(one("a")));
        commits.givenUp(TXN);
        isBroken("without any", () -> commits.committed(TXN, 3));
    }

    @Test
    void numbersAscendInRealTimeOnly() {
        numbers.asked(1, 1);
        numbers.asked(2, 1);
        numbers.given(2, 1, 50, 59);
        numbers.given(1, 1, 40, 40);
        numbers.asked(1, 2);
        isBroken("after 59", () -> numbers.given(1, 2, 59, 60));
    }
}
