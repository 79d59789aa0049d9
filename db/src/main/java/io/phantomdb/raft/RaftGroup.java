package io.phantomdb.raft;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * One replica of a group as a value machine: {@code (state, event) → ordered effects} (Ongaro, "Consensus: Bridging Theory
 * and Practice", 2014). No clock, no disk, no network: time is an argument, persisting is an event. Used by one thread.
 */
public final class RaftGroup {
    /** What a replica remembers at its start. Applied is at least the compacted index. */
    public record Recovered(HardState hardState, long compactedIndex, long compactedTerm, Configuration configuration,
            List<Entry> entries, long appliedIndex) {
        public static Recovered fresh(Configuration configuration) {
            return new Recovered(HardState.NONE, 0, 0, configuration, List.of(), 0);
        }
    }

    private final RaftSettings settings;
    private final LongSupplier random;
    private final RaftLog log;
    private final Durability durability;
    private final Members members;
    private final Election election;
    private final Replication replication;
    private long term;
    private int vote;
    private Role role = Role.FOLLOWER;
    private int leader;
    private long commitIndex;
    private long toldIndex;
    private long nowNanos;
    private long electionDeadlineNanos;
    private long leaderHeardNanos;
    private RaftEffect.RoleChanged told;
    private List<RaftEffect> effects = new ArrayList<>();

    /**
     * Goes on from what was remembered. Entries may be of a later term than the hard state: a batch was torn between the two,
     * or a snapshot brought them. Nothing was ever said in that term, so there was no vote in it.
     */
    public RaftGroup(RaftSettings settings, LongSupplier random, Recovered recovered, long nowNanos) {
        this.settings = settings;
        this.random = random;
        this.log = new RaftLog(recovered.compactedIndex, recovered.compactedTerm, recovered.entries);
        this.term = Math.max(recovered.hardState.term(), log.lastTerm());
        this.vote = term == recovered.hardState.term() ? recovered.hardState.vote() : 0;
        this.durability = new Durability(new HardState(term, vote), log.lastIndex());
        this.members = new Members(recovered.compactedIndex, recovered.configuration);
        recovered.entries.forEach(members::appended);
        this.commitIndex = recovered.appliedIndex;
        this.toldIndex = recovered.appliedIndex;
        this.told = new RaftEffect.RoleChanged(role, term, 0);
        this.election = new Election(this);
        this.replication = new Replication(this);
        this.nowNanos = nowNanos;
        this.leaderHeardNanos = nowNanos - settings.electionNanos();
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

    /** When {@link Event.TimePassed} is due. */
    public long nextDeadlineNanos() {
        return role == Role.LEADER ? replication.nextDeadlineNanos() : electionDeadlineNanos;
    }

    /** Follower number → the index up to which its log is known to equal ours; empty unless this replica leads. */
    public TreeMap<Integer, Long> matchIndexes() {
        return replication.matchIndexes();
    }

    /** Advances by one event. The effects are to be carried out in their order. */
    public List<RaftEffect> step(Event event, long now) {
        nowNanos = Math.max(nowNanos, now);
        switch (event) {
            case Event.TimePassed() -> timePassed();
            case Event.Received(Message message) -> received(message);
            case Event.Propose(List<Bytes> payloads) -> propose(payloads);
            case Event.ConfirmLeadership(long token) -> replication.confirm(token);
            case Event.Persisted(long sequence) -> persisted(sequence);
            case Event.Compact(long upTo) -> compact(upTo);
            case Event.SnapshotInstalled installed -> installed(installed);
            case Event.SnapshotSent sent -> replication.snapshotSent(sent);
            case Event.TransferLeadership(int to) -> replication.transfer(to);
        }
        return finishStep();
    }

    private List<RaftEffect> finishStep() {
        durability.flush(log.lastIndex(), effects);
        tellCommitted();
        RaftEffect.RoleChanged now = new RaftEffect.RoleChanged(role, term, leader);
        if (!now.equals(told)) {
            told = now;
            effects.add(now);
        }
        List<RaftEffect> done = effects;
        effects = new ArrayList<>();
        return done;
    }

    /** Followers apply only what is durable here too, so that a state never runs ahead of its log. */
    private void tellCommitted() {
        long upTo = role == Role.LEADER ? commitIndex : Math.min(commitIndex, durability.durableIndex());
        if (upTo > toldIndex) {
            effects.add(new RaftEffect.Commit(log.slice(toldIndex + 1, upTo, Integer.MAX_VALUE)));
            toldIndex = upTo;
        }
    }

    private void timePassed() {
        if (role == Role.LEADER) {
            replication.timePassed();
        } else if (nowNanos >= electionDeadlineNanos) {
            drawElectionDeadline();
            if (members.current().isVoter(settings.self())) {
                election.beginPreVote();
            }
        }
    }

    private void received(Message message) {
        if (message.from() == settings.self()) {
            return;
        }
        switch (message) {
            case Message.VoteRequest request -> election.asked(request);
            case Message.VoteResponse response -> election.answered(response);
            case Message.Append append -> appended(append);
            case Message.AppendResponse response -> appendAnswered(response);
            case Message.TimeoutNow(int from, long messageTerm) -> timeoutNow(from, messageTerm);
        }
    }

    private void timeoutNow(int from, long messageTerm) {
        boolean isFromLeader = role == Role.FOLLOWER && messageTerm == term && leader == from;
        if (isFromLeader && members.current().isVoter(settings.self())) {
            election.campaign(true);
        }
    }

    private void appended(Message.Append append) {
        if (append.term() < term) {
            send(append.from(), new Message.AppendResponse(settings.self(), term, false, log.lastIndex(), 0));
            return;
        }
        Check.that(append.term() > term || role != Role.LEADER, "two leaders in term %d", term);
        becomeFollower(append.term(), append.from());
        leaderHeardNanos = nowNanos;
        drawElectionDeadline();
        long previous = append.previousIndex();
        if (previous > log.compactedIndex() && !log.contains(previous, append.previousTerm())) {
            reject(append);
            return;
        }
        boolean changed = takeOver(append.entries());
        long matched = previous + append.entries().size();
        commitIndex = Math.max(commitIndex, Math.min(append.commitIndex(), matched));
        accept(append, matched, changed);
    }

    private void reject(Message.Append append) {
        long previous = append.previousIndex();
        long hint = previous > log.lastIndex() ? log.lastIndex() : log.firstIndexOfTermAt(previous) - 1;
        hint = Math.max(hint, commitIndex);
        send(append.from(), new Message.AppendResponse(settings.self(), term, false, hint, append.round()));
    }

    /** Appends what is new; what conflicts gives way (Raft, figure 2, receiver rules 3 and 4). */
    private boolean takeOver(List<Entry> entries) {
        boolean changed = false;
        for (Entry entry : entries) {
            boolean isKnown = entry.index() <= log.compactedIndex() || log.contains(entry.index(), entry.term());
            if (!isKnown) {
                if (entry.index() <= log.lastIndex()) {
                    truncateFrom(entry.index());
                }
                append(entry);
                changed = true;
            }
        }
        return changed;
    }

    private void truncateFrom(long index) {
        Check.that(index > commitIndex, "a committed entry would be truncated");
        log.truncateFrom(index);
        durability.truncateFrom(index);
        members.truncatedFrom(index);
    }

    /**
     * A heartbeat is answered at once, for as much as is durable: a term that is adopted but not durable yet is harmless
     * there, because the leader's election is durable at a majority. What carries entries is answered when they are durable.
     */
    private void accept(Message.Append append, long matched, boolean changed) {
        boolean nothingToWaitFor = !changed && append.entries().isEmpty();
        long index = nothingToWaitFor ? Math.min(matched, durability.durableIndex()) : matched;
        RaftEffect.Send answer = new RaftEffect.Send(append.from(), new Message.AppendResponse(settings.self(), term,
                true, index, append.round()));
        if (nothingToWaitFor) {
            effects.add(answer);
        } else {
            durability.sendWhenDurable(answer);
        }
    }

    private void appendAnswered(Message.AppendResponse response) {
        if (response.term() > term) {
            becomeFollower(response.term(), 0);
        } else if (response.term() == term && role == Role.LEADER) {
            replication.answered(response);
        }
    }

    private void propose(List<Bytes> payloads) {
        if (role != Role.LEADER) {
            effects.add(new RaftEffect.ProposalRefused());
            return;
        }
        long first = log.lastIndex() + 1;
        for (Bytes payload : payloads) {
            append(new Entry(log.lastIndex() + 1, term, Entry.Kind.EFFECTS, payload));
        }
        effects.add(new RaftEffect.Appended(first, term, payloads.size()));
        replication.replicateToAll();
    }

    private void persisted(long sequence) {
        durability.persisted(sequence, effects);
        election.persisted();
        if (role == Role.LEADER) {
            replication.advanceCommit();
        }
    }

    private void compact(long upTo) {
        long bounded = Math.min(upTo, toldIndex);
        if (bounded > log.compactedIndex()) {
            log.compact(bounded);
            members.compacted(bounded);
        }
    }

    private void installed(Event.SnapshotInstalled installed) {
        if (installed.index() <= commitIndex) {
            return;
        }
        if (installed.term() > term) {
            becomeFollower(installed.term(), 0);
        }
        Check.that(role != Role.LEADER, "a leader installs no snapshot");
        log.reset(installed.index(), installed.term());
        durability.installed(installed.index());
        members.installed(installed.index(), installed.configuration());
        commitIndex = installed.index();
        toldIndex = installed.index();
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

    long nowNanos() {
        return nowNanos;
    }

    int vote() {
        return vote;
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

    void append(Entry entry) {
        log.append(entry);
        durability.append(entry);
        members.appended(entry);
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
            drawElectionDeadline();
        }
        role = Role.FOLLOWER;
        leader = newLeader;
    }

    void voteFor(int candidate) {
        Check.that(vote == 0 || vote == candidate, "two votes in term %d", term);
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
        append(new Entry(log.lastIndex() + 1, term, Entry.Kind.TERM_START, Bytes.EMPTY));
        replication.begin();
    }

    void commitTo(long index) {
        Check.that(index >= commitIndex && index <= log.lastIndex(), "a commit index never falls");
        commitIndex = index;
    }
}
