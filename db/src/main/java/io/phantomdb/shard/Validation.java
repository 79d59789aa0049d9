package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import io.phantomdb.shard.proto.CommitRequest;
import io.phantomdb.shard.proto.PointRead;
import io.phantomdb.shard.proto.RangeRead;
import io.phantomdb.store.Mutation;
import io.phantomdb.store.Version;
import java.util.List;

/**
 * The check of DESIGN §5 rule 5, for one piece of a commit at C: every read is still current and below C, nobody else has
 * anything in flight at or below C on it, and every write is above the newest version, the marks, and what is in flight.
 * Checks everything before it changes anything.
 */
final class Validation {
    enum Verdict {
        VALID,
        /** A new timestamp and a new attempt may pass. */
        TOO_LOW,
        /** What was read has changed: no later attempt can pass. */
        STALE_READ,
        /** Evaluate again when something in flight is gone. */
        WAIT,
        /** Evaluate again when the noted blocks have been fetched. */
        MISSING
    }

    record Result(Verdict verdict, String why, InFlight behind) {
        static final Result VALID = new Result(Verdict.VALID, null, null);
        static final Result MISSING = new Result(Verdict.MISSING, null, null);

        static Result tooLow(String why) {
            return new Result(Verdict.TOO_LOW, why, null);
        }

        static Result stale(String why) {
            return new Result(Verdict.STALE_READ, why, null);
        }
    }

    private final Leadership leadership;

    Validation(Leadership leadership) {
        this.leadership = leadership;
    }

    Result check(CommitRequest commit, List<Mutation> mutations, TxnId txn) {
        boolean isMissing = false;
        for (PointRead read : commit.getPointsList()) {
            Result result = checkPoint(read, commit.getTimestamp(), txn);
            if (result == Result.MISSING) {
                isMissing = true;
            } else if (result != Result.VALID) {
                return result;
            }
        }
        for (RangeRead read : commit.getRangesList()) {
            Result result = checkRange(read, commit.getTimestamp(), txn);
            if (result != Result.VALID) {
                return result;
            }
        }
        for (Mutation mutation : mutations) {
            Result result = checkWrite(mutation, commit.getTimestamp(), txn);
            if (result != Result.VALID) {
                return result;
            }
        }
        if (!Fences.areBelow(commit, leadership.marks())) {
            leadership.reached(ShardProbe.SCHEMA_CHANGE_TOO_LOW);
            return Result.tooLow("a table was used at a later timestamp as it was before");
        }
        return isMissing ? Result.MISSING : Result.VALID;
    }

    private Result checkPoint(PointRead read, long timestamp, TxnId txn) {
        if (read.getVersion() >= timestamp) {
            return Result.tooLow("a row was changed after the timestamp was drawn");
        }
        Bytes key = ProtoBytes.of(read.getKey());
        if (leadership.latches().blocking(key, timestamp, txn) != null) {
            return Result.stale("a row that was read is being changed");
        }
        if (leadership.recent().covers(read.getReadIndex())) {
            return leadership.recent().wroteAfter(key, read.getReadIndex())
                    ? Result.stale("a row that was read has changed")
                    : Result.VALID;
        }
        Version newest = leadership.store().get(key, Long.MAX_VALUE);
        if (newest.isMissing()) {
            return Result.MISSING;
        }
        return newest.version() == read.getVersion() ? Result.VALID : Result.stale("a row that was read has changed");
    }

    private Result checkRange(RangeRead read, long timestamp, TxnId txn) {
        if (read.getVersionMax() >= timestamp) {
            return Result.tooLow("something was changed after the timestamp was drawn");
        }
        Span span = span(read);
        if (leadership.latches().blocking(span, timestamp, txn) != null) {
            return Result.stale("rows of a range that was read are being changed");
        }
        if (!leadership.recent().covers(read.getReadIndex())) {
            leadership.reached(ShardProbe.RANGE_TOO_OLD_TO_CHECK);
            return Result.stale("a range was read too long ago to tell whether it has changed");
        }
        return leadership.recent().wroteAfter(span, read.getReadIndex())
                ? Result.stale("rows of a range that was read have changed")
                : Result.VALID;
    }

    private Result checkWrite(Mutation mutation, long timestamp, TxnId txn) {
        return switch (mutation) {
            case Mutation.Put put -> checkWrite(put.key(), timestamp, txn);
            case Mutation.Delete delete -> checkWrite(delete.key(), timestamp, txn);
            case Mutation.DeleteRange range -> checkWrite(range.span(), timestamp, txn);
        };
    }

    private Result checkWrite(Bytes key, long timestamp, TxnId txn) {
        InFlight latch = leadership.latches().blocking(key, Long.MAX_VALUE, txn);
        if (latch != null) {
            return behind(latch, timestamp);
        }
        boolean isAbove = leadership.marks().at(key) < timestamp && leadership.recent().newestAtMost(key) < timestamp;
        return isAbove ? Result.VALID : Result.tooLow("a row was read or written at a later timestamp");
    }

    private Result checkWrite(Span span, long timestamp, TxnId txn) {
        InFlight latch = leadership.latches().blocking(span, Long.MAX_VALUE, txn);
        if (latch != null) {
            return behind(latch, timestamp);
        }
        boolean isAbove = leadership.marks().over(span) < timestamp && leadership.recent().versionMax() < timestamp;
        return isAbove ? Result.VALID : Result.tooLow("rows of the range were read or written at a later timestamp");
    }

    /**
     * Only what has an earlier timestamp is waited for, so nobody ever waits in a circle: two commits in parts may each want
     * to write what the other has read. Behind a later one there is no room: its keys will be versions or marks above this C.
     */
    private Result behind(InFlight latch, long timestamp) {
        if (latch.timestamp() < timestamp) {
            return new Result(Verdict.WAIT, null, latch);
        }
        leadership.reached(ShardProbe.WRITE_BELOW_WHAT_IS_IN_FLIGHT);
        return Result.tooLow("a row is being read or written at a later timestamp");
    }

    /** Marks what a commit in one piece read and does not write. */
    void markReads(CommitRequest commit, List<Mutation> mutations) {
        Lookup<Bytes, Mutation> written = new Lookup<>();
        for (Mutation mutation : mutations) {
            written.put(RecentKeeper.start(mutation), mutation);
        }
        for (PointRead read : commit.getPointsList()) {
            Bytes key = ProtoBytes.of(read.getKey());
            if (!written.contains(key)) {
                leadership.marks().raise(key, commit.getTimestamp());
            }
        }
        for (RangeRead read : commit.getRangesList()) {
            leadership.marks().raise(span(read), commit.getTimestamp());
        }
    }

    /** Latches what the first part of a commit in parts says was read: its own later parts may still write it. */
    void latchReads(CommitRequest commit, InFlight latch) {
        for (RangeRead read : commit.getRangesList()) {
            leadership.latches().addSpan(latch, span(read));
        }
        for (PointRead read : commit.getPointsList()) {
            leadership.latches().addReadPoint(latch, ProtoBytes.of(read.getKey()));
        }
    }

    private static Span span(RangeRead read) {
        return new Span(ProtoBytes.of(read.getStart()), ProtoBytes.of(read.getEnd()));
    }
}
