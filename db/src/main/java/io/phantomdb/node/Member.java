package io.phantomdb.node;

import com.google.protobuf.InvalidProtocolBufferException;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.NodeId;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import io.phantomdb.cluster.Identity;
import io.phantomdb.cluster.JobEngine;
import io.phantomdb.cluster.LeaderPlacement;
import io.phantomdb.cluster.Liveness;
import io.phantomdb.cluster.proto.CancelForward;
import io.phantomdb.host.Completion;
import io.phantomdb.host.Host;
import io.phantomdb.host.HostException;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Scope;
import io.phantomdb.host.Trace;
import io.phantomdb.log.Journal;
import io.phantomdb.log.JournalSettings;
import io.phantomdb.pgwire.BackendKey;
import io.phantomdb.pgwire.Door;
import io.phantomdb.pgwire.PgServer;
import io.phantomdb.shard.ProtoBytes;
import io.phantomdb.shard.Routing;
import io.phantomdb.shard.ShardClient;
import io.phantomdb.shard.ShardServer;
import io.phantomdb.shard.peer.Exchange;
import io.phantomdb.shard.peer.Service;
import io.phantomdb.shard.proto.StatusRequest;
import io.phantomdb.shard.proto.StatusResponse;
import io.phantomdb.sql.SqlEngine;
import io.phantomdb.sql.catalog.SystemTables;
import io.phantomdb.store.Mutation;
import io.phantomdb.store.Store;
import io.phantomdb.store.StoreSettings;
import io.phantomdb.txn.Coordinator;
import io.phantomdb.txn.OpenTransactions;
import java.util.List;

/** A node that knows who it is: composes everything above the seams, from the bottom up. On the store loop. */
public final class Member {
    public static final ShardId SYSTEM = new ShardId(1);
    public static final ShardId DATA = new ShardId(2);
    private static final long GENERATION = 1;

    private final Host host;
    private final NodeConfig config;
    private final Exchange exchange;
    private final Identity identity;
    private final MemoryAccount memory;
    private final OpenTransactions open = new OpenTransactions();
    private Store store;
    private ShardServer shards;
    private Liveness liveness;
    private LeaderPlacement placement;
    private JobEngine jobs;
    private PgServer pg;

    Member(Host host, NodeConfig config, Exchange exchange, Identity identity) {
        this.host = host;
        this.config = config;
        this.exchange = exchange;
        this.identity = identity;
        this.memory = MemoryAccount.root("node", config.tuning().memoryBytesMax());
    }

    /** Opens what is on disk, then serves; told once, with the address of SQL or why not. */
    void open(Completion<PeerAddress> opened) {
        NodeConfig.Tuning tuning = config.tuning();
        JournalSettings journal = new JournalSettings(tuning.segmentBytes(), 4);
        StoreSettings usual = StoreSettings.USUAL;
        StoreSettings settings = new StoreSettings(tuning.memtableBytesMax(), usual.blockBytes(), tuning
                .blockCacheBytes(), usual.runsPerTierMax(), usual.snapshotChunkBytes());
        Store.open(settings, identity.stamp(), host, openedStore -> {
            store = openedStore;
            Journal.open(journal, identity.stamp(), host, openedJournal -> compose(openedJournal, opened));
        });
    }

    private void compose(Journal.Opened journal, Completion<PeerAddress> opened) {
        try {
            Routing routing = routing();
            shards = new ShardServer(new ShardServer.Surroundings(host, exchange, identity.node(), journal.journal(),
                    store, SYSTEM, new ShardServer.Limits(config.tuning().diskLowMarkBytes(), config.tuning()
                            .outcomesKeptNanos())),
                    open::isOpen);
            ShardClient client = new ShardClient(host, config.tuning().patience(), exchange, routing, shards,
                    identity.node());
            Coordinator transactions = new Coordinator(host, new Coordinator.Settings(identity.cluster(), SYSTEM,
                    identity.node(), exchange.identity().incarnation(), config.tuning().transactionBytesMax(), config
                            .tuning().partBytesMax(),
                    config.tuning().outcomesKeptNanos()),
                    client, open);
            shards.timestampsFrom(transactions.timestampSource());
            for (Routing.Route route : routing.routes()) {
                shards.open(route, journal.groups().get(route.shard()), genesis(route));
            }
            SqlEngine engine = new SqlEngine(transactions, host.caches(), identity.node().number(), exchange.identity()
                    .incarnation());
            beginToCluster(engine);
            opened.done(listen(engine, transactions), null);
        } catch (HostException refused) {
            opened.done(null, refused);
        }
    }

