package io.phantomdb.shard;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.NodeId;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.TxnId;
import io.phantomdb.host.Host;
import io.phantomdb.host.Trace;
import io.phantomdb.host.Trace;
import io.phantomdb.log.Journal;
import io.phantomdb.log.RecoveredGroup;
import io.phantomdb.raft.Configuration;
import io.phantomdb.raft.Event;
import io.phantomdb.raft.Message;
import io.phantomdb.raft.RaftCodec;
import io.phantomdb.raft.RaftGroup;
import io.phantomdb.raft.RaftSettings;
import io.phantomdb.raft.Role;
import io.phantomdb.shard.peer.Exchange;
import io.phantomdb.shard.peer.Service;
import io.phantomdb.shard.proto.RaftFrame;
import io.phantomdb.shard.proto.Refusal.Reason;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.ShardResponse;
import io.phantomdb.store.Effect;
import io.phantomdb.store.Install;
import io.phantomdb.store.Mutation;
import io.phantomdb.store.Store;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * The replicas of one node: opens them, hands them what arrives for them, and makes a {@link Leadership} of each term they
 * lead. On the store loop.
 */
public final class ShardServer implements Replica.Owner {
    private static final int RECENT_WRITES_MAX = 100_000;
    private static final long RETRY_NANOS = 50_000_000L;
    private static final long GENESIS_VERSION = 1;

    /** What this server needs of the node it runs in. */
    public record Surroundings(Host host, Exchange exchange, NodeId self, Journal journal, Store store,
            ShardId systemShard, Limits limits) {}

    /** Below so many free bytes writes are refused; outcomes of transactions are kept so long. */
    public record Limits(long diskLowMarkBytes, long outcomesKeptNanos) {}

    /** Which transactions are open on this node. */
    public interface TxnDirectory {
        boolean isOpen(TxnId txn);
    }

    /** Fetches a fresh timestamp from the oracle, wherever it is. */
    public interface TimestampSource {
        void fetch(LongConsumer fetched, Runnable failed);
    }

    private static final class Group {
        private final Replica replica;
        private final Routing.Route route;
        private final List<Mutation> genesis;
        private final SnapshotSender snapshots;
        private long durableIndex;
        private Leadership leadership;
        private OrphanWatch orphans;
        private OutcomeCollector collector;
        private long sentAwayUpTo;
        private Oracle oracle;

        private Group(Replica replica, Routing.Route route, List<Mutation> genesis, SnapshotSender snapshots) {
            this.replica = replica;
            this.route = route;
            this.genesis = genesis;
            this.durableIndex = replica.raft().compactedIndex();
            this.snapshots = snapshots;
        }

        private boolean leads(Term term) {
            return replica.raft().role() == Role.LEADER && replica.raft().term() == term.number();
        }

        /**
         * "Not leader" says that nothing was done and never will be. The floor sees to it, unless it was picked already: then
         * a copy of the commit, were it to come after the activation, might be above it.
         */
        private void sendsAway(ShardRequest request) {
            if (request.hasCommit()) {
                sentAwayUpTo = Math.max(sentAwayUpTo, request.getCommit().getTimestamp());
            }
        }
    }

    private final Surroundings around;
    private final TxnDirectory transactions;
    private final TreeMap<ShardId, Group> groups = new TreeMap<>();
    private final RaftOutbox outbox;
    private final DiskGuard disk;
    private final SnapshotReceiver snapshotReceiver;
    private TimestampSource timestamps;
    private long lastFollowed;

    public ShardServer(Surroundings around, TxnDirectory transactions) {
        this.around = around;
        this.transactions = transactions;
        this.outbox = new RaftOutbox(around.exchange(), around.host().loops().store());
        this.disk = new DiskGuard(around.host(), around.limits().diskLowMarkBytes());
        this.snapshotReceiver = new SnapshotReceiver(installers());
        around.exchange().register(Service.RAFT, (from, body, reply) -> raftArrived(body));
        around.exchange().register(Service.SHARD, (from, body, reply) -> requestArrived(body, reply));
        around.exchange().register(Service.SNAPSHOT, (from, body, reply) -> snapshotReceiver.received(body, reply));
        around.store().onDurable(this::durable);
    }

    /** Where floors come from; set once, before the first replica is opened. */
    public void timestampsFrom(TimestampSource source) {
        timestamps = source;
    }

