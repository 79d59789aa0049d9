package io.phantomdb.bench.compare;

import io.phantomdb.bench.measure.Latencies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Three members of etcd with its own defaults: each put is flushed by a majority. Clients go to the leader. */
final class EtcdCluster implements Contender {
    private static final int MEMBERS = 3;
    private static final int PROBE_ROUNDS = 40;
    private static final long START_NANOS_MAX = 30_000_000_000L;

    private final Path program;
    private final Path directory;
    private final int firstPort;
    private final List<Process> members = new ArrayList<>();
    private int port;

    private EtcdCluster(Path program, Path directory, int firstPort) {
        this.program = program;
        this.directory = directory;
        this.firstPort = firstPort;
    }

    /** Members listen on three ports for clients and on the three that follow for each other. */
    static EtcdCluster start(Path program, Path directory, int firstPort) throws IOException, InterruptedException {
        EtcdCluster cluster = new EtcdCluster(program, directory, firstPort);
        try {
            Files.createDirectories(directory);
            for (int member = 0; member < MEMBERS; member++) {
                cluster.members.add(cluster.startMember(member));
            }
            cluster.awaitServing();
            cluster.lookForLeader();
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            cluster.close();
            throw failed;
        }
    }

    private Process startMember(int member) throws IOException {
        StringBuilder all = new StringBuilder();
        for (int other = 0; other < MEMBERS; other++) {
            all.append(all.isEmpty() ? "" : ",").append("e").append(other).append('=').append(peerUrl(other));
        }
        String clientUrl = "http://127.0.0.1:" + (firstPort + member);
        return new ProcessBuilder(program.toString(), "--name", "e" + member, "--data-dir", directory.resolve("e"
                + member).toString(), "--listen-client-urls", clientUrl, "--advertise-client-urls", clientUrl,
                "--listen-peer-urls", peerUrl(member), "--initial-advertise-peer-urls", peerUrl(member),
                "--initial-cluster", all.toString(), "--initial-cluster-state", "new").redirectErrorStream(true)
                .redirectOutput(directory.resolve("e" + member + ".log").toFile()).start();
    }

    private String peerUrl(int member) {
        return "http://127.0.0.1:" + (firstPort + MEMBERS + member);
    }

    private void awaitServing() throws InterruptedException, IOException {
        long deadline = System.nanoTime() + START_NANOS_MAX;
        for (int member = 0; member < MEMBERS; member++) {
            while (!answers(firstPort + member)) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("etcd does not serve; its logs are in " + directory);
                }
                Thread.sleep(100);
            }
        }
    }

    private static boolean answers(int at) {
        try (EtcdClient client = new EtcdClient(at, Operation.UPDATE)) {
            return client.operate(0);
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void lookForLeader() throws IOException {
        long fastest = Long.MAX_VALUE;
        for (int member = 0; member < MEMBERS; member++) {
            Latencies latencies = new Latencies();
            try (EtcdClient client = new EtcdClient(firstPort + member, Operation.UPDATE)) {
                for (int round = 0; round < PROBE_ROUNDS; round++) {
                    long begun = System.nanoTime();
                    client.operate(round);
                    latencies.record(System.nanoTime() - begun);
                }
            }
            if (latencies.micros(50) < fastest) {
                fastest = latencies.micros(50);
                port = firstPort + member;
            }
        }
    }

    @Override
    public String name() {
        return "etcd, 3 members";
    }

    @Override
    public Collection<Long> processes() {
        return members.stream().map(Process::pid).toList();
    }

    @Override
    public OptionalInt sqlPort() {
        return OptionalInt.empty();
    }

    @Override
    public void prepareKeys(int count) throws IOException {
        try (EtcdClient client = new EtcdClient(port, Operation.UPDATE)) {
            for (int key = 0; key < count; key++) {
                if (!client.operate(key)) {
                    throw new IOException("etcd refused a put; its logs are in " + directory);
                }
            }
        }
    }

    @Override
    public KeyedClient open(Operation operation) throws IOException {
        return new EtcdClient(port, operation);
    }

    @Override
    public void close() {
        members.forEach(Process::destroy);
        for (Process member : members) {
            try {
                if (!member.waitFor(10, TimeUnit.SECONDS)) {
                    member.destroyForcibly().waitFor();
                }
            } catch (InterruptedException interrupted) {
                member.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
