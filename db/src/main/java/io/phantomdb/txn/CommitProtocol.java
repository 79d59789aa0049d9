package io.phantomdb.txn;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.RetryError;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import io.phantomdb.base.UnknownOutcome;
import io.phantomdb.host.Promise;
import io.phantomdb.shard.ProtoBytes;
import io.phantomdb.shard.Routing;
import io.phantomdb.shard.proto.CommitRequest;
import io.phantomdb.shard.proto.OutcomeRequest;
import io.phantomdb.shard.proto.PointRead;
import io.phantomdb.shard.proto.Refusal;
import io.phantomdb.shard.proto.Refusal.Reason;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.ShardResponse;
import io.phantomdb.shard.proto.VoidRequest;
import io.phantomdb.shard.proto.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ends one transaction that writes to one shard and read at any number of them (DESIGN §5 rules 5 to 7).
 *
 * <pre>
 *   C ──► validate shards that were only read ──► commit at the writing shard ──► done
 *   ▲                 │ C too low                       │ C too low    │ no answer
 *   └── new C, new attempt ◄────────────────────────────┘              └──► ask for the outcome
 * </pre>
 *
 * <p>From the first request of the commit on, a cancellation no longer ends the wait: the outcome does.
 */
final class CommitProtocol {
    private static final int ATTEMPTS_MAX = 50;
    private static final int OUTCOME_TRIES_MAX = 6;

    /**
     * What is fixed before the first proposal and the same in all attempts (rule 7). No C is below the first timestamp, and
     * the anchor is of the shard that writes. Nobody can ask for a transaction that does not write: it has neither (0, null).
     */
    record Fixed(long firstTimestamp, Bytes anchor) {
        static final Fixed NOTHING = new Fixed(0, null);
    }

    /** One piece of the writes, small enough for one log entry. */
    private record Part(List<Write> writes, List<PointRead> reads) {}

    /** How one attempt ended: done, or why not. */
    private enum Verdict {
        DONE,
        TOO_LOW
    }

    private final ShardLink link;
    private final Timestamps timestamps;
    private final Collection<TableVersion> tables;
    private final TreeMap<ShardId, ReadSet> reads;
    private final int partBytesMax;
    private final Fixed fixed;
    private List<TableVersion> raised = List.of();
    private int attempt;

    /** Writes of more than {@code partBytesMax} travel in parts. */
    CommitProtocol(ShardLink link, Timestamps timestamps, Collection<TableVersion> tables,
            TreeMap<ShardId, ReadSet> reads, int partBytesMax, Fixed fixed) {
        this.link = link;
        this.timestamps = timestamps;
        this.tables = tables;
        this.reads = reads;
        this.partBytesMax = partBytesMax;
        this.fixed = fixed;
    }

    /** Nothing was written: all that was read must still be current at one timestamp. Null: no timestamp was asked for yet. */
    void validateOnly(Promise<Long> prefetched) {
        if (reads.isEmpty()) {
            return;
        }
        Promise<Long> next = prefetched;
        while (validateReads(timestamp(next), null) == Verdict.TOO_LOW) {
            next = null;
        }
    }

    /** Makes the writes durable and visible, or throws as {@link Transaction#commit} says. */
    void commit(Routing.Route route, WriteBuffer buffer, Promise<Long> prefetched) {
        List<Part> parts = parts(route, buffer);
        // Nobody can have planned with less than a table's first version.
        raised = buffer.fences().stream().filter(fence -> fence.version() > 1).toList();
        Promise<Long> next = prefetched;
        while (attempt(route, parts, timestamp(next)) == Verdict.TOO_LOW) {
            next = null;
        }
    }

    private long timestamp(Promise<Long> prefetched) {
        if (attempt >= ATTEMPTS_MAX) {
            throw new RetryError("too many others read or write the same rows");
        }
        attempt++;
        if (attempt > 1) {
            link.reached(TxnProbe.NEW_ATTEMPT);
        }
        return link.scope().await(prefetched == null ? timestamps.next() : prefetched);
    }

    private Verdict attempt(Routing.Route route, List<Part> parts, long timestamp) {
        if (validateReads(timestamp, route.shard()) == Verdict.TOO_LOW) {
            return Verdict.TOO_LOW;
        }
        return sendParts(route, parts, timestamp);
    }

    /** Validates at every shard that was read, but not at the one that will be written. */
    private Verdict validateReads(long timestamp, ShardId except) {
        List<Promise<ShardResponse>> answers = new ArrayList<>(reads.size());
        for (Map.Entry<ShardId, ReadSet> entry : reads.entrySet()) {
            if (!entry.getKey().equals(except) && !entry.getValue().isEmpty()) {
                CommitRequest.Builder commit = piece(timestamp).addAllPoints(entry.getValue().points()).addAllRanges(
                        entry.getValue().ranges()).setLast(true);
                answers.add(send(link.routing().of(entry.getKey()), commit));
            }
        }
        Verdict verdict = Verdict.DONE;
        for (Promise<ShardResponse> answer : answers) {
            ShardResponse response = link.scope().await(answer);
            if (isTooLow(response)) {
                verdict = Verdict.TOO_LOW;
            } else {
                ShardLink.accepted(response);
            }
        }
        return verdict;
    }

    private static boolean isTooLow(ShardResponse response) {
        return response.hasRefusal() && response.getRefusal().getReason() == Reason.TIMESTAMP_TOO_LOW;
    }

