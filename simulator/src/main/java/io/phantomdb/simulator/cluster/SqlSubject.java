package io.phantomdb.simulator.cluster;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.host.Host;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Scope;
import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.client.ClientPlace;
import io.phantomdb.simulator.fault.Fleet;
import io.phantomdb.simulator.invariant.Invariants;
import io.phantomdb.simulator.language.Language;
import io.phantomdb.simulator.language.PeerLanguage;
import io.phantomdb.simulator.workload.ClientStory;
import io.phantomdb.simulator.workload.OperationCounts;
import io.phantomdb.simulator.workload.Pace;
import io.phantomdb.simulator.workload.Preparation;
import io.phantomdb.simulator.workload.SqlClient;
import io.phantomdb.simulator.workload.Subject;
import io.phantomdb.simulator.workload.Workload;
import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.List;

/** A whole cluster behind SQL, with clients that do a workload on it. */
public final class SqlSubject implements Subject, Fleet {
    private static final int CLIENT_NODE = 60;
    /** Per node, if all goes well. */
    private static final int OPERATIONS_PER_MINUTE = 420;
    private static final long SECOND = 1_000_000_000L;

    private final Simulation simulation;
    private final ClusterProgram program;
    private final Workload workload;
    private final SplitEntropy entropy;
    private final List<SimNode> nodes = new ArrayList<>();
    private final List<ClientStory> stories = new ArrayList<>();
    private final OperationCounts counts = new OperationCounts();
    private final ShardWatch watch = new ShardWatch();
    private final PromiseWatch promises;
    private final SimNode clientNode;
    private final Host clientHost;
    private final Preparation preparation;
    private final ReplicaStates states;
    private boolean isConcluded;
    private long[] before = {};

    public SqlSubject(Simulation simulation, ClusterProgram program, Workload workload, SplitEntropy entropy) {
        this.simulation = simulation;
        this.program = program;
        this.workload = workload;
        this.entropy = entropy;
        this.promises = new PromiseWatch(simulation.network()::hurryStrays);
        int size = program.nodes();
        for (int number = 1; number <= size; number++) {
            nodes.add(simulation.addNode(number, "n" + number));
        }
        this.clientNode = simulation.addNode(CLIENT_NODE, "cl");
        this.clientHost = clientNode.start(host -> {});
        this.preparation = new Preparation(workload.preparation());
        int clients = entropy.below(6) + 3;
        Pace pace = Pace.of(OPERATIONS_PER_MINUTE * size, clients);
        for (int client = 1; client <= clients; client++) {
            stories.add(new ClientStory(workload, newClient(client), counts, pace));
        }
        Invariants.watch(simulation, List.of(watch, promises));
        this.states = new ReplicaStates(program, violated -> simulation.fail("invariant", violated.getMessage(),
                violated));
    }

    private SqlClient newClient(int number) {
        return new SqlClient(number, new ClientPlace(clientHost, clientNode.dialer()), addresses(nodes),
                entropy.between(
                        2 * SECOND, 12 * SECOND),
                entropy.fork("client"));
    }

    private List<PeerAddress> addresses(List<SimNode> of) {
        return of.stream().map(node -> program.sqlAddress(node.number())).toList();
    }

    @Override
    public String description() {
        return workload.name() + ", " + nodes.size() + " nodes, " + stories.size() + " clients";
    }

    @Override
    public Language language() {
        return new PeerLanguage();
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
        return watch.lastElected() == 0 ? null : nodes.get((int) watch.lastElected() - 1);
    }

    @Override
    public long applied(SimNode node) {
        return watch.applied(node.number());
    }

    @Override
    public long campaigns(SimNode node) {
        return watch.campaigns(node.number());
    }

    @Override
    public void handOver(SimNode to) {
        nodes.forEach(node -> program.handOver(node.number(), to.number()));
    }

    @Override
    public void handOver(SimNode to, int place) {
        nodes.forEach(node -> program.handOver(node.number(), to.number(), place));
    }

    @Override
    public void whenCommitIsTaken(CommitTaken then) {
        promises.onTaken((node, isLast) -> then.taken(nodes.get(node - 1), isLast));
    }

    @Override
    public void start(SimNode node) {
        node.start(host -> program.run(node.number(), host));
    }

    @Override
    public void found() {
        nodes.forEach(this::start);
        tell("preparation", () -> preparation.tell(newClient(0)));
    }

    /** Starts a story on the clients' machine; what it throws is a finding. */
    private void tell(String name, Runnable body) {
        Scope scope = new Scope(clientHost, MemoryAccount.root("client", Long.MAX_VALUE));
        clientHost.tasks().start(name, scope, () -> {
            try {
                body.run();
            } catch (RuntimeException broken) {
                simulation.fail(name, broken.getMessage() == null ? broken.toString() : broken.getMessage(), broken);
            }
        });
    }

    @Override
    public boolean isFounded() {
        return preparation.isDone();
    }

    @Override
    public void work() {
        for (ClientStory story : stories) {
            tell("client " + story.client().number(), story::tell);
        }
    }

    @Override
    public void narrow(List<SimNode> core) {
        before = new long[stories.size()];
        for (int client = 0; client < before.length; client++) {
            stories.get(client).client().servers(addresses(core));
            before[client] = stories.get(client).succeeded();
        }
    }

    @Override
    public boolean hasEveryClientSucceeded() {
        for (int client = 0; client < before.length; client++) {
            if (stories.get(client).succeeded() == before[client]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void conclude() {
        for (ClientStory story : stories) {
            story.client().servers(addresses(nodes));
            story.stop();
        }
        SqlClient last = newClient(stories.size() + 1);
        tell("last look", () -> {
            while (!stories.stream().allMatch(ClientStory::hasEnded)) {
                last.place().sleep(SECOND / 10);
            }
            Preparation.untilDone(last, () -> last.operation("last look", workload.moments(), () -> workload.conclude(
                    last)));
            compareReplicas(last);
            isConcluded = true;
        });
    }

    private void compareReplicas(SqlClient last) {
        states.ask(up());
        last.place().sleep(SECOND / 2);
        while (!states.areEven()) {
            states.ask(up());
            last.place().sleep(SECOND);
        }
    }

    private List<Integer> up() {
        return nodes.stream().filter(SimNode::isUp).map(SimNode::number).toList();
    }

    @Override
    public boolean isConcluded() {
        return isConcluded;
    }

    @Override
    public List<Verdict> verdicts() {
        return workload.verdicts();
    }

    @Override
    public HistoryEdn history() {
        return workload.history();
    }

    @Override
    public long operations() {
        return counts.total();
    }

    @Override
    public long succeeded() {
        return counts.succeeded();
    }

    @Override
    public long encounters() {
        return workload.overlaps();
    }

    @Override
    public String vacuity() {
        if (watch.elections() == 0) {
            return "no leader was ever elected";
        }
        if (promises.comparisons() == 0) {
            return "nothing that a shard has said was ever compared with what it did";
        }
        return watch.comparisons() == 0 ? "no two replicas ever applied the same entry" : null;
    }
}
