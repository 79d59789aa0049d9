package io.phantomdb.shard;

import io.phantomdb.base.TxnId;
import io.phantomdb.shard.LocalState.TxnOutcome;
import io.phantomdb.shard.Term.Confirmation;
import io.phantomdb.shard.proto.OutcomeRequest;
import io.phantomdb.shard.proto.Refusal.Reason;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.ShardResponse;
import io.phantomdb.store.Version;
import java.util.function.Consumer;

/**
 * What became of a commit whose answer got lost (DESIGN §5 rule 7). "Committed" is read from the outcome that the commit's
 * own entry wrote. To its coordinator "no" is said, for one attempt, only after nothing of the transaction is in flight,
 * the marks of all it would have written have been raised to C so that no late copy can succeed, and the term was
 * confirmed after that. Whoever holds a commit token is answered by {@link TokenAnswers}.
 *
 * <p>Outcomes are forgotten after a while. Of a transaction whose first C is at or below the number up to which that may
 * have happened, and that has no outcome, nothing is accepted, and nothing is said but "unknown" (rules 7 and 11).
 */
final class Outcomes {
    /** What can be told of a transaction now. */
    enum Known {
        /** Something of it is in flight, or a block is missing: asked again later. */
        NOT_YET,
        COMMITTED,
        ABORTED,
        /** No outcome, and none was forgotten. */
        NOTHING,
        /** No outcome, or one that was forgotten. */
        FORGOTTEN
    }

    private final Leadership leadership;
    private long collectedUpTo;

    Outcomes(Leadership leadership, long collectedUpTo) {
        this.leadership = leadership;
        this.collectedUpTo = collectedUpTo;
    }

    /** Looks a transaction up; {@code again} is run once if the answer is NOT_YET, on this or a later turn. */
    Known find(TxnId txn, long firstTimestamp, Runnable again) {
        // Rules 3 and 7: what is appended and not applied, parts and an ABORTED outcome included, is neither there nor missing.
        InFlight inFlight = leadership.latches().of(txn);
        if (inFlight != null) {
            leadership.reached(ShardProbe.OUTCOME_WAITS_FOR_COMMIT);
            inFlight.whenGone(again);
            return Known.NOT_YET;
        }
        Version outcome = leadership.store().local(leadership.term().shard(), LocalState.outcome(firstTimestamp, txn));
        if (outcome.isMissing()) {
            leadership.store().fetchMissing(again);
            return Known.NOT_YET;
        }
        if (!outcome.isAbsent()) {
            return TxnOutcome.decode(outcome.value()).isCommitted() ? Known.COMMITTED : Known.ABORTED;
        }
        return isForgotten(firstTimestamp) ? Known.FORGOTTEN : Known.NOTHING;
    }

    /**
     * True if the outcome of a transaction this old may have been forgotten. All its attempts are as old as the first: the
     * C of a later one is above the number that an earlier one was forgotten under (rule 11).
     */
    boolean isForgotten(long firstTimestamp) {
        return firstTimestamp <= collectedUpTo;
    }

    /** Raised before the entry that forgets is appended, and replicated by it: until then too much is called unknown. */
    void forgetting(long upToFirstTimestamp) {
        collectedUpTo = Math.max(collectedUpTo, upToFirstTimestamp);
    }

    long collectedUpTo() {
        return collectedUpTo;
    }

    /** A coordinator asks about its current attempt; it has given up any parts of it. */
    void lookUp(ShardRequest request, Consumer<ShardResponse> answer) {
        TxnId txn = LockOwner.of(request.getTxn()).txn();
        OutcomeRequest asked = request.getOutcome();
        leadership.commits().voidPartsOf(txn);
        switch (find(txn, asked.getFirstTimestamp(), () -> again(request, answer))) {
            case NOT_YET -> {
                // It comes back.
            }
            case COMMITTED -> {
                leadership.reached(ShardProbe.OUTCOME_COMMITTED);
                answer.accept(Answers.COMMITTED);
            }
            case ABORTED -> answer.accept(Answers.NOT_COMMITTED);
            case NOTHING -> sayNo(asked, answer);
            case FORGOTTEN -> answer.accept(Answers.refusal(Reason.UNKNOWN_OUTCOME, "the outcome is no longer kept"));
        }
    }

    private void again(ShardRequest request, Consumer<ShardResponse> answer) {
        if (leadership.isOver()) {
            answer.accept(Answers.notLeader(0));
        } else {
            leadership.handle(request, answer);
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
}
