package io.phantomdb.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Single machines, told by hand what happens: what no story of a whole group reaches easily. */
class RaftGroupTest {
    private static final Configuration THREE = new Configuration(List.of(1, 2, 3), List.of(), List.of());
    private static final Bytes X = Bytes.ofUtf8("x");

    private long sequence;

    private static RaftGroup group(RaftGroup.Recovered recovered) {
        return new RaftGroup(new RaftSettings(1, 100, 20, 7, 100, 2), () -> 0, recovered, 0);
    }

    private static Entry entry(long index, long term) {
        return new Entry(index, term, Entry.Kind.EFFECTS, X);
    }

    private List<String> step(RaftGroup group, Event event) {
        return stepAt(group, event, 0);
    }

    private List<String> stepAt(RaftGroup group, Event event, long now) {
        List<String> said = new ArrayList<>();
        for (RaftEffect effect : group.step(event, now)) {
            if (effect instanceof RaftEffect.Persist persist) {
                sequence = persist.sequence();
            }
            said.add(EffectText.of(effect));
        }
        return said;
    }

    private List<String> receive(RaftGroup group, Message message) {
        return step(group, new Event.Received(message));
    }

    private List<String> persisted(RaftGroup group) {
        return step(group, new Event.Persisted(sequence));
    }

    /** Replica 1 of three with one entry, leading term 1. */
    private RaftGroup leader() {
        RaftGroup group = group(RaftGroup.Recovered.fresh(THREE));
        stepAt(group, new Event.TimePassed(), 100);
        receive(group, new Message.VoteResponse(2, 1, true, true));
        persisted(group);
        receive(group, new Message.VoteResponse(2, 1, false, true));
        persisted(group);
        assertEquals(Role.LEADER, group.role());
        return group;
    }

    @Test
    void nothingIsCommittedOnTheWordOfATermThatMayBeForgotten() {
        RaftGroup group = group(new RaftGroup.Recovered(new HardState(1, 0), 0, 0, THREE, List.of(entry(1, 1)), 0));
        List<String> said = receive(group, new Message.Append(2, 5, 1, 1, List.of(), 1, 7));
        assertEquals(List.of("persist #1 term 5 vote 0", "FOLLOWER of term 5, leader 2"), said);
        assertEquals(List.of("to 2: accepted term 5 to 1 round 7", "commit [1.1 x]"), persisted(group));
    }

    /** It may lead the present term again: what it asked in an earlier one confirms nothing in this. */
    @Test
    void theRoundOfAnEarlierTermDoesNotComeBack() {
        RaftGroup group = group(new RaftGroup.Recovered(new HardState(1, 0), 0, 0, THREE, List.of(entry(1, 1)), 0));
        receive(group, new Message.Append(2, 5, 1, 1, List.of(), 1, 7));
        persisted(group);
        assertEquals(List.of("to 2: rejected term 5 at 1 hint 0.0"), receive(group, new Message.Append(2, 3, 1, 1, List
                .of(), 1, 40)));
        assertEquals(List.of("to 2: rejected term 5 at 2 hint 1.1 round 8"), receive(group, new Message.Append(2, 5, 2,
                5, List.of(), 1, 8)));
    }

    @Test
    void noSnapshotIsTakenOverInATermThatMayBeForgotten() {
        RaftGroup group = group(RaftGroup.Recovered.fresh(THREE));
        List<String> said = receive(group, new Message.Append(2, 5, 9, 4, List.of(), 9, 0));
        assertEquals(List.of("persist #1 term 5 vote 0", "FOLLOWER of term 5, leader 2"), said);
        assertFalse(group.acceptsSnapshot(9));
        assertEquals(List.of("to 2: rejected term 5 at 9 hint 0.0"), persisted(group));
        assertTrue(group.acceptsSnapshot(9));
        assertFalse(group.acceptsSnapshot(0));
    }

    @Test
    void aWriteUnderWayDoesNotVouchForWhatHasTakenItsPlace() {
        RaftGroup group = group(RaftGroup.Recovered.fresh(THREE));
        receive(group, new Message.Append(2, 1, 0, 0, List.of(entry(1, 1), entry(2, 1)), 0, 0));
        long first = sequence;
        receive(group, new Message.Append(3, 2, 1, 1, List.of(entry(2, 2)), 2, 0));
        assertEquals(List.of(), step(group, new Event.Persisted(first)));
        assertEquals(List.of("to 3: accepted term 2 to 2", "commit [1.1 x 2.2 x]"), persisted(group));
    }

