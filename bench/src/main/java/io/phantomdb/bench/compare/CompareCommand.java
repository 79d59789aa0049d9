package io.phantomdb.bench.compare;

import io.phantomdb.bench.compare.Contender.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./phantomdb bench compare}: PhantomDB beside PostgreSQL, etcd, or another build of itself, in turns. */
@Command(name = "compare", mixinStandardHelpOptions = true, description = {
        "Starts three nodes of PhantomDB and whatever it is compared with, runs the same loads against each in turns, and",
        "prints ratios with their spread. PostgreSQL 15 (Debian: postgresql-15), pgbench and etcd (etcd-server) are used",
        "where they are installed. Everything it starts listens on loopback and is ended."})
public final class CompareCommand implements Callable<Integer> {
    /** What can be measured. */
    enum What {
        UPDATE_1(1),
        UPDATE_16(16),
        UPDATE_64(64),
        READ_16(16),
        SIMPLE_UPDATE(0),
        TPCB_LIKE(0),
        SELECT_ONLY(0),
        /** Reads and updates of one client as a table grows. */
        GROWTH(0),
        /** What it costs to parse and plan. */
        TEXT(0);

        private final int clients;

        What(int clients) {
            this.clients = clients;
        }

        private boolean needsPgbench() {
            return switch (this) {
                case SIMPLE_UPDATE, TPCB_LIKE, SELECT_ONLY -> true;
                case UPDATE_1, UPDATE_16, UPDATE_64, READ_16, GROWTH, TEXT -> false;
            };
        }
    }

    @Option(names = "--loads", split = ",", paramLabel = "LOAD", description = "${COMPLETION-CANDIDATES} (default: all but the last two).")
    private List<What> loads = List.of(What.UPDATE_1, What.UPDATE_16, What.UPDATE_64, What.READ_16, What.SIMPLE_UPDATE,
            What.TPCB_LIKE, What.SELECT_ONLY);
    @Option(names = "--rounds", defaultValue = "5", description = "Of each load (default: ${DEFAULT-VALUE}).")
    private int rounds;
    @Option(names = "--seconds", defaultValue = "4", description = "A round (default: ${DEFAULT-VALUE}).")
    private int seconds;
    @Option(names = "--warm-up", defaultValue = "30", paramLabel = "SECONDS", description = "Of each load and server, before its rounds: a young JVM compiles meanwhile (default: ${DEFAULT-VALUE}).")
    private int warmUpSeconds;
    @Option(names = "--scale", defaultValue = "5", description = "pgbench's (default: ${DEFAULT-VALUE}).")
    private int scale;
    @Option(names = "--clients", defaultValue = "16", description = "pgbench's (default: ${DEFAULT-VALUE}).")
    private int clients;
    @Option(names = "--keys", defaultValue = "10000", description = "That UPDATE and READ draw from (default: ${DEFAULT-VALUE}).")
    private int keys;
    @Option(names = "--rows", split = ",", defaultValue = "10000,100000,1000000", paramLabel = "N", description = "Of the tables that GROWTH makes; 10000000 takes long (default: ${DEFAULT-VALUE}).")
    private List<Integer> rows;
    @Option(names = "--before", paramLabel = "DIR", description = "Another checkout of PhantomDB that takes part as well.")
    private Path before;
    @Option(names = "--without", split = ",", paramLabel = "SERVER", description = "Leave out: ${COMPLETION-CANDIDATES}.")
    private Set<Server> without = EnumSet.noneOf(Server.class);
    @Option(names = "--port", defaultValue = "26800", description = "The first of 20 ports, and three from 1000 above it (default: ${DEFAULT-VALUE}).")
    private int port;
    @Option(names = "--in", paramLabel = "DIR", description = "Where a directory for everything is made that goes at the end; its disk is what is measured (default: the system's temporary directory).")
    private Path in;

    /** Those that may be left out. */
    enum Server {
        ETCD,
        POSTGRESQL
    }

