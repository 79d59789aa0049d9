package io.phantomdb.shard;

import io.phantomdb.base.Check;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import io.phantomdb.host.Host;
import io.phantomdb.shard.Term.Fate;
import io.phantomdb.shard.proto.RaiseFenceRequest;
import io.phantomdb.shard.proto.Refusal.Reason;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.ShardResponse;
import io.phantomdb.shard.proto.TableRef;
import io.phantomdb.store.Effect;
import io.phantomdb.store.Store;
import java.util.List;
import java.util.function.Consumer;

/**
 * One activated term of one leader: all it keeps in memory (locks, marks, latches, fences, on the system shard the
 * oracle) and the handlers that evaluate requests against it. Made when the term is activated, dropped when it ends. On
 * the store loop.
 */
final class Leadership {
    private static final int POINT_MARKS_MAX = 1 << 16;
    private static final int RANGE_STEPS_MAX = 1 << 12;

    private final Term term;
    private final Host host;
    private final Store store;
    private final Span bounds;
    private final LockTable locks = new LockTable(this::inALaterTurn);
    private final Latches latches = new Latches();
    private final Fences fences;
    private final Marks marks;
    private final RecentWrites recent;
    private final Oracle oracle;
    private final Reads reads;
    private final Commits commits;
    private final Outcomes outcomes;
    private final TokenAnswers tokens;
    private boolean isOver;

    /** The oracle is null but on the system shard. The floor was asked of the oracle after this leader's election. */
    Leadership(Term term, Host host, Store store, Span bounds, RecentWrites recent, long floor,
            LeaderState state, Oracle oracle, LocalOracle localOracle, DiskGuard disk) {
        this.term = term;
        this.host = host;
        this.store = store;
        this.bounds = bounds;
        this.recent = recent;
        this.oracle = oracle;
        this.fences = state.fences();
        this.marks = new Marks(floor, POINT_MARKS_MAX, RANGE_STEPS_MAX);
        this.reads = new Reads(this, localOracle);
        this.commits = new Commits(this, disk);
        this.outcomes = new Outcomes(this, state.collectedUpTo());
        this.tokens = new TokenAnswers(this);
    }

    Term term() {
        return term;
    }

    Host host() {
        return host;
    }

    Store store() {
        return store;
    }

    LockTable locks() {
        return locks;
    }

    Latches latches() {
        return latches;
    }

    Fences fences() {
        return fences;
    }

    Marks marks() {
        return marks;
    }

    RecentWrites recent() {
        return recent;
    }

    /** Null but on the system shard. */
    Oracle oracle() {
        return oracle;
    }

    Commits commits() {
        return commits;
    }

    Outcomes outcomes() {
        return outcomes;
    }

    boolean isOver() {
        return isOver;
    }

    private void inALaterTurn(Runnable work) {
        host.loops().store().post(() -> {
            if (!isOver) {
                work.run();
            }
        });
    }

    void reached(ShardProbe probe) {
        host.trace().reached(probe);
    }

    /** The term is over: whoever waits is sent away, and nothing that was promised in it is promised any more. */
    void end() {
        isOver = true;
        reads.end();
        latches.clear();
    }

    /** Evaluates a request; the answer comes at any later turn, once, or never if the term ends and says nothing else. */
    void handle(ShardRequest request, Consumer<ShardResponse> answer) {
        Check.that(!isOver, "a request to a term that is over");
        // A piece of a commit that is in the log already is not refused any more, by no fence either (rule 6).
        if (!request.hasCommit() && refusedByFence(request, answer)) {
            return;
        }
        switch (request.getBodyCase()) {
            case GET -> reads.get(request, answer);
            case SCAN -> reads.scan(request, answer);
            case COMMIT -> commits.commit(request, answer);
            case VOID_PARTS -> commits.voidParts(request, answer);
            case RELEASE -> release(request, answer);
            case OUTCOME -> outcomes.lookUp(request, answer);
            case TOKEN -> tokens.ask(request, answer);
            case RAISE_FENCE -> raiseFence(request.getRaiseFence(), answer);
            case TIMESTAMPS -> timestamps(request, answer);
            case BODY_NOT_SET -> answer.accept(Answers.refusal(Reason.MALFORMED, "a request without a body"));
        }
    }

    /** True, and answered, if what it was planned with is below a fence. Asked again after every wait. */
    boolean refusedByFence(ShardRequest request, Consumer<ShardResponse> answer) {
        TableRef old = fences.tooOld(request.getTablesList());
        if (old == null) {
            return false;
        }
        reached(ShardProbe.FENCE_REFUSED);
        answer.accept(Answers.staleDescriptor(old.getDescriptorId(), fences.versionMin(old.getDescriptorId())));
        return true;
    }

    /** True if all of the span is this shard's; otherwise it has been answered. */
    boolean isWithinBounds(Span span, Consumer<ShardResponse> answer) {
        if (bounds.contains(span)) {
            return true;
        }
        answer.accept(Answers.refusal(Reason.WRONG_SHARD, "the shard does not hold " + span.start()));
        return false;
    }

    private void release(ShardRequest request, Consumer<ShardResponse> answer) {
        TxnId txn = LockOwner.of(request.getTxn()).txn();
        if (request.getRelease().getKeysCount() == 0) {
            locks.release(txn);
        } else {
            locks.release(txn, request.getRelease().getKeysList().stream().map(ProtoBytes::of).toList());
        }
        answer.accept(Answers.DONE);
    }

    /** Idempotent: a lower fence than there is changes nothing. */
    private void raiseFence(RaiseFenceRequest fence, Consumer<ShardResponse> answer) {
        fences.raise(fence.getDescriptorId(), fence.getVersionMin());
        term.propose(List.of(fences.effect(fence.getDescriptorId())), new Fate() {
            @Override
            public void applied(long index) {
                answer.accept(Answers.DONE);
            }

            @Override
            public void lost() {
                answer.accept(Answers.notLeader(0));
            }
        });
    }

    private void timestamps(ShardRequest request, Consumer<ShardResponse> answer) {
        int count = request.getTimestamps().getCount();
        if (oracle == null || count < 1 || count > 1 << 16) {
            answer.accept(Answers.refusal(Reason.MALFORMED,
                    "timestamps are given out by the system shard, 1 to 65536 at once"));
            return;
        }
        oracle.issue(count, first -> answer.accept(Answers.timestamps(first)), () -> answer.accept(Answers.notLeader(
                0)));
    }
}
