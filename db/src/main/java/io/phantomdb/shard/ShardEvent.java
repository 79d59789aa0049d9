package io.phantomdb.shard;

import io.phantomdb.base.ShardId;
import io.phantomdb.base.TxnId;
import io.phantomdb.host.Trace;
import io.phantomdb.raft.Role;
import io.phantomdb.shard.LocalState.TxnOutcome;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.ShardResponse;
import io.phantomdb.store.Effect;
import java.util.List;

/** What shards tell the trace: the operator's log and the simulator's invariants read it. */
public sealed interface ShardEvent extends Trace.Event {
    /** A replica changed its role, its term or the leader it knows (0 = none). */
    record RoleChanged(ShardId shard, int replica, Role role, long term, int leader) implements ShardEvent {
        @Override
        public String kind() {
            return "shard.role";
        }

        @Override
        public String text() {
            return "shard " + shard + ": replica " + replica + " is " + role + " in term " + term + ", leader "
                    + leader;
        }

        @Override
        public boolean isNotable() {
            return role == Role.LEADER;
        }
    }

    /** A leader serves: its floor is set, all it inherited is applied. */
    record Activated(ShardId shard, int replica, long term, long floor) implements ShardEvent {
        @Override
        public String kind() {
            return "shard.activated";
        }

        @Override
        public String text() {
            return "shard " + shard + ": replica " + replica + " serves term " + term + " from floor " + floor;
        }
    }

    /** An entry was applied; the checksum is that of its payload. */
    record Applied(ShardId shard, int replica, long index, long term, int checksum) implements ShardEvent {
        @Override
        public String kind() {
            return "shard.applied";
        }

        @Override
        public String text() {
            return "shard " + shard + ": replica " + replica + " applied " + index + " of term " + term;
        }
    }

    /**
     * What an entry did when it was applied; told only where somebody follows ({@link Trace#isWatched}).
     *
     * @param isTermStart parts of commits that have no end yet are void now
     * @param committed the transaction whose outcome it is, or null
     * @param timestamp at which it committed
     */
    record Changed(ShardId shard, long index, boolean isTermStart, List<Effect> effects, TxnId committed,
            long timestamp) implements ShardEvent {
        public Changed {
            effects = List.copyOf(effects);
        }

        static Changed of(ShardId shard, long index, List<Effect> effects) {
            for (Effect effect : effects) {
                if (effect instanceof Effect.SetLocal set && LocalState.isOutcome(set.name()) && set.value() != null) {
                    TxnOutcome outcome = TxnOutcome.decode(set.value());
                    TxnId txn = outcome.isCommitted() ? LocalState.txn(set.name()) : null;
                    return new Changed(shard, index, false, effects, txn, outcome.timestamp());
                }
            }
            return new Changed(shard, index, false, effects, null, 0);
        }

        static Changed ofTermStart(ShardId shard, long index) {
            return new Changed(shard, index, true, List.of(), null, 0);
        }

        @Override
        public String kind() {
            return "shard.changed";
        }

        @Override
        public String text() {
            return "shard " + shard + ": entry " + index + (isTermStart
                    ? " begins a term"
                    : " has " + effects.size() + " effects")
                    + (committed == null
                            ? ""
                            : ", commits " + committed + " at " + timestamp);
        }
    }

    /** Somebody asks a shard of this node; told only where somebody follows. Numbers count within a life of the node. */
    record Asked(long number, ShardRequest request) implements ShardEvent {
        @Override
        public String kind() {
            return "shard.asked";
        }

        @Override
        public String text() {
            return "request " + number + " to shard s" + request.getShard() + ": " + request.getBodyCase();
        }
    }

    /** What that request is answered, at the moment of the answer: from now on it has to be true. */
    record Answered(long number, ShardRequest request, ShardResponse response) implements ShardEvent {
        @Override
        public String kind() {
            return "shard.answered";
        }

        @Override
        public String text() {
            return "request " + number + " to shard s" + request.getShard() + ": " + request.getBodyCase()
                    + " is answered " + response.getBodyCase();
        }
    }

    /** A replica took over a whole state. */
    record SnapshotInstalled(ShardId shard, int replica, long index, long term) implements ShardEvent {
        @Override
        public String kind() {
            return "shard.snapshot";
        }

        @Override
        public String text() {
            return "shard " + shard + ": replica " + replica + " took over a snapshot at " + index + " of term " + term;
        }

        @Override
        public boolean isNotable() {
            return true;
        }
    }
}
