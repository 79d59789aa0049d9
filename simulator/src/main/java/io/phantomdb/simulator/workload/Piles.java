package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * A question over a whole table, asked twice in one transaction: with so little memory that rows have to be put into files, and
 * with enough for all of them. Both answers are the same, whatever is changed meanwhile.
 */
public final class Piles extends Comparing {
    private static final int ROWS = 400;
    private static final int DIFFERENT = 300;
    /** A commit in small parts takes a round trip for each: an impatient client would never see its end. */
    private static final int ROWS_AT_ONCE = 40;
    private static final String LITTLE = "SET LOCAL work_mem = '64kB'";
    private static final String ENOUGH = "SET LOCAL work_mem = '64MB'";
    /** A sort, groups, DISTINCT and a hash join, each over more than the little memory. */
    private static final List<String> QUESTIONS = List.of(
            "SELECT md5(string_agg(id::text, ',')) FROM (SELECT id, pad FROM pile ORDER BY pad, id) AS sorted",
            "SELECT count(*), sum(c), sum(s) FROM (SELECT pad, count(*) AS c, sum(v) AS s FROM pile GROUP BY pad) AS g",
            "SELECT count(*), sum(v) FROM (SELECT DISTINCT pad, v FROM pile) AS d",
            "SELECT count(*), sum(a.v * b.id) FROM pile AS a JOIN pile AS b ON a.pad = b.pad");

    public Piles() {
        super("change", "no question was ever asked twice");
    }

    @Override
    public String name() {
        return "piles";
    }

    @Override
    public List<String> preparation() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE pile (id int PRIMARY KEY, v int NOT NULL, pad text NOT NULL)");
        for (int first = 1; first <= ROWS; first += ROWS_AT_ONCE) {
            statements.add("INSERT INTO pile SELECT n, n, repeat(md5((n % " + DIFFERENT
                    + ")::text), 8) FROM generate_series(" + first + ", " + (first + ROWS_AT_ONCE - 1) + ") AS n");
        }
        return statements;
    }

    @Override
    public void step(SqlClient client) {
        if (client.entropy().below(3) == 0) {
            change(client);
        } else {
            look(client);
        }
    }

    private void change(SqlClient client) {
        int id = client.entropy().below(ROWS) + 1;
        History<String, Boolean>.Open open = start(client, "row " + id);
        client.single("UPDATE pile SET v = v + 1 WHERE id = $1", "" + id);
        open.ok(true);
    }

    private void look(SqlClient client) {
        String question = QUESTIONS.get(client.entropy().below(QUESTIONS.size()));
        History<String, Boolean>.Open open = start(client, "look");
        List<List<String>> answers = client.transaction("BEGIN READ ONLY", statements -> {
            statements.ask(LITTLE);
            List<String> little = rows(statements.ask(question));
            statements.ask(ENOUGH);
            return List.of(little, rows(statements.ask(question)));
        });
        open.ok(true);
        compared(answers.getFirst().equals(answers.getLast())
                ? Verdict.GOOD
                : Verdict.bad(question + " gives " + answers.getFirst() + " with little memory, " + answers.getLast()
                        + " with more"));
    }

    @Override
    public void conclude(SqlClient client) {
        look(client);
    }
}
