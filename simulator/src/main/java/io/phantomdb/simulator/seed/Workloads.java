package io.phantomdb.simulator.seed;

import io.phantomdb.base.Check;
import io.phantomdb.node.NodeConfig;
import io.phantomdb.simulator.check.Promise;
import io.phantomdb.simulator.cluster.NodeProgram;
import io.phantomdb.simulator.cluster.SqlSubject;
import io.phantomdb.simulator.raft.RaftSubject;
import io.phantomdb.simulator.workload.Bank;
import io.phantomdb.simulator.workload.Counters;
import io.phantomdb.simulator.workload.Families;
import io.phantomdb.simulator.workload.Growth;
import io.phantomdb.simulator.workload.IndexBuild;
import io.phantomdb.simulator.workload.Inserts;
import io.phantomdb.simulator.workload.Lists;
import io.phantomdb.simulator.workload.Names;
import io.phantomdb.simulator.workload.Migrations;
import io.phantomdb.simulator.workload.OnCall;
import io.phantomdb.simulator.workload.Choices;
import io.phantomdb.simulator.workload.Partitions;
import io.phantomdb.simulator.workload.Paths;
import io.phantomdb.simulator.workload.Piles;
import io.phantomdb.simulator.workload.Registers;
import io.phantomdb.simulator.workload.Rooms;
import io.phantomdb.simulator.workload.Summaries;
import io.phantomdb.simulator.workload.Tokens;
import io.phantomdb.simulator.workload.Wide;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.workload.Subject;
import io.phantomdb.simulator.workload.Workload;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.List;
import java.util.stream.Stream;

/** What can be put to the test, by name. */
public final class Workloads {
    /** Those in SQL, from which a seed draws unless it is told otherwise. */
    public static final List<String> SQL_NAMES = List.of("registers", "bank", "set", "index", "lists", "skew",
            "phantoms",
            "unique", "monotonic", "counters", "families", "wide", "schema", "tokens", "lists-rr", "lists-rc",
            "skew-rr",
            "skew-rc", "paths", "functions", "piles", "summaries", "partitions");
    /** All of them. */
    public static final List<String> NAMES = Stream.concat(SQL_NAMES.stream(), Stream.of("raft")).toList();

    private Workloads() {}

    static Subject create(String name, Simulation simulation, SplitEntropy entropy) {
        return switch (name) {
            case "raft" -> new RaftSubject(simulation, entropy);
            case "registers" -> sql(new Registers(entropy.below(6) + 2), simulation, entropy);
            case "bank" -> sql(new Bank(entropy.below(8) + 3), simulation, entropy);
            case "set" -> sql(new Inserts(), simulation, entropy);
            case "index" -> sql(new IndexBuild(entropy.below(60) + 20), simulation, entropy);
            case "lists" -> lists(Promise.SERIALIZABLE, simulation, entropy);
            case "skew" -> sql(new OnCall(entropy.below(4) + 1), simulation, entropy);
            case "phantoms" -> sql(new Rooms(entropy.below(4) + 1, entropy.below(2) == 0), simulation, entropy);
            case "unique" -> sql(new Names(Names.Kind.values()[entropy.below(3)]), simulation, entropy);
            case "monotonic" -> sql(new Growth(entropy.below(3) + 1), simulation, entropy);
            case "counters" -> sql(new Counters(entropy.below(3) + 1), simulation, entropy);
            case "families" -> sql(new Families(entropy.below(3) + 1, entropy.below(2) == 0, entropy.below(2) == 0,
                    entropy.below(3) == 0), simulation, entropy);
            case "wide" ->
                sql(new Wide(1 + entropy.below(4), 4 + (entropy.below(40) >> entropy.below(4)), entropy.below(2) == 0),
                        simulation, entropy);
            case "schema" -> sql(new Migrations(entropy.below(40) + 10), simulation, entropy);
            case "paths" -> sql(new Paths(), simulation, entropy);
            case "functions" -> sql(new Choices(), simulation, entropy);
            case "piles" -> sql(new Piles(), simulation, entropy);
            case "summaries" -> sql(new Summaries(), simulation, entropy);
            case "partitions" -> sql(new Partitions(entropy.below(6) + 2), simulation, entropy);
            case "tokens" -> tokens(simulation, entropy);
            case "lists-rr" -> lists(Promise.REPEATABLE_READ, simulation, entropy);
            case "lists-rc" -> lists(Promise.READ_COMMITTED, simulation, entropy);
            case "skew-rr" -> sql(new OnCall(entropy.below(4) + 1, Promise.REPEATABLE_READ), simulation, entropy);
            case "skew-rc" -> sql(new OnCall(entropy.below(4) + 1, Promise.READ_COMMITTED), simulation, entropy);
            default -> throw Check.unreachable("a workload named " + name);
        };
    }

    /** In a third of the runs most transactions only read. */
    private static Subject lists(Promise promise, Simulation simulation, SplitEntropy entropy) {
        int keys = entropy.below(5) + 2;
        return sql(new Lists(keys, promise, entropy.below(3) == 0 ? 9 : 4), simulation, entropy);
    }

    private static Subject sql(Workload workload, Simulation simulation, SplitEntropy entropy) {
        int nodes = entropy.below(6) == 0 ? 5 : 3;
        return new SqlSubject(simulation, new NodeProgram(nodes, entropy.fork("sizes")), workload, entropy);
    }

    /** Now and then outcomes are forgotten so soon that clients, and copies of messages, come too late for them. */
    private static Subject tokens(Simulation simulation, SplitEntropy entropy) {
        int nodes = entropy.below(6) == 0 ? 5 : 3;
        boolean isForgetful = entropy.below(3) == 0;
        long keptNanos = isForgetful ? entropy.between(200_000_000L, 8_000_000_000L) : NodeConfig.Tuning.HOUR_NANOS;
        return new SqlSubject(simulation, new NodeProgram(nodes, entropy.fork("sizes"), keptNanos),
                new Tokens(entropy.below(5) + 2, isForgetful), entropy);
    }
}
