package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.Linearizability;
import io.phantomdb.simulator.check.Moments;
import io.phantomdb.simulator.check.Operation;
import io.phantomdb.simulator.check.Register;
import io.phantomdb.simulator.check.Register.Input;
import io.phantomdb.simulator.check.Register.Output;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.client.Answer;
import java.util.ArrayList;
import java.util.List;

/** Rows as registers: reads, writes and writes on condition of single rows, each linearizable. */
public final class Registers implements Workload {
    private static final long STEPS_MAX = 3_000_000;

    private final Moments moments = new Moments();
    private final List<History<Input, Output>> histories = new ArrayList<>();
    /** What somebody has read or written lately: a condition that never holds shows little. */
    private final long[] recent;
    private long lastValue;

    public Registers(int keys) {
        recent = new long[keys];
        for (int key = 0; key < keys; key++) {
            histories.add(new History<>(moments));
        }
    }

    @Override
    public String name() {
        return "registers";
    }

    @Override
    public List<String> preparation() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE registers (id int PRIMARY KEY, v bigint NOT NULL)");
        for (int key = 0; key < recent.length; key++) {
            statements.add("INSERT INTO registers VALUES (" + key + ", 0)");
        }
        return statements;
    }

    @Override
    public void step(SqlClient client) {
        int key = client.entropy().below(recent.length);
        Input input = draw(client, key);
        History<Input, Output>.Open open = histories.get(key).start(client.number(), input);
        try {
            open.ok(perform(client, key, input));
        } catch (NotDone failed) {
            open.failed();
            throw failed;
        }
    }

    private Input draw(SqlClient client, int key) {
        return switch (client.entropy().below(5)) {
            case 0, 1 -> new Input.Read();
            case 2, 3 -> new Input.Swap(recent[key], ++lastValue);
            default -> new Input.Write(++lastValue);
        };
    }

    private Output perform(SqlClient client, int key, Input input) {
        return switch (input) {
            case Input.Read read -> read(client, key);
            case Input.Write write -> {
                Answer answer = client.single("UPDATE registers SET v = $2 WHERE id = $1", "" + key, "" + write
                        .value());
                expectOne(answer);
                recent[key] = write.value();
                yield Output.DONE;
            }
            case Input.Swap swap -> swap(client, key, swap);
        };
    }

    private Output read(SqlClient client, int key) {
        Answer answer = switch (client.entropy().below(3)) {
            case 0 -> client.single("SELECT v FROM registers WHERE id = $1", "" + key);
            case 1 -> client.single("SELECT v FROM registers WHERE id = " + key);
            default -> client.transaction("BEGIN READ ONLY", statements -> statements.ask(
                    "SELECT v FROM registers WHERE id = " + key));
        };
        long value = Long.parseLong(answer.single());
        recent[key] = value;
        return new Output.Value(value);
    }

    private Output swap(SqlClient client, int key, Input.Swap swap) {
        Answer answer = client.single("UPDATE registers SET v = $3 WHERE id = $1 AND v = $2", "" + key, "" + swap
                .expected(), "" + swap.value());
        boolean isDone = answer.affected() == 1;
        if (isDone) {
            recent[key] = swap.value();
        }
        return new Output.Swapped(isDone);
    }

    private static void expectOne(Answer answer) {
        if (answer.affected() != 1) {
            throw new Finding("a row that is there was not updated: " + answer.tag());
        }
    }

    @Override
    public void conclude(SqlClient client) {
        for (int key = 0; key < recent.length; key++) {
            History<Input, Output>.Open open = histories.get(key).start(client.number(), new Input.Read());
            open.ok(read(client, key));
        }
    }

    @Override
    public Moments moments() {
        return moments;
    }

    @Override
    public List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        Linearizability<Long, Input, Output> checker = new Linearizability<>(new Register(0), STEPS_MAX);
        for (int key = 0; key < recent.length; key++) {
            Verdict verdict = checker.check(histories.get(key).operations());
            verdicts.add(verdict.isBad() ? Verdict.bad("register " + key + ": " + verdict.reason()) : verdict);
        }
        return verdicts;
    }

    @Override
    public HistoryEdn history() {
        HistoryEdn edn = new HistoryEdn();
        for (int key = 0; key < recent.length; key++) {
            edn.add(histories.get(key).operations(), Register.form(key));
        }
        return edn;
    }

    @Override
    public int overlaps() {
        return histories.stream().mapToInt(History::overlaps).sum();
    }

    /** All of what happened to one register, for those who look into a failure. */
    public List<Operation<Input, Output>> operations(int key) {
        return histories.get(key).operations();
    }
}
