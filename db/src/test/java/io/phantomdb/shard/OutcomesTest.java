package io.phantomdb.shard;

import static io.phantomdb.shard.TestLeader.commit;
import static io.phantomdb.shard.TestLeader.fence;
import static io.phantomdb.shard.TestLeader.outcome;
import static io.phantomdb.shard.TestLeader.part;
import static io.phantomdb.shard.TestLeader.table;
import static io.phantomdb.shard.TestLeader.text;
import static io.phantomdb.shard.TestLeader.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.phantomdb.shard.proto.ShardResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a coordinator learns of its attempt, what copies of its pieces get, and when nobody can tell (rules 6, 7 and 11). */
final class OutcomesTest {
    private final TestLeader leader = new TestLeader();

    @Test
    void noIsSaidWithMarksAndAConfirmationAfterThem() {
        List<ShardResponse> lookUp = leader.ask(outcome(7, 1, 10, 10, "k"));
        assertEquals("waits", text(lookUp), "the term is not confirmed yet");
        leader.confirmAll();
        assertEquals("no", text(lookUp));
        assertEquals("TIMESTAMP_TOO_LOW", text(leader.ask(commit(7, 1, 10, 10, "k"))), "a late copy");
        List<ShardResponse> second = leader.ask(commit(7, 2, 10, 20, "k"));
        leader.applyAll();
        assertEquals("done", text(second));
    }

    @Test
    void whatIsInTheLogIsWaitedFor() {
        leader.ask(commit(7, 1, 10, 10, "k"));
        List<ShardResponse> lookUp = leader.ask(outcome(7, 1, 10, 10, "k"));
        leader.confirmAll();
        assertEquals("waits", text(lookUp));
        leader.applyAll();
        assertEquals("committed", text(lookUp));
    }

    @Test
    void aCopyOfWhatIsInTheLogIsNotRefusedByAFence() {
        var original = commit(7, 1, 10, 10, "k").addTables(table(100, 1));
        leader.ask(original.clone());
        leader.ask(fence(100, 2));
        List<ShardResponse> copy = leader.ask(original.clone());
        assertEquals("waits", text(copy));
        leader.applyAll();
        assertEquals("done", text(copy));
        assertEquals("done", text(leader.ask(original.clone())));
        assertEquals("STALE_DESCRIPTOR", text(leader.ask(commit(8, 1, 20, 20, "l").addTables(table(100, 1)))));
    }

    @Test
    void aCopyOfWhatIsInTheLogIsNotRefusedByAFullDisk() {
        leader.ask(commit(7, 1, 10, 10, "k"));
        leader.diskIsFull(true);
        List<ShardResponse> copy = leader.ask(commit(7, 1, 10, 10, "k"));
        assertEquals("waits", text(copy));
        leader.applyAll();
        assertEquals("done", text(copy));
    }

    @Test
    void aRefusalForWantOfRoomIsFinalToo() {
        leader.diskIsFull(true);
        assertEquals("DISK_FULL", text(leader.ask(commit(7, 1, 10, 10, "k"))));
        leader.diskIsFull(false);
        assertEquals("TIMESTAMP_TOO_LOW", text(leader.ask(commit(7, 1, 10, 10, "k"))), "a late copy");
    }

    @Test
    void aCopyOfTheLastPartIsNotRefusedByTheNextLeader() {
        leader.ask(part(7, 1, 100, 100, 0, false, "k"));
        List<ShardResponse> last = leader.ask(part(7, 1, 100, 100, 1, true, "l"));
        leader.depose(2, 200);
        assertEquals("UNKNOWN_OUTCOME", text(last));
        assertEquals("done", text(leader.ask(part(7, 1, 100, 100, 1, true, "l"))));
    }

    @Test
    void partsOfATermThatIsOverAreRefusedForGoodButNotTheNextAttempt() {
        leader.ask(part(7, 1, 100, 100, 0, false, "k"));
        leader.depose(1, 150);
        assertEquals("TIMESTAMP_TOO_LOW", text(leader.ask(part(7, 1, 100, 100, 1, true, "l"))));
        assertEquals("TIMESTAMP_TOO_LOW", text(leader.ask(commit(7, 1, 100, 100, "l"))));
        assertEquals("TIMESTAMP_TOO_LOW", text(leader.ask(part(7, 1, 100, 100, 0, false, "k"))), "a late copy");
        assertNull(leader.value("k"));
        leader.ask(part(7, 2, 100, 200, 0, false, "k"));
        List<ShardResponse> last = leader.ask(part(7, 2, 100, 200, 1, true, "l"));
        leader.applyAll();
        assertEquals("done", text(last));
        assertEquals("value of 7", leader.value("k"));
    }

    @Test
    void whatMayBeForgottenIsNeitherAcceptedNorDenied() {
        forget(10);
        assertEquals("UNKNOWN_OUTCOME", text(leader.ask(commit(7, 2, 10, 1_000, "k"))), "however late its own C");
        assertEquals("UNKNOWN_OUTCOME", text(leader.ask(part(7, 2, 10, 1_000, 0, false, "k"))));
        assertEquals("UNKNOWN_OUTCOME", text(leader.ask(part(7, 2, 10, 1_000, 1, true, "k"))));
        assertEquals("UNKNOWN_OUTCOME", text(leader.ask(outcome(7, 2, 10, 1_000, "k"))));
        assertEquals("unknown", text(leader.ask(token(7, 10))));
        assertEquals(0, leader.appended());
        assertEquals("waits", text(leader.ask(commit(8, 1, 11, 1_000, "k"))));
    }

    @Test
    void anOutcomeThatIsStillThereIsTold() {
        leader.ask(commit(7, 1, 10, 10, "k"));
        leader.applyAll();
        forget(10);
        assertEquals("committed", text(leader.ask(token(7, 10))));
        assertEquals("done", text(leader.ask(commit(7, 1, 10, 10, "k"))));
    }

    @Test
    void openPartsEndWhenTheirTransactionMayBeForgotten() {
        leader.ask(part(7, 1, 10, 10, 0, false, "k"));
        forget(10);
        assertEquals("UNKNOWN_OUTCOME", text(leader.ask(part(7, 1, 10, 10, 1, true, "l"))));
        leader.applyAll();
        assertNull(leader.value("k"));
        assertNull(leader.value("l"));
        assertEquals("unknown", text(leader.ask(token(7, 10))));
    }

    private void forget(long upTo) {
        leader.world.on(1, () -> leader.leadership.outcomes().forgetting(upTo));
    }
}
