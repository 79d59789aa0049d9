package io.phantomdb.raft;

import java.util.TreeSet;

/**
 * Elections of one replica (Raft §5.2, §5.4.1; pre-vote: thesis §9.6). A vote, one's own too, counts once it is durable.
 * Whoever hears from a living leader answers no candidate, so that a replica that was away, or was removed, disturbs nobody.
 */
final class Election {
    private final RaftGroup group;
    private final TreeSet<Integer> granted = new TreeSet<>();
    private boolean isTransfer;
    private boolean hasAsked;

    Election(RaftGroup group) {
        this.group = group;
    }

    private int self() {
        return group.settings().self();
    }

    /** Asks, without touching the term, whether an election could be won. */
    void beginPreVote() {
        group.standing().preCampaign();
        granted.clear();
        granted.add(self());
        if (hasWon()) {
            campaign(false);
        } else {
            ask(new Message.VoteRequest(self(), group.term() + 1, true, group.log().lastIndex(), group.log().lastTerm(),
                    false));
        }
    }

    void campaign(boolean isTransferred) {
        group.standing().campaign();
        group.standing().drawElectionDeadline(group.nowNanos());
        granted.clear();
        isTransfer = isTransferred;
        hasAsked = false;
    }

    /**
     * Something became durable: the own vote, perhaps, and with it the log that the request speaks of. Nobody is asked
     * before, or after a crash the same term could be campaigned in again, with a shorter log than its voters were shown.
     */
    void persisted() {
        if (group.role() == Role.CANDIDATE && !hasAsked && group.durability().isHardStateDurable()) {
            hasAsked = true;
            granted.add(self());
            if (hasWon()) {
                group.becomeLeader();
            } else {
                ask(new Message.VoteRequest(self(), group.term(), false, group.log().lastIndex(), group.log()
                        .lastTerm(), isTransfer));
            }
        }
    }

    private void ask(Message.VoteRequest request) {
        Configuration configuration = group.configuration();
        for (int member : configuration.members()) {
            if (member != self() && configuration.isVoter(member)) {
                group.send(member, request);
            }
        }
    }

    void asked(Message.VoteRequest request) {
        if (request.term() < group.term()) {
            answer(request, group.term(), false);
        } else if (!group.standing().isLeaderAlive(group.nowNanos()) || request.isTransfer()) {
            boolean isUpToDate = isUpToDate(request);
            if (!isUpToDate) {
                group.probes().reached(RaftProbe.CANDIDATE_BEHIND);
            }
            if (request.preVote()) {
                boolean grants = isUpToDate && request.term() > group.term();
                answer(request, grants ? request.term() : group.term(), grants);
            } else {
                vote(request, isUpToDate);
            }
        } else {
            group.probes().reached(RaftProbe.CANDIDATE_IGNORED);
        }
    }

    /** The longer log is the one with the later last term, or with more entries if the terms are the same (§5.4.1). */
    private boolean isUpToDate(Message.VoteRequest request) {
        RaftLog log = group.log();
        return request.lastTerm() > log.lastTerm()
                || request.lastTerm() == log.lastTerm() && request.lastIndex() >= log.lastIndex();
    }

    private void vote(Message.VoteRequest request, boolean isUpToDate) {
        if (request.term() > group.term()) {
            group.becomeFollower(request.term(), 0);
        }
        Standing standing = group.standing();
        boolean isFree = standing.vote() == 0 && standing.leader() == 0 || standing.vote() == request.from();
        boolean grants = isFree && isUpToDate;
        if (isUpToDate && !isFree) {
            group.probes().reached(RaftProbe.VOTE_GIVEN_ALREADY);
        }
        if (grants && standing.vote() == 0) {
            group.becomeFollower(group.term(), 0);
            standing.voteFor(request.from());
            standing.drawElectionDeadline(group.nowNanos());
        }
        answer(request, group.term(), grants);
    }

    private void answer(Message.VoteRequest request, long term, boolean grants) {
        group.sendWhenTermDurable(request.from(), new Message.VoteResponse(self(), term, request.preVote(), grants));
    }

    void answered(Message.VoteResponse response) {
        if (response.granted()) {
            Role asks = response.preVote() ? Role.PRE_CANDIDATE : Role.CANDIDATE;
            long asked = response.preVote() ? group.term() + 1 : group.term();
            if (group.role() == asks && response.term() == asked) {
                count(response.from());
            }
        } else if (response.term() > group.term()) {
            group.becomeFollower(response.term(), 0);
        }
    }

    private void count(int voter) {
        granted.add(voter);
        if (!hasWon()) {
            return;
        }
        if (group.role() == Role.PRE_CANDIDATE) {
            campaign(false);
        } else {
            group.becomeLeader();
        }
    }

    private boolean hasWon() {
        return new Quorum(group.configuration()).agreed(voter -> granted.contains(voter) ? 1 : 0) == 1;
    }
}
