package io.phantomdb.shard;

import io.phantomdb.base.NodeId;
import io.phantomdb.base.TxnId;
import io.phantomdb.shard.proto.TxnRef;

/**
 * A transaction as a lock table knows it: who coordinates it in which life, when it began by that node's clock (a hint, for
 * victims), and which session it belongs to; one that belongs to none is its own.
 */
record LockOwner(TxnId txn, int node, long incarnation, long beganMicros, TxnId session, int backendPid) {
    /** False for what no node would say of a transaction of its own. */
    static boolean isPossible(TxnRef ref) {
        return ref.getNode() >= 1 && ref.getNode() <= NodeId.MAX;
    }

    static LockOwner of(TxnRef ref) {
        TxnId txn = new TxnId(ref.getHigh(), ref.getLow());
        boolean hasSession = ref.getSessionHigh() != 0 || ref.getSessionLow() != 0;
        return new LockOwner(txn, ref.getNode(), ref.getIncarnation(), ref.getBeganMicros(),
                hasSession ? new TxnId(ref.getSessionHigh(), ref.getSessionLow()) : txn, ref.getBackendPid());
    }

    boolean isYoungerThan(LockOwner other) {
        return beganMicros != other.beganMicros
                ? beganMicros > other.beganMicros
                : txn.compareTo(other.txn) > 0;
    }
}
