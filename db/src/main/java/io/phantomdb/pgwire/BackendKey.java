package io.phantomdb.pgwire;

import io.phantomdb.base.Check;
import io.phantomdb.base.NodeId;

/**
 * What a client shows to cancel a statement: the pid, which is the node (10 bits) and the session on it (21 bits), and a
 * secret number.
 */
public record BackendKey(int pid, int secret) {
    static final int SESSION_BITS = 21;
    static final int SESSION_MAX = (1 << SESSION_BITS) - 1;

    public static BackendKey of(NodeId node, int session, int secret) {
        Check.that(session >= 1 && session <= SESSION_MAX, "session number %d", session);
        return new BackendKey(node.number() << SESSION_BITS | session, secret);
    }

    /** The number of the node; not always that of a node there is, as clients may make keys up. */
    public int nodeNumber() {
        return pid >>> SESSION_BITS;
    }

    int session() {
        return pid & SESSION_MAX;
    }
}
