package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import io.phantomdb.shard.LocalState.TxnOutcome;
import io.phantomdb.shard.Term.Fate;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.ShardResponse;
import io.phantomdb.shard.proto.TokenRequest;
import io.phantomdb.store.Effect;
import java.util.List;
import java.util.function.Consumer;

/**
 * Answers whoever asks with a commit token whether the transaction happened (DESIGN §5 rule 7). Anybody may ask, at any
 * time, while the commit is under way as well; what is answered is true for ever.
 *
 * <pre>
 *   ask ──► in flight: wait ──► outcome ──┬─ COMMITTED, ABORTED: say so
 *                                         ├─ none, may be forgotten: unknown
 *                                         └─ none: append ABORTED, latched ──► applied: aborted
 * </pre>
 *
 * <p>From the moment ABORTED is appended, every piece of every attempt of the transaction waits for it at its own append,
 * and once it is applied is refused by it: see {@link Commits}. A transaction that was never heard of, because its token
 * was reported and its first proposal got lost, is decided in the same way.
 */
final class TokenAnswers {
    /** An outcome is of no attempt and at no timestamp. */
    private static final int NO_ATTEMPT = 0;
    private static final long NO_TIMESTAMP = 0;

    private final Leadership leadership;

    TokenAnswers(Leadership leadership) {
        this.leadership = leadership;
    }

    void ask(ShardRequest request, Consumer<ShardResponse> answer) {
        TokenRequest token = request.getToken();
        Bytes anchor = ProtoBytes.of(token.getAnchor());
        // The outcome is where the anchor is, and nowhere else may ABORTED be written.
        if (!leadership.isWithinBounds(Span.of(anchor), answer)) {
            return;
        }
        TxnId txn = new TxnId(token.getTxnHigh(), token.getTxnLow());
        // Rule 7: latches and parts of the transaction are waited for; a big commit is not given up because somebody asks.
        switch (leadership.outcomes().find(txn, token.getFirstTimestamp(), () -> again(request, answer))) {
            case NOT_YET -> {
                // It comes back.
            }
            case COMMITTED -> answer.accept(Answers.TOKEN_COMMITTED);
            case ABORTED -> answer.accept(Answers.TOKEN_ABORTED);
            case FORGOTTEN -> answer.accept(Answers.TOKEN_UNKNOWN);
            case NOTHING -> abort(txn, token.getFirstTimestamp(), anchor, answer);
        }
    }

    private void again(ShardRequest request, Consumer<ShardResponse> answer) {
        if (leadership.isOver()) {
            answer.accept(Answers.notLeader(0));
        } else {
            leadership.handle(request, answer);
        }
    }

    /** Validated and appended in one turn, so in one term (rule 3); "aborted" is said once it is applied, not before. */
    private void abort(TxnId txn, long firstTimestamp, Bytes anchor, Consumer<ShardResponse> answer) {
        InFlight latch = new InFlight(txn, NO_ATTEMPT, NO_TIMESTAMP);
        leadership.latches().addOutcome(latch);
        Effect outcome = new Effect.SetLocal(LocalState.outcome(firstTimestamp, txn), TxnOutcome.aborted(anchor)
                .encode());
        leadership.term().propose(List.of(outcome), new Fate() {
            @Override
            public void applied(long index) {
                leadership.latches().remove(latch);
                answer.accept(Answers.TOKEN_ABORTED);
            }

            @Override
            public void lost() {
                // It may be applied in a later term, or never: whoever asks there learns it.
                answer.accept(Answers.notLeader(0));
            }
        });
    }
}
