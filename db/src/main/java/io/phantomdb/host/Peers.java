package io.phantomdb.host;

import io.phantomdb.base.Bytes;

/**
 * Messages between nodes: whole or not at all, but they may be lost, repeated and reordered. All methods are called on
 * the store loop, and messages are delivered on it.
 */
public interface Peers {
    /** Three links per pair of nodes, so that the urgent never waits behind the large. */
    enum Link {
        /** Raft, cancel requests, liveness. */
        URGENT,
        /** Requests and their answers. */
        NORMAL,
        /** Snapshots. */
        BULK
    }

    /** The largest message; frames on the wire are at most 1 MB, larger messages are cut and joined again. */
    int MESSAGE_BYTES_MAX = 24 << 20;

    /** Takes what arrives. The sender is whoever the message says: addresses of arrivals mean nothing. */
    interface Receiver {
        void received(Link link, Bytes message);
    }

    /** Starts to listen; throws {@link HostException} with a sentence for the operator if the address is taken. */
    void listen(PeerAddress at, Receiver receiver);

    /** Never blocks. False if it was dropped at once because the link's bounded queue is full; true promises nothing. */
    boolean send(PeerAddress to, Link link, Bytes message);

    /** Messages dropped since the start, for metrics. */
    long dropped();

    void close();
}
