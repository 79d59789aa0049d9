package io.phantomdb.node.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The SQL shell, for one command, a file, or a conversation. */
@Command(name = "sql", mixinStandardHelpOptions = true, description = "Opens a SQL shell, or runs what it is given.")
final class SqlCommand implements Callable<Integer> {
    @Option(names = "--host", defaultValue = "127.0.0.1:26257", paramLabel = "HOST:PORT", description = "The node to talk to (default: ${DEFAULT-VALUE}).")
    private String host;
    @Option(names = "-c", paramLabel = "SQL", description = "Run this and leave.")
    private String command;
    @Option(names = "-f", paramLabel = "FILE", description = "Run the statements of this file and leave.")
    private Path file;

    @Override
    public Integer call() {
        Shell shell = new Shell("jdbc:postgresql://" + Addresses.parse(host)
                + "/phantom?user=phantom&connectTimeout=5&sslmode=disable");
        try {
            if (command != null) {
                return shell.run(command);
            }
            return file != null ? shell.run(Files.readString(file)) : shell.interact();
        } catch (SQLException refused) {
            throw new CliFailure(refused.getMessage());
        } catch (IOException unreadable) {
            throw new CliFailure(file + " cannot be read: " + unreadable.getMessage());
        }
    }
}
