package io.phantomdb.node;

import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.TlsIdentity;
import io.phantomdb.pgwire.AccessRules;
import io.phantomdb.shard.ShardClient.Patience;

/**
 * How a node is set up.
 *
 * @param rules who is asked for what when it connects
 * @param tls what clients that want TLS are shown; null if there is none
 */
public record NodeConfig(PeerAddress listenPeer, PeerAddress listenSql, Tuning tuning, AccessRules rules,
        TlsIdentity tls) {
    /** Whoever comes is trusted, and nothing is encrypted. */
    public NodeConfig(PeerAddress listenPeer, PeerAddress listenSql, Tuning tuning) {
        this(listenPeer, listenSql, tuning, AccessRules.TRUST, null);
    }

    /**
     * Sizes in bytes, and how long clients may ask with a commit token: an hour. The writes of a commit travel in parts of
     * about {@code partBytesMax}.
     */
    public record Tuning(long memoryBytesMax, long transactionBytesMax, int partBytesMax, long memtableBytesMax,
            long blockCacheBytes, int segmentBytes, long diskLowMarkBytes, int connectionsMax, long outcomesKeptNanos,
            Patience patience) {
        public static final long HOUR_NANOS = 3_600_000_000_000L;
        /** For a node of its own on a small machine. */
        public static final Tuning USUAL = new Tuning(1L << 30, 256L << 20, 512 << 10, 32L << 20, 256L << 20, 64 << 20,
                256L << 20, 2_000, HOUR_NANOS, Patience.USUAL);
    }

    public static NodeConfig of(PeerAddress listenPeer, PeerAddress listenSql, AccessRules rules,
            TlsIdentity tls) {
        return new NodeConfig(listenPeer, listenSql, Tuning.USUAL, rules, tls);
    }
}
