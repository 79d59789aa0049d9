package io.phantomdb.bench.sqllogic;

import io.phantomdb.bench.sqllogic.Script.Query;
import io.phantomdb.bench.sqllogic.Script.Record;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs scripts, each in a schema of its own that goes at its end. With a second server beside it that is told the same, what
 * counts is that server's answer wherever ours is not the one that the script expects.
 */
final class ScriptRun {
    /** What a script came to: records as expected, records in which PostgreSQL's answer differs as ours does, and the others. */
    record Outcome(int passed, int asPostgres, List<String> failures) {}

    private static final String SCHEMA = "sqllogic";
    private static final int SHOWN_MAX = 400;

    private final Connection ours;
    private final Connection postgres;
    private int passed;
    private int asPostgres;
    private List<String> failures = new ArrayList<>();

    /** Postgres may be null. */
    ScriptRun(Connection ours, Connection postgres) {
        this.ours = ours;
        this.postgres = postgres;
    }

    Outcome run(String name, List<Record> records) throws SQLException {
        passed = 0;
        asPostgres = 0;
        failures = new ArrayList<>();
        everywhere("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
        everywhere("CREATE SCHEMA " + SCHEMA);
        everywhere("SET search_path = " + SCHEMA);
        for (Record record : records) {
            judge(name, record, said(ours, record));
        }
        everywhere("DROP SCHEMA " + SCHEMA + " CASCADE");
        return new Outcome(passed, asPostgres, failures);
    }

    private void everywhere(String sql) throws SQLException {
        for (Connection each : postgres == null ? List.of(ours) : List.of(ours, postgres)) {
            try (Statement statement = each.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    /** Lines of an answer, or one that begins with the word error. */
    private static List<String> said(Connection connection, Record record) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (record instanceof Query query) {
                try (ResultSet rows = statement.executeQuery(query.sql())) {
                    return Answer.of(query, rows);
                }
            }
            statement.execute(record.sql());
            return List.of();
        } catch (SQLException refused) {
            if (!connection.isValid(1)) {
                throw refused;
            }
            return List.of("error " + refused.getSQLState(), String.valueOf(refused.getMessage()));
        }
    }

    private static boolean isError(List<String> said) {
        return !said.isEmpty() && said.getFirst().startsWith("error ");
    }

    private void judge(String name, Record record, List<String> said) throws SQLException {
        boolean isAsExpected = switch (record) {
            case Query query -> said.equals(query.expected());
            case Script.Statement statement -> isError(said) == statement.isError();
        };
        List<String> theirs = postgres == null ? null : said(postgres, record);
        if (isAsExpected) {
            passed++;
        } else if (theirs != null && agree(said, theirs)) {
            asPostgres++;
        } else {
            failures.add(name + ":" + record.line() + "\n" + shown(record.sql()) + "\n  said:     " + shown(said
                    .toString()) + "\n  expected: " + shown(
                            record instanceof Query query
                                    ? query.expected().toString()
                                    : "no error")
                    + (theirs == null
                            ? ""
                            : "\n  PostgreSQL: " + shown(theirs
                                    .toString())));
        }
    }

    private static boolean agree(List<String> said, List<String> theirs) {
        return isError(said) && isError(theirs) ? said.getFirst().equals(theirs.getFirst()) : said.equals(theirs);
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + " …";
    }
}
