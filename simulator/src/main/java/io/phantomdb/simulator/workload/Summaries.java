package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Points move between rows and never become more or less. A question over all rows is asked twice in one transaction: once the
 * leader of the shard does its part of the work, wherever that is, once the node that was asked does everything. Both answers
 * are the same, with what the transaction has written itself, and the sum is what it was.
 */
public final class Summaries extends Comparing {
    private static final int ROWS = 600;
    private static final int POINTS = 100;
    private static final int GROUPS = 7;
    /** A commit in small parts takes a round trip for each: an impatient client would never see its end. */
    private static final int ROWS_AT_ONCE = 40;
    private static final String AT_THE_SHARD = "SET LOCAL phantom.scan_fragments = 'on'";
    private static final String HERE = "SET LOCAL phantom.scan_fragments = 'off'";
    private static final String SUM = "SELECT count(*), sum(points) FROM scores";
    private static final List<String> QUESTIONS = List.of(SUM,
            "SELECT team, count(*), sum(points), min(points), max(name), avg(points) FROM scores GROUP BY team"
                    + " ORDER BY team",
            "SELECT team % 2, count(*) FILTER (WHERE points > 100), bool_and(points > 0) FROM scores"
                    + " WHERE id BETWEEN 100 AND 550 GROUP BY 1 ORDER BY 1",
            "SELECT id, points FROM scores WHERE points <> 100 AND team < 4 ORDER BY id",
            "SELECT id, points, name FROM scores ORDER BY points DESC, id LIMIT 12",
            "SELECT name, count(*) FROM scores WHERE id > 300 GROUP BY name ORDER BY name");

    public Summaries() {
        super("move", "no question was ever asked twice");
    }

    @Override
    public String name() {
        return "summaries";
    }

    @Override
    public List<String> preparation() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE scores (id int PRIMARY KEY, team int NOT NULL, points int NOT NULL,"
                + " name text NOT NULL)");
        for (int first = 1; first <= ROWS; first += ROWS_AT_ONCE) {
            statements.add("INSERT INTO scores SELECT n, n % " + GROUPS + ", " + POINTS
                    + ", repeat('name ' || n % 5, 4) FROM generate_series(" + first + ", "
                    + (first + ROWS_AT_ONCE - 1) + ") AS n");
        }
        return statements;
    }

    @Override
    public void step(SqlClient client) {
        int kind = client.entropy().below(6);
        if (kind < 2) {
            move(client, false);
        } else if (kind == 2) {
            move(client, true);
        } else {
            look(client);
        }
    }

    /** Perhaps it looks before it ends. */
    private void move(SqlClient client, boolean looks) {
        int from = client.entropy().below(ROWS) + 1;
        int to = client.entropy().below(ROWS) + 1;
        int points = client.entropy().below(20) + 1;
        String question = QUESTIONS.get(client.entropy().below(QUESTIONS.size()));
        History<String, Boolean>.Open open = start(client, points + " from " + from + " to " + to);
        List<List<String>> answers = client.transaction("BEGIN", statements -> {
            statements.ask("UPDATE scores SET points = points - $1 WHERE id = $2", "" + points, "" + from);
            statements.ask("UPDATE scores SET points = points + $1 WHERE id = $2", "" + points, "" + to);
            return looks ? twice(statements, question) : List.of();
        });
        open.ok(true);
        if (looks) {
            compare(question, answers);
        }
    }

    private void look(SqlClient client) {
        String question = QUESTIONS.get(client.entropy().below(QUESTIONS.size()));
        History<String, Boolean>.Open open = start(client, "look");
        List<List<String>> answers = client.transaction("BEGIN READ ONLY", statements -> twice(statements, question));
        open.ok(true);
        compare(question, answers);
    }

    private static List<List<String>> twice(SqlClient.Statements statements, String question) {
        statements.ask(AT_THE_SHARD);
        List<String> there = rows(statements.ask(question));
        statements.ask(HERE);
        return List.of(there, rows(statements.ask(question)));
    }

    private void compare(String question, List<List<String>> answers) {
        List<String> there = answers.getFirst();
        Verdict same = there.equals(answers.getLast())
                ? Verdict.GOOD
                : Verdict.bad(question + " gives " + there + " at the shard, " + answers.getLast() + " here");
        List<String> all = List.of(List.of("" + ROWS, "" + ROWS * POINTS).toString());
        Verdict whole = !question.equals(SUM) || there.equals(all)
                ? Verdict.GOOD
                : Verdict.bad("there are " + there + " rows and points instead of " + all);
        compared(same, whole);
    }

    @Override
    public void conclude(SqlClient client) {
        look(client);
    }
}
