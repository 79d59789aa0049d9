package io.phantomdb.pgwire;

import io.phantomdb.base.Encryption;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.NodeId;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.settings.SessionSettings;
import io.phantomdb.host.Entropy;
import io.phantomdb.host.Host;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Streams;
import io.phantomdb.session.Listeners;
import io.phantomdb.session.SessionParts;
import java.util.List;
import io.phantomdb.session.Backends;
import io.phantomdb.sql.Engine;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.txn.Transactions;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.TreeMap;
import java.util.TreeSet;

/** Answers PostgreSQL clients: listens, makes a session of each connection, cancels, drains. All on the store loop. */
public final class PgServer {
    /** What a server is given: {@code memory} is the node's account, of which each session takes a part. */
    public record Parts(Host host, Engine engine, Transactions transactions, NodeId node, MemoryAccount memory,
            CancelForwarder forwarder) {}

    /** How much a server takes on. */
    public record Limits(int connectionsMax, long sessionBytesMax, long startupNanosMax) {
        public static final Limits USUAL = new Limits(SessionSettings.CONNECTIONS_MAX, 256L << 20, 60_000_000_000L);
    }

    /** Connections beyond the limit that are kept long enough to be told so. */
    private static final int TURNED_AWAY_MAX = 100;
    /** Verifiers of passwords that are looked up at a time: whoever comes with many wrong ones takes no more than that. */
    private static final int LOOKUPS_MAX = 32;

    private final Parts parts;
    private final Door door;
    private final ArrayDeque<WireConnection> waiting = new ArrayDeque<>();
    private final TreeSet<Long> lookingUp = new TreeSet<>();
    private final Limits limits;
    private final Entropy entropy;
    private final Listeners listeners;
    private final TreeMap<Long, WireConnection> connections = new TreeMap<>();
    private final TreeMap<Integer, WireConnection> sessions = new TreeMap<>();
    private Streams.Listener listener;
    private long lastConnection;
    private int lastSession;
    private Promise<Void> drained;

    /** Whoever comes is trusted. */
    public PgServer(Parts parts, Limits limits) {
        this(parts, limits, Door.OPEN);
    }

    public PgServer(Parts parts, Limits limits, Door door) {
        this.door = door;
        this.parts = parts;
        this.limits = limits;
        this.entropy = parts.host().entropy().fork("pgwire");
        this.listeners = new Listeners(parts.host(), parts.transactions(), parts.memory());
        warmUp();
    }

    /** The lists of settings and zones are made when they are first looked at: not on the first client's turn. */
    private static void warmUp() {
        SessionSettings.get("timezone").parse("UTC", "UTC");
    }

    /** Starts to listen; a {@code HostException} if the address is taken. Returns where, with the port that was chosen. */
    public PeerAddress listen(PeerAddress at) {
        listener = parts.host().streams().listen(at, this::accepted);
        return listener.address();
    }

    private Streams.Handler accepted(Streams.Connection connection) {
        WireConnection accepted = new WireConnection(this, ++lastConnection, connection);
        connections.put(accepted.number(), accepted);
        if (connections.size() > limits.connectionsMax() + TURNED_AWAY_MAX) {
            accepted.shutDown();
        }
        return accepted;
    }

    /** A cancel request from a client of another node. Nothing happens unless the key is that of a session here. */
    public void cancel(BackendKey key) {
        WireConnection target = key.nodeNumber() == parts.node().number() ? sessions.get(key.session()) : null;
        if (target != null && target.key().equals(key)) {
            target.cancel();
        }
    }

    /** What {@code pg_cancel_backend} and {@code pg_terminate_backend} ask for. Any thread. */
    private Promise<Boolean> signal(int pid, boolean terminate) {
        Promise<Boolean> answer = new Promise<>();
        parts.host().loops().store().post(() -> {
            boolean isHere = pid >>> BackendKey.SESSION_BITS == parts.node().number();
            WireConnection target = isHere ? sessions.get(pid & BackendKey.SESSION_MAX) : null;
            answer.keep(target != null);
            if (target != null && terminate) {
                target.shutDown();
            } else if (target != null) {
                target.cancel();
            }
        });
        return answer;
    }

    /** A cancel request from a client of this node, for whichever node. */
    void cancelAnywhere(BackendKey key) {
        int node = key.nodeNumber();
        if (node == parts.node().number()) {
            cancel(key);
        } else if (node >= 1 && node <= NodeId.MAX) {
            parts.forwarder().forward(new NodeId(node), key);
        }
    }

