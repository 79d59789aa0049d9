package io.phantomdb.pgwire;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.DatabaseDescriptor;
import io.phantomdb.sql.roles.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who wants in, to where, and with which settings: those named in the packet and those in its {@code options}, in the
 * form of a command line ({@code -c name=value}).
 */
record StartupParameters(String user, String database, List<Asked> settings) {

    /** True if nobody has to be asked whether there are such a role and such a database. */
    boolean isFounding() {
        return user.equals(Role.FOUNDING_NAME) && database.equals(DatabaseDescriptor.FOUNDING_NAME);
    }

    /** A setting and the value asked for. */
    record Asked(String name, String value) {}

    /** Throws what the client is to be told if it is not let in. */
    static StartupParameters of(StartupPacket.Startup packet) {
        if (packet.major() != 3) {
            throw unsupported(packet.major() << 16 | packet.minor());
        }
        Map<String, String> parameters = packet.parameters();
        String user = parameters.getOrDefault("user", "");
        if (user.isEmpty()) {
            throw new StatementError(SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
                    "no PostgreSQL user name specified in startup packet");
        }
        String database = parameters.getOrDefault("database", "");
        return new StartupParameters(user, database.isEmpty() ? user : database, settings(parameters));
    }

    /** What PostgreSQL says of the first number of a packet that it does not know, or does not expect. */
    static StatementError unsupported(int code) {
        return new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "unsupported frontend protocol " + (code >>> 16) + "."
                + (code & 0xFFFF) + ": server supports 3.0 to 3.0");
    }

    private static List<Asked> settings(Map<String, String> parameters) {
        List<Asked> settings = new ArrayList<>(options(parameters.getOrDefault("options", "")));
        parameters.forEach((name, value) -> {
            switch (name) {
                case "user", "database", "options" -> {
                }
                case "replication" -> refuseReplication(value);
                default -> {
                    if (!name.startsWith("_pq_.")) {
                        settings.add(new Asked(name, value));
                    }
                }
            }
        });
        return settings;
    }

    private static void refuseReplication(String value) {
        switch (value) {
            case "false", "off", "no", "0" -> {
            }
            default -> throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "replication connections are not supported");
        }
    }

    private static List<Asked> options(String line) {
        List<Asked> settings = new ArrayList<>();
        List<String> words = words(line);
        for (int index = 0; index < words.size(); index++) {
            String word = words.get(index);
            if (word.equals("-c") && index + 1 < words.size()) {
                settings.add(asked(words.get(++index)));
            } else if (word.startsWith("--") || word.startsWith("-c")) {
                settings.add(asked(word.substring(2)));
            } else {
                throw new StatementError(SqlState.SYNTAX_ERROR,
                        "invalid command-line argument for server process: " + word);
            }
        }
        return settings;
    }

    private static Asked asked(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 0) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "-c " + assignment + " requires a value");
        }
        return new Asked(assignment.substring(0, equals).replace('-', '_'), assignment.substring(equals + 1));
    }

    /** Split at white space; a backslash takes the next character as it is. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int index = 0; index < line.length(); index++) {
            char here = line.charAt(index);
            if (here == '\\' && index + 1 < line.length()) {
                word.append(line.charAt(++index));
            } else if (!Character.isWhitespace(here)) {
                word.append(here);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