    private CommitRequest.Builder piece(long timestamp) {
        long first = fixed.firstTimestamp == 0 ? timestamp : fixed.firstTimestamp;
        return CommitRequest.newBuilder().setAttempt(attempt).setFirstTimestamp(first).setTimestamp(timestamp);
    }

    private Promise<ShardResponse> send(Routing.Route route, CommitRequest.Builder commit) {
        return link.send(route, request -> withTables(request).setCommit(commit));
    }

    private ShardRequest.Builder withTables(ShardRequest.Builder request) {
        for (TableVersion table : tables) {
            request.addTables(ShardLink.tableRef(table));
        }
        return request;
    }

    private Verdict sendParts(Routing.Route route, List<Part> parts, long timestamp) {
        ReadSet readHere = reads.get(route.shard());
        for (int number = 0; number < parts.size(); number++) {
            Part part = parts.get(number);
            boolean isLast = number == parts.size() - 1;
            CommitRequest.Builder commit = piece(timestamp).setAnchor(ProtoBytes.of(fixed.anchor))
                    .addAllWrites(part.writes).addAllPoints(part.reads).setPart(number).setLast(isLast);
            raised.forEach(fence -> commit.addRaisedFences(ShardLink.tableRef(fence)));
            if (number == 0 && readHere != null) {
                commit.addAllRanges(readHere.ranges());
            }
            ShardResponse response = link.scope().awaitOutcome(send(route, commit));
            if (response.hasRefusal()) {
                return refused(route, parts, timestamp, response.getRefusal());
            }
            if (!isLast) {
                giveUpIfCancelled(route);
            }
        }
        return Verdict.DONE;
    }

    private void giveUpIfCancelled(Routing.Route route) {
        if (link.scope().isCancelled()) {
            link.reached(TxnProbe.CANCELLED_BETWEEN_PARTS);
            link.send(route, request -> request.setVoidParts(VoidRequest.newBuilder().setAttempt(attempt)));
            link.scope().tick();
        }
    }

    private Verdict refused(Routing.Route route, List<Part> parts, long timestamp, Refusal refusal) {
        return switch (refusal.getReason()) {
            case TIMESTAMP_TOO_LOW -> Verdict.TOO_LOW;
            case UNKNOWN_OUTCOME -> {
                learnOutcome(route, parts, timestamp);
                yield Verdict.DONE;
            }
            default -> throw ShardLink.error(refusal);
        };
    }

    /** Returns if the transaction is committed. */
    private void learnOutcome(Routing.Route route, List<Part> parts, long timestamp) {
        OutcomeRequest.Builder asked = OutcomeRequest.newBuilder().setAttempt(attempt)
                .setFirstTimestamp(fixed.firstTimestamp).setTimestamp(timestamp);
        parts.forEach(part -> part.writes.forEach(write -> asked.addWrites(write.toBuilder().clearValue())));
        for (int tries = 0; tries < OUTCOME_TRIES_MAX; tries++) {
            ShardResponse response = link.scope().awaitOutcome(link.send(route, request -> request.setOutcome(asked)));
            if (response.hasOutcome() && response.getOutcome().getCommitted()) {
                link.reached(TxnProbe.OUTCOME_LEARNT_COMMITTED);
                return;
            }
            if (response.hasOutcome()) {
                link.reached(TxnProbe.OUTCOME_LEARNT_NOT_COMMITTED);
                throw new RetryError("the leader of the shard was lost during the commit");
            }
        }
        link.reached(TxnProbe.OUTCOME_NOT_LEARNT);
        throw new UnknownOutcome("the outcome of the transaction could not be learnt");
    }

    /** Cuts the writes, which are in key order, and gives each part the reads of the keys it writes. */
    private List<Part> parts(Routing.Route route, WriteBuffer buffer) {
        List<Part> parts = new ArrayList<>();
        ReadSet readHere = reads.get(route.shard());
        List<PointRead> readOnly = new ArrayList<>();
        Part current = new Part(new ArrayList<>(), readOnly);
        parts.add(current);
        int bytes = 0;
        int readAndWritten = 0;
        for (Span range : buffer.deletedRanges()) {
            current.writes.add(Write.newBuilder().setKind(Write.Kind.DELETE_RANGE).setKey(ProtoBytes.of(range.start()))
                    .setEnd(ProtoBytes.of(range.end())).build());
        }
        for (Map.Entry<Bytes, Bytes> entry : buffer.entries().entrySet()) {
            if (bytes > partBytesMax) {
                current = new Part(new ArrayList<>(), new ArrayList<>());
                parts.add(current);
                bytes = 0;
            }
            bytes += entry.getKey().length() + entry.getValue().length();
            current.writes.add(write(entry));
            PointRead read = readHere == null ? null : readHere.at(entry.getKey());
            if (read != null) {
                current.reads.add(read);
                readAndWritten++;
            }
        }
        if (readHere != null && readAndWritten < readHere.points().size()) {
            readHere.points().stream().filter(read -> !buffer.entries().containsKey(ProtoBytes.of(read.getKey())))
                    .forEach(readOnly::add);
        }
        return parts;
    }

    private static Write write(Map.Entry<Bytes, Bytes> entry) {
        Write.Builder write = Write.newBuilder().setKey(ProtoBytes.of(entry.getKey()));
        return entry.getValue() == WriteBuffer.DELETED
                ? write.setKind(Write.Kind.DELETE).build()
                : write.setKind(Write.Kind.PUT).setValue(ProtoBytes.of(entry.getValue())).build();
    }
}
