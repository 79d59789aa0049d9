package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import io.phantomdb.shard.Term.Confirmation;
import io.phantomdb.shard.Term.Fate;
import io.phantomdb.shard.proto.CommitRequest;
import io.phantomdb.shard.proto.Refusal.Reason;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.ShardResponse;
import io.phantomdb.shard.proto.Write;
import io.phantomdb.store.Effect;
import io.phantomdb.store.Mutation;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Commits of transactions that write to this shard alone, and validation of those that only read here (DESIGN §5 rules 5,
 * 6 and 7). One evaluation checks, marks, latches and appends; the answer follows when the entry is applied.
 *
 * <pre>
 *   commit ──► decided? ──► validate ──┬─ refused: marks of the written keys rise to C, final
 *                                      ├─ nothing written: confirm the term, done
 *                                      └─ latch, append ──► applied: latches go, locks go, done
 * </pre>
 *
 * <p>A commit in parts appends each part when it comes, in order; the parts are latched until the last entry or a void one
 * is applied. What a commit in parts read but may still write is latched, not marked: there is no exemption for own marks.
 */
final class Commits {
    /** So many parts may be appended and not yet applied before the next waits for its answer. */
    private static final int PARTS_AHEAD_MAX = 8;
    private static final String ABORTED_BY_TOKEN = "somebody asked with the commit token before the commit was durable";
    private static final String TOO_OLD = "the transaction began too long ago";

    private final Leadership leadership;
    private final DiskGuard disk;
    private final Validation validation;
    private final TreeMap<TxnId, PartGroup> groups = new TreeMap<>();

    Commits(Leadership leadership, DiskGuard disk) {
        this.leadership = leadership;
        this.disk = disk;
        this.validation = new Validation(leadership);
    }

    /** The parts of one attempt whose end is not appended yet, or not applied. */
    static final class PartGroup {
        private final InFlight latch;
        private final long firstTimestamp;
        private final LockOwner owner;
        private int partsAppended;
        private int partsApplied;
        private boolean isEnding;
        private Consumer<ShardResponse> waitingForRoom;

        private PartGroup(InFlight latch, long firstTimestamp, LockOwner owner) {
            this.latch = latch;
            this.firstTimestamp = firstTimestamp;
            this.owner = owner;
        }

        LockOwner owner() {
            return owner;
        }

        /** Answers the part that waits for room, if one does. */
        private void answerNext(ShardResponse response) {
            Consumer<ShardResponse> next = waitingForRoom;
            waitingForRoom = null;
            if (next != null) {
                next.accept(response);
            }
        }
    }

    /** Transactions whose parts are open, for whoever looks after coordinators that vanished. */
    List<LockOwner> openGroups() {
        return groups.values().stream().filter(group -> !group.isEnding).map(PartGroup::owner).toList();
    }

    void commit(ShardRequest request, Consumer<ShardResponse> answer) {
        CommitRequest commit = request.getCommit();
        if (!areWritesWithinBounds(commit, answer)) {
            return;
        }
        LockOwner owner = LockOwner.of(request.getTxn());
        PartGroup group = groups.get(owner.txn());
        Runnable again = () -> again(request, answer);
        boolean isKnown = group == null
                ? isDecided(owner.txn(), commit, again, answer)
                : isInGroup(group, commit, again, answer);
        if (isKnown || isRefused(request, group, answer)) {
            return;
        }
        if (commit.getPart() != (group == null ? 0 : group.partsAppended)) {
            leadership.reached(ShardProbe.PARTS_OUT_OF_ORDER);
            voidGroup(group);
            // Those before it are void, mostly with the term they came in: nothing is decided, and another attempt may pass.
            refuse(commit, Reason.TIMESTAMP_TOO_LOW, "a part of a commit came without the ones before it", answer);
            return;
        }
        evaluate(request, owner, group, answer);
    }

    private void again(ShardRequest request, Consumer<ShardResponse> answer) {
        if (leadership.isOver()) {
            answer.accept(Answers.refusal(Reason.UNKNOWN_OUTCOME, "the term ended"));
        } else {
            leadership.handle(request, answer);
        }
    }