    /**
     * Opens this node's replica of a shard from what journal (null = nothing) and store remember. The shard's first leader
     * ever writes the genesis rows.
     */
    public void open(Routing.Route route, RecoveredGroup logged, List<Mutation> genesis) {
        ShardId shard = route.shard();
        Configuration founding = Configuration.of(route.replicas().stream().map(NodeId::number).toList());
        RaftGroup.Recovered recovered = Recovery.of(logged, around.store().applied(shard), founding);
        Host host = around.host();
        var entropy = host.entropy().fork("election timeouts of shard " + shard);
        RaftGroup raft = new RaftGroup(RaftSettings.of(around.self().number()), entropy::nextLong, recovered, host
                .clock().nanos(), host.trace());
        RecentWrites recent = new RecentWrites(RECENT_WRITES_MAX, recovered.appliedIndex(), 0);
        Replica replica = new Replica(new Replica.Parts(host, shard, around.self().number(), raft, around.journal(),
                around.store(), outbox, recent, founding), this);
        groups.put(shard, new Group(replica, route, genesis, new SnapshotSender(host, around.exchange(), around.store(),
                route.span())));
    }

    public void stop() {
        groups.values().forEach(group -> group.replica.stop());
        disk.stop();
    }

    /** The node that leads the shard as far as this replica knows, 0 if none. */
    public int leaderOf(ShardId shard) {
        return replicaOf(shard).leader();
    }

    /** True if this node leads the shard and serves. */
    public boolean isServing(ShardId shard) {
        return groups.get(shard).leadership != null;
    }

    /** True if this node's disk is nearly full: it refuses writes, and should lead nothing. */
    public boolean isDiskLow() {
        return disk.isLow();
    }

    /** Hands the leadership of a shard to another node, if this one has it. */
    public void transferLeadership(ShardId shard, NodeId to) {
        replicaOf(shard).step(new Event.TransferLeadership(to.number()));
    }

    private Replica replicaOf(ShardId shard) {
        Group group = groups.get(shard);
        return group == null ? null : group.replica;
    }

    /** Brings a request to its replica here. The answer comes in this or a later turn; never, if the node stops first. */
    void handle(ShardRequest request, Consumer<ShardResponse> answer) {
        Group group = request.getShard() < 1 ? null : groups.get(new ShardId(request.getShard()));
        if (group == null) {
            answer.accept(Answers.refusal(Reason.WRONG_SHARD, "this node has no replica of the shard"));
        } else if (group.route.generation() != request.getGeneration()) {
            answer.accept(Answers.refusal(Reason.WRONG_SHARD, "the shard is of another generation"));
        } else if (group.leadership == null) {
            group.sendsAway(request);
            int leader = group.replica.leader();
            answer.accept(Answers.notLeader(leader == around.self().number() ? 0 : leader));
        } else {
            group.leadership.handle(request, around.host().trace().isWatched() ? followed(request, answer) : answer);
        }
    }

    /** What leaves the shard is what it has promised, whichever way the answer came about. */
    private Consumer<ShardResponse> followed(ShardRequest request, Consumer<ShardResponse> answer) {
        Trace trace = around.host().trace();
        long number = ++lastFollowed;
        trace.event(new ShardEvent.Asked(number, request));
        return response -> {
            trace.event(new ShardEvent.Answered(number, request, response));
            answer.accept(response);
        };
    }

    private void requestArrived(Bytes body, Exchange.Reply reply) {
        try {
            ShardRequest request = ShardRequest.parseFrom(ProtoBytes.of(body));
            if (mayLock(request) && !LockOwner.isPossible(request.getTxn())) {
                reply.send(ProtoBytes.encode(Answers.refusal(Reason.MALFORMED, "a transaction of no node")));
                return;
            }
            handle(request, response -> reply.send(ProtoBytes.encode(response)));
        } catch (InvalidProtocolBufferException malformed) {
            reply.send(ProtoBytes.encode(Answers.refusal(Reason.MALFORMED, "not a request to a shard")));
        }
    }

    private static boolean mayLock(ShardRequest request) {
        return request.hasGet() || request.hasScan() || request.hasCommit();
    }

    private void raftArrived(Bytes body) {
        try {
            for (RaftFrame.Item item : RaftFrame.parseFrom(ProtoBytes.of(body)).getItemsList()) {
                if (item.getGroup() < 1) {
                    throw new ByteReader.Malformed("it is for no group");
                }
                raftArrived(new ShardId(item.getGroup()), item.getMessage());
            }
        } catch (InvalidProtocolBufferException | ByteReader.Malformed malformed) {
            around.host().trace().event(new Trace.Note("raft.malformed", "a raft message was dropped: " + malformed
                    .getMessage()));
        }
    }

