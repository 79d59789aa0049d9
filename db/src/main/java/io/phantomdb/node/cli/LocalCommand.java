package io.phantomdb.node.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Drives a cluster that {@code demo} has founded. Each command returns when it is done. */
@Command(name = "local", mixinStandardHelpOptions = true, description = "Drives the local cluster that `demo` founded.")
final class LocalCommand {
    @Option(names = "--data", paramLabel = "DIR", description = "Where the cluster lies (default: data/demo).")
    private Path data;

    private LocalCluster cluster(Path given) {
        Path chosen = given != null ? given : data;
        return LocalCluster
                .open((chosen == null ? LocalCluster.usualDirectory() : chosen).toAbsolutePath().normalize());
    }

    private static final String DATA = "--data";
    private static final String DIR = "DIR";

    @Command(name = "status", mixinStandardHelpOptions = true, description = "Says of each node whether it runs and answers. Exit code 0 if all do.")
    int status(@Option(names = DATA, paramLabel = DIR) Path given) {
        LocalCluster cluster = cluster(given);
        boolean all = true;
        for (int node = 1; node <= cluster.nodes(); node++) {
            Optional<ProcessHandle> process = cluster.process(node);
            boolean answers = process.isPresent() && cluster.answers(node);
            all &= answers;
            String state = process.isEmpty()
                    ? "stopped"
                    : "process " + process.get().pid() + (answers ? ", serving" : ", not serving");
            System.out.println("node " + node + "   " + cluster.sqlAddress(node) + "   " + state);
        }
        return all ? 0 : 1;
    }

    @Command(name = "kill", mixinStandardHelpOptions = true, description = "Ends a node as a crash would (kill -9).")
    int kill(@Parameters(paramLabel = "N") int node, @Option(names = DATA, paramLabel = DIR) Path given) {
        LocalCluster cluster = cluster(given);
        cluster.checkNode(node);
        cluster.kill(node);
        System.out.println("node " + node + " is gone");
        return 0;
    }

    @Command(name = "restart", mixinStandardHelpOptions = true, description = {
            "Starts a node that does not run, or stops and starts one that does. Without N: all that do not run."})
    int restart(@Parameters(paramLabel = "N", arity = "0..1") Integer node,
            @Option(names = DATA, paramLabel = DIR) Path given) {
        LocalCluster cluster = cluster(given);
        if (node == null) {
            restartAll(cluster);
            return 0;
        }
        cluster.checkNode(node);
        if (cluster.process(node).isPresent()) {
            cluster.stop(node);
        }
        cluster.start(node);
        awaitIfMajority(cluster, node);
        return 0;
    }

    private static void restartAll(LocalCluster cluster) {
        for (int node = 1; node <= cluster.nodes(); node++) {
            if (cluster.process(node).isEmpty()) {
                cluster.start(node);
            }
        }
        for (int node = 1; node <= cluster.nodes(); node++) {
            cluster.awaitServing(node);
            System.out.println("node " + node + " serves");
        }
    }

    /** A node alone cannot serve: what is awaited then is that it runs. */
    private static void awaitIfMajority(LocalCluster cluster, int node) {
        int running = 0;
        for (int other = 1; other <= cluster.nodes(); other++) {
            running += cluster.process(other).isPresent() ? 1 : 0;
        }
        if (running > cluster.nodes() / 2) {
            cluster.awaitServing(node);
            System.out.println("node " + node + " serves");
        } else {
            System.out.println("node " + node + " runs; it serves when a majority does");
        }
    }

    @Command(name = "stop", mixinStandardHelpOptions = true, description = "Stops all nodes; what they hold stays.")
    int stop(@Option(names = DATA, paramLabel = DIR) Path given) {
        cluster(given).stop();
        System.out.println("all nodes are stopped");
        return 0;
    }
}
