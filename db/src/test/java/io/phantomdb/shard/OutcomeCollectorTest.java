package io.phantomdb.shard;

import static io.phantomdb.shard.TestLeader.commit;
import static io.phantomdb.shard.TestLeader.text;
import static io.phantomdb.shard.TestLeader.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.store.Cursor;
import org.junit.jupiter.api.Test;

/** Outcomes stay as long as was promised, and when they go, it is remembered up to where (rules 7 and 11). */
final class OutcomeCollectorTest {
    private static final long KEPT_NANOS = 3_200_000_000L;
    private static final long TICK_NANOS = KEPT_NANOS / 32;

    private final TestLeader leader = new TestLeader();
    private long oracle = 1_000;
    private OutcomeCollector collector = collector();

    private OutcomeCollector collector() {
        return new OutcomeCollector(leader.host(), (fetched, failed) -> fetched.accept(++oracle), leader.leadership,
                KEPT_NANOS);
    }

    private void pass(long nanos) {
        for (long rest = nanos; rest > 0; rest -= TICK_NANOS) {
            leader.world.advance(TICK_NANOS);
            leader.world.settle(1);
            leader.applyAll();
        }
    }

    private int outcomes() {
        int count = 0;
        Cursor cursor = leader.store.localCursor(TestLeader.SHARD, LocalState.OUTCOMES);
        while (cursor.next() == Cursor.Step.ROW) {
            count++;
        }
        return count;
    }

    @Test
    void anOutcomeStaysAsLongAsWasPromisedAndThenGoes() {
        leader.ask(commit(7, 1, ++oracle, oracle, "k"));
        leader.applyAll();
        long first = oracle;
        pass(KEPT_NANOS);
        assertEquals("committed", text(leader.ask(token(7, first))));
        pass(3 * TICK_NANOS);
        assertEquals(0, outcomes());
        assertEquals("unknown", text(leader.ask(token(7, first))));
        assertEquals("value of 7", leader.value("k"), "what was committed stays");
    }

    @Test
    void abortedOutcomesGoToo() {
        long first = ++oracle;
        leader.ask(token(7, first));
        leader.applyAll();
        pass(KEPT_NANOS + 3 * TICK_NANOS);
        assertEquals("unknown", text(leader.ask(token(7, first))));
        assertEquals("UNKNOWN_OUTCOME", text(leader.ask(commit(7, 1, first, 1L << 40, "k"))));
    }

    @Test
    void thousandsGoInPagesAndYoungOnesStay() {
        for (int number = 0; number < 2_500; number++) {
            leader.ask(commit(number, 1, ++oracle, oracle, "k" + number));
        }
        leader.applyAll();
        long lastOld = oracle;
        pass(KEPT_NANOS / 2);
        leader.ask(commit(5_000, 1, ++oracle, oracle, "young"));
        leader.applyAll();
        assertEquals(2_501, outcomes());
        pass(KEPT_NANOS / 2 + 4 * TICK_NANOS);
        assertEquals(1, outcomes());
        assertEquals(lastOld, leader.leadership.outcomes().collectedUpTo());
    }

    @Test
    void theNextLeaderRemembersUpToWhere() {
        long first = ++oracle;
        leader.ask(commit(7, 1, first, first, "k"));
        leader.applyAll();
        pass(KEPT_NANOS + 3 * TICK_NANOS);
        collector.stop();
        leader.depose(0, ++oracle);
        assertEquals("unknown", text(leader.ask(token(7, first))));
    }

    @Test
    void aNewLeaderKeepsThemLongerAndNeverShorter() {
        long first = ++oracle;
        leader.ask(commit(7, 1, first, first, "k"));
        leader.applyAll();
        pass(KEPT_NANOS / 2);
        collector.stop();
        leader.depose(0, ++oracle);
        collector = collector();
        pass(KEPT_NANOS);
        assertEquals("committed", text(leader.ask(token(7, first))));
        pass(3 * TICK_NANOS);
        assertTrue(outcomes() == 0, "it goes in the end");
    }
}
