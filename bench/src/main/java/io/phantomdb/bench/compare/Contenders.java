package io.phantomdb.bench.compare;

import io.phantomdb.bench.compare.CompareCommand.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that runs at once. What is not installed is left out, which is said in one sentence. */
final class Contenders implements AutoCloseable {
    private static final int BEFORE_PORT = 3;
    private static final int ETCD_PORT = 6;
    private static final int POSTGRES_PORT = 12;
    private static final int SINGLE_PORT = 15;

    private final Path work;
    private final int port;
    private final Set<Server> without;
    private final List<Contender> running = new ArrayList<>();
    private final List<Contender> phantoms = new ArrayList<>();
    private Contender replicatedPostgres;
    private Contender singlePostgres;
    private Contender etcd;

    Contenders(Path work, int port, Set<Server> without) {
        this.work = work;
        this.port = port;
        this.without = without;
    }

    void start(Path before, boolean needsReplicated, boolean needsSingle, boolean needsEtcd) throws IOException,
            InterruptedException, SQLException {
        phantoms.add(note(PhantomCluster.start("PhantomDB", null, work.resolve("phantom"), port)));
        if (before != null) {
            phantoms.add(note(PhantomCluster.start("PhantomDB in " + before, before, work.resolve("before"), port
                    + BEFORE_PORT)));
        }
        if (!without.contains(Server.POSTGRESQL) && (needsReplicated || needsSingle)) {
            startPostgres(needsReplicated, needsSingle);
        }
        if (!without.contains(Server.ETCD) && needsEtcd) {
            startEtcd();
        }
    }

    private void startPostgres(boolean needsReplicated, boolean needsSingle) throws IOException, InterruptedException {
        Optional<Path> programs = Programs.postgresql();
        if (programs.isEmpty()) {
            System.out.println("PostgreSQL's server programs are not installed (Debian: postgresql-15) and PG_BIN does"
                    + " not say where they are: PostgreSQL is left out.");
            return;
        }
        if (needsReplicated) {
            replicatedPostgres = note(PostgresServers.startReplicated(programs.get(), work.resolve("replicated"), port
                    + POSTGRES_PORT));
        }
        if (needsSingle) {
            singlePostgres = note(PostgresServers.startAlone(programs.get(), work.resolve("single"), port
                    + SINGLE_PORT));
        }
    }

    private void startEtcd() throws IOException, InterruptedException {
        Optional<Path> program = Programs.find("etcd");
        if (program.isEmpty()) {
            System.out.println("etcd is not installed (Debian: etcd-server): it is left out.");
            return;
        }
        etcd = note(EtcdCluster.start(program.get(), work.resolve("etcd"), port + ETCD_PORT));
    }

    private synchronized Contender note(Contender contender) {
        running.add(contender);
        return contender;
    }

    /** This build's first, then the one that it is compared with. */
    List<Contender> phantoms() {
        return phantoms;
    }

    Optional<Contender> replicatedPostgres() {
        return Optional.ofNullable(replicatedPostgres);
    }

    Optional<Contender> singlePostgres() {
        return Optional.ofNullable(singlePostgres);
    }

    Optional<Contender> etcd() {
        return Optional.ofNullable(etcd);
    }

    @Override
    public synchronized void close() {
        running.reversed().forEach(Contender::close);
        running.clear();
    }
}
