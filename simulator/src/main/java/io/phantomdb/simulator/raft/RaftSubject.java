package io.phantomdb.simulator.raft;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.host.Host;
import io.phantomdb.host.Scope;
import io.phantomdb.host.Trace;
import io.phantomdb.log.JournalSettings;
import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.fault.Fleet;
import io.phantomdb.simulator.invariant.Invariant;
import io.phantomdb.simulator.invariant.Invariants;
import io.phantomdb.simulator.invariant.LogsOnDisk;
import io.phantomdb.simulator.invariant.OneLeaderPerTerm;
import io.phantomdb.simulator.invariant.SameEntryEverywhere;
import io.phantomdb.simulator.invariant.SameStateAtSameIndex;
import io.phantomdb.simulator.language.Language;
import io.phantomdb.simulator.workload.Pace;
import io.phantomdb.simulator.workload.Subject;
import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Raft and its log alone: replicated registers without SQL, without transactions, without a store. */
public final class RaftSubject implements Subject, Fleet {
    private static final int CLIENT_NODE = 60;
    /** Per node, if all goes well. */
    private static final int OPERATIONS_PER_MINUTE = 300;
    private static final long MILLISECOND = 1_000_000L;
    private static final long INSTALL_NANOS_MAX = 3_000 * MILLISECOND;

    private final Simulation simulation;
    private final RaftDeployment deployment;
    private final RegisterHistories histories;
    private final List<SimNode> nodes = new ArrayList<>();
    private final List<RaftClient> clients = new ArrayList<>();
    private final OneLeaderPerTerm leaders = new OneLeaderPerTerm();
    private final Invariants invariants;
    private final SplitEntropy entropy;
    private final SplitEntropy aim;
    private final Host clientHost;
    private final TreeMap<Integer, Replica> running = new TreeMap<>();
    private Consumer<SimNode> historyReplaced = node -> {};
    private long[] before = {};

    public RaftSubject(Simulation simulation, SplitEntropy entropy) {
        this.simulation = simulation;
        this.entropy = entropy;
        this.aim = entropy.fork("aim");
        long election = electionNanos();
        int replicas = entropy.below(3) == 0 ? 5 : 3;
        this.deployment = new RaftDeployment(replicas, RaftDeployment.Layout.draw(replicas, entropy), election,
                election / entropy.between(3, 8), election >> entropy.between(3, 10),
                1 << (entropy.below(2) == 0 ? 5 : entropy.between(6, 12)),
                RaftDeployment.drawCompactions(replicas, entropy), entropy.below(2) * INSTALL_NANOS_MAX,
                entropy.between(1, 10),
                new JournalSettings(1L << entropy.between(10, 16), entropy.below(4) + 1));
        this.histories = new RegisterHistories(entropy.below(5) + 2);
        for (int number = 1; number <= deployment.replicas(); number++) {
            nodes.add(simulation.addNode(number, "n" + number));
        }
        this.clientHost = simulation.addNode(CLIENT_NODE, "cl").start(host -> {});
        int count = entropy.below(5) + 4;
        for (int client = 0; client < count; client++) {
            clients.add(
                    new RaftClient(client, clientHost, deployment, histories, Pace.of(OPERATIONS_PER_MINUTE * deployment
                            .replicas(), count), entropy.fork("client")));
        }
        simulation.trace().listen(this::unsettle);
        this.invariants = new Invariants(simulation,
                List.of(leaders, new LogsOnDisk(deployment.configuration()::isVoter, deployment::canDecide),
                        new SameEntryEverywhere(), new SameStateAtSameIndex()));
    }

    /** Half of the time so short that elections collide: a few times what a vote takes to be asked for and answered. */
    private long electionNanos() {
        if (entropy.below(2) == 0) {
            return MILLISECOND * entropy.between(150, 1_000);
        }
        long voteNanos = 2 * simulation.settings().latencyMax() + 2 * simulation.settings().syncMax();
        return voteNanos * entropy.between(3, 8);
    }

    /**
     * Now and then somebody else takes over while a snapshot is put in place: if that one's log begins earlier, it brings
     * the follower the entries that the snapshot stands for, and more.
     */
    private void unsettle(int node, Trace.Event event) {
        if (event instanceof ReplicaEvent.Installing installing && installing.isOtherHistory()) {
            historyReplaced.accept(nodes.get(node - 1));
        }
        if (event instanceof ReplicaEvent.Installing && before.length == 0 && aim.below(4) > 0) {
            SimNode next = aim.below(3) > 0 ? withLongestLog(node) : nodes.get(aim.below(nodes.size()));
            simulation.at(simulation.now() + aim.between(1, INSTALL_NANOS_MAX / 8), () -> handOver(next));
        }
    }

