package io.phantomdb.shard;

import io.phantomdb.shard.proto.Done;
import io.phantomdb.shard.proto.OutcomeResponse;
import io.phantomdb.shard.proto.Refusal;
import io.phantomdb.shard.proto.Refusal.Reason;
import io.phantomdb.shard.proto.ShardResponse;
import io.phantomdb.shard.proto.TimestampsResponse;
import io.phantomdb.shard.proto.TokenResponse;
import io.phantomdb.shard.proto.TokenResponse.Status;

/** The answers of a shard that carry no rows. */
final class Answers {
    static final ShardResponse DONE = ShardResponse.newBuilder().setDone(Done.getDefaultInstance()).build();
    static final ShardResponse COMMITTED = outcome(true);
    static final ShardResponse NOT_COMMITTED = outcome(false);

    static final ShardResponse TOKEN_COMMITTED = token(Status.COMMITTED);
    static final ShardResponse TOKEN_ABORTED = token(Status.ABORTED);
    static final ShardResponse TOKEN_UNKNOWN = token(Status.UNKNOWN);

    private Answers() {}

    static ShardResponse timestamps(long first) {
        return ShardResponse.newBuilder().setTimestamps(TimestampsResponse.newBuilder().setFirst(first)).build();
    }

    private static ShardResponse outcome(boolean committed) {
        return ShardResponse.newBuilder().setOutcome(OutcomeResponse.newBuilder().setCommitted(committed)).build();
    }

    private static ShardResponse token(Status status) {
        return ShardResponse.newBuilder().setToken(TokenResponse.newBuilder().setStatus(status)).build();
    }

    static ShardResponse refusal(Reason reason, String message) {
        return of(Refusal.newBuilder().setReason(reason).setMessage(message));
    }

    /** 0 if no leader is known. */
    static ShardResponse notLeader(int leaderNode) {
        return of(Refusal.newBuilder().setReason(Reason.NOT_LEADER).setLeaderNode(leaderNode));
    }

    static ShardResponse staleDescriptor(int descriptorId, int versionMin) {
        return of(Refusal.newBuilder().setReason(Reason.STALE_DESCRIPTOR).setDescriptorId(descriptorId).setVersionMin(
                versionMin));
    }

    private static ShardResponse of(Refusal.Builder refusal) {
        return ShardResponse.newBuilder().setRefusal(refusal).build();
    }
}
