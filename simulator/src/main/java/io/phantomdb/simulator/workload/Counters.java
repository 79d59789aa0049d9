package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.CounterCheck;
import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.Moments;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.check.edn.Edn;
import io.phantomdb.simulator.client.Answer;
import io.phantomdb.simulator.client.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Lost updates: amounts are added to counters, in place or by a program that reads the value, adds to it and writes it back. No
 * addition that was acknowledged may be missing.
 */
public final class Counters implements Workload {
    private static final int AMOUNT_MAX = 9;
    private static final long READ = 0;

    private final Moments moments = new Moments();
    private final List<History<Long, Long>> histories = new ArrayList<>();

    public Counters(int counters) {
        for (int counter = 0; counter < counters; counter++) {
            histories.add(new History<>(moments));
        }
    }

    @Override
    public String name() {
        return "counters";
    }

    @Override
    public List<String> preparation() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE counters (id int PRIMARY KEY, v bigint NOT NULL)");
        for (int counter = 0; counter < histories.size(); counter++) {
            statements.add("INSERT INTO counters VALUES (" + counter + ", 0)");
        }
        return statements;
    }

    @Override
    public void step(SqlClient client) {
        int counter = client.entropy().below(histories.size());
        long amount = client.entropy().below(4) == 0 ? READ : client.entropy().below(AMOUNT_MAX) + 1;
        History<Long, Long>.Open open = histories.get(counter).start(client.number(), amount);
        try {
            open.ok(amount == READ ? read(client, counter) : add(client, counter, amount));
        } catch (NotDone failed) {
            open.failed();
            throw failed;
        }
    }

    private static Long read(SqlClient client, int counter) {
        return Long.parseLong(client.single("SELECT v FROM counters WHERE id = $1", "" + counter).single());
    }

    /** The value it made, or null if that is not known. */
    private static Long add(SqlClient client, int counter, long amount) {
        String[] parameters = {"" + amount, "" + counter};
        return switch (client.entropy().below(6)) {
            case 0 -> {
                client.single("UPDATE counters SET v = v + $1 WHERE id = $2", parameters);
                yield null;
            }
            case 1 -> Long.parseLong(
                    client.single("UPDATE counters SET v = v + $1 WHERE id = $2 RETURNING v", parameters).single());
            case 2 -> {
                List<Answer> answers = client
                        .together(List.of(Statement.of("UPDATE counters SET v = v + $1 WHERE id = $2",
                                parameters), Statement.of("SELECT v FROM counters WHERE id = $1", "" + counter)));
                yield Long.parseLong(answers.getLast().single());
            }
            case 3 ->
                client.transaction("BEGIN", statements -> readAndWrite(statements, counter, amount, " FOR UPDATE"));
            default -> client.transaction("BEGIN", statements -> readAndWrite(statements, counter, amount, ""));
        };
    }

    private static long readAndWrite(SqlClient.Statements statements, int counter, long amount, String suffix) {
        long value = Long.parseLong(statements.ask("SELECT v FROM counters WHERE id = " + counter + suffix).single())
                + amount;
        statements.ask("UPDATE counters SET v = $1 WHERE id = $2", "" + value, "" + counter);
        return value;
    }

    @Override
    public void conclude(SqlClient client) {
        for (int counter = 0; counter < histories.size(); counter++) {
            History<Long, Long>.Open open = histories.get(counter).start(client.number(), READ);
            open.ok(read(client, counter));
        }
    }

    @Override
    public Moments moments() {
        return moments;
    }

    @Override
    public List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int counter = 0; counter < histories.size(); counter++) {
            Verdict verdict = CounterCheck.check(histories.get(counter).operations());
            verdicts.add(verdict.isBad() ? Verdict.bad("counter " + counter + ": " + verdict.reason()) : verdict);
        }
        return verdicts;
    }

    @Override
    public HistoryEdn history() {
        HistoryEdn edn = new HistoryEdn();
        for (int counter = 0; counter < histories.size(); counter++) {
            Edn key = Edn.of(counter);
            edn.add(histories.get(counter).operations(), (amount, value) -> amount == READ
                    ? new HistoryEdn.Call("read", Edn.vector(key, value == null ? Edn.NIL : Edn.of(value)))
                    : new HistoryEdn.Call("add", Edn.vector(key, Edn.of(amount))));
        }
        return edn;
    }

    @Override
    public int overlaps() {
        return histories.stream().mapToInt(History::overlaps).sum();
    }
}
