package io.phantomdb.host;

import io.phantomdb.base.Check;

/** Where a node listens: for its peers, for SQL or for HTTP. */
public record PeerAddress(String host, int port) implements Comparable<PeerAddress> {
    public PeerAddress {
        Check.that(!host.isEmpty() && port >= 0 && port <= 65_535, "not an address: %s:%d", host, port);
    }

    @Override
    public int compareTo(PeerAddress other) {
        int byHost = host.compareTo(other.host);
        return byHost != 0 ? byHost : Integer.compare(port, other.port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
