package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.client.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * A call that means one function, then another: {@code pick(bigint)} is always there and is replaced now and then, {@code
 * pick(integer)}, which fits the call better, comes and goes, in the same schema or in one that is searched before. What the call
 * should give is written down by the same transactions. Whoever calls it and reads what is written in one transaction finds that, and
 * whoever calls it before and after finds it twice.
 */
public final class Choices extends Comparing {
    private static final String WRITTEN = "SELECT body, closer FROM public.board WHERE id = 0";
    private static final String SET = "SET LOCAL search_path = before, public";
    private static final String CALL = "SELECT pick(1)";
    /** As in {@link Paths}: what others have made or dropped meanwhile. */
    private static final List<String> OVERTAKEN = List.of("42883", "42723");

    /** Where the closer function is: it gives the number of the place, and minus the body. */
    private static final List<String> PLACES = List.of("", "public", "before");

    private int changes;

    public Choices() {
        super("change", "the function was never called");
    }

    @Override
    public String name() {
        return "functions";
    }

    @Override
    public List<String> preparation() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE board (id int PRIMARY KEY, version bigint NOT NULL, body int NOT NULL,"
                + " closer int NOT NULL)");
        statements.add("INSERT INTO board VALUES (0, 0, 1, 0)");
        statements.add("CREATE SCHEMA before");
        statements.add(general(1, 0));
        return statements;
    }

    /** In either language: the same value. */
    private static String general(int body, int manner) {
        return "CREATE OR REPLACE FUNCTION public.pick(x bigint) RETURNS int " + (manner == 0
                ? "LANGUAGE sql STABLE AS 'SELECT " + body + "'"
                : "LANGUAGE plpgsql AS 'BEGIN RETURN " + body + "; END'");
    }

    @Override
    public void step(SqlClient client) {
        if (client.entropy().below(4) == 0) {
            change(client);
        } else {
            look(client);
        }
    }

    private void change(SqlClient client) {
        int manner = client.entropy().below(4);
        History<String, Boolean>.Open open = start(client, "pick");
        notDoneIf(OVERTAKEN, () -> client.transaction("BEGIN", statements -> {
            change(statements, manner);
            return true;
        }));
        changes++;
        open.ok(true);
    }

    private static void change(SqlClient.Statements statements, int manner) {
        List<String> row = statements.ask(WRITTEN + " FOR UPDATE").rows().getFirst();
        int body = Integer.parseInt(row.get(0));
        int closer = Integer.parseInt(row.get(1));
        if (manner < 2) {
            statements.ask(general(body + 1, manner));
            statements.ask("UPDATE public.board SET version = version + 1, body = " + (body + 1) + " WHERE id = 0");
            return;
        }
        int now = closer == 0 ? manner - 1 : 0;
        statements.ask(closer == 0
                ? "CREATE FUNCTION " + PLACES.get(now) + ".pick(x int) RETURNS int LANGUAGE sql STABLE AS 'SELECT "
                        + -now + "'"
                : "DROP FUNCTION " + PLACES.get(closer) + ".pick(int)");
        statements.ask("UPDATE public.board SET version = version + 1, closer = " + now + " WHERE id = 0");
    }

    private void look(SqlClient client) {
        String begin = client.entropy().below(3) == 0 ? "BEGIN" : "BEGIN READ ONLY";
        boolean isCallFirst = client.entropy().below(2) == 0;
        boolean isCallLast = !isCallFirst || client.entropy().below(2) == 0;
        History<String, Boolean>.Open open = start(client, "look");
        Seen seen = client.transaction(begin, statements -> {
            statements.ask(SET);
            List<String> given = new ArrayList<>();
            if (isCallFirst) {
                given.add(statements.ask(CALL).single());
            }
            Answer written = statements.ask(WRITTEN);
            if (isCallLast) {
                given.add(statements.ask(CALL).single());
            }
            return new Seen(written, given);
        });
        open.ok(true);
        List<String> row = seen.written.rows().getFirst();
        int closer = Integer.parseInt(row.get(1));
        String expected = closer == 0 ? row.get(0) : "-" + closer;
        compared(seen.given.stream().allMatch(expected::equals)
                ? Verdict.GOOD
                : Verdict.bad("the calls gave " + seen.given + " where " + expected + " was written"));
    }

    private record Seen(Answer written, List<String> given) {}

    @Override
    public void conclude(SqlClient client) {
        if (changes == 0) {
            change(client);
        }
        look(client);
    }
}
