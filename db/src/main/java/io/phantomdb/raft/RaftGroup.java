package io.phantomdb.raft;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
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
    private final LongSupplier random;
    private final RaftLog log;
    private final Durability durability;
    private final Members members;
    private final Election election;
    private final Follower follower;
    /** Null unless this replica leads. */
    private Replication replication;
    private long term;
    private int vote;
    private Role role = Role.FOLLOWER;
    private int leader;
    private long commitIndex;
    private long toldIndex;
    private long nowNanos;
    private long electionDeadlineNanos;
    private long leaderHeardNanos;
    private boolean isMarkDue;
    private RaftEffect.RoleChanged told;
    private List<RaftEffect> effects = new ArrayList<>();

    /**
     * Goes on from what was remembered; the first step may have effects from before it. Entries may be of a later term than
     * the hard state if a batch was torn between the two: nothing was ever said in that term, so there was no vote in it.
     */
    public RaftGroup(RaftSettings settings, LongSupplier random, Recovered recovered, long nowNanos) {
        this.settings = settings;
        this.random = random;
        this.log = new RaftLog(recovered.compactedIndex, recovered.compactedTerm, recovered.entries);
        this.term = Math.max(recovered.hardState.term(), log.lastTerm());
        this.vote = term == recovered.hardState.term() ? recovered.hardState.vote() : 0;
        this.durability = new Durability(term, log.lastIndex());
        this.members = new Members(recovered.compactedIndex, recovered.configuration);
        members.appended(recovered.entries);
        this.commitIndex = recovered.appliedIndex;
        this.toldIndex = recovered.appliedIndex;
        this.told = new RaftEffect.RoleChanged(role, term, 0);
        this.election = new Election(this);
        this.follower = new Follower(this);
        this.nowNanos = nowNanos;
        if (term > recovered.hardState.term()) {
            durability.hardState(new HardState(term, vote));
        }
        if (recovered.voidFrom != 0) {
            durability.truncateFrom(recovered.voidFrom);
            durability.covered(recovered.compactedIndex);
            isMarkDue = true;
        }
        drawElectionDeadline();
    }

    public Role role() {
        return role;
    }

    public long term() {
        return term;
    }

    /** 0 if none is known. */
    public int leader() {
        return leader;
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
        if (role == Role.LEADER) {
            return replication.nextDeadlineNanos();
        }
        return configuration().isVoter(settings.self()) ? electionDeadlineNanos : Long.MAX_VALUE;
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
        return role != Role.LEADER && index > commitIndex && durability.isHardStateDurable();
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
            case Event.SnapshotInstalled(long index, long installedTerm, Configuration configuration) -> installed(
                    new LogMark(index, installedTerm, configuration));
            case Event.SnapshotSent sent -> ifLeading(() -> replication.snapshotSent(sent));
            case Event.TransferLeadership(int to) -> ifLeading(() -> replication.transfer(to));
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
        if (role != told.role() || term != told.term() || leader != told.leader()) {
            told = new RaftEffect.RoleChanged(role, term, leader);
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
        if (role != Role.LEADER) {
            upTo = durability.isHardStateDurable() ? Math.min(commitIndex, durability.durableIndex()) : toldIndex;
        }
        if (upTo > toldIndex) {
            effects.add(new RaftEffect.Commit(log.slice(toldIndex + 1, upTo, Long.MAX_VALUE)));
            toldIndex = upTo;
        }
    }

    private void timePassed() {
        if (role == Role.LEADER) {
            replication.timePassed();
        } else if (nowNanos >= electionDeadlineNanos) {
            drawElectionDeadline();
            if (configuration().isVoter(settings.self())) {
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
            case Message.TimeoutNow(int from, long messageTerm) -> timeoutNow(from, messageTerm);
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
        if (answer.term() > term) {
            becomeFollower(answer.term(), 0);
        }
        return answer.term() == term && role == Role.LEADER;
    }

    private void timeoutNow(int from, long messageTerm) {
        boolean isFromLeader = role == Role.FOLLOWER && messageTerm == term && leader == from;
        if (isFromLeader && configuration().isVoter(settings.self())) {
            election.campaign(true);
        }
    }

    private void propose(List<Bytes> payloads) {
        if (role != Role.LEADER || replication.isTransferring()) {
            effects.add(new RaftEffect.ProposalRefused());
            return;
        }
        long first = log.lastIndex() + 1;
        Entry[] entries = new Entry[payloads.size()];
        for (int at = 0; at < entries.length; at++) {
            entries[at] = new Entry(first + at, term, Entry.Kind.EFFECTS, payloads.get(at));
        }
        append(Collections.unmodifiableList(Arrays.asList(entries)));
        effects.add(new RaftEffect.Appended(first, term, entries.length));
        replication.replicateToAll();
    }

    private void confirm(long token) {
        if (role == Role.LEADER) {
            replication.confirm(token);
        } else {
            effects.add(new RaftEffect.ReadRefused(token));
        }
    }

    private void persisted(long sequence) {
        durability.persisted(sequence, effects);
        election.persisted();
        ifLeading(() -> replication.advanceCommit());
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
            commitIndex = Math.max(commitIndex, mark.index());
            toldIndex = mark.index();
            compact(mark.index());
            isMarkDue = true;
        }
    }

    private void ifLeading(Runnable action) {
        if (role == Role.LEADER) {
            action.run();
        }
    }

    // What the parts of this machine use of each other.

    RaftSettings settings() {
        return settings;
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

    int vote() {
        return vote;
    }

    void leaderHeard() {
        leaderHeardNanos = nowNanos;
        drawElectionDeadline();
    }

    boolean isLeaderAlive() {
        return role == Role.LEADER || leader != 0 && nowNanos - leaderHeardNanos < settings.electionNanos();
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

    void drawElectionDeadline() {
        long jitter = Math.floorMod(random.getAsLong(), settings.electionNanos());
        electionDeadlineNanos = nowNanos + settings.electionNanos() + jitter;
    }

    /** A later term forgets the vote; the leader is 0 if it is not known. */
    void becomeFollower(long newTerm, int newLeader) {
        Check.that(newTerm >= term, "terms never fall");
        if (newTerm > term) {
            term = newTerm;
            vote = 0;
            durability.hardState(new HardState(term, vote));
        }
        if (role == Role.LEADER) {
            replication.end();
            replication = null;
            drawElectionDeadline();
        }
        role = Role.FOLLOWER;
        leader = newLeader;
    }

    void voteFor(int candidate) {
        Check.that(vote == 0 || vote == candidate, "two votes in one term");
        vote = candidate;
        durability.hardState(new HardState(term, vote));
    }

    void becomePreCandidate() {
        role = Role.PRE_CANDIDATE;
        leader = 0;
    }

    void becomeCandidate() {
        role = Role.CANDIDATE;
        leader = 0;
        term++;
        vote = 0;
        voteFor(settings.self());
        drawElectionDeadline();
    }

    void becomeLeader() {
        Check.that(role == Role.CANDIDATE, "only a candidate becomes leader");
        role = Role.LEADER;
        leader = settings.self();
        append(List.of(new Entry(log.lastIndex() + 1, term, Entry.Kind.TERM_START, Bytes.EMPTY)));
        replication = new Replication(this);
        replication.begin();
    }

    void commitTo(long index) {
        Check.that(index >= commitIndex && index <= log.lastIndex(), "a commit index never falls");
        commitIndex = index;
    }
}