    /** Sessions that are open. */
    public int sessions() {
        return sessions.size();
    }

    /**
     * Takes no new connections and ends the sessions with 57P01, each when it is in no transaction. The promise is kept
     * when all are gone.
     */
    public Promise<Void> drain() {
        if (drained == null) {
            drained = new Promise<>();
            if (listener != null) {
                listener.close();
            }
            new ArrayList<>(connections.values()).forEach(WireConnection::drain);
            checkDrained();
        }
        return drained;
    }

    /** Ends all sessions at once, whatever they do; kept when all are gone. */
    public Promise<Void> close() {
        Promise<Void> over = drain();
        new ArrayList<>(connections.values()).forEach(WireConnection::shutDown);
        return over;
    }

    boolean isDraining() {
        return drained != null;
    }

    static StatementError shuttingDown() {
        return new StatementError(SqlState.ADMIN_SHUTDOWN, "terminating connection due to administrator command");
    }

    Parts parts() {
        return parts;
    }

    Limits limits() {
        return limits;
    }

    Door door() {
        return door;
    }

    /** A number that nobody has seen, as text. */
    String newNonce() {
        ByteBuffer bytes = ByteBuffer.allocate(3 * Long.BYTES);
        bytes.putLong(entropy.nextLong()).putLong(entropy.nextLong()).putLong(entropy.nextLong());
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** The connection looks up its verifier when it is its turn. */
    void awaitLookup(WireConnection connection) {
        waiting.add(connection);
        admitLookups();
    }

    /** Harmless if it has none. */
    void endLookup(WireConnection connection) {
        waiting.remove(connection);
        if (lookingUp.remove(connection.number())) {
            admitLookups();
        }
    }

    private void admitLookups() {
        while (lookingUp.size() < LOOKUPS_MAX && !waiting.isEmpty()) {
            WireConnection next = waiting.poll();
            lookingUp.add(next.number());
            next.authenticate();
        }
    }

    /** Throws what a client is told that comes too late, or one too many. */
    void requireRoom() {
        if (isDraining()) {
            throw new StatementError(SqlState.CANNOT_CONNECT_NOW, "the database system is shutting down");
        }
        if (sessions.size() >= limits.connectionsMax()) {
            throw new StatementError(SqlState.TOO_MANY_CONNECTIONS, "sorry, too many clients already");
        }
    }

    /** Throws 53300 if the role has as many sessions here as it may. */
    void requireRoomFor(Role role) {
        boolean isLimited = role.connectionsMax() != Role.NO_LIMIT && !role.isSuperuser();
        if (isLimited && sessions.values().stream().filter(each -> each.isOf(role)).count() >= role.connectionsMax()) {
            throw new StatementError(SqlState.TOO_MANY_CONNECTIONS,
                    "too many connections for role \"" + role.name() + "\"");
        }
    }

    BackendKey newKey(WireConnection connection) {
        do {
            lastSession = lastSession == BackendKey.SESSION_MAX ? 1 : lastSession + 1;
        } while (sessions.containsKey(lastSession));
        sessions.put(lastSession, connection);
        return BackendKey.of(parts.node(), lastSession, (int) entropy.nextLong());
    }

    SessionParts sessionParts(BackendKey key, MemoryAccount memory, StartupParameters parameters,
            Encryption encryption) {
        return new SessionParts(parts.host(), parts.engine(), parts.transactions(), memory,
                entropy.fork("session-" + key.pid()), key.pid(), parameters.user(), parameters.database(), encryption,
                backends(), listeners);
    }

    private Backends backends() {
        return new Backends() {
            @Override
            public Promise<Boolean> signal(int backendPid, boolean terminate) {
                return PgServer.this.signal(backendPid, terminate);
            }

            @Override
            public Promise<Integer> connected(String database, boolean terminate) {
                return PgServer.this.connected(database, terminate);
            }
        };
    }

    private Promise<Integer> connected(String database, boolean terminate) {
        Promise<Integer> answer = new Promise<>();
        parts.host().loops().store().post(() -> {
            List<WireConnection> there = sessions.values().stream().filter(each -> each.isIn(database)).toList();
            if (terminate) {
                there.forEach(WireConnection::shutDown);
            }
            answer.keep(there.size());
        });
        return answer;
    }

    void gone(WireConnection connection) {
        connections.remove(connection.number());
        if (connection.key() != null) {
            sessions.remove(connection.key().session());
        }
        checkDrained();
    }

    private void checkDrained() {
        if (drained != null && connections.isEmpty() && !drained.isDone()) {
            drained.keep(null);
        }
    }
}
