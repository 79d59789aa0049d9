package io.phantomdb.shard;

import io.phantomdb.base.TxnId;
import io.phantomdb.shard.Term.Confirmation;
import io.phantomdb.shard.Term.Fate;
import io.phantomdb.shard.proto.OutcomeRequest;
import io.phantomdb.shard.proto.RaiseFenceRequest;
import io.phantomdb.shard.proto.Refusal.Reason;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.ShardResponse;
import io.phantomdb.store.Cursor;
import io.phantomdb.store.Effect;
import io.phantomdb.store.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What became of a commit whose answer got lost (DESIGN §5 rule 7), how long that is remembered, and the fences of schema
 * changes. "Committed" is read from the outcome that the commit's own entry wrote. "No" is said only after nothing of the
 * transaction is in flight, the marks of all it would have written have been raised to C so that no late copy can
 * succeed, and the term was confirmed after that.
 */
final class Outcomes {
    /** Outcomes are kept this long by the oracle's milliseconds: an hour. */
    private static final long KEPT_FOR = 3_600_000L << 20;
    private static final int PAGE_MAX = 1_000;

    private final Leadership leadership;
    private long collectedUpTo;
    private boolean isCollecting;

    Outcomes(Leadership leadership, long collectedUpTo) {
        this.leadership = leadership;
        this.collectedUpTo = collectedUpTo;
    }

    void lookUp(ShardRequest request, Consumer<ShardResponse> answer) {
        TxnId txn = LockOwner.of(request.getTxn()).txn();
        Runnable again = () -> again(request, answer);
        leadership.commits().voidPartsOf(txn);
        InFlight inFlight = leadership.latches().of(txn);
        if (inFlight != null) {
            leadership.reached(ShardProbe.OUTCOME_WAITS_FOR_COMMIT);
            inFlight.whenGone(again);
            return;
        }
        OutcomeRequest asked = request.getOutcome();
        Version outcome = leadership.store().local(leadership.term().shard(), LocalState.outcome(asked
                .getFirstTimestamp(), txn));
        if (outcome.isMissing()) {
            leadership.store().fetchMissing(again);
        } else if (!outcome.isAbsent()) {
            leadership.reached(ShardProbe.OUTCOME_COMMITTED);
            answer.accept(Answers.COMMITTED);
        } else if (asked.getFirstTimestamp() <= collectedUpTo) {
            answer.accept(Answers.refusal(Reason.UNKNOWN_OUTCOME, "the outcome is no longer kept"));
        } else {
            sayNo(asked, answer);
        }
    }

    private void again(ShardRequest request, Consumer<ShardResponse> answer) {
        if (leadership.isOver()) {
            answer.accept(Answers.notLeader(0));
        } else {
            lookUp(request, answer);
        }
    }

    private void sayNo(OutcomeRequest asked, Consumer<ShardResponse> answer) {
        leadership.commits().markWrites(asked.getWritesList(), asked.getTimestamp());
        leadership.term().confirm(new Confirmation() {
            @Override
            public void confirmed() {
                leadership.reached(ShardProbe.OUTCOME_NOT_COMMITTED);
                answer.accept(Answers.NOT_COMMITTED);
            }

            @Override
            public void refused() {
                answer.accept(Answers.notLeader(0));
            }
        });
    }

    /** True if an attempt of a transaction this old cannot be told from a copy any more: nothing of it is accepted. */
    boolean isTooOld(long firstTimestamp) {
        return firstTimestamp <= collectedUpTo;
    }

    /** Forgets some of what is older than an hour before this timestamp. Called now and then. */
    void collect(long now) {
        long upTo = now - KEPT_FOR;
        if (isCollecting || upTo <= collectedUpTo) {
            return;
        }
        List<Effect> effects = new ArrayList<>();
        long reached = upTo;
        Cursor cursor = leadership.store().localCursor(leadership.term().shard(), LocalState.OUTCOMES);
        Cursor.Step step = cursor.next();
        while (step == Cursor.Step.ROW && LocalState.firstTimestamp(cursor.key()) <= upTo) {
            if (effects.size() == PAGE_MAX) {
                reached = LocalState.firstTimestamp(cursor.key()) - 1;
                break;
            }
            effects.add(new Effect.SetLocal(cursor.key(), null));
            step = cursor.next();
        }
        if (step == Cursor.Step.MISSING) {
            leadership.store().fetchMissing(() -> {});
        } else if (step != Cursor.Step.PAUSE && !effects.isEmpty()) {
            forget(effects, reached);
        }
    }

    private void forget(List<Effect> effects, long upTo) {
        isCollecting = true;
        collectedUpTo = Math.max(collectedUpTo, upTo);
        effects.add(new Effect.SetLocal(LocalState.COLLECTED_UP_TO, LocalState.number(collectedUpTo)));
        leadership.term().propose(effects, new Fate() {
            @Override
            public void applied(long index) {
                isCollecting = false;
            }

            @Override
            public void lost() {}
        });
    }

    /** Idempotent: a lower fence than there is changes nothing. */
    void raiseFence(RaiseFenceRequest fence, Consumer<ShardResponse> answer) {
        leadership.fences().raise(fence.getDescriptorId(), fence.getVersionMin());
        int versionMin = leadership.fences().versionMin(fence.getDescriptorId());
        Effect effect = new Effect.SetLocal(LocalState.fence(fence.getDescriptorId()), LocalState.number(versionMin));
        leadership.term().propose(List.of(effect), new Fate() {
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
}
