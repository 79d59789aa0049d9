package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.IndexCheck;
import io.phantomdb.simulator.check.MigrationCheck;
import io.phantomdb.simulator.client.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * A table is migrated from version to version while rows come, change and go: a transaction replaces the column of the old
 * version by that of the new one, renames another, makes or drops an index, and writes the version down, or is rolled back after all that. Whoever
 * looks in one transaction sees table, rows and version agree; what a statement writes has the column of the version at which
 * it happened.
 */
public final class Migrations extends Comparing {
    private static final List<String> KEY_TAKEN = List.of("23505");
    /** A prepared statement does not fit the table any more. */
    private static final List<String> PLAN_CHANGED = List.of("0A000");
    /**
     * Locks are lost with the leader that holds them. Then a migration may meet the next version of the table after it has read the
     * version before: it could not commit, and is told so early, in these words.
     */
    private static final List<String> OVERTAKEN = List.of("42701", "42703", "42704", "42P07");

    private static final String VERSION = "SELECT version FROM versions WHERE id = 0";

    private final int keys;
    private int migrations;

    public Migrations(int keys) {
        super("change", "table and version were never compared");
        this.keys = keys;
    }

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public List<String> preparation() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE versions (id int PRIMARY KEY, version bigint NOT NULL)");
        statements.add("INSERT INTO versions VALUES (0, 0)");
        statements.add("CREATE TABLE items (id int PRIMARY KEY, a int NOT NULL, v0 bigint NOT NULL DEFAULT 0)");
        statements.add("CREATE TABLE labels (id int PRIMARY KEY, l0 text)");
        for (int key = 0; key < keys; key += 2) {
            statements.add("INSERT INTO items (id, a) VALUES (" + key + ", " + key % 7 + ")");
        }
        return statements;
    }

    @Override
    public void step(SqlClient client) {
        int drawn = client.entropy().below(24);
        if (drawn < 2) {
            migrate(client);
        } else if (drawn == 2) {
            notDoneIf(OVERTAKEN, () -> client.abandon(Migrations::migrate));
        } else if (drawn < 8) {
            look(client);
        } else {
            change(client);
        }
    }

    private void migrate(SqlClient client) {
        History<String, Boolean>.Open open = start(client, "migration");
        notDoneIf(OVERTAKEN, () -> client.transaction("BEGIN", statements -> {
            migrate(statements);
            return true;
        }));
        migrations++;
        open.ok(true);
    }

    /** Odd versions have the index. */
    private static void migrate(SqlClient.Statements statements) {
        long before = Long.parseLong(
                statements.ask("SELECT version FROM versions WHERE id = 0 FOR UPDATE").single());
        long after = before + 1;
        statements.ask("ALTER TABLE items ADD COLUMN v" + after + " bigint NOT NULL DEFAULT " + after
                + ", DROP COLUMN v" + before);
        statements.ask(after % 2 == 0 ? "DROP INDEX items_a" : "CREATE INDEX items_a ON items (a)");
        statements.ask("ALTER TABLE labels RENAME COLUMN l" + before + " TO l" + after);
        statements.ask("UPDATE versions SET version = " + after + " WHERE id = 0");
    }

    private void change(SqlClient client) {
        String id = "" + client.entropy().below(keys);
        String a = "" + client.entropy().below(10);
        History<String, Boolean>.Open open = start(client, id);
        try {
            switch (client.entropy().below(4)) {
                case 0, 1 -> client.single("INSERT INTO items (id, a) VALUES ($1, $2)", id, a);
                case 2 -> client.single("DELETE FROM items WHERE id = $1", id);
                default -> client.single("UPDATE items SET a = $2 WHERE id = $1", id, a);
            }
        } catch (Refused refused) {
            if (!KEY_TAKEN.contains(refused.state())) {
                throw refused;
            }
        }
        open.ok(true);
    }

    /** The version is read first or last. The expression keeps the planner from using the index for the last query. */
    private void look(SqlClient client) {
        String begin = client.entropy().below(3) == 0 ? "BEGIN" : "BEGIN READ ONLY";
        int low = client.entropy().below(8);
        boolean isVersionFirst = client.entropy().below(2) == 0;
        compare(notDoneIf(PLAN_CHANGED, () -> client.transaction(begin, statements -> {
            Answer early = isVersionFirst ? statements.ask(VERSION) : null;
            Answer labels = statements.ask("SELECT * FROM labels");
            Answer items = statements.ask("SELECT * FROM items");
            Answer indexed = statements.ask("SELECT id, a FROM items WHERE a BETWEEN " + low + " AND " + (low + 2));
            Answer scanned = statements.ask("SELECT id, a FROM items WHERE a + 0 BETWEEN " + low + " AND " + (low + 2));
            return new Seen(early == null ? statements.ask(VERSION) : early, labels, items, indexed, scanned);
        })));
    }

    private record Seen(Answer version, Answer labels, Answer items, Answer indexed, Answer scanned) {}

    private void compare(Seen seen) {
        long version = Long.parseLong(seen.version.single());
        compared(MigrationCheck.check(version, seen.labels.columns()),
                MigrationCheck.check(version, seen.items.columns(), seen.items.rows()),
                IndexCheck.check(rows(seen.indexed), rows(seen.scanned)));
    }

    @Override
    public void conclude(SqlClient client) {
        if (migrations == 0) {
            migrate(client);
        }
        look(client);
    }
}
