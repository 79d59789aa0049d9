package io.phantomdb.raft;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Probes;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * One replica of a group as a value machine: {@code (state, event) → ordered effects} (Ongaro, "Consensus: Bridging Theory
 * and Practice", 2014). No clock, no disk, no network: time is an argument, persisting is an event. Used by one thread.
 */
public final class RaftGroup {
    /**
     * What a replica remembers at its start: the log follows {@code compactedIndex} without a gap and leads up to what is
     * applied. {@code voidFrom} is where the journal still holds entries that are void, 0 = nowhere.
     */
    public record Recovered(HardState hardState, long compactedIndex, long compactedTerm, Configuration configuration,
            List<Entry> entries, long appliedIndex, long voidFrom) {
        public Recovered {
            entries = List.copyOf(entries);
            Check.that(appliedIndex >= compactedIndex && appliedIndex <= compactedIndex + entries.size(),
                    "the log does not lead up to what is applied");
        }

        public Recovered(HardState hardState, long compactedIndex, long compactedTerm, Configuration configuration,
                List<Entry> entries, long appliedIndex) {
            this(hardState, compactedIndex, compactedTerm, configuration, entries, appliedIndex, 0);
        }

        public static Recovered fresh(Configuration configuration) {
            return new Recovered(HardState.NONE, 0, 0, configuration, List.of(), 0);
        }

        /**
         * From the journal's memory and the store's. If the log does not lead up to what is applied, the node stopped
         * between taking over a snapshot and noting so in the journal, or applied as a leader what a majority had made
         * durable before its own disk: then the store's word counts, all of the log is void, and the first step notes it.
         */
        public static Recovered reconciled(HardState hardState, LogMark logged, List<Entry> entries, LogMark applied) {
            Check.that(applied.index() >= logged.index(), "the log begins after what is applied");
            Check.that(applied.term() <= hardState.term(), "something of a later term than the durable one is applied");
            int ahead = (int) Math.min(applied.index() - logged.index(), entries.size() + 1L);
            long termThere = ahead == 0 ? logged.term() : ahead <= entries.size() ? entries.get(ahead - 1).term() : -1;
            return termThere == applied.term()
                    ? new Recovered(hardState, logged.index(), logged.term(), logged.configuration(), entries, applied
                            .index())
                    : new Recovered(hardState, applied.index(), applied.term(), applied.configuration(), List.of(),
                            applied.index(), logged.index() + 1);
        }
    }

    private final RaftSettings settings;
    private final Probes probes;
    private final RaftLog log;
    private final Durability durability;
    private final Members members;
    private final Standing standing;
    private final Election election;
    private final Follower follower;
    /** Null unless this replica leads. */
    private Replication replication;
    private long commitIndex;
    private long toldIndex;
    private long nowNanos;
    private boolean isMarkDue;
    private RaftEffect.RoleChanged told;
    private List<RaftEffect> effects = new ArrayList<>();

    /**
     * Goes on from what was remembered; the first step may have effects from before it. Entries may be of a later term than
     * the hard state if a batch was torn between the two: nothing was ever said in that term, so there was no vote in it.
     */
    public RaftGroup(RaftSettings settings, LongSupplier random, Recovered recovered, long nowNanos) {
        this(settings, random, recovered, nowNanos, Probes.NONE);
    }

    /** The same, and tells which rare branches it takes. */
    public RaftGroup(RaftSettings settings, LongSupplier random, Recovered recovered, long nowNanos, Probes probes) {
        this.settings = settings;
        this.probes = probes;
        this.nowNanos = nowNanos;
        this.log = new RaftLog(recovered.compactedIndex, recovered.compactedTerm, recovered.entries);
        HardState known = recovered.hardState;
        HardState begins = log.lastTerm() > known.term() ? new HardState(log.lastTerm(), 0) : known;
        this.durability = new Durability(begins.term(), log.lastIndex(), probes);
        this.members = new Members(recovered.compactedIndex, recovered.configuration);
        members.appended(recovered.entries);
        this.standing = new Standing(settings, random, durability, begins);
        this.election = new Election(this);
        this.follower = new Follower(this);
        this.commitIndex = recovered.appliedIndex;
        this.toldIndex = recovered.appliedIndex;
        this.told = new RaftEffect.RoleChanged(Role.FOLLOWER, begins.term(), 0);
        if (!begins.equals(known)) {
            durability.hardState(begins);
            probes.reached(RaftProbe.ENTRY_AHEAD_OF_TERM);
        }
        if (recovered.voidFrom != 0) {
            probes.reached(RaftProbe.STATE_AHEAD_OF_LOG);
            durability.truncateFrom(recovered.voidFrom);
            durability.covered(recovered.compactedIndex);
            isMarkDue = true;
        }
        standing.drawPreVoteDeadline(nowNanos);
    }

    public Role role() {
        return standing.role();
    }

    public long term() {
        return standing.term();
    }

    /** 0 if none is known. */
    public int leader() {
        return standing.leader();
    }

    public long lastIndex() {
        return log.lastIndex();
    }

    /** Known to be committed here; {@link RaftEffect.Commit} follows when what it depends on is durable. */
    public long commitIndex() {
        return commitIndex;
    }

    public long compactedIndex() {
        return log.compactedIndex();
    }

    /** The term of an entry since the last compaction, or of the last compacted one. */
    public long termAt(long index) {
        return log.termAt(index);
    }

    public Configuration configuration() {
        return members.current();
    }

    /** The configuration as of that index, which is not below the compacted one. */
    public Configuration configurationAt(long index) {
        return members.at(index);
    }

    /** When {@link Event.TimePassed} is due; {@code Long.MAX_VALUE} = never. */
    public long nextDeadlineNanos() {
        if (isLeader()) {
            return replication.nextDeadlineNanos();
        }
        return isVoter() ? standing.electionDeadlineNanos() : Long.MAX_VALUE;
    }

    /** Follower number → the index up to which its log is known to equal ours; empty unless this replica leads. */
    public TreeMap<Integer, Long> matchIndexes() {
        return replication == null ? new TreeMap<>() : replication.matchIndexes();
    }

    /**
     * Whether a leader's snapshot of this index may replace the state now: it has something new, and the term in which it
     * was sent is durable here (else, after a crash, the leader of an earlier term could still be followed, and its log be
     * taken for what the snapshot covers).
     */
    public boolean acceptsSnapshot(long index) {
        return !isLeader() && index > commitIndex && durability.isHardStateDurable();
    }

    /** Advances by one event. The effects are to be carried out in their order, before the next step. */
    public List<RaftEffect> step(Event event, long now) {
        nowNanos = Math.max(nowNanos, now);
        switch (event) {
            case Event.TimePassed() -> timePassed();
            case Event.Received(Message message) -> received(message);
            case Event.Propose(List<Bytes> payloads) -> propose(payloads);
            case Event.ConfirmLeadership(long token) -> confirm(token);
            case Event.Persisted(long sequence) -> persisted(sequence);
            case Event.Compact(long upTo) -> compact(Math.min(upTo, toldIndex));
            case Event.SnapshotInstalled at -> installed(new LogMark(at.index(), at.term(), at.configuration()));
            case Event.SnapshotSent sent when isLeader() -> replication.snapshotSent(sent);
            case Event.TransferLeadership(int to) when isLeader() -> replication.transfer(to);
            case Event.SnapshotSent _,Event.TransferLeadership _ -> {
            }
        }
        return finishStep();
    }

    private List<RaftEffect> finishStep() {
        durability.flush(log.lastIndex(), effects);
        if (isMarkDue) {
            isMarkDue = false;
            long compacted = log.compactedIndex();
            effects.add(new RaftEffect.Compacted(new LogMark(compacted, log.compactedTerm(), members.at(compacted))));
        }
        tellCommitted();
        if (role() != told.role() || term() != told.term() || leader() != told.leader()) {
            told = new RaftEffect.RoleChanged(role(), term(), leader());
            effects.add(told);
        }
        List<RaftEffect> done = effects;
        effects = new ArrayList<>(4);
        return done;
    }

    /**
     * A leader's own term is durable, and so is what it commits, at a majority. A follower first makes both durable itself:
     * one that applied and then forgot the term could be led by an earlier leader, against what it has applied.
     */
    private void tellCommitted() {
        long upTo = commitIndex;
        if (!isLeader()) {
            upTo = durability.isHardStateDurable() ? Math.min(commitIndex, durability.durableIndex()) : toldIndex;
        }
        if (upTo < commitIndex) {
            probes.reached(RaftProbe.COMMIT_WAITS_FOR_DISK);
        }
        if (upTo > toldIndex) {
            effects.add(new RaftEffect.Commit(log.slice(toldIndex + 1, upTo, Long.MAX_VALUE)));
            toldIndex = upTo;
        }
    }

    private void timePassed() {
        if (isLeader()) {
            replication.timePassed();
        } else if (nowNanos >= standing.electionDeadlineNanos()) {
            if (role() == Role.CANDIDATE) {
                probes.reached(RaftProbe.ELECTION_WITHOUT_WINNER);
            }
            standing.drawPreVoteDeadline(nowNanos);
            if (isVoter()) {
                election.beginPreVote();
            }
        }
    }

    /** Requests are heard from whoever sends them, in a configuration not known here perhaps; answers only from members. */
    private void received(Message message) {
        if (message.from() == settings.self()) {
            return;
        }
        boolean isFromMember = configuration().isMember(message.from());
        switch (message) {
            case Message.VoteRequest request -> election.asked(request);
            case Message.Append append -> follower.appended(append);
            case Message.TimeoutNow handOver -> timeoutNow(handOver);
            case Message.VoteResponse response when isFromMember -> election.answered(response);
            case Message.AppendAccepted accepted when isFromMember -> {
                if (isAnswerToThisTerm(accepted)) {
                    replication.accepted(accepted);
                }
            }
            case Message.AppendRejected rejected when isFromMember -> {
                if (isAnswerToThisTerm(rejected)) {
                    replication.rejected(rejected);
                }
            }
            case Message.VoteResponse _,Message.AppendAccepted _,Message.AppendRejected _ -> {
            }
        }
    }

    private boolean isAnswerToThisTerm(Message answer) {
        if (answer.term() > term()) {
            becomeFollower(answer.term(), 0);
        }
        return answer.term() == term() && isLeader();
    }

    private void timeoutNow(Message.TimeoutNow handOver) {
        boolean isFromLeader = handOver.term() == term() && handOver.from() == leader();
        if (isFromLeader && role() == Role.FOLLOWER && isVoter()) {
            probes.reached(RaftProbe.LEADERSHIP_HANDED_OVER);
            election.campaign(true);
        }
    }

    private void propose(List<Bytes> payloads) {
        if (!isLeader() || replication.isTransferring()) {
            if (isLeader()) {
                probes.reached(RaftProbe.PROPOSAL_REFUSED_IN_HAND_OVER);
            }
            effects.add(new RaftEffect.ProposalRefused());
            return;
        }
        long first = log.lastIndex() + 1;
        Entry[] entries = new Entry[payloads.size()];
        for (int at = 0; at < entries.length; at++) {
            entries[at] = new Entry(first + at, term(), Entry.Kind.EFFECTS, payloads.get(at));
        }
        append(Collections.unmodifiableList(Arrays.asList(entries)));
        effects.add(new RaftEffect.Appended(first, term(), entries.length));
        replication.replicateToAll();
    }

    private void confirm(long token) {
        if (isLeader()) {
            replication.confirm(token);
        } else {
            effects.add(new RaftEffect.ReadRefused(token));
        }
    }

    private void persisted(long sequence) {
        durability.persisted(sequence, effects);
        election.persisted();
        if (isLeader()) {
            replication.advanceCommit();
        }
    }

    private void compact(long upTo) {
        if (upTo > log.compactedIndex()) {
            log.compact(upTo);
            members.compacted(upTo);
            isMarkDue = true;
        }
    }

    private void installed(LogMark mark) {
        if (mark.index() > toldIndex) {
            follower.installed(mark);
            Check.that(log.contains(mark.index(), mark.term()), "the log goes on from another history than the state");
            commitIndex = Math.max(commitIndex, mark.index());
            toldIndex = mark.index();
            compact(mark.index());
            isMarkDue = true;
        } else {
            probes.reached(RaftProbe.SNAPSHOT_OVERTAKEN);
        }
    }

    private boolean isLeader() {
        return standing.role() == Role.LEADER;
    }

    private boolean isVoter() {
        return configuration().isVoter(settings.self());
    }

    // What the parts of this machine use of each other.

    RaftSettings settings() {
        return settings;
    }

    Probes probes() {
        return probes;
    }

    RaftLog log() {
        return log;
    }

    Durability durability() {
        return durability;
    }

    Members members() {
        return members;
    }

    long nowNanos() {
        return nowNanos;
    }

    Standing standing() {
        return standing;
    }

    List<RaftEffect> effects() {
        return effects;
    }

    void send(int to, Message message) {
        effects.add(new RaftEffect.Send(to, message));
    }

    void sendWhenTermDurable(int to, Message message) {
        durability.sendWhenTermDurable(new RaftEffect.Send(to, message), effects);
    }

    void sendWhenDurable(int to, Message message) {
        durability.sendWhenDurable(new RaftEffect.Send(to, message), effects);
    }

    /** The list must not change afterwards. */
    void append(List<Entry> entries) {
        for (Entry entry : entries) {
            log.append(entry);
        }
        durability.append(entries);
        members.appended(entries);
    }

    void truncateFrom(long index) {
        log.truncateFrom(index);
        durability.truncateFrom(index);
        members.truncatedFrom(index);
    }

    void becomeFollower(long newTerm, int newLeader) {
        if (isLeader()) {
            if (newTerm > term()) {
                probes.reached(RaftProbe.LEADER_SUPERSEDED);
            }
            replication.end();
            replication = null;
            standing.drawElectionDeadline(nowNanos);
        }
        standing.follow(newTerm, newLeader);
    }

    void becomeLeader() {
        standing.lead();
        append(List.of(new Entry(log.lastIndex() + 1, term(), Entry.Kind.TERM_START, Bytes.EMPTY)));
        replication = new Replication(this);
        replication.begin();
    }

    void commitTo(long index) {
        Check.that(index >= commitIndex && index <= log.lastIndex(), "a commit index never falls");
        commitIndex = index;
    }
}