    private void raftArrived(ShardId shard, ByteString encoded) {
        Replica replica = replicaOf(shard);
        if (replica != null) {
            Message message = RaftCodec.decode(ProtoBytes.of(encoded));
            replica.step(new Event.Received(message));
        }
    }

    @Override
    public void termBegan(Replica replica, Term term) {
        Group group = groups.get(replica.shard());
        LeaderState.load(around.store(), replica.shard(), state -> loaded(group, term, state));
    }

    private void loaded(Group group, Term term, LeaderState state) {
        if (!group.leads(term)) {
            return;
        }
        if (group.replica.shard().equals(around.systemShard())) {
            group.oracle = new Oracle(term, around.host().clock(), around.host().trace(), state.ceiling());
        }
        if (state.isFounded()) {
            fetchFloor(group, term, state);
        } else {
            found(group, term, state);
        }
    }

    /** The first term of the shard's life: its descriptor and its first rows enter the log. */
    private void found(Group group, Term term, LeaderState state) {
        List<Effect> effects = List.of(new Effect.Commit(GENESIS_VERSION, group.genesis), new Effect.SetLocal(
                LocalState.DESCRIPTOR, group.route.describe()));
        term.propose(effects, new Term.Fate() {
            @Override
            public void applied(long index) {
                fetchFloor(group, term, state);
            }

            @Override
            public void lost() {}
        });
    }

    private void fetchFloor(Group group, Term term, LeaderState state) {
        LongConsumer fetched = floor -> activate(group, term, Math.max(floor, group.sentAwayUpTo), state);
        Runnable failed = () -> around.host().loops().store().at(around.host().clock().nanos() + RETRY_NANOS, () -> {
            if (group.leads(term)) {
                around.host().trace().reached(ShardProbe.FLOOR_ASKED_AGAIN);
                fetchFloor(group, term, state);
            }
        });
        if (group.oracle != null) {
            group.oracle.issue(1, fetched, failed);
        } else {
            timestamps.fetch(fetched, failed);
        }
    }

    private void activate(Group group, Term term, long floor, LeaderState state) {
        if (!group.leads(term) || group.leadership != null) {
            return;
        }
        LocalOracle localOracle = () -> groups.get(around.systemShard()).leadership;
        group.leadership = new Leadership(term, around.host(), around.store(), group.route.span(), group.replica
                .recent(), floor, state, group.oracle, localOracle, disk);
        group.orphans = new OrphanWatch(around.host(), around.exchange(), around.self(), transactions,
                group.leadership);
        group.collector = new OutcomeCollector(around.host(), timestamps, group.leadership, around.limits()
                .outcomesKeptNanos());
        around.host().trace().event(new ShardEvent.Activated(group.replica.shard(), around.self().number(), term
                .number(), floor));
    }

    @Override
    public void termEnded(Replica replica) {
        Group group = groups.get(replica.shard());
        if (group.leadership != null) {
            group.orphans.stop();
            group.collector.stop();
            group.leadership.end();
        } else {
            around.host().trace().reached(ShardProbe.TERM_OVER_BEFORE_SERVING);
        }
        group.leadership = null;
        group.orphans = null;
        group.collector = null;
        group.oracle = null;
        group.snapshots.stop();
    }

    @Override
    public void sendSnapshot(Replica replica, int to) {
        groups.get(replica.shard()).snapshots.send(replica, new NodeId(to));
    }

    /** State has become durable: logs may forget what was durable at the time before. The rest serves who restarts. */
    private void durable() {
        for (Group group : groups.values()) {
            compact(group, group.durableIndex);
            group.durableIndex = Math.max(group.durableIndex, around.store().durable(group.replica.shard()).index());
            group.replica.applyWhatFits();
        }
    }

    private void compact(Group group, long upTo) {
        if (upTo > group.replica.raft().compactedIndex()) {
            group.replica.step(new Event.Compact(upTo));
        }
    }

    private SnapshotReceiver.Replicas installers() {
        return new SnapshotReceiver.Replicas() {
            @Override
            public Replica of(ShardId shard) {
                return replicaOf(shard);
            }

            @Override
            public Install install(Replica replica) {
                return around.store().install(replica.shard(), groups.get(replica.shard()).route.span());
            }
        };
    }
}
