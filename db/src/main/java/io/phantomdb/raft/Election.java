package io.phantomdb.raft;

import java.util.TreeSet;

/**
 * Elections of one replica (Raft §5.2, §5.4.1; pre-vote: thesis §9.6). A vote, one's own too, counts once it is durable.
 * Whoever hears from a living leader answers no candidate, so that a replica that was away disturbs nobody.
 */
final class Election {
    private final RaftGroup group;
    private final TreeSet<Integer> granted = new TreeSet<>();
    private boolean ownVoteCounts;

    Election(RaftGroup group) {
        this.group = group;
    }

    private int self() {
        return group.settings().self();
    }

    void beginPreVote() {
        group.becomePreCandidate();
        granted.clear();
        granted.add(self());
        if (hasWon()) {
            campaign(false);
            return;
        }
        ask(new Message.VoteRequest(self(), group.term() + 1, true, group.log().lastIndex(), group.log().lastTerm(),
                false));
    }

    void campaign(boolean isTransfer) {
        group.becomeCandidate();
        granted.clear();
        ownVoteCounts = false;
        Message.VoteRequest request = new Message.VoteRequest(self(), group.term(), false, group.log().lastIndex(),
                group
                        .log().lastTerm(),
                isTransfer);
        for (int member : group.configuration().members()) {
            if (member != self() && group.configuration().isVoter(member)) {
                group.durability().sendWhenDurable(new RaftEffect.Send(member, request));
            }
        }
    }

    private void ask(Message.VoteRequest request) {
        for (int member : group.configuration().members()) {
            if (member != self() && group.configuration().isVoter(member)) {
                group.send(member, request);
            }
        }
    }

    /** Something became durable: the own vote, perhaps. */
    void persisted() {
        if (group.role() == Role.CANDIDATE && !ownVoteCounts && group.durability().isSettled()) {
            ownVoteCounts = true;
            granted.add(self());
            winIfEnough();
        }
    }

    void asked(Message.VoteRequest request) {
        if (request.term() < group.term()) {
            answer(request, group.term(), false);
            return;
        }
        if (group.isLeaderAlive() && !request.isTransfer()) {
            return;
        }
        boolean isUpToDate = request.lastTerm() > group.log().lastTerm()
                || request.lastTerm() == group.log().lastTerm() && request.lastIndex() >= group.log().lastIndex();
        if (request.preVote()) {
            boolean grants = isUpToDate && request.term() > group.term();
            answer(request, grants ? request.term() : group.term(), grants);
            return;
        }
        vote(request, isUpToDate);
    }

    private void vote(Message.VoteRequest request, boolean isUpToDate) {
        if (request.term() > group.term()) {
            group.becomeFollower(request.term(), 0);
        }
        boolean isFree = group.vote() == 0 || group.vote() == request.from();
        boolean grants = isFree && isUpToDate && group.role() != Role.LEADER && group.leader() == 0;
        if (grants) {
            if (group.vote() == 0) {
                group.becomeFollower(group.term(), 0);
                group.voteFor(request.from());
            }
            group.drawElectionDeadline();
        }
        group.durability().sendWhenDurable(new RaftEffect.Send(request.from(), new Message.VoteResponse(self(), group
                .term(), false, grants)));
    }

    private void answer(Message.VoteRequest request, long term, boolean grants) {
        group.send(request.from(), new Message.VoteResponse(self(), term, request.preVote(), grants));
    }

    void answered(Message.VoteResponse response) {
        if (!response.granted()) {
            if (response.term() > group.term()) {
                group.becomeFollower(response.term(), 0);
            }
            return;
        }
        boolean isForPreVote = group.role() == Role.PRE_CANDIDATE && response.preVote() && response.term() == group
                .term() + 1;
        boolean isForVote = group.role() == Role.CANDIDATE && !response.preVote() && response.term() == group.term();
        if (isForPreVote || isForVote) {
            granted.add(response.from());
            winIfEnough();
        }
    }

    private boolean hasWon() {
        return group.configuration().hasQuorum(granted::contains);
    }

    private void winIfEnough() {
        if (!hasWon()) {
            return;
        }
        if (group.role() == Role.PRE_CANDIDATE) {
            campaign(false);
        } else if (ownVoteCounts) {
            group.becomeLeader();
        }
    }
}