    /** The one that compacts least often; not the one given. */
    private SimNode withLongestLog(int except) {
        return nodes.stream().filter(node -> node.number() != except).max(Comparator.comparingLong(
                node -> deployment.compactEvery(node.number()))).orElseThrow();
    }

    @Override
    public String description() {
        return "raft, " + deployment.replicas() + " replicas " + deployment.layout() + ", " + clients.size()
                + " clients, " + histories.keys()
                + " registers";
    }

    @Override
    public Language language() {
        return new FrameLanguage();
    }

    @Override
    public Fleet fleet() {
        return this;
    }

    @Override
    public List<SimNode> nodes() {
        return nodes;
    }

    @Override
    public SimNode leader() {
        return leaders.lastElected() == 0 ? null : nodes.get((int) leaders.lastElected() - 1);
    }

    @Override
    public boolean canDecide(List<SimNode> present) {
        return deployment.canDecide(present.stream().map(SimNode::number).toList());
    }

    @Override
    public long applied(SimNode node) {
        return running.get(node.number()).applied();
    }

    @Override
    public long campaigns(SimNode node) {
        return running.get(node.number()).campaigns();
    }

    @Override
    public void whenHistoryIsReplaced(Consumer<SimNode> then) {
        historyReplaced = then;
    }

    @Override
    public void handOver(SimNode to) {
        running.values().forEach(replica -> replica.handOver(to.number()));
    }

    @Override
    public void start(SimNode node) {
        node.start(host -> {
            Replica replica = new Replica(host, deployment, node.number());
            running.put(node.number(), replica);
            replica.start();
        });
    }

    @Override
    public void found() {
        nodes.forEach(this::start);
        clientHost.loops().store().post(() -> clients.forEach(RaftClient::listen));
    }

    @Override
    public boolean isFounded() {
        return invariants.comparisons(OneLeaderPerTerm.class) > 0;
    }

    @Override
    public void work() {
        for (RaftClient client : clients) {
            Scope scope = new Scope(clientHost, MemoryAccount.root("client", Long.MAX_VALUE));
            clientHost.tasks().start("client", scope, () -> {
                try {
                    client.tell();
                } catch (RuntimeException broken) {
                    simulation.fail("client", broken.toString(), broken);
                }
            });
        }
    }

    @Override
    public void narrow(List<SimNode> core) {
        List<Integer> numbers = core.stream().map(SimNode::number).toList();
        before = new long[clients.size()];
        for (int client = 0; client < before.length; client++) {
            clients.get(client).replicas(numbers);
            before[client] = clients.get(client).succeeded();
        }
    }

    @Override
    public boolean hasEveryClientSucceeded() {
        for (int client = 0; client < before.length; client++) {
            if (clients.get(client).succeeded() == before[client]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void conclude() {
        clients.forEach(client -> client.replicas(deployment.members()));
        clients.forEach(RaftClient::stop);
    }

    @Override
    public boolean isConcluded() {
        return clients.stream().allMatch(RaftClient::hasEnded) && areEven();
    }

    /** Every replica has caught up; one that must not trust its disk has stopped for good. */
    private boolean areEven() {
        return nodes.stream().filter(SimNode::isUp).mapToLong(node -> running.get(node.number()).applied()).distinct()
                .count() == 1;
    }

    @Override
    public List<Verdict> verdicts() {
        return histories.verdicts();
    }

    @Override
    public HistoryEdn history() {
        return histories.edn();
    }

    @Override
    public long operations() {
        return histories.begun();
    }

    @Override
    public long succeeded() {
        return clients.stream().mapToLong(RaftClient::succeeded).sum();
    }

    @Override
    public long encounters() {
        return histories.overlaps();
    }

    @Override
    public String vacuity() {
        for (Class<? extends Invariant> kind : List.of(OneLeaderPerTerm.class, LogsOnDisk.class,
                SameEntryEverywhere.class, SameStateAtSameIndex.class)) {
            if (invariants.comparisons(kind) == 0) {
                return kind.getSimpleName() + " never compared anything";
            }
        }
        return null;
    }
}
