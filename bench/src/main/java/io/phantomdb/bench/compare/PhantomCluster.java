package io.phantomdb.bench.compare;

import io.phantomdb.bench.measure.Latencies;
import io.phantomdb.bench.measure.RunningCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.OptionalInt;

/** Three nodes of PhantomDB, of this build or of another. Clients go to the node that answers an update soonest: the leader. */
final class PhantomCluster implements SqlContender {
    private static final int PROBE_ROUNDS = 40;

    private final String name;
    private final RunningCluster cluster;
    private int port;

    private PhantomCluster(String name, RunningCluster cluster) {
        this.name = name;
        this.cluster = cluster;
        this.port = cluster.port(1);
    }

    static PhantomCluster start(String name, Path home, Path directory, int port) throws IOException, SQLException {
        PhantomCluster cluster = new PhantomCluster(name, home == null
                ? RunningCluster.found(directory, port)
                : RunningCluster.found(home, directory, port));
        try {
            cluster.prepareKeys(1_000);
            cluster.lookForLeader();
        } catch (IOException | SQLException | RuntimeException failed) {
            cluster.close();
            throw failed;
        }
        return cluster;
    }

    @Override
    public void lookForLeader() throws IOException {
        long fastest = Long.MAX_VALUE;
        for (int node = 1; node <= RunningCluster.NODES; node++) {
            Latencies latencies = new Latencies();
            try (KeyedClient client = open(Operation.UPDATE, cluster.port(node))) {
                for (int round = 0; round < PROBE_ROUNDS; round++) {
                    long begun = System.nanoTime();
                    client.operate(round);
                    latencies.record(System.nanoTime() - begun);
                }
            }
            if (latencies.micros(50) < fastest) {
                fastest = latencies.micros(50);
                port = cluster.port(node);
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Collection<Long> processes() {
        return cluster.processes();
    }

    long leaderProcess() {
        return cluster.processes().get(port - cluster.port(1));
    }

    @Override
    public OptionalInt sqlPort() {
        return OptionalInt.of(port);
    }

    @Override
    public void close() {
        cluster.stop();
    }
}
