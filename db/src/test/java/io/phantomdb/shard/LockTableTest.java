package io.phantomdb.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LockTableTest {
    private final ArrayDeque<Runnable> laterTurns = new ArrayDeque<>();
    private final LockTable table = new LockTable(laterTurns::add);
    private final List<String> told = new ArrayList<>();
    private final List<String> reports = new ArrayList<>();

    /** Transactions are numbered by age: a higher number began later. */
    private static LockOwner txn(int number) {
        return of(number, number);
    }

    private static LockOwner of(int number, int session) {
        return new LockOwner(new TxnId(0, number), 1, 1, number, new TxnId(1, session), 100 + session);
    }

    private static Bytes key(String text) {
        return Bytes.ofUtf8(text);
    }

    private LockTable.Outcome outcome(int txn) {
        return new LockTable.Outcome() {
            @Override
            public void granted() {
                told.add(txn + " granted");
            }

            @Override
            public void deadlock(String report) {
                told.add(txn + " deadlock");
                reports.add(report);
            }

            @Override
            public void superseded() {
                told.add(txn + " superseded");
            }
        };
    }

    private boolean exclusive(int txn, String key) {
        return table.lockPoint(txn(txn), key(key), true, outcome(txn));
    }

    private boolean shared(int txn, String key) {
        return table.lockPoint(txn(txn), key(key), false, outcome(txn));
    }

    private boolean range(int txn, String from, String to, boolean exclusive) {
        return table.lockRange(txn(txn), new Span(key(from), key(to)), exclusive, outcome(txn));
    }

    private void release(int txn) {
        table.release(txn(txn).txn());
    }

    @Test
    void manyLocksGoTurnByTurn() {
        for (int number = 0; number < 2_500; number++) {
            assertTrue(exclusive(1, "key " + number));
        }
        assertFalse(exclusive(2, "key 0"));
        assertFalse(exclusive(3, "key 2499"));
        assertFalse(range(4, "key 1", "key 1z", false));
        table.release(txn(1).txn());
        assertEquals(List.of("2 granted"), told);
        assertEquals(1, laterTurns.size());
        table.yieldIdle(0, 1);
        while (!laterTurns.isEmpty()) {
            laterTurns.removeFirst().run();
        }
        assertEquals(List.of("2 granted", "3 granted", "4 granted"), told);
        table.release(txn(4).txn());
        table.release(txn(2).txn());
        table.release(txn(3).txn());
        assertTrue(table.isEmpty());
    }

    @Test
    void sharedLocksGoTogetherExclusiveOnesDoNot() {
        assertTrue(shared(1, "a"));
        assertTrue(shared(2, "a"));
        assertFalse(exclusive(3, "a"));
        release(1);
        assertEquals(List.of(), told);
        release(2);
        assertEquals(List.of("3 granted"), told);
    }

    @Test
    void locksOfOneSessionAreNotInEachOthersWay() {
        assertTrue(table.lockPoint(of(1, 1), key("a"), true, outcome(1)));
        assertTrue(table.lockPoint(of(2, 1), key("a"), true, outcome(2)));
        assertFalse(exclusive(3, "a"));
        release(1);
        assertEquals(List.of(), told);
        release(2);
        assertEquals(List.of("3 granted"), told);
    }

    @Test
    void aDeadlockMayGoThroughWhatASessionHoldsBesideItsTransaction() {
        assertTrue(table.lockPoint(of(1, 1), key("a"), true, outcome(1)));
        assertTrue(exclusive(3, "b"));
        assertFalse(exclusive(3, "a"), "waits for the other lock of session 1");
        assertFalse(table.lockPoint(of(2, 1), key("b"), true, outcome(2)));
        assertEquals(List.of("3 deadlock"), told);
        assertEquals(1, reports.size());
    }

    @Test
    void whoOnlyTriesDoesNotWaitAndIsInNobodysWay() {
        assertTrue(exclusive(1, "a"));
        assertFalse(table.tryPoint(txn(2), key("a"), true));
        assertFalse(table.tryRange(txn(2), new Span(key("a"), key("c")), false));
        assertTrue(table.tryPoint(txn(2), key("b"), true));
        assertFalse(exclusive(3, "a"));
        release(1);
        assertEquals(List.of("3 granted"), told);
    }

    @Test
    void singleKeysAreGivenBack() {
        assertTrue(exclusive(1, "a"));
        assertTrue(exclusive(1, "b"));
        assertFalse(exclusive(2, "a"));
        table.release(txn(1).txn(), List.of(key("a"), key("unknown")));
        assertEquals(List.of("2 granted"), told);
        assertFalse(exclusive(3, "b"));
    }

    @Test
    void aDeadlockIsReportedInPostgresWords() {
        assertTrue(exclusive(1, "a"));
        assertTrue(exclusive(2, "b"));
        assertFalse(exclusive(1, "b"));
        assertFalse(exclusive(2, "a"));
        assertEquals(List.of("Process 102 waits for ExclusiveLock on a key; blocked by process 101.\n"
                + "Process 101 waits for ExclusiveLock on a key; blocked by process 102."), reports);
    }

    @Test
    void queuesAreFirstComeFirstServed() {
        assertTrue(exclusive(1, "a"));
        assertFalse(exclusive(2, "a"));
        assertFalse(shared(3, "a"));
        assertFalse(shared(4, "a"));
        release(1);
        assertEquals(List.of("2 granted"), told);
        release(2);
        assertEquals(List.of("2 granted", "3 granted", "4 granted"), told);
    }

    @Test
    void aSharedLockWaitsBehindAnEarlierExclusiveRequest() {
        assertTrue(shared(1, "a"));
        assertFalse(exclusive(2, "a"));
        assertFalse(shared(3, "a"), "or the writer would starve");
    }

    @Test
    void whoTurnsASharedLockIntoAnExclusiveOneGoesFirst() {
        assertTrue(shared(1, "a"));
        assertTrue(shared(2, "a"));
        assertFalse(exclusive(3, "a"));
        assertFalse(exclusive(1, "a"));
        release(2);
        assertEquals(List.of("1 granted"), told);
    }

    @Test
    void twoThatTurnSharedIntoExclusiveAreADeadlock() {
        assertTrue(shared(1, "a"));
        assertTrue(shared(2, "a"));
        assertFalse(exclusive(1, "a"));
        assertFalse(exclusive(2, "a"));
        assertEquals(List.of("2 deadlock"), told);
        release(2);
        assertEquals(List.of("2 deadlock", "1 granted"), told);
    }

    @Test
    void theYoungestOfACycleIsRefused() {
        assertTrue(exclusive(1, "a"));
        assertTrue(exclusive(2, "b"));
        assertTrue(exclusive(3, "c"));
        assertFalse(exclusive(3, "a"));
        assertFalse(exclusive(2, "c"));
        assertFalse(exclusive(1, "b"));
        assertEquals(List.of("3 deadlock"), told);
        release(3);
        assertEquals(List.of("3 deadlock", "2 granted"), told);
        release(2);
        assertEquals(List.of("3 deadlock", "2 granted", "1 granted"), told);
    }

    @Test
    void whoeverClosesSeveralCyclesBreaksThemAll() {
        assertTrue(exclusive(1, "c"));
        assertTrue(shared(2, "a"));
        assertTrue(shared(3, "a"));
        assertFalse(shared(2, "c"));
        assertFalse(shared(3, "c"));
        assertFalse(exclusive(1, "a"));
        assertEquals(List.of("2 deadlock", "3 deadlock"), told);
        release(2);
        release(3);
        assertEquals(List.of("2 deadlock", "3 deadlock", "1 granted"), told);
    }

    @Test
    void whoeverGivesUpItsPlaceLetsOthersMoveUp() {
        assertTrue(shared(1, "a"));
        assertFalse(exclusive(2, "a"));
        assertFalse(shared(3, "a"));
        assertTrue(shared(2, "b"));
        assertEquals(List.of("2 superseded", "3 granted"), told);
    }

    @Test
    void rangesCoverKeysThatDoNotExist() {
        assertTrue(range(1, "b", "d", false));
        assertFalse(exclusive(2, "c"));
        assertTrue(exclusive(3, "d"), "the end is outside");
        assertTrue(shared(4, "bb"));
        release(1);
        assertEquals(List.of("2 granted"), told);
    }

    @Test
    void aRangeWaitsForPointsInside() {
        assertTrue(exclusive(1, "c"));
        assertTrue(exclusive(2, "d"));
        assertFalse(range(3, "a", "z", true));
        assertFalse(exclusive(4, "e"), "behind the range that came first");
        release(1);
        assertEquals(List.of(), told);
        release(2);
        assertEquals(List.of("3 granted"), told);
        release(3);
        assertEquals(List.of("3 granted", "4 granted"), told);
    }

    @Test
    void aRequestSentAgainKeepsItsPlace() {
        assertTrue(exclusive(1, "a"));
        assertFalse(exclusive(2, "a"));
        assertFalse(exclusive(3, "a"));
        assertFalse(exclusive(2, "a"));
        assertEquals(List.of("2 superseded"), told);
        release(1);
        assertEquals(List.of("2 superseded", "2 granted"), told);
    }

    @Test
    void whoIsReleasedWaitsNoMoreAndNothingIsLeft() {
        assertTrue(exclusive(1, "a"));
        assertFalse(exclusive(2, "a"));
        release(2);
        release(1);
        assertEquals(List.of("2 superseded"), told);
        assertTrue(table.isEmpty());
        assertTrue(exclusive(3, "a"));
        assertTrue(range(3, "a", "b", true));
        release(3);
        assertTrue(table.isEmpty());
    }

    @Test
    void blockersAreThoseThatOthersWaitFor() {
        assertTrue(exclusive(1, "a"));
        assertTrue(exclusive(2, "b"));
        assertEquals(List.of(), table.blockers());
        assertFalse(exclusive(3, "a"));
        assertEquals(List.of(txn(1)), table.blockers());
    }
}
