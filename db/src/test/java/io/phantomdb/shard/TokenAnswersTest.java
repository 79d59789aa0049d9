package io.phantomdb.shard;

import static io.phantomdb.shard.TestLeader.commit;
import static io.phantomdb.shard.TestLeader.outcome;
import static io.phantomdb.shard.TestLeader.part;
import static io.phantomdb.shard.TestLeader.text;
import static io.phantomdb.shard.TestLeader.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.phantomdb.shard.proto.ShardResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever asks with a commit token decides what is undecided, and never hears what is not so for ever (rule 7). */
final class TokenAnswersTest {
    private final TestLeader leader = new TestLeader();

    @Test
    void whatNobodyHeardOfIsAbortedAndSaidSoOnlyOnceThatIsApplied() {
        List<ShardResponse> asked = leader.ask(token(7, 10));
        assertEquals("waits", text(asked));
        assertEquals(1, leader.appended());
        leader.applyAll();
        assertEquals("aborted", text(asked));
        assertEquals("aborted", text(leader.ask(token(7, 10))));
        assertEquals(0, leader.appended(), "it is decided once");
    }

    @Test
    void whatIsCommittedStaysCommitted() {
        leader.ask(commit(7, 1, 10, 10, "k"));
        leader.applyAll();
        assertEquals("committed", text(leader.ask(token(7, 10))));
        assertEquals(0, leader.appended());
    }

    @Test
    void aCommitInTheLogIsWaitedFor() {
        List<ShardResponse> commit = leader.ask(commit(7, 1, 10, 10, "k"));
        List<ShardResponse> asked = leader.ask(token(7, 10));
        assertEquals("waits", text(asked));
        assertEquals(1, leader.appended(), "nothing but the commit");
        leader.applyAll();
        assertEquals("done", text(commit));
        assertEquals("committed", text(asked));
    }

    @Test
    void partsAreWaitedForAndNotGivenUp() {
        leader.ask(part(7, 1, 10, 10, 0, false, "k"));
        leader.applyAll();
        List<ShardResponse> asked = leader.ask(token(7, 10));
        assertEquals("waits", text(asked));
        assertEquals(0, leader.appended());
        assertEquals("waits", text(leader.ask(part(7, 1, 10, 10, 1, true, "l"))));
        leader.applyAll();
        assertEquals("committed", text(asked));
        assertEquals("value of 7", leader.value("l"));
    }

    @Test
    void partsThatAreVoidLeaveNothingSoItIsAborted() {
        leader.ask(part(7, 1, 10, 10, 0, false, "k"));
        List<ShardResponse> asked = leader.ask(token(7, 10));
        leader.world.on(1, () -> leader.leadership.commits().voidPartsOf(LockOwner.of(TestLeader.txn(7)).txn()));
        leader.applyAll();
        assertEquals("aborted", text(asked));
        assertNull(leader.value("k"));
    }

    @Test
    void aCommitWaitsForAbortedAndIsRefusedByIt() {
        List<ShardResponse> asked = leader.ask(token(7, 10));
        List<ShardResponse> commit = leader.ask(commit(7, 1, 10, 10, "k"));
        assertEquals("waits", text(commit));
        assertEquals(1, leader.appended(), "nothing but ABORTED");
        leader.applyAll();
        assertEquals("aborted", text(asked));
        assertEquals("ABORTED", text(commit));
        assertNull(leader.value("k"));
    }

    @Test
    void noLaterAttemptAndNoPartIsAccepted() {
        leader.ask(token(7, 10));
        leader.applyAll();
        assertEquals("ABORTED", text(leader.ask(commit(7, 2, 10, 20, "k"))));
        assertEquals("ABORTED", text(leader.ask(part(7, 3, 10, 30, 0, false, "k"))));
        assertEquals("ABORTED", text(leader.ask(part(7, 3, 10, 30, 1, true, "l"))));
        assertEquals(0, leader.appended());
    }

    @Test
    void theCoordinatorHearsNo() {
        leader.ask(token(7, 10));
        List<ShardResponse> lookUp = leader.ask(outcome(7, 1, 10, 10, "k"));
        assertEquals("waits", text(lookUp));
        leader.applyAll();
        assertEquals("no", text(lookUp));
    }

    @Test
    void abortedThatGotLostWasNeverSaid() {
        List<ShardResponse> asked = leader.ask(token(7, 100));
        leader.depose(0, 50);
        assertEquals("NOT_LEADER", text(asked));
        List<ShardResponse> commit = leader.ask(commit(7, 1, 100, 100, "k"));
        leader.applyAll();
        assertEquals("done", text(commit));
        assertEquals("committed", text(leader.ask(token(7, 100))));
    }

    @Test
    void abortedThatIsInheritedHolds() {
        List<ShardResponse> asked = leader.ask(token(7, 100));
        List<ShardResponse> commit = leader.ask(commit(7, 1, 100, 100, "k"));
        leader.depose(1, 50);
        assertEquals("NOT_LEADER", text(asked));
        assertEquals("UNKNOWN_OUTCOME", text(commit), "it waited in a term that is over");
        assertEquals("ABORTED", text(leader.ask(commit(7, 1, 100, 100, "k"))));
        assertEquals("aborted", text(leader.ask(token(7, 100))));
    }

    @Test
    void manyWhoAskAtOnceAllHearTheSame() {
        List<ShardResponse> first = leader.ask(token(7, 10));
        List<ShardResponse> second = leader.ask(token(7, 10));
        assertEquals(1, leader.appended());
        leader.applyAll();
        assertEquals("aborted", text(first));
        assertEquals("aborted", text(second));
    }

    @Test
    void onlyTheShardOfTheAnchorAnswers() {
        var elsewhere = token(7, 10);
        elsewhere.getTokenBuilder().setAnchor(TestLeader.key("A"));
        assertEquals("WRONG_SHARD", text(leader.ask(elsewhere)));
        assertEquals(0, leader.appended());
    }
}
