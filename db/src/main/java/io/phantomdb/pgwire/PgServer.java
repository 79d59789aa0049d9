package io.phantomdb.pgwire;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.NodeId;
import io.phantomdb.host.Host;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Streams;
import io.phantomdb.sql.Engine;
import io.phantomdb.txn.Transactions;

/** Answers PostgreSQL clients: listens, makes a session of each connection, cancels, drains. All on the store loop. */
public final class PgServer {
    /** What a server is given: {@code memory} is the node's account, of which each session takes a part. */
    public record Parts(Host host, Engine engine, Transactions transactions, NodeId node, MemoryAccount memory,
            CancelForwarder forwarder) {}

    /** How much a server takes on. */
    public record Limits(int connectionsMax, long sessionBytesMax) {
        public static final Limits USUAL = new Limits(1_000, 256L << 20);
    }

    private final Parts parts;
    private final Limits limits;
    private final Promise<Void> drained = new Promise<>();
    private Streams.Listener listener;

    public PgServer(Parts parts, Limits limits) {
        this.parts = parts;
        this.limits = limits;
    }

    /** Starts to listen; a {@code HostException} if the address is taken. Returns where, with the port that was chosen. */
    public PeerAddress listen(PeerAddress at) {
        listener = parts.host().streams().listen(at, connection -> {
            throw new IllegalStateException("not yet");
        });
        return listener.address();
    }

    /** A cancel request from a client of another node. Nothing happens unless the key is that of a session here. */
    public void cancel(BackendKey key) {}

    /** Sessions that are open. */
    public int sessions() {
        return 0;
    }

    /**
     * Takes no new connections and ends the sessions with 57P01, each when it is in no transaction. The promise is kept
     * when all are gone.
     */
    public Promise<Void> drain() {
        listener.close();
        return drained;
    }

    /** Ends all sessions at once, whatever they do; kept when all are gone. */
    public Promise<Void> close() {
        return drain();
    }

    Limits limits() {
        return limits;
    }
}
