package io.phantomdb.raft;

import io.phantomdb.base.Check;
import io.phantomdb.log.record.HardState;
import java.util.function.LongSupplier;

/** Where a replica stands: its term, its vote in it, its role, the leader it knows of, and how long it waits for one. */
final class Standing {
    /** Whoever has heard of no leader since its start asks for an election so many times sooner. */
    private static final int SEARCHING_DIVISOR = 4;

    private final RaftSettings settings;
    private final LongSupplier random;
    private final Durability durability;
    private long term;
    private int vote;
    private Role role = Role.FOLLOWER;
    private int leader;
    private boolean hasKnownLeader;
    private long electionDeadlineNanos;
    private long leaderHeardNanos;

    Standing(RaftSettings settings, LongSupplier random, Durability durability, HardState begins) {
        this.settings = settings;
        this.random = random;
        this.durability = durability;
        this.term = begins.term();
        this.vote = begins.vote();
    }

    long term() {
        return term;
    }

    int vote() {
        return vote;
    }

    Role role() {
        return role;
    }

    int leader() {
        return leader;
    }

    long electionDeadlineNanos() {
        return electionDeadlineNanos;
    }

    boolean isLeaderAlive(long nowNanos) {
        return role == Role.LEADER || leader != 0 && nowNanos - leaderHeardNanos < settings.electionNanos();
    }

    void leaderHeard(long nowNanos) {
        leaderHeardNanos = nowNanos;
        drawElectionDeadline(nowNanos);
    }

    /** Drawn anew each time, so that two who campaign against each other do not go on doing so (§5.2). */
    void drawElectionDeadline(long nowNanos) {
        long jitter = Math.floorMod(random.getAsLong(), settings.electionNanos());
        electionDeadlineNanos = nowNanos + settings.electionNanos() + jitter;
    }

    /**
     * When to ask for votes beforehand, which disturbs nobody. Since its start this replica may have heard of no leader:
     * most likely all have just started, and it need not wait for the timeout of one that was alive.
     */
    void drawPreVoteDeadline(long nowNanos) {
        drawElectionDeadline(nowNanos);
        if (!hasKnownLeader) {
            electionDeadlineNanos = nowNanos + (electionDeadlineNanos - nowNanos) / SEARCHING_DIVISOR;
        }
    }

    /** A later term forgets the vote; the leader is 0 if it is not known. */
    void follow(long newTerm, int newLeader) {
        Check.that(newTerm >= term, "terms never fall");
        if (newTerm > term) {
            term = newTerm;
            vote = 0;
            durability.hardState(new HardState(term, vote));
        }
        role = Role.FOLLOWER;
        leader = newLeader;
        hasKnownLeader |= newLeader != 0;
    }

    void voteFor(int candidate) {
        Check.that(vote == 0 || vote == candidate, "two votes in one term");
        vote = candidate;
        durability.hardState(new HardState(term, vote));
    }

    void preCampaign() {
        role = Role.PRE_CANDIDATE;
        leader = 0;
    }

    void campaign() {
        role = Role.CANDIDATE;
        leader = 0;
        term++;
        vote = 0;
        voteFor(settings.self());
    }

    void lead() {
        Check.that(role == Role.CANDIDATE, "only a candidate becomes leader");
        role = Role.LEADER;
        leader = settings.self();
        hasKnownLeader = true;
    }
}
