package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.IndexCheck;
import io.phantomdb.simulator.client.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows come, change and go while an index on them is built and dropped; whenever both are asked in one transaction, the
 * index and the table say the same.
 */
public final class IndexBuild extends Comparing {
    /** The index is there already, or not there (any more): a lost answer, or another client was faster. */
    private static final List<String> FORESEEN = List.of("42P07", "42704", "42P01");
    private static final List<String> KEY_TAKEN = List.of("23505");

    private final int keys;

    public IndexBuild(int keys) {
        super("change", "index and table were never compared");
        this.keys = keys;
    }

    @Override
    public String name() {
        return "index";
    }

    @Override
    public List<String> preparation() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE items (id int PRIMARY KEY, a int NOT NULL, b text)");
        for (int key = 0; key < keys; key += 3) {
            statements.add("INSERT INTO items VALUES (" + key + ", " + key % 7 + ", 'first')");
        }
        return statements;
    }

    @Override
    public void step(SqlClient client) {
        int drawn = client.entropy().below(20);
        if (drawn == 0) {
            foreseen(client, FORESEEN, drawn(client, "CREATE INDEX items_a ON items (a)", "DROP INDEX items_a"));
        } else if (drawn < 4) {
            compare(client);
        } else {
            change(client);
        }
    }

    private static String drawn(SqlClient client, String one, String other) {
        return client.entropy().below(3) != 0 ? one : other;
    }

    private void change(SqlClient client) {
        String id = "" + client.entropy().below(keys);
        String a = "" + client.entropy().below(10);
        History<String, Boolean>.Open open = start(client, id);
        switch (client.entropy().below(4)) {
            case 0 -> foreseen(client, KEY_TAKEN, "INSERT INTO items VALUES (" + id + ", " + a + ", 'again')");
            case 1 -> client.single("DELETE FROM items WHERE id = $1", id);
            case 2 -> client.single("UPDATE items SET b = $2 WHERE id = $1", id, "b" + a);
            default -> client.single("UPDATE items SET a = $2 WHERE id = $1", id, a);
        }
        open.ok(true);
    }

    private static void foreseen(SqlClient client, List<String> states, String sql) {
        try {
            client.single(sql);
        } catch (Refused refused) {
            if (!states.contains(refused.state())) {
                throw refused;
            }
        }
    }

    /** The expression keeps the planner from using the index for the second query. */
    private void compare(SqlClient client) {
        int low = client.entropy().below(10);
        int high = low + client.entropy().below(4);
        List<Answer> both = client.transaction("BEGIN READ ONLY", statements -> List.of(statements.ask(
                "SELECT id, a, b FROM items WHERE a BETWEEN " + low + " AND " + high),
                statements.ask(
                        "SELECT id, a, b FROM items WHERE a + 0 BETWEEN " + low + " AND " + high)));
        note(both);
    }

    private void note(List<Answer> both) {
        compared(IndexCheck.check(rows(both.getFirst()), rows(both.getLast())));
    }

    @Override
    public void conclude(SqlClient client) {
        foreseen(client, FORESEEN, "CREATE INDEX items_a ON items (a)");
        note(client.transaction("BEGIN", statements -> List.of(statements.ask(
                "SELECT id, a, b FROM items WHERE a BETWEEN 0 AND 100"),
                statements.ask(
                        "SELECT id, a, b FROM items WHERE a + 0 BETWEEN 0 AND 100"))));
    }
}
