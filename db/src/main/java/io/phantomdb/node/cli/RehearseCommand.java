package io.phantomdb.node.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A short life of a cluster, all of it in this process. Run with the JVM's {@code -XX:AOTCacheOutput} it leaves a cache of
 * loaded classes and of what is worth compiling (JEP 483, 514 and 515), with which nodes start in half the time and are fast
 * from their first second. The launcher does so once after each build.
 */
@Command(name = "rehearse", hidden = true, mixinStandardHelpOptions = true, description = {
        "Runs three nodes in this process under a load for a few seconds, so that the JVM learns what a node does.",
        "The launcher does this after a build."})
final class RehearseCommand implements Callable<Integer> {
    private static final int NODES = 3;

    @Option(names = "--seconds", defaultValue = "6", description = "How long the load lasts (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("phantomdb-rehearsal");
        try (InProcessCluster cluster = InProcessCluster.start(directory, NODES)) {
            Rehearsal.play(cluster.url(), seconds);
        } finally {
            delete(directory);
        }
        return 0;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
