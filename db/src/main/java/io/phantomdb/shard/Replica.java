package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Crc32c;
import io.phantomdb.base.ShardId;
import io.phantomdb.host.Host;
import io.phantomdb.host.Loop;
import io.phantomdb.log.Journal;
import io.phantomdb.log.record.Entry;
import io.phantomdb.raft.Configuration;
import io.phantomdb.raft.Event;
import io.phantomdb.raft.LogMark;
import io.phantomdb.raft.RaftEffect;
import io.phantomdb.raft.RaftGroup;
import io.phantomdb.raft.Role;
import io.phantomdb.store.Applied;
import io.phantomdb.store.Effect;
import io.phantomdb.store.EffectCodec;
import io.phantomdb.store.Store;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * One replica of a shard: its raft machine, its part of the node's journal and of the store, bound together. Events go in
 * one at a time; what the machine answers is carried out in order. While this replica leads, a {@link Leadership} evaluates
 * requests. On the store loop.
 */
final class Replica {
    /** What a replica is made of. */
    record Parts(Host host, ShardId shard, int self, RaftGroup raft, Journal journal, Store store, RaftOutbox outbox,
            RecentWrites recent, Configuration founding) {}

    /** Told about this replica's terms. */
    interface Owner {
        /** The first entry of a term this replica leads is applied: everything inherited is part of the store. */
        void termBegan(Replica replica, Term term);

        void termEnded(Replica replica);

        /** The follower needs a state as a whole. */
        void sendSnapshot(Replica replica, int to);
    }

    /** A proposal on its way through the log. */
    private record Proposed(List<Effect> effects, Bytes payload, Term.Fate fate) {}

    private final Parts parts;
    private final Owner owner;
    private final Loop loop;
    private final RecentKeeper recentKeeper;
    private final ArrayDeque<Event> events = new ArrayDeque<>();
    private final TreeMap<Long, Proposed> inLog = new TreeMap<>();
    private final Confirmations confirmations;
    private List<Proposed> unproposed = new ArrayList<>();
    private final ArrayDeque<Entry> toApply = new ArrayDeque<>();
    private boolean isPaused;
    private boolean isStepping;
    private boolean isFlushScheduled;
    private LedTerm led;
    private Loop.Timer timer;
    private long timerNanos = Long.MAX_VALUE;
    private boolean isStopped;

    /** One term that this replica leads or led. */
    private final class LedTerm implements Term {
        private final long number;

        private LedTerm(long number) {
            this.number = number;
        }

        @Override
        public ShardId shard() {
            return parts.shard;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public long appliedIndex() {
            return parts.store.appliedIndex(parts.shard);
        }

        @Override
        public void propose(List<Effect> effects, Fate fate) {
            if (led != this) {
                fate.lost();
                return;
            }
            unproposed.add(new Proposed(effects, EffectCodec.encode(effects), fate));
            scheduleFlush();
        }

        @Override
        public void confirm(Confirmation confirmation) {
            if (led != this) {
                confirmation.refused();
                return;
            }
            confirmations.ask(confirmation);
        }
    }

    Replica(Parts parts, Owner owner) {
        this.parts = parts;
        this.owner = owner;
        this.loop = parts.host.loops().store();
        this.recentKeeper = new RecentKeeper(parts.recent);
        this.confirmations = new Confirmations(loop, token -> step(new Event.ConfirmLeadership(token)));
        arm();
    }

    ShardId shard() {
        return parts.shard;
    }

    Store store() {
        return parts.store;
    }

    RaftGroup raft() {
        return parts.raft;
    }

    RecentWrites recent() {
        return parts.recent;
    }

    /** The node of the leader, 0 if none is known. */
    int leader() {
        return parts.raft.leader();
    }

    void reached(ShardProbe probe) {
        parts.host.trace().reached(probe);
    }

    void stop() {
        isStopped = true;
        if (timer != null) {
            timer.cancel();
        }
    }

