package io.phantomdb.bench.compare;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Programs of this machine: where they are, and how they are run to their end. */
final class Programs {
    private static final Path POSTGRESQL = Path.of("/usr/lib/postgresql/15/bin");

    private Programs() {}

    /** On the path. */
    static Optional<Path> find(String name) {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path program = Path.of(directory, name);
            if (Files.isExecutable(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    /** Where PostgreSQL's server programs are: {@code PG_BIN}, or Debian's place. */
    static Optional<Path> postgresql() {
        String given = System.getenv("PG_BIN");
        Path directory = given == null ? POSTGRESQL : Path.of(given);
        return Files.isExecutable(directory.resolve("initdb")) ? Optional.of(directory) : Optional.empty();
    }

    /** Runs a command to its end and returns what it printed; an end in failure or none in time is an {@code IOException}. */
    static String run(Path directory, int secondsMax, List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(directory, "said", ".txt");
        try {
            Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                    .redirectOutput(said.toFile()).start();
            if (!process.waitFor(secondsMax, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IOException(String.join(" ", command) + " did not end within " + secondsMax + " s");
            }
            String output = Files.readString(said, StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + " failed: " + output.strip());
            }
            return output;
        } finally {
            Files.delete(said);
        }
    }

    /** PostgreSQL refuses to run as root: then its commands are run as the user that Debian's package makes. */
    static List<String> asPostgres(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        List<String> other = new ArrayList<>(List.of("setpriv", "--reuid=postgres", "--regid=postgres",
                "--clear-groups"));
        other.addAll(command);
        return other;
    }
}
