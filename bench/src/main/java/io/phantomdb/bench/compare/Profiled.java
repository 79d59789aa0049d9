package io.phantomdb.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Three nodes of PhantomDB under one of the loads that they are compared with, for whoever looks at them meanwhile. */
public final class Profiled implements AutoCloseable {
    /** What the clients do. */
    public enum Work {
        UPDATE,
        READ,
        SIMPLE_UPDATE,
        TPCB_LIKE,
        SELECT_ONLY
    }

    /** What a run has shown. */
    public record Seen(double perSecond, long operations, long failed, long p50Micros, long p99Micros) {}

    private static final int KEYS = 10_000;
    private static final int SCALE = 2;

    private final PhantomCluster cluster;
    private final Load load;

    private Profiled(PhantomCluster cluster, Load load) {
        this.cluster = cluster;
        this.load = load;
    }

    /** Founds the nodes in that directory; they use three ports from that one on, and three from 1000 above. */
    public static Profiled start(Path directory, int port, Work work, int clients) throws SQLException, IOException,
            InterruptedException {
        PhantomCluster cluster = PhantomCluster.start("PhantomDB", null, directory.resolve("phantom"), port);
        try {
            PgbenchLoad.Tables tables = new PgbenchLoad.Tables(SCALE, directory);
            Load load = switch (work) {
                case UPDATE -> new KeyedLoad(Contender.Operation.UPDATE, clients, KEYS);
                case READ -> new KeyedLoad(Contender.Operation.READ, clients, KEYS);
                case SIMPLE_UPDATE -> new PgbenchLoad(tables, "simple-update", clients);
                case TPCB_LIKE -> new PgbenchLoad(tables, "tpcb-like", clients);
                case SELECT_ONLY -> new PgbenchLoad(tables, "select-only", clients);
            };
            load.prepare(cluster);
            return new Profiled(cluster, load);
        } catch (SQLException | IOException | InterruptedException | RuntimeException failed) {
            cluster.close();
            throw failed;
        }
    }

    /** Runs the load for so long. */
    public Seen run(int seconds) throws IOException, InterruptedException {
        Sample sample = load.run(cluster, seconds);
        return new Seen(sample.perSecond(), Math.round(sample.perSecond() * seconds), sample.failed(), sample
                .p50Micros(), sample.p99Micros());
    }

    /** The nodes' processes. */
    public List<Long> processes() {
        return List.copyOf(cluster.processes());
    }

    /** The process that the clients speak with. */
    public long leader() {
        return cluster.leaderProcess();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
