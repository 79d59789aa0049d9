package io.phantomdb.raft;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A run of a group drawn from one seed: its size and configuration, how bad things are, and what happens, event after
 * event; then calm, in which everything must finish.
 */
final class RandomSchedule {
    private static final int SPELL_EVENTS = 200;

    private final SplittableRandom random;
    private final TestCluster cluster;
    private final int trouble;
    private int[] weights;
    private int reorderPercent;

    /** What can happen next. */
    private enum Happening {
        DELIVER,
        FINISH_WRITE,
        TIME,
        PROPOSE,
        READ,
        DROP,
        REPEAT,
        CRASH,
        POWER_CUT,
        START,
        CUT,
        ISOLATE,
        HEAL,
        FLUSH,
        TRANSFER
    }

    RandomSchedule(long seed) {
        random = new SplittableRandom(seed);
        cluster = new TestCluster(configuration(), random.split());
        trouble = random.nextInt(5);
        changeWeather();
    }

    /** Bad times come in spells: what happens often in one of them hardly happens in the next. */
    private void changeWeather() {
        weights = new int[Happening.values().length];
        weigh(Happening.DELIVER, 100 + random.nextInt(400));
        weigh(Happening.FINISH_WRITE, 50 + random.nextInt(250));
        weigh(Happening.TIME, 20 + random.nextInt(random.nextInt(3) == 0 ? 300 : 80));
        weigh(Happening.PROPOSE, 10 + random.nextInt(60));
        weigh(Happening.READ, 5 + random.nextInt(40));
        weigh(Happening.DROP, random.nextInt(1 + 20 * trouble));
        weigh(Happening.REPEAT, random.nextInt(1 + 15 * trouble));
        weigh(Happening.CRASH, random.nextInt(1 + 4 * trouble));
        weigh(Happening.POWER_CUT, random.nextInt(4) == 0 ? trouble : 0);
        weigh(Happening.START, 5 + random.nextInt(20));
        weigh(Happening.CUT, random.nextInt(1 + 3 * trouble));
        weigh(Happening.ISOLATE, random.nextInt(1 + 3 * trouble));
        weigh(Happening.HEAL, 1 + random.nextInt(10));
        weigh(Happening.FLUSH, random.nextInt(40));
        weigh(Happening.TRANSFER, random.nextInt(4));
        reorderPercent = random.nextInt(3) * 20;
    }

    private void weigh(Happening happening, int weight) {
        weights[happening.ordinal()] = weight;
    }

    TestCluster cluster() {
        return cluster;
    }

    private Configuration configuration() {
        List<Integer> voters = numbers(3 + random.nextInt(3));
        return switch (random.nextInt(6)) {
            case 0 -> new Configuration(voters.subList(0, voters.size() - 1), List.of(), voters.subList(voters
                    .size() - 1, voters.size()));
            case 1 -> new Configuration(voters.subList(0, 3), voters.subList(voters.size() - 2, voters.size()), List
                    .of());
            default -> new Configuration(voters, List.of(), List.of());
        };
    }