    @Test
    void onlyWhatTheLeaderHasShownIsAcknowledged() {
        List<Entry> own = List.of(entry(1, 1), entry(2, 2), entry(3, 2));
        RaftGroup group = group(new RaftGroup.Recovered(new HardState(3, 0), 0, 0, THREE, own, 0));
        assertEquals(List.of("to 2: accepted term 3 to 1", "FOLLOWER of term 3, leader 2"), receive(group,
                new Message.Append(2, 3, 0, 0, List.of(entry(1, 1)), 0, 0)));
        assertEquals(List.of("to 2: accepted term 3 to 1"), receive(group, new Message.Append(2, 3, 1, 1, List.of(), 0,
                0)));
        assertEquals(3, group.lastIndex());
    }

    @Test
    void aLongerLogOfAnEarlierTermGetsNoVote() {
        List<Entry> own = List.of(entry(1, 1), entry(2, 3));
        RaftGroup group = group(new RaftGroup.Recovered(new HardState(3, 0), 0, 0, THREE, own, 0));
        assertEquals(List.of("to 2: pre-vote denied term 3"), receive(group, new Message.VoteRequest(2, 4, true, 9, 2,
                false)));
        assertEquals(List.of("to 3: pre-vote granted term 4"), receive(group, new Message.VoteRequest(3, 4, true, 2, 3,
                false)));
        receive(group, new Message.VoteRequest(2, 4, false, 9, 2, false));
        assertEquals(List.of("to 2: vote denied term 4"), persisted(group));
        receive(group, new Message.VoteRequest(3, 4, false, 2, 3, false));
        assertEquals(List.of("to 3: vote granted term 4"), persisted(group));
    }

    @Test
    void aConfigurationGoesWithItsEntry() {
        RaftGroup group = group(RaftGroup.Recovered.fresh(THREE));
        Configuration joint = new Configuration(List.of(1, 2, 4), List.of(1, 2, 3), List.of(5));
        Entry change = new Entry(2, 1, Entry.Kind.CONFIGURATION, joint.encode());
        receive(group, new Message.Append(2, 1, 0, 0, List.of(entry(1, 1), change), 1, 0));
        assertEquals(joint, group.configuration());
        assertEquals(THREE, group.configurationAt(1));
        assertEquals(joint, group.configurationAt(2));
        receive(group, new Message.Append(3, 2, 1, 1, List.of(entry(2, 2)), 1, 0));
        assertEquals(THREE, group.configuration());
    }

    @Test
    void aConfigurationIsFoundAgainAtTheStart() {
        Configuration joint = new Configuration(List.of(1, 2, 4), List.of(1, 2, 3), List.of(5));
        Entry change = new Entry(2, 1, Entry.Kind.CONFIGURATION, joint.encode());
        RaftGroup group = group(new RaftGroup.Recovered(new HardState(1, 0), 0, 0, THREE, List.of(entry(1, 1), change),
                2));
        assertEquals(joint, group.configuration());
        step(group, new Event.Compact(2));
        assertEquals(joint, group.configuration());
        assertEquals(2, group.compactedIndex());
    }

    @Test
    void whoHearsALeaderAnswersNoCandidateUnlessTheLeaderWishesIt() {
        RaftGroup group = group(RaftGroup.Recovered.fresh(THREE));
        receive(group, new Message.Append(2, 1, 0, 0, List.of(), 0, 0));
        persisted(group);
        assertEquals(List.of(), receive(group, new Message.VoteRequest(3, 9, true, 5, 5, false)));
        assertEquals(List.of(), receive(group, new Message.VoteRequest(3, 9, false, 5, 5, false)));
        assertEquals(1, group.term());
        assertEquals(List.of("persist #2 term 9 vote 3", "FOLLOWER of term 9, leader 0"), receive(group,
                new Message.VoteRequest(3, 9, false, 5, 5, true)));
        assertEquals(List.of("to 3: vote granted term 9"), persisted(group));
    }

    @Test
    void answersOfStrangersAreNotCounted() {
        RaftGroup group = leader();
        assertEquals(List.of(), receive(group, new Message.AppendAccepted(9, 1, 1, 0)));
        assertEquals(List.of(), receive(group, new Message.AppendRejected(9, 7, 1, 0, 0, 0)));
        assertEquals(List.of(), receive(group, new Message.VoteResponse(9, 7, false, false)));
        assertEquals(Role.LEADER, group.role());
        assertEquals(0, group.commitIndex());
    }

