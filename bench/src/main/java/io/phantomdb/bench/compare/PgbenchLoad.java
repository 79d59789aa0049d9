package io.phantomdb.bench.compare;

import io.phantomdb.bench.measure.Latencies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One of pgbench's own scripts, prepared, with its log of every transaction for the percentiles. */
final class PgbenchLoad implements Load {
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: ([0-9]+)");
    private static final int PREPARE_SECONDS_MAX = 600;
    private static final int PREPARE_TRIES_MAX = 3;
    private static final int END_SECONDS_MAX = 60;

    private final Tables tables;
    private final Path work;
    private final String script;
    private final int clients;

    /** pgbench's tables, made once in each contender. */
    static final class Tables {
        private final int scale;
        private final Path work;
        private final Set<String> prepared = new HashSet<>();

        Tables(int scale, Path work) {
            this.scale = scale;
            this.work = work;
        }

        private void prepare(Contender contender) throws IOException, InterruptedException {
            if (prepared.add(contender.name())) {
                for (int tries = 1; !make(contender, tries); tries++) {
                    Thread.sleep(1_000);
                }
            }
        }

        /** A machine that is too busy for heartbeats changes leaders, and a COPY under way then ends with 40001: it is begun again. */
        private boolean make(Contender contender, int tries) throws IOException, InterruptedException {
            try {
                Programs.run(work, PREPARE_SECONDS_MAX, command(contender, "-i", "-q", "-s", "" + scale));
                return true;
            } catch (IOException failed) {
                if (tries >= PREPARE_TRIES_MAX || !failed.getMessage().contains("could not serialize access")) {
                    throw failed;
                }
                return false;
            }
        }
    }

    /** The script is a name that pgbench knows: simple-update, select-only, tpcb-like. */
    PgbenchLoad(Tables tables, String script, int clients) {
        this.tables = tables;
        this.work = tables.work;
        this.script = script;
        this.clients = clients;
    }

    private static List<String> command(Contender contender, String... options) {
        List<String> command = new ArrayList<>(List.of("pgbench", "-h", "127.0.0.1", "-p", "" + contender.sqlPort()
                .getAsInt(), "-U", "phantom"));
        command.addAll(List.of(options));
        command.add("phantom");
        return command;
    }

    @Override
    public void prepare(Contender contender) throws IOException, InterruptedException {
        tables.prepare(contender);
    }

    @Override
    public Sample run(Contender contender, int seconds) throws IOException, InterruptedException {
        Path logs = Files.createTempDirectory(work, "pgbench");
        CpuMeter meter = new CpuMeter(contender);
        String said = Programs.run(logs, seconds + END_SECONDS_MAX, command(contender, "-n", "-M", "prepared", "-c", ""
                + clients, "-j", "" + Math.min(2, clients), "-T", "" + seconds, "-b", script, "-l", "--log-prefix=t"));
        Latencies latencies = readAndDelete(logs);
        return new Sample(Double.parseDouble(find(TPS, said)), Long.parseLong(find(FAILED, said)), latencies.micros(50),
                latencies.micros(99), meter.microsFor(latencies.count()));
    }

    private static String find(Pattern pattern, String said) throws IOException {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new IOException("pgbench did not say \"" + pattern + "\": " + said.strip());
        }
        return matcher.group(1);
    }

    /** A line a transaction: client, number, µs, script, when. A failed one has a word in place of its time. */
    private static Latencies readAndDelete(Path logs) throws IOException {
        Latencies latencies = new Latencies();
        List<Path> files;
        try (Stream<Path> listed = Files.list(logs)) {
            files = listed.toList();
        }
        for (Path file : files) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.map(line -> line.split(" ", 4)[2]).filter(field -> Character.isDigit(field.charAt(0))).forEach(
                        micros -> latencies.record(Long.parseLong(micros) * 1_000));
            }
            Files.delete(file);
        }
        Files.delete(logs);
        return latencies;
    }
}