    @Override
    public Integer call() throws SQLException, IOException, InterruptedException {
        Path work = in == null
                ? Files.createTempDirectory("phantomdb-compare")
                : Files.createTempDirectory(in
                        .toAbsolutePath(), "phantomdb-compare");
        // PostgreSQL may run as another user and must get through.
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
        Contenders contenders = new Contenders(work, port, without);
        Thread ending = new Thread(contenders::close);
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            contenders.start(before, loads.stream().anyMatch(CompareCommand::usesReplicated), loads.stream().anyMatch(
                    what -> what == What.SELECT_ONLY), loads.stream().anyMatch(CompareCommand::usesEtcd));
            run(contenders, new PgbenchLoad.Tables(scale, work));
            return 0;
        } catch (SQLException | IOException | IllegalStateException failed) {
            System.err.println("phantomdb: " + failed.getMessage());
            return 1;
        } finally {
            contenders.close();
            Runtime.getRuntime().removeShutdownHook(ending);
            delete(work);
        }
    }

    private static boolean usesReplicated(What what) {
        return what.clients == 0 && what != What.SELECT_ONLY;
    }

    private static boolean usesEtcd(What what) {
        return what.clients > 0 || what == What.SELECT_ONLY;
    }

    private void run(Contenders contenders, PgbenchLoad.Tables tables) throws SQLException, IOException,
            InterruptedException {
        boolean hasPgbench = Programs.find("pgbench").isPresent();
        if (!hasPgbench) {
            System.out.println("pgbench is not installed: its scripts are left out.");
        }
        System.out.println("Medians of " + rounds + " rounds of " + seconds + " s, in turns; ratios of the same round: "
                + "median (lowest–highest). " + Runtime.getRuntime().availableProcessors()
                + " processors for servers and load.\n");
        Duel.printHead(System.out);
        for (What what : loads) {
            if (hasPgbench || !what.needsPgbench()) {
                for (Duel duel : duels(what, contenders, tables)) {
                    duel.run(rounds, seconds, warmUpSeconds);
                    duel.print(System.out);
                }
            }
        }
    }

    private List<Duel> duels(What what, Contenders contenders, PgbenchLoad.Tables tables) {
        List<Duel> duels = new ArrayList<>();
        switch (what) {
            case GROWTH -> {
                for (int count : rows) {
                    duels.add(one("read by key of " + count, Operation.READ, count, contenders));
                    duels.add(one("update by key of " + count, Operation.UPDATE, count, contenders));
                }
            }
            case TEXT -> {
                duels.add(one("read, prepared", Operation.READ, keys, contenders));
                duels.add(one("read, text seen before", Operation.READ_TEXT, keys, contenders));
                duels.add(one("read, new text", Operation.READ_NEW_TEXT, keys, contenders));
            }
            default -> duels.add(duel(what, contenders, tables));
        }
        return duels;
    }

    /** One client, beside a PostgreSQL that is replicated as well. */
    private static Duel one(String name, Operation operation, int count, Contenders contenders) {
        KeyedLoad load = new KeyedLoad(operation, 1, count);
        Duel duel = new Duel(name + ", 1 client");
        contenders.phantoms().forEach(phantom -> duel.add(phantom, load));
        contenders.replicatedPostgres().ifPresent(postgres -> duel.add(postgres, load));
        return duel;
    }

    private Duel duel(What what, Contenders contenders, PgbenchLoad.Tables tables) {
        return switch (what) {
            case UPDATE_1, UPDATE_16, UPDATE_64 -> keyed(Operation.UPDATE, what.clients, contenders);
            case READ_16 -> keyed(Operation.READ, what.clients, contenders);
            case SIMPLE_UPDATE -> pgbench("simple-update", contenders, tables);
            case TPCB_LIKE -> pgbench("tpcb-like", contenders, tables);
            case SELECT_ONLY -> selects(contenders, tables);
            case GROWTH, TEXT -> throw new IllegalArgumentException(what + " is several");
        };
    }

    private Duel keyed(Operation operation, int number, Contenders contenders) {
        KeyedLoad load = new KeyedLoad(operation, number, keys);
        Duel duel = new Duel((operation == Operation.UPDATE ? "update" : "read") + " by key, " + number
                + (number == 1 ? " client" : " clients"));
        contenders.phantoms().forEach(phantom -> duel.add(phantom, load));
        contenders.etcd().ifPresent(etcd -> duel.add(etcd, load));
        return duel;
    }

    private Duel pgbench(String script, Contenders contenders, PgbenchLoad.Tables tables) {
        PgbenchLoad load = new PgbenchLoad(tables, script, clients);
        Duel duel = new Duel("pgbench " + script + ", " + clients + " clients");
        contenders.phantoms().forEach(phantom -> duel.add(phantom, load));
        contenders.replicatedPostgres().ifPresent(postgres -> duel.add(postgres, load));
        return duel;
    }

    /** Against a PostgreSQL that has nobody to ask, and against gets of etcd that ask a majority as PhantomDB does. */
    private Duel selects(Contenders contenders, PgbenchLoad.Tables tables) {
        PgbenchLoad load = new PgbenchLoad(tables, "select-only", clients);
        Duel duel = new Duel("pgbench select-only (etcd: linearizable get), " + clients + " clients");
        contenders.phantoms().forEach(phantom -> duel.add(phantom, load));
        contenders.singlePostgres().ifPresent(postgres -> duel.add(postgres, load));
        contenders.etcd().ifPresent(etcd -> duel.add(etcd, new KeyedLoad(Operation.READ, clients, keys)));
        return duel;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
