package io.phantomdb.node;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.NodeId;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import io.phantomdb.cluster.Identity;
import io.phantomdb.cluster.JobEngine;
import io.phantomdb.cluster.LeaderPlacement;
import io.phantomdb.cluster.Liveness;
import io.phantomdb.host.Completion;
import io.phantomdb.host.Host;
import io.phantomdb.host.HostException;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Promise;
import io.phantomdb.log.Journal;
import io.phantomdb.pgwire.PgServer;
import io.phantomdb.shard.Routing;
import io.phantomdb.shard.ShardClient;
import io.phantomdb.shard.ShardServer;
import io.phantomdb.shard.peer.Exchange;
import io.phantomdb.sql.catalog.SystemTables;
import io.phantomdb.store.Store;
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
    private final OpenTransactions open = new OpenTransactions();
    private ShardServer shards;
    private Liveness liveness;
    private LeaderPlacement placement;
    private PgServer pg;

    Member(Host host, NodeConfig config, Exchange exchange, Identity identity) {
        this.host = host;
        this.config = config;
        this.exchange = exchange;
        this.identity = identity;
    }

    private static Bytes firstUserKey() {
        return new ByteWriter(5).u8(SystemTables.TABLE_KEY).u32(SystemTables.FIRST_USER_ID).take();
    }

    /** Who holds what: all members hold both shards. Keys from the first user table on are the data shard's. */
    private Routing routing() {
        List<NodeId> replicas = identity.members().stream().map(Identity.Member::node).toList();
        return new Routing(List.of(new Routing.Route(SYSTEM, GENERATION, new Span(Bytes.EMPTY, firstUserKey()), replicas),
                new Routing.Route(DATA, GENERATION, new Span(firstUserKey(), Bytes.EMPTY), replicas)));
    }
}
