package io.phantomdb.raft;

import io.phantomdb.base.Probe;

/** Rare branches of consensus. */
public enum RaftProbe implements Probe {
    CONFLICT_CUT_OFF("entries gave way to what a leader has in their place"),
    CUT_OFF_WHILE_UNDER_WAY("entries were cut off while the disk was still writing them"),
    EARLIER_TERM_NOT_COUNTED("a quorum had an entry of an earlier term, and that did not commit it (figure 8)"),
    APPEND_OF_AN_EARLIER_TERM("an append of a leader whose term is over was refused"),
    LOG_DOES_NOT_REACH("an append was refused because the entry before it is not here"),
    APPEND_BELOW_THE_LOG("an append began before what the log still holds"),
    APPEND_AGAIN("an append brought only entries that are here already"),
    QUORUM_NOT_HEARD("a leader that a quorum did not answer stepped down"),
    LEADER_SUPERSEDED("a leader learnt of a later term"),
    READ_WAITS_FOR_TERM_START("a read waited for the first commit of its leader's term"),
    ROUND_ASKED_OF_OTHERS("a follower let a round wait, and others were asked"),
    READS_REFUSED_WITH_THE_TERM("reads were under way when the leader's term ended"),
    CANDIDATE_IGNORED("a candidate was ignored because a leader is alive"),
    CANDIDATE_BEHIND("a candidate was refused because its log is behind"),
    VOTE_GIVEN_ALREADY("a candidate was refused because the vote of the term is another's"),
    ELECTION_WITHOUT_WINNER("a candidate ran out of time"),
    STALE_ANSWER_WITHHELD("what waited for the disk was not said, because its term was over by then"),
    SNAPSHOT_NEEDED("a follower needed entries that are compacted"),
    SNAPSHOT_FAILED("a snapshot did not arrive"),
    SNAPSHOT_REPLACES_LOG("a snapshot took the place of entries that do not lead up to it"),
    SNAPSHOT_BEFORE_ITS_END("a snapshot was put under a log that has entries after it"),
    SNAPSHOT_OVERTAKEN("a snapshot was put in place when its follower was as far already"),
    STATE_AHEAD_OF_LOG("a replica began with a state that its log does not lead up to"),
    ENTRY_AHEAD_OF_TERM("a replica began with entries of a later term than its hard state's"),
    COMMIT_WAITS_FOR_DISK("a follower knew of a commit before its own disk had it"),
    REJECTION_ECHO("a leader heard a refusal of what had been settled since"),
    LEADERSHIP_HANDED_OVER("a follower was asked to campaign at once"),
    HAND_OVER_GIVEN_UP("a successor did not catch up in time"),
    PROPOSAL_REFUSED_IN_HAND_OVER("a proposal was refused because the leadership is being handed over");

    private final String meaning;

    RaftProbe(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String area() {
        return "raft";
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