    /** Lets the machine take one event after the other; events that arise meanwhile wait their turn. */
    void step(Event event) {
        events.addLast(event);
        if (isStepping || isStopped) {
            return;
        }
        isStepping = true;
        while (!events.isEmpty()) {
            flushProposals();
            carryOut(parts.raft.step(events.removeFirst(), parts.host.clock().nanos()));
        }
        flushProposals();
        isStepping = false;
        arm();
    }

    private void scheduleFlush() {
        if (!isFlushScheduled) {
            isFlushScheduled = true;
            loop.post(() -> {
                isFlushScheduled = false;
                if (!unproposed.isEmpty() && !isStopped) {
                    stepProposals();
                }
            });
        }
    }

    /** Proposals of a turn enter the log together, before any other event: in the term they were validated in. */
    private void stepProposals() {
        isStepping = true;
        flushProposals();
        isStepping = false;
        if (!events.isEmpty()) {
            step(events.removeFirst());
        }
        arm();
    }

    private void flushProposals() {
        boolean isTaken = true;
        while (isTaken && !unproposed.isEmpty()) {
            List<Proposed> batch = unproposed;
            unproposed = new ArrayList<>();
            List<Bytes> payloads = new ArrayList<>(batch.size());
            batch.forEach(proposed -> payloads.add(proposed.payload));
            List<RaftEffect> effects = parts.raft.step(new Event.Propose(payloads), parts.host.clock().nanos());
            for (RaftEffect effect : effects) {
                if (effect instanceof RaftEffect.Appended appended) {
                    appended(appended, batch);
                } else if (effect instanceof RaftEffect.ProposalRefused) {
                    isTaken = false;
                    refused(batch);
                }
            }
            carryOut(effects);
        }
    }

    /**
     * A leader that is handing over takes nothing for a while. Within its term nothing is lost by that: what has latched its
     * keys waits until the machine takes it, or the term ends.
     */
    private void refused(List<Proposed> batch) {
        if (led == null) {
            batch.forEach(proposed -> proposed.fate.lost());
        } else {
            batch.addAll(unproposed);
            unproposed = batch;
        }
    }

    private void appended(RaftEffect.Appended appended, List<Proposed> batch) {
        long index = appended.firstIndex();
        for (Proposed proposed : batch) {
            inLog.put(index++, proposed);
        }
    }

    private void carryOut(List<RaftEffect> effects) {
        for (RaftEffect effect : effects) {
            switch (effect) {
                case RaftEffect.Persist persist -> persist(persist);
                case RaftEffect.Send send -> parts.outbox.send(parts.shard, send.to(), send.message());
                case RaftEffect.Commit commit -> {
                    toApply.addAll(commit.entries());
                    applyWhatFits();
                }
                case RaftEffect.Compacted(LogMark mark) -> parts.journal.compacted(parts.shard, mark.index(), mark
                        .term(), mark.configuration().encode());
                case RaftEffect.ReadConfirmed read -> confirmations.confirmed(read.token());
                case RaftEffect.ReadRefused refused -> confirmations.refuseAll();
                case RaftEffect.RoleChanged changed -> roleChanged(changed);
                case RaftEffect.SendSnapshot send -> owner.sendSnapshot(this, send.to());
                case RaftEffect.Appended appended -> {
                }
                case RaftEffect.ProposalRefused refused -> {
                }
            }
        }
    }

    private void persist(RaftEffect.Persist persist) {
        parts.journal.append(parts.shard, persist.hardState(), persist.truncateFrom(), persist.entries(),
                () -> step(new Event.Persisted(persist.sequence())));
    }

    /** Applies in order, until the store is full: the rest follows when it has flushed. */
    void applyWhatFits() {
        while (!toApply.isEmpty() && !isPaused && !parts.store.isFull()) {
            apply(toApply.removeFirst());
        }
        if (!toApply.isEmpty() && !isPaused) {
            reached(ShardProbe.APPLYING_WAITS_FOR_STORE);
        }
    }

