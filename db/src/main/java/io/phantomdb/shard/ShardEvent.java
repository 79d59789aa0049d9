package io.phantomdb.shard;

import io.phantomdb.base.ShardId;
import io.phantomdb.host.Trace;
import io.phantomdb.raft.Role;

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
