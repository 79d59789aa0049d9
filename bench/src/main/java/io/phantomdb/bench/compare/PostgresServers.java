package io.phantomdb.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/**
 * PostgreSQL: alone, or a primary with two synchronous standbys of which one must have flushed a commit (ANY 1), which makes
 * two of three (PostgreSQL 15, chapter 27.2.8).
 */
final class PostgresServers implements SqlContender {
    private static final int COMMAND_SECONDS_MAX = 120;
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 100
            shared_buffers = 512MB
            synchronous_commit = on
            """;

    private final String name;
    private final Path programs;
    private final Path directory;
    private final int port;
    private final List<Path> running = new ArrayList<>();

    private PostgresServers(String name, Path programs, Path directory, int port) {
        this.name = name;
        this.programs = programs;
        this.directory = directory;
        this.port = port;
    }

    static PostgresServers startAlone(Path programs, Path directory, int port) throws IOException,
            InterruptedException {
        return start(new PostgresServers("PostgreSQL alone", programs, directory, port), 0);
    }

    /** The standbys listen on the two ports that follow. */
    static PostgresServers startReplicated(Path programs, Path directory, int port) throws IOException,
            InterruptedException {
        return start(new PostgresServers("PostgreSQL, ANY 1 of 2 standbys", programs, directory, port), 2);
    }

    private static PostgresServers start(PostgresServers servers, int standbys) throws IOException,
            InterruptedException {
        try {
            Files.createDirectories(servers.directory);
            if ("root".equals(System.getProperty("user.name"))) {
                Files.setOwner(servers.directory, servers.directory.getFileSystem().getUserPrincipalLookupService()
                        .lookupPrincipalByName("postgres"));
            }
            servers.startPrimary();
            for (int standby = 1; standby <= standbys; standby++) {
                servers.startStandby(standby);
            }
            if (standbys > 0) {
                servers.sql("ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (standby1, standby2)'");
                servers.sql("SELECT pg_reload_conf()");
            }
            servers.sql("CREATE DATABASE phantom");
            return servers;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            servers.close();
            throw failed;
        }
    }

    private void startPrimary() throws IOException, InterruptedException {
        Path data = directory.resolve("primary");
        run("initdb", "-D", data.toString(), "-U", "phantom", "-A", "trust", "--locale=C", "-E", "UTF8");
        Files.writeString(data.resolve("postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
        startServer(data, port);
    }

    private void startStandby(int standby) throws IOException, InterruptedException {
        Path data = directory.resolve("standby" + standby);
        run("pg_basebackup", "-D", data.toString(), "-R", "-c", "fast", "-d",
                "host=127.0.0.1 port=" + port + " user=phantom application_name=standby" + standby);
        startServer(data, port + standby);
    }

    private void startServer(Path data, int at) throws IOException, InterruptedException {
        running.add(data);
        run("pg_ctl", "-D", data.toString(), "-o", "-p " + at, "-l", data + ".log", "-w", "start");
    }

    private void sql(String statement) throws IOException, InterruptedException {
        run("psql", "-q", "-h", "127.0.0.1", "-p", "" + port, "-U", "phantom", "-d", "postgres", "-c", statement);
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString()));
        command.addAll(List.of(arguments));
        Programs.run(directory, COMMAND_SECONDS_MAX, Programs.asPostgres(command));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Collection<Long> processes() {
        List<Long> processes = new ArrayList<>();
        for (Path data : running) {
            try {
                processes.add(Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip()));
            } catch (IOException gone) {
                throw new IllegalStateException("the PostgreSQL in " + data + " does not run", gone);
            }
        }
        return processes;
    }

    @Override
    public OptionalInt sqlPort() {
        return OptionalInt.of(port);
    }

    /** The primary stays. */
    @Override
    public void lookForLeader() {}

    @Override
    public void close() {
        for (Path data : running) {
            try {
                run("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "stop");
            } catch (IOException failed) {
                System.err.println(failed.getMessage());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        running.clear();
    }
}