    /** Until {@link #installed}, another state is being put in place of this one. */
    void pauseApplying() {
        isPaused = true;
    }

    /** The state is another replica's now: the log begins after it. */
    void installed(Applied applied) {
        isPaused = false;
        toApply.removeIf(entry -> entry.index() <= applied.index());
        parts.recent.restart(applied.index());
        recentKeeper.voidParts();
        Configuration configuration = Recovery.configuration(applied.configuration(), parts.founding);
        parts.host.trace().event(new ShardEvent.SnapshotInstalled(parts.shard, parts.self, applied.index(), applied
                .term()));
        step(new Event.SnapshotInstalled(applied.index(), applied.term(), configuration));
        applyWhatFits();
    }

    private void apply(Entry entry) {
        Proposed proposed = inLog.remove(entry.index());
        switch (entry.kind()) {
            case TERM_START -> {
                parts.store.voidParts(parts.shard);
                recentKeeper.voidParts();
                parts.store.apply(parts.shard, entry.index(), entry.term(), List.of());
                if (parts.host.trace().isWatched()) {
                    parts.host.trace().event(ShardEvent.Changed.ofTermStart(parts.shard, entry.index()));
                }
            }
            case EFFECTS -> applyEffects(entry, proposed);
            case CONFIGURATION -> parts.store.applyConfiguration(parts.shard, entry.index(), entry.term(), entry
                    .payload());
        }
        parts.host.trace().event(new ShardEvent.Applied(parts.shard, parts.self, entry.index(), entry.term(), Crc32c.of(
                entry.payload())));
        if (entry.kind() == Entry.Kind.TERM_START && led != null && led.number == entry.term()) {
            owner.termBegan(this, led);
        }
        if (proposed != null) {
            proposed.fate.applied(entry.index());
        }
    }

    private void applyEffects(Entry entry, Proposed proposed) {
        List<Effect> effects = proposed != null ? proposed.effects : EffectCodec.decode(entry.payload());
        parts.store.apply(parts.shard, entry.index(), entry.term(), effects);
        recentKeeper.applied(entry.index(), effects);
        if (parts.host.trace().isWatched()) {
            parts.host.trace().event(ShardEvent.Changed.of(parts.shard, entry.index(), effects));
        }
    }

    private void roleChanged(RaftEffect.RoleChanged changed) {
        parts.host.trace().event(new ShardEvent.RoleChanged(parts.shard, parts.self, changed.role(), changed.term(),
                changed.leader()));
        if (led != null && (changed.role() != Role.LEADER || changed.term() != led.number)) {
            endTerm();
        }
        if (changed.role() == Role.LEADER && led == null) {
            led = new LedTerm(changed.term());
        }
    }

    private void endTerm() {
        led = null;
        owner.termEnded(this);
        List<Proposed> lost = new ArrayList<>(inLog.values());
        lost.addAll(unproposed);
        inLog.clear();
        unproposed = new ArrayList<>();
        if (!lost.isEmpty()) {
            reached(ShardProbe.PROPOSALS_LOST);
        }
        lost.forEach(proposed -> proposed.fate.lost());
        confirmations.refuseAll();
    }

    /** Keeps a timer at the machine's next deadline; it is moved only if it would come too late. */
    private void arm() {
        long deadline = parts.raft.nextDeadlineNanos();
        if (deadline >= timerNanos || isStopped) {
            return;
        }
        if (timer != null) {
            timer.cancel();
        }
        timerNanos = deadline;
        timer = loop.at(deadline, this::timeCame);
    }

    private void timeCame() {
        timer = null;
        timerNanos = Long.MAX_VALUE;
        if (parts.host.clock().nanos() >= parts.raft.nextDeadlineNanos()) {
            step(new Event.TimePassed());
        } else {
            arm();
        }
    }
}
