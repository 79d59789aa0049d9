package io.phantomdb.simulator.cluster;

import com.google.protobuf.ByteString;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import io.phantomdb.host.Trace;
import io.phantomdb.shard.ProtoBytes;
import io.phantomdb.shard.ShardEvent;
import io.phantomdb.shard.proto.CommitRequest;
import io.phantomdb.shard.proto.LockMode;
import io.phantomdb.shard.proto.ScanResponse;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.ShardResponse;
import io.phantomdb.shard.proto.TokenResponse;
import io.phantomdb.simulator.invariant.Invariant;
import io.phantomdb.simulator.invariant.NumbersAscend;
import io.phantomdb.simulator.invariant.OutcomesHold;
import io.phantomdb.simulator.invariant.ReadsHold;
import io.phantomdb.simulator.invariant.WholeCommits;
import io.phantomdb.store.Effect;
import io.phantomdb.store.Mutation;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * Tells the invariants of transactions what shards are asked, what they answer, and what their entries do. An entry counts
 * once, when the first replica applies it.
 *
 * Whoever brings late messages is told when a shard says that something has not happened and never will.
 *
 * <pre>
 *   answer to a read or a validation ──► ReadsHold        entry applied ──┬─ versions ──► ReadsHold
 *   "no", "aborted", "committed"     ──► OutcomesHold                     ├─ outcome  ──► OutcomesHold
 *   timestamps                       ──► NumbersAscend                    └─ parts    ──► WholeCommits
 * </pre>
 */
final class PromiseWatch implements Invariant {
    private final ReadsHold reads = new ReadsHold();
    private final OutcomesHold outcomes = new OutcomesHold();
    private final NumbersAscend numbers = new NumbersAscend();
    private final TreeMap<Long, WholeCommits> commits = new TreeMap<>();
    private final TreeMap<Long, Long> lastIndex = new TreeMap<>();
    private final IntConsumer denial;
    private Taken taken = (node, isLast) -> {};

    /** Hears of each piece of a commit that a node says it has taken, just before it says so. */
    @FunctionalInterface
    interface Taken {
        void taken(int node, boolean isLast);
    }

    /** {@code denial} takes the number of the node that denies. */
    PromiseWatch(IntConsumer denial) {
        this.denial = denial;
    }

    void onTaken(Taken newTaken) {
        taken = newTaken;
    }

    @Override
    public void event(int node, Trace.Event event) {
        switch (event) {
            case ShardEvent.Asked asked -> numbers.asked(node, asked.number());
            case ShardEvent.Answered answered -> answered(node, answered);
            case ShardEvent.Changed changed -> changed(changed);
            default -> {
                // Promises nothing.
            }
        }
    }

    private void answered(int node, ShardEvent.Answered answered) {
        ShardRequest request = answered.request();
        ShardResponse response = answered.response();
        switch (response.getBodyCase()) {
            case GET -> got(node, answered);
            case SCAN -> scanned(node, answered);
            case DONE -> {
                if (request.hasCommit()) {
                    taken(node, request);
                }
            }
            case OUTCOME -> {
                if (response.getOutcome().getCommitted()) {
                    outcomes.saidYes(txn(request));
                } else {
                    outcomes.saidNo(txn(request), request.getOutcome().getTimestamp());
                    denial.accept(node);
                }
            }
            case TOKEN -> tokenAnswered(node, request, response.getToken().getStatus());
            case TIMESTAMPS -> {
                long first = response.getTimestamps().getFirst();
                numbers.given(node, answered.number(), first, first + request.getTimestamps().getCount() - 1);
            }
            case REFUSAL, BODY_NOT_SET -> {
                // Nothing was promised.
            }
        }
    }

    private void taken(int node, ShardRequest request) {
        CommitRequest commit = request.getCommit();
        if (commit.getLast()) {
            done(request, commit);
        }
        if (commit.getWritesCount() > 0) {
            taken.taken(node, commit.getLast());
        }
    }

    private void tokenAnswered(int node, ShardRequest request, TokenResponse.Status status) {
        TxnId txn = new TxnId(request.getToken().getTxnHigh(), request.getToken().getTxnLow());
        switch (status) {
            case COMMITTED -> outcomes.saidYes(txn);
            case ABORTED -> {
                outcomes.saidAborted(txn);
                denial.accept(node);
            }
            case UNKNOWN, UNRECOGNIZED -> {
                // Nothing was promised.
            }
        }
    }

