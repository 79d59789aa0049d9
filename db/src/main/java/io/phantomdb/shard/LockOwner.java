package io.phantomdb.shard;

import io.phantomdb.base.NodeId;
import io.phantomdb.base.TxnId;
import io.phantomdb.shard.proto.TxnRef;

/** A transaction as a lock table knows it: who coordinates it in which life, and when it began by that node's clock (a hint, for victims). */
record LockOwner(TxnId txn, int node, long incarnation, long beganMicros) {
    /** False for what no node would say of a transaction of its own. */
    static boolean isPossible(TxnRef ref) {
        return ref.getNode() >= 1 && ref.getNode() <= NodeId.MAX;
    }

    static LockOwner of(TxnRef ref) {
        return new LockOwner(new TxnId(ref.getHigh(), ref.getLow()), ref.getNode(), ref.getIncarnation(), ref
                .getBeganMicros());
    }

    boolean isYoungerThan(LockOwner other) {
        return beganMicros != other.beganMicros
                ? beganMicros > other.beganMicros
                : txn.compareTo(other.txn) > 0;
    }
}