    @Test
    void aSlowFollowerHoldsLittleMemory() {
        RaftGroup group = leader();
        receive(group, new Message.AppendAccepted(2, 1, 1, 0));
        int sent = 0;
        for (int count = 0; count < 20; count++) {
            sent += (int) step(group, new Event.Propose(List.of(X))).stream().filter(said -> said.startsWith("to 2"))
                    .count();
        }
        assertEquals(2, sent);
        List<String> next = receive(group, new Message.AppendAccepted(2, 1, 2, 0));
        assertEquals("to 2: append term 1 after 3.1 [4.1 x 5.1 x 6.1 x 7.1 x] commit 1", next.getFirst());
    }

    @Test
    void theEchoOfASettledRejectionDoesNothing() {
        RaftGroup group = leader();
        receive(group, new Message.AppendAccepted(2, 1, 1, 0));
        step(group, new Event.Propose(List.of(X)));
        assertEquals(List.of(), receive(group, new Message.AppendRejected(2, 1, 0, 0, 0, 0)));
        assertEquals(List.of(), receive(group, new Message.AppendRejected(2, 1, 1, 0, 0, 0)));
        assertEquals(1, group.matchIndexes().get(2));
    }

    @Test
    void aVoteIsRememberedAcrossARestart() {
        RaftGroup group = group(new RaftGroup.Recovered(new HardState(4, 2), 0, 0, THREE, List.of(), 0));
        assertEquals(List.of("to 3: vote denied term 4"), receive(group, new Message.VoteRequest(3, 4, false, 9, 4,
                false)));
        assertEquals(List.of("to 2: vote granted term 4"), receive(group, new Message.VoteRequest(2, 4, false, 9, 4,
                false)));
    }

    @Test
    void aBatchTornBeforeItsHardStateIsNoReasonToStayAway() {
        RaftGroup group = group(new RaftGroup.Recovered(new HardState(1, 2), 0, 0, THREE, List.of(entry(1, 3)), 0));
        assertEquals(3, group.term());
        assertEquals(List.of("persist #1 term 3 vote 0"), step(group, new Event.TimePassed()));
    }

    @Test
    void aStateOfATermThatWasForgottenIsRefused() {
        LogMark beginning = new LogMark(0, 0, THREE);
        LogMark applied = new LogMark(7, 3, THREE);
        assertThrows(Check.Broken.class, () -> RaftGroup.Recovered.reconciled(new HardState(2, 1), beginning, List.of(),
                applied));
    }

    @Test
    void aLogThatLeadsUpToTheStateIsKept() {
        LogMark beginning = new LogMark(0, 0, THREE);
        List<Entry> entries = List.of(entry(1, 1), entry(2, 2), entry(3, 2));
        HardState hardState = new HardState(2, 1);
        RaftGroup.Recovered agreeing = RaftGroup.Recovered.reconciled(hardState, beginning, entries, new LogMark(2, 2,
                THREE));
        assertEquals(entries, agreeing.entries());
        assertEquals(0, agreeing.voidFrom());
        RaftGroup.Recovered conflicting = RaftGroup.Recovered.reconciled(hardState, beginning, entries, new LogMark(2,
                1, THREE));
        assertEquals(List.of(), conflicting.entries());
        assertEquals(2, conflicting.compactedIndex());
        assertEquals(1, conflicting.voidFrom());
    }

    @Test
    void aGroupOfOneCommitsWhatIsDurable() {
        RaftGroup group = group(RaftGroup.Recovered.fresh(new Configuration(List.of(1), List.of(), List.of(2))));
        stepAt(group, new Event.TimePassed(), 100);
        persisted(group);
        assertEquals(Role.LEADER, group.role());
        assertEquals(0, group.commitIndex());
        step(group, new Event.ConfirmLeadership(1));
        assertEquals(List.of("commit [1.1 start]"), persisted(group).stream().filter(said -> said.startsWith("commit"))
                .toList());
        assertTrue(step(group, new Event.ConfirmLeadership(2)).contains("read 2 at 1"));
        assertFalse(step(group, new Event.Propose(List.of(X))).stream().anyMatch(said -> said.startsWith("commit")));
        assertEquals(List.of("commit [2.1 x]"), persisted(group));
    }

    @Test
    void aLearnerNeverCampaigns() {
        RaftGroup group = group(RaftGroup.Recovered.fresh(new Configuration(List.of(2, 3), List.of(), List.of(1))));
        assertEquals(Long.MAX_VALUE, group.nextDeadlineNanos());
        assertEquals(List.of(), stepAt(group, new Event.TimePassed(), 1_000_000));
    }
}