    private static List<Integer> numbers(int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            numbers.add(number);
        }
        return numbers;
    }

    void run(int events) {
        for (int event = 0; event < events; event++) {
            if (random.nextInt(SPELL_EVENTS) == 0) {
                changeWeather();
            }
            happen(draw());
        }
    }

    private Happening draw() {
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        int drawn = random.nextInt(total);
        for (Happening happening : Happening.values()) {
            drawn -= weights[happening.ordinal()];
            if (drawn < 0) {
                return happening;
            }
        }
        throw new AssertionError("weights do not add up");
    }

    private void happen(Happening happening) {
        List<TestReplica> all = cluster.replicas();
        TestReplica replica = all.get(random.nextInt(all.size()));
        boolean isUp = replica.isUp();
        switch (happening) {
            case DELIVER -> deliver();
            case FINISH_WRITE -> finishWrite(replica);
            case TIME -> timePasses(replica);
            case PROPOSE -> ask(replica, () -> cluster.propose(leaderOr(replica).number(), 1 + random.nextInt(4)));
            case READ -> ask(replica, () -> cluster.read(leaderOr(replica).number()));
            case DROP -> {
                if (cluster.inFlight() > 0) {
                    cluster.drop(random.nextInt(cluster.inFlight()));
                }
            }
            case REPEAT -> {
                if (cluster.inFlight() > 0) {
                    cluster.repeat(random.nextInt(cluster.inFlight()));
                }
            }
            case CRASH -> {
                if (isUp) {
                    replica.crash(random.nextInt(3));
                }
            }
            case POWER_CUT -> cluster.replicas().stream().filter(TestReplica::isUp).forEach(each -> each.crash(random
                    .nextInt(3)));
            case START -> start();
            case CUT -> partition();
            case ISOLATE -> isolate(leaderOr(replica).number());
            case HEAL -> cluster.heal();
            case FLUSH -> flush(replica);
            case TRANSFER -> ask(replica, () -> leaderOr(replica).step(new Event.TransferLeadership(replica.number())));
        }
    }

    private void ask(TestReplica replica, Runnable action) {
        if (replica.isUp()) {
            action.run();
        }
    }

    /** Mostly someone who believes to lead. */
    private TestReplica leaderOr(TestReplica other) {
        List<TestReplica> leaders = cluster.replicas().stream().filter(replica -> replica.isUp() && replica.raft()
                .role() == Role.LEADER).toList();
        return leaders.isEmpty() || random.nextInt(10) == 0 ? other : leaders.get(random.nextInt(leaders.size()));
    }

    private void deliver() {
        int waiting = cluster.inFlight();
        if (waiting > 0) {
            cluster.deliver(random.nextInt(100) < reorderPercent ? random.nextInt(waiting) : 0);
        }
    }

    private void finishWrite(TestReplica replica) {
        if (replica.isUp() && replica.disk().queued() > 0) {
            replica.finishWrite();
        }
    }

    private void timePasses(TestReplica replica) {
        if (replica.isUp()) {
            replica.timePasses(1 + random.nextInt(random.nextInt(8) == 0 ? 200 : 40));
        }
    }

    private void start() {
        cluster.replicas().stream().filter(replica -> !replica.isUp()).findFirst().ifPresent(TestReplica::start);
    }

    /** Cuts one direction of one link. */
    private void partition() {
        List<TestReplica> all = cluster.replicas();
        int one = all.get(random.nextInt(all.size())).number();
        int other = all.get(random.nextInt(all.size())).number();
        cluster.cut(one, other);
    }

    /** Cuts a replica off from all, or from all but one. */
    private void isolate(int number) {
        int spared = random.nextInt(6);
        for (TestReplica replica : cluster.replicas()) {
            if (replica.number() != spared) {
                cluster.cut(number, replica.number());
                cluster.cut(replica.number(), number);
            }
        }
    }

    private void flush(TestReplica replica) {
        if (replica.isUp()) {
            long back = random.nextInt(4);
            replica.flush(replica.appliedIndex() - random.nextInt(2), replica.appliedIndex() - back);
        }
    }

    /** After the trouble: one leader, a proposal that commits and is applied everywhere, a read that is confirmed. */
    void finish() {
        cluster.calm(300, 5);
        TestReplica leader = cluster.agreedLeader();
        SafetyLedger.require(leader != null, "no leader after calm has returned");
        long committedBefore = cluster.ledger().committedIndex();
        int readsBefore = cluster.ledger().readsConfirmed();
        cluster.propose(leader.number(), 1);
        cluster.read(leader.number());
        for (int rounds = 0; rounds < 4_000 && !isDone(leader.raft().lastIndex()); rounds += 20) {
            cluster.calm(20, 5);
        }
        SafetyLedger.require(cluster.ledger().committedIndex() > committedBefore, "nothing commits in calm");
        SafetyLedger.require(cluster.ledger().readsConfirmed() > readsBefore, "no read is confirmed in calm");
        for (TestReplica replica : cluster.replicas()) {
            SafetyLedger.require(replica.appliedIndex() == cluster.ledger().committedIndex(),
                    "replica %s has applied %s of %s in calm", replica.number(), replica.appliedIndex(),
                    cluster.ledger()
                            .committedIndex());
        }
    }

    private boolean isDone(long lastIndex) {
        return cluster.replicas().stream().allMatch(replica -> replica.appliedIndex() >= lastIndex);
    }
}
