package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.client.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * A name that means one table, then another: it is looked for in four schemas, one after the other, the last of which always has
 * it. In the others the table of that name comes and goes, is moved, or comes with the name of its schema. Which schemas have it is written
 * down by the same transactions. Whoever reads the table and what is written in one transaction finds the first of them.
 */
public final class Paths extends Comparing {
    private static final int SCHEMAS = 3;
    private static final String SET = "SET LOCAL search_path = first, second, third, fourth";
    private static final List<String> NAMES = List.of("first", "second", "third");
    private static final String WRITTEN = "SELECT there FROM board WHERE id = 0";
    /**
     * Locks are lost with the leader that holds them: then who changes the schemas may meet the next state of them, and is told
     * early, in these words, that it could not commit.
     */
    private static final List<String> OVERTAKEN = List.of("42P01", "42P07", "3F000", "42P06");

    private int moves;

    public Paths() {
        super("move", "the name was never looked for");
    }

    @Override
    public String name() {
        return "paths";
    }

    /** A bit of {@code there} for each schema that has the table; its only row says which schema's it is. */
    @Override
    public List<String> preparation() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE board (id int PRIMARY KEY, version bigint NOT NULL, there int NOT NULL)");
        statements.add("INSERT INTO board VALUES (0, 0, 0)");
        for (int schema = 0; schema < SCHEMAS; schema++) {
            statements.add("CREATE SCHEMA " + NAMES.get(schema));
            statements.add("CREATE TABLE " + NAMES.get(schema) + ".away (place int PRIMARY KEY)");
            statements.add("INSERT INTO " + NAMES.get(schema) + ".away VALUES (" + schema + ")");
        }
        statements.add("CREATE SCHEMA fourth");
        statements.add("CREATE TABLE fourth.pick (place int PRIMARY KEY)");
        statements.add("INSERT INTO fourth.pick VALUES (" + SCHEMAS + ")");
        return statements;
    }

    @Override
    public void step(SqlClient client) {
        if (client.entropy().below(5) == 0) {
            move(client);
        } else {
            look(client);
        }
    }

    private void move(SqlClient client) {
        int schema = client.entropy().below(SCHEMAS);
        int manner = client.entropy().below(3);
        History<String, Boolean>.Open open = start(client, NAMES.get(schema));
        notDoneIf(OVERTAKEN, () -> client.transaction("BEGIN", statements -> {
            move(statements, schema, manner);
            return true;
        }));
        moves++;
        open.ok(true);
    }

    /** It goes if it is there, and comes if it is not. */
    private static void move(SqlClient.Statements statements, int schema, int manner) {
        int there = Integer.parseInt(statements.ask(WRITTEN + " FOR UPDATE").single());
        String name = NAMES.get(schema);
        boolean comes = (there >> schema & 1) == 0;
        switch (manner) {
            case 0 -> statements.ask("ALTER TABLE " + name + (comes ? ".away RENAME TO pick" : ".pick RENAME TO away"));
            case 1 -> replace(statements, name, schema, comes);
            default -> carry(statements, name, comes);
        }
        statements.ask("UPDATE board SET version = version + 1, there = " + (there ^ 1 << schema) + " WHERE id = 0");
    }

    private static void replace(SqlClient.Statements statements, String name, int schema, boolean comes) {
        statements.ask("DROP TABLE " + name + (comes ? ".away" : ".pick"));
        String made = name + (comes ? ".pick" : ".away");
        statements.ask("CREATE TABLE " + made + " (place int PRIMARY KEY)");
        statements.ask("INSERT INTO " + made + " VALUES (" + schema + ")");
    }

    /** Under another name of the schema the table gets the name that it is to have, and comes back with that. */
    private static void carry(SqlClient.Statements statements, String name, boolean comes) {
        statements.ask("ALTER SCHEMA " + name + " RENAME TO hidden");
        statements.ask("ALTER TABLE hidden." + (comes ? "away RENAME TO pick" : "pick RENAME TO away"));
        statements.ask("ALTER SCHEMA hidden RENAME TO " + name);
    }

    private void look(SqlClient client) {
        String begin = client.entropy().below(3) == 0 ? "BEGIN" : "BEGIN READ ONLY";
        boolean isNameFirst = client.entropy().below(2) == 0;
        History<String, Boolean>.Open open = start(client, "look");
        Seen seen = client.transaction(begin, statements -> {
            statements.ask(SET);
            Answer early = isNameFirst ? statements.ask("SELECT place FROM pick") : null;
            Answer written = statements.ask("SELECT there FROM public.board WHERE id = 0");
            return new Seen(written, early == null ? statements.ask("SELECT place FROM pick") : early);
        });
        open.ok(true);
        int there = Integer.parseInt(seen.written.single());
        int expected = Integer.numberOfTrailingZeros(there | 1 << SCHEMAS);
        compared(seen.place.single().equals("" + expected)
                ? Verdict.GOOD
                : Verdict.bad("the name meant the table of schema " + seen.place.single() + " where the schemas "
                        + Integer.toBinaryString(there) + " had one"));
    }

    private record Seen(Answer written, Answer place) {}

    @Override
    public void conclude(SqlClient client) {
        if (moves == 0) {
            move(client);
        }
        look(client);
    }
}
