package io.phantomdb.session;

import io.phantomdb.host.Promise;

/** The sessions of a node, as one of them may disturb the others. */
public interface Backends {
    /**
     * Cancels what the session with that pid is doing, or ends the session with 57P01. Kept with false if there is none of
     * that pid on this node. Any thread.
     */
    Promise<Boolean> signal(int backendPid, boolean terminate);

    /** Kept with the number of sessions of this node in that database, which are ended with 57P01 if so wanted. Any thread. */
    Promise<Integer> connected(String database, boolean terminate);
}
