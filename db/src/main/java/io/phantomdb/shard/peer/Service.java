package io.phantomdb.shard.peer;

import io.phantomdb.host.Peers.Link;

/**
 * What nodes say to each other, by number on the wire. Each may arrive twice, late or never; each says why that is
 * harmless.
 */
public enum Service {
    /** Raft messages: the algorithm expects loss and repetition. */
    RAFT(1, Link.URGENT),
    /** Requests to a shard: reads change nothing but marks, and a piece of a commit is known by transaction and attempt. */
    SHARD(2, Link.NORMAL),
    /** Pieces of a snapshot: numbered, a repeated one is recognised. */
    SNAPSHOT(3, Link.BULK),
    /** "Is this transaction open?": changes nothing. */
    STATUS(4, Link.URGENT),
    /** "I am here": only the newest matters. */
    LIVENESS(5, Link.URGENT),
    /** Founding: writes the same identity again or refuses. */
    FOUND(6, Link.NORMAL),
    /** Cancel requests of clients that reached another node: cancelling twice is cancelling once. */
    CANCEL(7, Link.URGENT);

    private final int number;
    private final Link link;

    Service(int number, Link link) {
        this.number = number;
        this.link = link;
    }

    public int number() {
        return number;
    }

    /** The link its messages travel on. */
    public Link link() {
        return link;
    }

    /** The service of that number, or null if this binary has none. */
    public static Service of(int number) {
        return switch (number) {
            case 1 -> RAFT;
            case 2 -> SHARD;
            case 3 -> SNAPSHOT;
            case 4 -> STATUS;
            case 5 -> LIVENESS;
            case 6 -> FOUND;
            case 7 -> CANCEL;
            default -> null;
        };
    }
}
