package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.ListAppend;
import io.phantomdb.simulator.check.ListTransaction;
import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.ListTransaction.Step;
import io.phantomdb.simulator.check.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Transactions of several reads and appends over several rows: strictly serializable, or there is a circle among them. */
public final class Lists implements Workload {
    private static final int STEPS_MAX = 4;

    private final int keys;
    private final History<ListTransaction, Answers> history = new History<>();
    private long lastValue;

    public Lists(int keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "lists";
    }

    @Override
    public List<String> preparation() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE lists (id int PRIMARY KEY, l text NOT NULL)");
        for (int key = 0; key < keys; key++) {
            statements.add("INSERT INTO lists VALUES (" + key + ", '')");
        }
        return statements;
    }

    @Override
    public void step(SqlClient client) {
        perform(client, draw(client));
    }

    private ListTransaction draw(SqlClient client) {
        List<Step> steps = new ArrayList<>();
        boolean isReadOnly = client.entropy().below(3) == 0;
        for (int step = client.entropy().below(STEPS_MAX); step >= 0; step--) {
            int key = client.entropy().below(keys);
            steps.add(isReadOnly || client.entropy().below(2) == 0
                    ? new Step.Read(key)
                    : new Step.Append(key, ++lastValue));
        }
        return new ListTransaction(steps);
    }

    private void perform(SqlClient client, ListTransaction transaction) {
        History<ListTransaction, Answers>.Open open = history.start(client.number(), transaction);
        boolean isReadOnly = transaction.steps().stream().allMatch(Step.Read.class::isInstance);
        String begin = isReadOnly && client.entropy().below(2) == 0 ? "BEGIN READ ONLY" : "BEGIN";
        try {
            open.ok(client.transaction(begin, statements -> perform(statements, transaction)));
        } catch (NotDone failed) {
            open.failed();
            throw failed;
        }
    }

    private static Answers perform(SqlClient.Statements statements, ListTransaction transaction) {
        List<List<Long>> answers = new ArrayList<>();
        for (Step step : transaction.steps()) {
            switch (step) {
                case Step.Append(int key, long value) ->
                    statements.ask("UPDATE lists SET l = l || $1 WHERE id = $2", ","
                            + value, "" + key);
                case Step.Read(int key) -> answers.add(list(statements.ask("SELECT l FROM lists WHERE id = " + key)
                        .single()));
            }
        }
        return new Answers(answers);
    }

    private static List<Long> list(String text) {
        List<Long> list = new ArrayList<>();
        for (int at = 0; at < text.length();) {
            int end = text.indexOf(',', at + 1);
            end = end < 0 ? text.length() : end;
            list.add(Long.parseLong(text.substring(at + 1, end)));
            at = end;
        }
        return list;
    }

    @Override
    public void conclude(SqlClient client) {
        List<Step> steps = new ArrayList<>();
        for (int key = 0; key < keys; key++) {
            steps.add(new Step.Read(key));
        }
        perform(client, new ListTransaction(steps));
    }

    @Override
    public List<Verdict> verdicts() {
        return List.of(ListAppend.check(history.operations()));
    }

    @Override
    public int overlaps() {
        return history.overlaps();
    }
}