    private void got(int node, ShardEvent.Answered answered) {
        ShardRequest request = answered.request();
        if (request.getGet().getLock() == LockMode.LOCK_NONE) {
            long timestamp = answered.response().getGet().getTimestamp();
            numberPicked(node, answered.number(), request.getGet().getTimestamp(), timestamp);
            for (ByteString key : request.getGet().getKeysList()) {
                reads.promised(request.getShard(), Span.of(ProtoBytes.of(key)), timestamp + 1, answered.response()
                        .getGet().getReadIndex());
            }
        }
    }

    private void scanned(int node, ShardEvent.Answered answered) {
        ShardRequest request = answered.request();
        if (request.getScan().getLock() == LockMode.LOCK_NONE) {
            ScanResponse page = answered.response().getScan();
            numberPicked(node, answered.number(), request.getScan().getTimestamp(), page.getTimestamp());
            Span covered = new Span(ProtoBytes.of(page.getCoveredStart()), ProtoBytes.of(page.getCoveredEnd()));
            reads.promised(request.getShard(), covered, page.getTimestamp() + 1, page.getReadIndex());
        }
    }

    /** A leader that has the oracle beside it picks the timestamp of a read itself. */
    private void numberPicked(int node, long request, long asked, long picked) {
        if (asked == 0) {
            numbers.given(node, request, picked, picked);
        }
    }

    /** What was read below the commit timestamp is what it was when it was read; what was written is there. */
    private void done(ShardRequest request, CommitRequest commit) {
        if (commit.getPart() > 0 || commit.getWritesCount() > 0) {
            outcomes.saidYes(txn(request));
        }
        commit.getPointsList().forEach(read -> reads.promised(request.getShard(), Span.of(ProtoBytes.of(read
                .getKey())), commit.getTimestamp(), read.getReadIndex()));
        commit.getRangesList().forEach(read -> reads.promised(request.getShard(), new Span(ProtoBytes.of(read
                .getStart()), ProtoBytes.of(read.getEnd())), commit.getTimestamp(), read.getReadIndex()));
    }

    private static TxnId txn(ShardRequest request) {
        return new TxnId(request.getTxn().getHigh(), request.getTxn().getLow());
    }

    private void changed(ShardEvent.Changed changed) {
        long shard = changed.shard().number();
        if (changed.index() <= lastIndex.getOrDefault(shard, 0L)) {
            return;
        }
        lastIndex.put(shard, changed.index());
        if (changed.isTermStart()) {
            commitsOf(shard).termBegan();
        }
        for (Effect effect : changed.effects()) {
            changed(changed, effect);
        }
        if (changed.committed() != null) {
            outcomes.committed(changed.committed(), changed.timestamp());
        }
    }

    private void changed(ShardEvent.Changed changed, Effect effect) {
        WholeCommits parts = commitsOf(changed.shard().number());
        switch (effect) {
            case Effect.Commit commit -> wrote(changed, commit.version(), spans(commit.mutations()));
            case Effect.Part part -> parts.part(part.txn(), part.attempt(), part.number(), spans(part.mutations()));
            case Effect.EndParts end when end.commit() -> wrote(changed, changed.timestamp(), parts.committed(end.txn(),
                    end.attempt()));
            case Effect.EndParts end -> parts.givenUp(end.txn());
            case Effect.SetLocal set -> {
                // Is no version of anything.
            }
        }
    }

    private void wrote(ShardEvent.Changed changed, long version, List<Span> spans) {
        ShardId shard = changed.shard();
        spans.forEach(span -> reads.wrote(shard.number(), span, version, changed.index()));
    }

    private static List<Span> spans(List<Mutation> mutations) {
        return mutations.stream().map(mutation -> switch (mutation) {
            case Mutation.Put put -> Span.of(put.key());
            case Mutation.Delete delete -> Span.of(delete.key());
            case Mutation.DeleteRange range -> range.span();
        }).toList();
    }

    private WholeCommits commitsOf(long shard) {
        return commits.computeIfAbsent(shard, number -> new WholeCommits());
    }

    @Override
    public long comparisons() {
        return reads.comparisons() + outcomes.comparisons() + numbers.comparisons();
    }
}