    /**
     * A piece that is in this log already is never refused: it gets that entry's outcome (rule 6). No attempt of a
     * transaction is accepted that somebody had aborted by asking with its token, or that is so old that nobody can tell
     * (rules 7 and 11). Both are asked at every append, in the turn that appends.
     */
    private boolean isDecided(TxnId txn, CommitRequest commit, Runnable again, Consumer<ShardResponse> answer) {
        switch (leadership.outcomes().find(txn, commit.getFirstTimestamp(), again)) {
            case NOT_YET -> leadership.reached(ShardProbe.COMMIT_CAME_AGAIN_IN_FLIGHT);
            case COMMITTED -> {
                leadership.reached(ShardProbe.COMMIT_CAME_AGAIN);
                answer.accept(Answers.DONE);
            }
            case ABORTED -> answer.accept(Answers.refusal(Reason.ABORTED, ABORTED_BY_TOKEN));
            case FORGOTTEN -> answer.accept(Answers.refusal(Reason.UNKNOWN_OUTCOME, TOO_OLD));
            case NOTHING -> {
                return false;
            }
        }
        return true;
    }

    /**
     * The same for a piece of a transaction with open parts here. No ABORTED can be in its way: whoever asks with its token
     * waits until the parts have ended. Collected-up-to may have risen since the first part.
     */
    private boolean isInGroup(PartGroup group, CommitRequest commit, Runnable again, Consumer<ShardResponse> answer) {
        if (group.isEnding || group.latch.attempt() != commit.getAttempt()) {
            group.latch.whenGone(again);
            return true;
        }
        if (commit.getPart() < group.partsAppended) {
            answer.accept(Answers.DONE);
            return true;
        }
        if (leadership.outcomes().isForgotten(commit.getFirstTimestamp())) {
            voidGroup(group);
            answer.accept(Answers.refusal(Reason.UNKNOWN_OUTCOME, TOO_OLD));
            return true;
        }
        return false;
    }

    /** What has nothing to do with this transaction in particular: the schema has moved on, or there is no room. */
    private boolean isRefused(ShardRequest request, PartGroup group, Consumer<ShardResponse> answer) {
        CommitRequest commit = request.getCommit();
        if (commit.getWritesCount() > 0 && disk.refuses(commit.getSerializedSize())) {
            voidGroup(group);
            refuse(commit, Reason.DISK_FULL, disk.describe(), answer);
            return true;
        }
        if (leadership.refusedByFence(request, answer)) {
            voidGroup(group);
            markWrites(commit.getWritesList(), commit.getTimestamp());
            return true;
        }
        return false;
    }

    private boolean areWritesWithinBounds(CommitRequest commit, Consumer<ShardResponse> answer) {
        for (Write write : commit.getWritesList()) {
            Bytes key = ProtoBytes.of(write.getKey());
            Bytes end = ProtoBytes.of(write.getEnd());
            boolean isRange = write.getKind() == Write.Kind.DELETE_RANGE;
            if (isRange && (end.isEmpty() || key.compareTo(end) > 0)) {
                answer.accept(Answers.refusal(Reason.MALFORMED, "a deleted range has no end"));
                return false;
            }
            if (!leadership.isWithinBounds(isRange ? new Span(key, end) : Span.of(key), answer)) {
                return false;
            }
        }
        return true;
    }

    private void evaluate(ShardRequest request, LockOwner owner, PartGroup group, Consumer<ShardResponse> answer) {
        CommitRequest commit = request.getCommit();
        List<Mutation> mutations = mutations(commit);
        Validation.Result result = validation.check(commit, mutations, owner.txn());
        switch (result.verdict()) {
            case MISSING -> leadership.store().fetchMissing(() -> again(request, answer));
            case WAIT -> {
                leadership.reached(ShardProbe.COMMIT_WAITS_FOR_LATCH);
                result.behind().whenGone(() -> again(request, answer));
            }
            case STALE_READ -> {
                leadership.reached(ShardProbe.STALE_READ);
                voidGroup(group);
                refuse(commit, Reason.STALE_READ, result.why(), answer);
            }
            case TOO_LOW -> {
                leadership.reached(ShardProbe.TIMESTAMP_TOO_LOW);
                voidGroup(group);
                refuse(commit, Reason.TIMESTAMP_TOO_LOW, result.why(), answer);
            }
            case VALID -> {
                Fences.used(request.getTablesList(), commit.getRaisedFencesList(), leadership.marks(),
                        commit.getTimestamp());
                accept(commit, mutations, owner, group, answer);
            }
        }
    }

