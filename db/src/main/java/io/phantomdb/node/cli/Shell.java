package io.phantomdb.node.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Statements in, tables out, over PostgreSQL's protocol like any other client. */
final class Shell {
    private static final String[] WORDS = {"SELECT", "FROM", "WHERE", "INSERT INTO", "VALUES", "UPDATE", "SET",
            "DELETE FROM", "CREATE TABLE", "CREATE INDEX", "DROP TABLE", "ALTER TABLE", "BEGIN", "COMMIT", "ROLLBACK",
            "ORDER BY", "GROUP BY", "LIMIT", "JOIN", "RETURNING", "SHOW", "\\q", "\\?"};

    private final String url;

    Shell(String url) {
        this.url = url;
    }

    /** Runs statements separated by semicolons; 0, or 1 if one failed. */
    int run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            return execute(connection, sql) ? 0 : 1;
        }
    }

    /** Reads statements until the end of input or {@code \q}. */
    int interact() throws SQLException {
        try (Terminal terminal = TerminalBuilder.builder().dumb(true).build();
                Connection connection = DriverManager
                        .getConnection(url)) {
            LineReader reader = LineReaderBuilder.builder().terminal(terminal).completer(new StringsCompleter(WORDS))
                    .variable(LineReader.HISTORY_FILE, Path.of(System.getProperty("user.home"), ".phantomdb_history"))
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true).build();
            System.out.println("Statements end with a semicolon; \\q leaves, \\? helps.");
            converse(reader, connection);
            return 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void converse(LineReader reader, Connection connection) {
        StringBuilder statement = new StringBuilder();
        while (true) {
            String line;
            try {
                line = reader.readLine(statement.isEmpty() ? "phantom=> " : "phantom-> ");
            } catch (UserInterruptException cleared) {
                statement.setLength(0);
                continue;
            } catch (EndOfFileException end) {
                return;
            }
            if (statement.isEmpty() && line.strip().equals("\\q")) {
                return;
            }
            if (statement.isEmpty() && line.strip().startsWith("\\")) {
                System.out.println("\\q leaves; everything else is SQL and ends with a semicolon.");
                continue;
            }
            statement.append(line).append('\n');
            if (line.strip().endsWith(";")) {
                execute(connection, statement.toString());
                statement.setLength(0);
            } else if (statement.toString().isBlank()) {
                statement.setLength(0);
            }
        }
    }

    private static boolean execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            boolean isResult = statement.execute(sql);
            while (true) {
                warn(statement.getWarnings());
                statement.clearWarnings();
                if (isResult) {
                    ResultTable.print(statement.getResultSet(), System.out);
                } else if (statement.getUpdateCount() >= 0) {
                    System.out.println("OK, " + statement.getUpdateCount() + " rows changed");
                } else {
                    return true;
                }
                isResult = statement.getMoreResults();
            }
        } catch (SQLException refused) {
            System.err.println(refused.getMessage());
            return false;
        }
    }

    private static void warn(SQLWarning first) {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            System.err.println("NOTICE: " + warning.getMessage());
        }
    }
}
