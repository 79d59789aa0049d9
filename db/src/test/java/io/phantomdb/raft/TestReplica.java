package io.phantomdb.raft;

import io.phantomdb.base.Check;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One replica of a test cluster: the machine, its disk, its clock, and the owner between them, which carries effects out
 * and writes down in the ledger what they claim.
 */
final class TestReplica {
    /** Where what a replica sends goes. */
    interface Network {
        void send(int from, int to, Message message);

        void sendSnapshot(TestReplica from, int to);

        /** Told of every effect before it is carried out. */
        default void happens(TestReplica at, RaftEffect effect) {}

        /** Nobody has committed this entry before. */
        void committedFirst(TestReplica by, Entry entry);
    }

    private final RaftSettings settings;
    private final SafetyLedger ledger;
    private final Network network;
    private final SplittableRandom random;
    private final ReplicaDisk disk;
    private RaftGroup raft;
    private long nowNanos;
    private long appliedIndex;
    private long lastSequence;
    private int proposalsRefused;

    TestReplica(RaftSettings settings, Configuration founders, SafetyLedger ledger, Network network,
            SplittableRandom random) {
        this.settings = settings;
        this.ledger = ledger;
        this.network = network;
        this.random = random;
        this.disk = new ReplicaDisk(founders);
        start();
    }

    int number() {
        return settings.self();
    }

    boolean isUp() {
        return raft != null;
    }

    RaftGroup raft() {
        return raft;
    }

    ReplicaDisk disk() {
        return disk;
    }

    long appliedIndex() {
        return appliedIndex;
    }

    long nowNanos() {
        return nowNanos;
    }

    int proposalsRefused() {
        return proposalsRefused;
    }

    void start() {
        RaftGroup.Recovered recovered = disk.recovered();
        appliedIndex = recovered.appliedIndex();
        lastSequence = 0;
        raft = new RaftGroup(settings, random::nextLong, recovered, nowNanos);
        step(new Event.TimePassed());
    }

    void crash(int survivingWrites) {
        raft = null;
        disk.crash(survivingWrites);
    }

    /** Lets its clock run on; the machine hears of it only if it has asked to. */
    void timePasses(long nanos) {
        nowNanos += nanos;
        if (nowNanos >= raft.nextDeadlineNanos()) {
            step(new Event.TimePassed());
        }
    }

    /** The oldest write of the journal's queue becomes durable. */
    void finishWrite() {
        long sequence = disk.finishOne();
        if (sequence != 0) {
            step(new Event.Persisted(sequence));
        }
    }

    /** The store flushes what is applied, or some of it, and the log gives up some of that. */
    void flush(long storeUpTo, long compactUpTo) {
        long upTo = Math.min(storeUpTo, appliedIndex);
        if (upTo > disk.appliedIndex()) {
            disk.store(upTo, ledger.termOf(upTo), raft.configurationAt(upTo));
        }
        step(new Event.Compact(Math.min(compactUpTo, disk.appliedIndex())));
    }

    /** Returns whether it is installed, or was not needed. */
    boolean snapshotArrives(LogMark mark) {
        if (!raft.acceptsSnapshot(mark.index())) {
            return raft.commitIndex() >= mark.index();
        }
        disk.store(mark.index(), mark.term(), mark.configuration());
        appliedIndex = mark.index();
        step(new Event.SnapshotInstalled(mark.index(), mark.term(), mark.configuration()));
        return true;
    }

    LogMark snapshot() {
        return new LogMark(appliedIndex, ledger.termOf(appliedIndex), raft.configurationAt(appliedIndex));
    }

    void step(Event event) {
        boolean ledBefore = raft.role() == Role.LEADER;
        long termBefore = raft.term();
        long commitBefore = raft.commitIndex();
        List<RaftEffect> effects = raft.step(event, nowNanos);
        if (raft.role() == Role.LEADER) {
            ledger.leads(number(), raft.term());
            if (!ledBefore) {
                ledger.leaderHolds(raft);
            }
        }
        Check.that(raft.term() >= termBefore && raft.commitIndex() >= commitBefore, "term or commit index falls");
        boolean leadsOn = ledBefore && raft.role() == Role.LEADER;
        for (RaftEffect effect : effects) {
            carryOut(effect, leadsOn);
        }
    }

    private void carryOut(RaftEffect effect, boolean leadsOn) {
        network.happens(this, effect);
        switch (effect) {
            case RaftEffect.Persist persist -> persist(persist, leadsOn);
            case RaftEffect.Send send -> send(send.to(), send.message());
            case RaftEffect.Commit commit -> commit.entries().forEach(this::apply);
            case RaftEffect.Compacted compacted -> disk.mark(compacted.mark());
            case RaftEffect.SendSnapshot snapshot -> network.sendSnapshot(this, snapshot.to());
            case RaftEffect.ReadConfirmed read -> ledger.readEnds(read.token(), read.readIndex());
            case RaftEffect.ProposalRefused() -> proposalsRefused++;
            case RaftEffect.Appended _,RaftEffect.ReadRefused _,RaftEffect.RoleChanged _ -> {
            }
        }
    }

    private void persist(RaftEffect.Persist persist, boolean leadsOn) {
        SafetyLedger.require(persist.sequence() == lastSequence + 1, "a sequence is left out");
        SafetyLedger.require(!leadsOn || persist.truncateFrom() == 0, "a leader truncates its log");
        lastSequence = persist.sequence();
        long previousTerm = persist.entries().isEmpty() ? 0 : raft.termAt(persist.entries().getFirst().index() - 1);
        for (Entry entry : persist.entries()) {
            ledger.appended(number(), entry, previousTerm);
            previousTerm = entry.term();
        }
        disk.write(persist);
    }

    private void apply(Entry entry) {
        SafetyLedger.require(entry.index() == appliedIndex + 1, "replica %s applies %s after %s", number(), entry
                .index(), appliedIndex);
        boolean isDurable = disk.holds(entry.index(), entry.term());
        SafetyLedger.require(isDurable || raft.role() == Role.LEADER, "replica %s applies %s before it is durable",
                number(), entry.index());
        appliedIndex = entry.index();
        boolean isNews = ledger.committed(number(), entry);
        if (isNews) {
            network.committedFirst(this, entry);
        }
    }

    /** Whatever a message claims must be on the disk already. */
    private void send(int to, Message message) {
        HardState durable = disk.hardState();
        switch (message) {
            case Message.VoteResponse vote when vote.granted() && !vote.preVote() -> {
                ledger.voted(number(), vote.term(), to);
                SafetyLedger.require(durable.term() > vote.term() || durable.term() == vote.term() && durable
                        .vote() == to, "replica %s answers a vote that is not durable", number());
            }
            case Message.VoteRequest vote when !vote.preVote() -> {
                ledger.voted(number(), vote.term(), number());
                SafetyLedger.require(durable.term() > vote.term() || durable.term() == vote.term() && durable
                        .vote() == number(), "replica %s asks for votes before its own is durable", number());
            }
            case Message.AppendAccepted response when response.term() == raft.term() ->
                SafetyLedger.require(raft.lastIndex() >= response.index() && (raft.compactedIndex() >= response.index()
                        || disk.holds(response.index(), raft.termAt(response.index()))),
                        "replica %s acknowledges %s before it is durable", number(), response.index());
            default -> {
            }
        }
        network.send(number(), to, message);
    }
}
