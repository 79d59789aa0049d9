package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.client.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * Points move between rows of a partitioned table, and so rows move between its partitions: one has a stretch of values, the other
 * the rest. Now and then the stretch is another, in one transaction: the partition is detached, filled anew and attached again, and the new
 * bounds are written down. Whoever reads bounds and rows in one transaction finds each row in its partition, by name and by what is asked of
 * the whole table, and no point more or less.
 */
public final class Partitions extends Comparing {
    private static final int OPENING_VALUE = 50;
    private static final int VALUE_MAX = 100;
    private static final String BOUNDS = "SELECT low, high FROM bounds WHERE id = 0";
    /**
     * Locks are lost with the leader that holds them: then who moves the bounds may meet the next state of them, and is told
     * early, in these words, that it could not commit; or that rows which it has moved out of the way are there already.
     */
    private static final List<String> OVERTAKEN = List.of("42P01", "42809", "42P17", "23514", "23505");

    private final int rows;
    private int rebounds;

    public Partitions(int rows) {
        super("move", "nobody has looked at the partitions");
        this.rows = rows;
    }

    @Override
    public String name() {
        return "partitions";
    }

    @Override
    public List<String> preparation() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE bounds (id int PRIMARY KEY, low int NOT NULL, high int NOT NULL)");
        statements.add("INSERT INTO bounds VALUES (0, 40, 60)");
        statements.add("CREATE TABLE points (id int, value int, PRIMARY KEY (id, value)) PARTITION BY RANGE (value)");
        statements.add("CREATE TABLE middle PARTITION OF points FOR VALUES FROM (40) TO (60)");
        statements.add("CREATE TABLE others PARTITION OF points DEFAULT");
        for (int row = 0; row < rows; row++) {
            statements.add("INSERT INTO points VALUES (" + row + ", " + OPENING_VALUE + ")");
        }
        return statements;
    }

    @Override
    public void step(SqlClient client) {
        switch (client.entropy().below(6)) {
            case 0 -> rebound(client);
            case 1, 2 -> look(client);
            default -> move(client);
        }
    }

    private void move(SqlClient client) {
        int from = client.entropy().below(rows);
        int to = (from + 1 + client.entropy().below(rows - 1)) % rows;
        String points = "" + (1 + client.entropy().below(30));
        History<String, Boolean>.Open open = start(client, points + " from " + from + " to " + to);
        client.transaction("BEGIN", statements -> {
            statements.ask("UPDATE points SET value = value - $1 WHERE id = $2", points, "" + from);
            statements.ask("UPDATE points SET value = value + $1 WHERE id = $2", points, "" + to);
            return true;
        });
        open.ok(true);
    }

    private void rebound(SqlClient client) {
        int low = client.entropy().below(VALUE_MAX);
        int high = low + 1 + client.entropy().below(VALUE_MAX - low);
        History<String, Boolean>.Open open = start(client, "bounds " + low + " to " + high);
        notDoneIf(OVERTAKEN, () -> client.transaction("BEGIN", statements -> rebound(statements, low, high)));
        rebounds++;
        open.ok(true);
    }

    private static boolean rebound(SqlClient.Statements statements, int low, int high) {
        String inside = "value >= " + low + " AND value < " + high;
        statements.ask(BOUNDS + " FOR UPDATE");
        statements.ask("ALTER TABLE points DETACH PARTITION middle");
        statements.ask("INSERT INTO points SELECT * FROM middle");
        statements.ask("DELETE FROM middle");
        statements.ask("INSERT INTO middle SELECT * FROM others WHERE " + inside);
        statements.ask("DELETE FROM others WHERE " + inside);
        statements.ask("ALTER TABLE points ATTACH PARTITION middle FOR VALUES FROM (" + low + ") TO (" + high + ")");
        statements.ask("UPDATE bounds SET low = " + low + ", high = " + high + " WHERE id = 0");
        return true;
    }

    private void look(SqlClient client) {
        String begin = client.entropy().below(3) == 0 ? "BEGIN" : "BEGIN READ ONLY";
        boolean isLiteral = client.entropy().below(2) == 0;
        History<String, Boolean>.Open open = start(client, "look");
        Seen seen = client.transaction(begin, statements -> see(statements, isLiteral));
        open.ok(true);
        String sum = "" + (long) rows * OPENING_VALUE;
        compared(same("rows of the partition, and rows with its values", rows(seen.middle), rows(seen.inside)),
                same("rows of the other partition with values that it may not have", "0", seen.astray.single()),
                same("the sum of all points", sum, seen.sum.single()));
    }

    /** Bounds that are literals tell the plan which partitions to read, parameters each of its runs. */
    private static Seen see(SqlClient.Statements statements, boolean isLiteral) {
        List<String> bounds = statements.ask(BOUNDS).rows().getFirst();
        String[] values = isLiteral ? new String[0] : bounds.toArray(new String[0]);
        String low = isLiteral ? bounds.getFirst() : "$1";
        String high = isLiteral ? bounds.getLast() : "$2";
        String inside = " WHERE value >= " + low + " AND value < " + high;
        return new Seen(statements.ask("SELECT id, value FROM middle ORDER BY id, value"),
                statements.ask("SELECT id, value FROM points" + inside + " ORDER BY id, value", values),
                statements.ask("SELECT count(*) FROM others" + inside, values),
                statements.ask("SELECT sum(value) FROM points"));
    }

    private record Seen(Answer middle, Answer inside, Answer astray, Answer sum) {}

    private static Verdict same(String what, Object expected, Object seen) {
        return expected.equals(seen) ? Verdict.GOOD : Verdict.bad(what + ": " + expected + " and " + seen);
    }

    @Override
    public void conclude(SqlClient client) {
        if (rebounds == 0) {
            rebound(client);
        }
        look(client);
    }
}
