package io.phantomdb.simulator.raft;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.host.Host;
import io.phantomdb.host.Loop;
import io.phantomdb.host.Peers;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Scope;
import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.Register.Input;
import io.phantomdb.simulator.check.Register.Output;
import io.phantomdb.simulator.workload.OperationEvent;
import io.phantomdb.simulator.workload.Pace;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.List;

/** A client of the replicated registers: asks whoever it believes to lead, asks on until it is answered or has had enough. */
final class RaftClient {
    private static final long PATIENCE_NANOS = 5_000_000_000L;
    private static final long ANSWER_NANOS = 800_000_000L;

    private final int number;
    private final Host host;
    private final RaftDeployment deployment;
    private final SplitEntropy entropy;
    private final RegisterHistories histories;
    private final Scope scope;
    private final Pace pace;
    private List<Integer> replicas;
    private Promise<Frame.Reply> awaited = new Promise<>();
    private int leader;
    private long lastRequest;
    private long succeeded;
    private boolean isOver;
    private boolean hasEnded;

    RaftClient(int number, Host host, RaftDeployment deployment, RegisterHistories histories, Pace pace,
            SplitEntropy entropy) {
        this.number = number;
        this.host = host;
        this.deployment = deployment;
        this.histories = histories;
        this.pace = pace;
        this.entropy = entropy;
        this.scope = new Scope(host, MemoryAccount.root("client", Long.MAX_VALUE));
        this.replicas = deployment.members();
        this.leader = replicas.getFirst();
    }

    /** On the loop of the clients. */
    void listen() {
        host.peers().listen(deployment.client(number), this::received);
    }

    /** The story. */
    void tell() {
        while (!isOver) {
            scope.sleep(pace.pauseNanos(host.clock().nanos(), entropy));
            operate();
        }
        hasEnded = true;
    }

    void replicas(List<Integer> core) {
        replicas = core;
    }

    void stop() {
        isOver = true;
    }

    boolean hasEnded() {
        return hasEnded;
    }

    long succeeded() {
        return succeeded;
    }

    private void operate() {
        int key = entropy.below(histories.keys());
        Input input = histories.draw(key, entropy);
        host.trace().event(new OperationEvent.Begun(number, "register " + key + ": " + input, histories.moment()));
        History<Input, Output>.Open open = histories.start(key, number, input);
        Request request = new Request(number, ++lastRequest, key, input);
        long deadline = host.clock().nanos() + PATIENCE_NANOS;
        while (host.clock().nanos() < deadline) {
            Frame.Reply reply = ask(request);
            if (reply != null && reply.isAnswered()) {
                histories.answered(key, input, reply.value(), open);
                ended(OperationEvent.Ending.OK, "answered " + reply.value());
                succeeded++;
                return;
            }
            choose(reply);
        }
        ended(OperationEvent.Ending.UNKNOWN, "no answer in time");
    }

    private void ended(OperationEvent.Ending ending, String why) {
        host.trace().event(new OperationEvent.Ended(number, ending, why, histories.moment()));
    }

    /** The next to ask: whoever was named, or anybody. */
    private void choose(Frame.Reply reply) {
        int named = reply == null ? 0 : (int) reply.value();
        leader = named >= 1 && named <= deployment.replicas() && entropy.below(4) != 0
                ? named
                : replicas.get(entropy.below(replicas
                        .size()));
        scope.sleep(entropy.between(1, ANSWER_NANOS / 20));
    }

    /** Null if no answer came in time. */
    private Frame.Reply ask(Request request) {
        Promise<Frame.Reply> reply = new Promise<>();
        awaited = reply;
        int to = leader;
        Loop store = host.loops().store();
        store.post(() -> host.peers().send(deployment.address(to), Peers.Link.NORMAL, new Frame.Ask(request)
                .encode()));
        Loop.Timer timer = store.at(host.clock().nanos() + ANSWER_NANOS, () -> reply.tryKeep(null));
        Frame.Reply answer = scope.await(reply);
        timer.cancel();
        return answer;
    }

    private void received(Peers.Link link, Bytes bytes) {
        if (Frame.decode(bytes) instanceof Frame.Reply reply && reply.number() == lastRequest) {
            awaited.tryKeep(reply);
        }
    }
}