    private void accept(CommitRequest commit, List<Mutation> mutations, LockOwner owner, PartGroup group,
            Consumer<ShardResponse> answer) {
        boolean isWhole = commit.getLast() && group == null;
        if (isWhole) {
            validation.markReads(commit, mutations);
        }
        if (isWhole && mutations.isEmpty()) {
            confirmReads(answer);
        } else if (isWhole) {
            appendWhole(commit, mutations, owner, answer);
        } else {
            appendPart(commit, mutations, owner, group, answer);
        }
    }

    private void confirmReads(Consumer<ShardResponse> answer) {
        leadership.term().confirm(new Confirmation() {
            @Override
            public void confirmed() {
                answer.accept(Answers.DONE);
            }

            @Override
            public void refused() {
                answer.accept(Answers.notLeader(0));
            }
        });
    }

    private void appendWhole(CommitRequest commit, List<Mutation> mutations, LockOwner owner,
            Consumer<ShardResponse> answer) {
        InFlight latch = new InFlight(owner.txn(), commit.getAttempt(), commit.getTimestamp());
        latch(latch, mutations);
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Commit(commit.getTimestamp(), mutations));
        effects.add(outcome(owner.txn(), commit));
        effects.addAll(leadership.fences().raise(commit));
        leadership.term().propose(effects, new Fate() {
            @Override
            public void applied(long index) {
                leadership.latches().remove(latch);
                leadership.locks().release(owner.txn());
                answer.accept(Answers.DONE);
            }

            @Override
            public void lost() {
                answer.accept(Answers.refusal(Reason.UNKNOWN_OUTCOME, "the term ended"));
            }
        });
    }

    private void latch(InFlight latch, List<Mutation> mutations) {
        for (Mutation mutation : mutations) {
            switch (mutation) {
                case Mutation.Put put -> leadership.latches().addPoint(latch, put.key());
                case Mutation.Delete delete -> leadership.latches().addPoint(latch, delete.key());
                case Mutation.DeleteRange range -> leadership.latches().addSpan(latch, range.span());
            }
        }
    }

    private static Effect outcome(TxnId txn, CommitRequest commit) {
        LocalState.TxnOutcome outcome = new LocalState.TxnOutcome(commit.getAttempt(), commit.getTimestamp(), ProtoBytes
                .of(commit.getAnchor()));
        return new Effect.SetLocal(LocalState.outcome(commit.getFirstTimestamp(), txn), outcome.encode());
    }

    private void appendPart(CommitRequest commit, List<Mutation> mutations, LockOwner owner, PartGroup before,
            Consumer<ShardResponse> answer) {
        PartGroup group = before != null ? before : open(commit, owner);
        latchHull(group.latch, mutations);
        int number = group.partsAppended++;
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Part(owner.txn(), commit.getAttempt(), number, commit.getTimestamp(), mutations));
        if (commit.getLast()) {
            group.isEnding = true;
            effects.add(new Effect.EndParts(owner.txn(), commit.getAttempt(), true));
            effects.add(outcome(owner.txn(), commit));
            effects.addAll(leadership.fences().raise(commit));
        }
        leadership.term().propose(effects, partFate(group, commit.getLast(), answer));
        if (!commit.getLast()) {
            answerWhenThereIsRoom(group, answer);
        }
    }

    private PartGroup open(CommitRequest commit, LockOwner owner) {
        InFlight latch = new InFlight(owner.txn(), commit.getAttempt(), commit.getTimestamp());
        PartGroup group = new PartGroup(latch, commit.getFirstTimestamp(), owner);
        groups.put(owner.txn(), group);
        validation.latchReads(commit, latch);
        return group;
    }

    /** One latch over all keys of the part: it may hold up others that write between them, for as long as the commit takes. */
    private void latchHull(InFlight latch, List<Mutation> mutations) {
        if (!mutations.isEmpty()) {
            leadership.latches().addSpan(latch, RecentKeeper.hull(mutations));
        }
    }

    private Fate partFate(PartGroup group, boolean isLast, Consumer<ShardResponse> answer) {
        return new Fate() {
            @Override
            public void applied(long index) {
                group.partsApplied++;
                if (isLast) {
                    ended(group);
                    leadership.locks().release(group.latch.txn());
                    answer.accept(Answers.DONE);
                } else {
                    group.answerNext(Answers.DONE);
                }
            }

            @Override
            public void lost() {
                ShardResponse unknown = Answers.refusal(Reason.UNKNOWN_OUTCOME, "the term ended");
                group.answerNext(unknown);
                if (isLast) {
                    answer.accept(unknown);
                }
            }
        };
    }

    private static void answerWhenThereIsRoom(PartGroup group, Consumer<ShardResponse> answer) {
        if (group.partsAppended - group.partsApplied < PARTS_AHEAD_MAX) {
            answer.accept(Answers.DONE);
        } else {
            group.waitingForRoom = answer;
        }
    }

    private void ended(PartGroup group) {
        groups.remove(group.latch.txn());
        group.latch.spans().all().forEach(span -> leadership.marks().raise(span, group.latch.timestamp()));
        group.latch.readKeys().forEach(key -> leadership.marks().raise(key, group.latch.timestamp()));
        leadership.latches().remove(group.latch);
    }

    /** Nothing of the group will ever be a version. Null is no group. */
    private void voidGroup(PartGroup group) {
        if (group == null || group.isEnding) {
            return;
        }
        group.isEnding = true;
        leadership.reached(ShardProbe.PARTS_ENDED_VOID);
        Effect end = new Effect.EndParts(group.latch.txn(), group.latch.attempt(), false);
        leadership.term().propose(List.of(end), new Fate() {
            @Override
            public void applied(long index) {
                ended(group);
            }

            @Override
            public void lost() {}
        });
    }

    /** The coordinator gives an attempt in parts up. */
    void voidParts(ShardRequest request, Consumer<ShardResponse> answer) {
        voidPartsOf(LockOwner.of(request.getTxn()).txn());
        answer.accept(Answers.DONE);
    }

    /** Nobody will end the parts of this transaction any more. Harmless if there are none. */
    void voidPartsOf(TxnId txn) {
        voidGroup(groups.get(txn));
    }

    /** Final for the attempt: what it would have written is marked, so that a late copy cannot succeed (rule 6). */
    private void refuse(CommitRequest commit, Reason reason, String why, Consumer<ShardResponse> answer) {
        markWrites(commit.getWritesList(), commit.getTimestamp());
        answer.accept(Answers.refusal(reason, why));
    }

    /** Raises the marks of everything these writes touch: none of them can be appended at or below the timestamp any more. */
    void markWrites(List<Write> writes, long timestamp) {
        for (Write write : writes) {
            Bytes key = ProtoBytes.of(write.getKey());
            if (write.getKind() == Write.Kind.DELETE_RANGE) {
                leadership.marks().raise(new Span(key, ProtoBytes.of(write.getEnd())), timestamp);
            } else {
                leadership.marks().raise(key, timestamp);
            }
        }
    }

    private static List<Mutation> mutations(CommitRequest commit) {
        List<Mutation> mutations = new ArrayList<>(commit.getWritesCount());
        for (Write write : commit.getWritesList()) {
            Bytes key = ProtoBytes.of(write.getKey());
            mutations.add(switch (write.getKind()) {
                case PUT, UNRECOGNIZED -> new Mutation.Put(key, ProtoBytes.of(write.getValue()));
                case DELETE -> new Mutation.Delete(key);
                case DELETE_RANGE -> new Mutation.DeleteRange(new Span(key, ProtoBytes.of(write.getEnd())));
            });
        }
        return mutations;
    }
}
