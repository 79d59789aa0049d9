package io.phantomdb.raft;

import io.phantomdb.base.Bytes;
import io.phantomdb.log.record.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * A whole group in one place, with everything that can go wrong between its replicas: messages that are lost, repeated and
 * reordered, links that are cut, clocks that run apart, power that is lost with writes under way. Nothing happens by
 * itself: each thing that happens is asked for.
 */
final class TestCluster implements TestReplica.Network {
    private static final int IN_FLIGHT_MAX = 400;

    /** On its way: a message, or a snapshot if the message is null, or the end of its shipping if both are. */
    private record Flying(int from, int to, Bytes message, LogMark snapshot, Event.SnapshotSent sent) {}

    private record Link(int from, int to) implements Comparable<Link> {
        @Override
        public int compareTo(Link other) {
            return from != other.from ? Integer.compare(from, other.from) : Integer.compare(to, other.to);
        }
    }

    private final Configuration founders;
    private final SafetyLedger ledger = new SafetyLedger();
    private final TreeMap<Integer, TestReplica> replicas = new TreeMap<>();
    private final ArrayList<Flying> flying = new ArrayList<>();
    private final TreeMap<Link, Boolean> cut = new TreeMap<>();
    private int proposals;
    private int snapshotsInstalled;

    TestCluster(Configuration founders, SplittableRandom random) {
        this.founders = founders;
        int bytesMax = 1 + random.nextInt(120);
        int inFlightMax = 1 + random.nextInt(4);
        for (int number : founders.members()) {
            RaftSettings settings = new RaftSettings(number, 100, 20, 7, bytesMax, inFlightMax);
            replicas.put(number, new TestReplica(settings, founders, ledger, this, random.split()));
        }
    }

    SafetyLedger ledger() {
        return ledger;
    }

    List<TestReplica> replicas() {
        return List.copyOf(replicas.values());
    }

    TestReplica replica(int number) {
        return replicas.get(number);
    }

    int inFlight() {
        return flying.size();
    }

    int snapshotsInstalled() {
        return snapshotsInstalled;
    }

    @Override
    public void send(int from, int to, Message message) {
        fly(new Flying(from, to, RaftCodec.encode(message), null, null));
    }

    @Override
    public void sendSnapshot(TestReplica from, int to) {
        fly(new Flying(from.number(), to, null, from.snapshot(), null));
    }

    private void fly(Flying thing) {
        flying.add(thing);
        if (flying.size() > IN_FLIGHT_MAX) {
            drop(0);
        }
    }

    /** What is committed is durable at a majority, whoever crashes now (of both sides if the group is joint). */
    @Override
    public void committedFirst(TestReplica by, Entry entry) {
        IntPredicate holds = number -> replicas.get(number).disk().holds(entry.index(), entry.term());
        SafetyLedger.require(isMajority(founders.voters(), holds), "%s is committed by %s without a majority", entry
                .index(), by.number());
        SafetyLedger.require(founders.outgoing().isEmpty() || isMajority(founders.outgoing(), holds),
                "%s is committed by %s without a majority of the outgoing voters", entry.index(), by.number());
    }

    private static boolean isMajority(List<Integer> side, IntPredicate holds) {
        return side.stream().filter(holds::test).count() * 2 > side.size();
    }

    // What can happen.

    void deliver(int at) {
        arrive(flying.remove(at));
    }

    void repeat(int at) {
        Flying thing = flying.get(at);
        if (thing.message != null || thing.snapshot != null) {
            arrive(thing);
        }
    }

    /** Whoever ships a snapshot learns that it did not arrive. */
    void drop(int at) {
        notDelivered(flying.remove(at));
    }

    private void notDelivered(Flying lost) {
        if (lost.snapshot != null) {
            tell(lost.from, new Event.SnapshotSent(lost.to, lost.snapshot.index(), false));
        } else if (lost.sent != null) {
            tell(lost.to, new Event.SnapshotSent(lost.sent.to(), lost.sent.index(), false));
        }
    }

    private void arrive(Flying thing) {
        TestReplica receiver = replicas.get(thing.to);
        if (!receiver.isUp() || isCut(thing.from, thing.to)) {
            notDelivered(thing);
        } else if (thing.message != null) {
            receiver.step(new Event.Received(RaftCodec.decode(thing.message)));
        } else if (thing.snapshot != null) {
            boolean installed = receiver.snapshotArrives(thing.snapshot);
            snapshotsInstalled += installed ? 1 : 0;
            fly(new Flying(thing.to, thing.from, null, null, new Event.SnapshotSent(thing.to, thing.snapshot.index(),
                    installed)));
        } else {
            receiver.step(thing.sent);
        }
    }

    private void tell(int number, Event event) {
        if (replicas.get(number).isUp()) {
            replicas.get(number).step(event);
        }
    }

    void cut(int from, int to) {
        cut.put(new Link(from, to), true);
    }

    boolean isCut(int from, int to) {
        return cut.containsKey(new Link(from, to));
    }

    void heal() {
        cut.clear();
    }

    void propose(int number, int count) {
        List<Bytes> payloads = new ArrayList<>();
        for (int made = 0; made < count; made++) {
            payloads.add(Bytes.ofUtf8("p" + ++proposals));
        }
        replicas.get(number).step(new Event.Propose(payloads));
    }

    void read(int number) {
        long known = 0;
        for (TestReplica replica : replicas.values()) {
            known = Math.max(known, replica.isUp() ? replica.raft().commitIndex() : 0);
        }
        replicas.get(number).step(new Event.ConfirmLeadership(ledger.readBegins(known)));
    }

    // Better times.

    /** Everything works from now on, for so many rounds: whatever is sent arrives, whatever is written becomes durable. */
    void calm(int rounds, long nanosPerRound) {
        heal();
        replicas.values().stream().filter(replica -> !replica.isUp()).forEach(TestReplica::start);
        for (int round = 0; round < rounds; round++) {
            for (int count = flying.size(); count > 0 && !flying.isEmpty(); count--) {
                deliver(0);
            }
            for (TestReplica replica : replicas.values()) {
                while (replica.disk().queued() > 0) {
                    replica.finishWrite();
                }
                replica.timePasses(nanosPerRound);
            }
        }
    }

    /** The leader all agree on, or null. */
    TestReplica agreedLeader() {
        TestReplica leader = null;
        for (TestReplica replica : replicas.values()) {
            if (replica.isUp() && replica.raft().role() == Role.LEADER) {
                if (leader != null) {
                    return null;
                }
                leader = replica;
            }
        }
        for (TestReplica replica : replicas.values()) {
            if (leader == null || replica.raft().leader() != leader.number()) {
                return null;
            }
        }
        return leader;
    }
}