    private static List<Mutation> genesis(Routing.Route route) {
        return SqlEngine.genesis().stream().filter(row -> route.span().contains(row.key())).<Mutation>map(
                row -> new Mutation.Put(row.key(), row.value())).toList();
    }

    private void beginToCluster(SqlEngine engine) {
        List<NodeId> others = identity.members().stream().map(Identity.Member::node)
                .filter(node -> !node.equals(identity
                        .node()))
                .toList();
        liveness = new Liveness(host, exchange, others, shards::isDiskLow);
        placement = new LeaderPlacement(new LeaderPlacement.Parts(host, shards, liveness), identity.node(), others,
                SYSTEM,
                List.of(DATA));
        jobs = new JobEngine(host, memory, new SchemaJobKind(host, engine, liveness));
        exchange.register(Service.STATUS, (from, body, reply) -> status(body, reply));
        exchange.register(Service.CANCEL, (from, body, reply) -> cancel(body));
    }

    private PeerAddress listen(SqlEngine engine, Coordinator transactions) {
        pg = new PgServer(new PgServer.Parts(host, engine, transactions, identity.node(), memory, this::forwardCancel),
                new PgServer.Limits(config.tuning().connectionsMax(), config.tuning().transactionBytesMax() * 2,
                        PgServer.Limits.USUAL.startupNanosMax()),
                new Door(config.rules(), identity.loginSecret(), config.tls()));
        return pg.listen(config.listenSql());
    }

    private void status(Bytes body, Exchange.Reply reply) {
        try {
            StatusRequest request = StatusRequest.parseFrom(ProtoBytes.of(body));
            boolean isOpen = open.isOpen(new TxnId(request.getHigh(), request.getLow()));
            reply.send(ProtoBytes.encode(StatusResponse.newBuilder().setOpen(isOpen).build()));
        } catch (InvalidProtocolBufferException malformed) {
            dropped(malformed);
        }
    }

    private void forwardCancel(NodeId to, BackendKey key) {
        exchange.tell(to, Service.CANCEL, ProtoBytes.encode(CancelForward.newBuilder().setPid(key.pid()).setSecret(key
                .secret()).build()));
    }

    private void cancel(Bytes body) {
        try {
            CancelForward forward = CancelForward.parseFrom(ProtoBytes.of(body));
            pg.cancel(new BackendKey(forward.getPid(), forward.getSecret()));
        } catch (InvalidProtocolBufferException malformed) {
            dropped(malformed);
        }
    }

    private void dropped(InvalidProtocolBufferException malformed) {
        host.trace().event(new Trace.Note("peer.malformed", "a message from another node was dropped: " + malformed
                .getMessage()));
    }

    /** Keys below belong to the shards themselves. */
    private static Bytes firstKey() {
        return new ByteWriter(1).u8(SystemTables.TABLE_KEY).take();
    }

    private static Bytes firstCatalogKey() {
        return new ByteWriter(5).u8(SystemTables.TABLE_KEY).u32(SystemTables.FIRST_ID).take();
    }

    /**
     * Who holds what: all members hold both shards. The catalog is on the data shard with the tables it describes, so that one
     * commit changes both; the system shard has the oracle.
     */
    public Routing routing() {
        List<NodeId> replicas = identity.members().stream().map(Identity.Member::node).toList();
        return new Routing(
                List.of(new Routing.Route(SYSTEM, GENERATION, new Span(firstKey(), firstCatalogKey()), replicas),
                        new Routing.Route(DATA, GENERATION, new Span(firstCatalogKey(), Bytes.EMPTY),
                                replicas)));
    }

    public ShardServer shards() {
        return shards;
    }

    public Store store() {
        return store;
    }

    /** Ends the sessions at their transaction boundaries and hands leaderships over; kept when all sessions are gone. */
    Promise<Void> drain() {
        if (pg == null) {
            return Promise.kept(null);
        }
        liveness.stop();
        placement.stop();
        jobs.stop();
        Promise<Void> drained = pg.drain();
        drained.onDone(shards::stop);
        return drained;
    }
}
