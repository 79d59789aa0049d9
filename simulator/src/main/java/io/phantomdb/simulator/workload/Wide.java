package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.Linearizability;
import io.phantomdb.simulator.check.Moments;
import io.phantomdb.simulator.check.Register;
import io.phantomdb.simulator.check.Register.Input;
import io.phantomdb.simulator.check.Register.Output;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.client.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * Groups of rows that always hold the same number: one commit changes all rows of a group, so that it travels in many parts,
 * and whoever reads them sees one register, never half a commit. Where there are several groups, not every commit waits for
 * one that got stuck.
 */
public final class Wide implements Workload {
    private static final long STEPS_MAX = 3_000_000;

    private final int rows;
    private final boolean isIndexed;
    private final Moments moments = new Moments();
    /** Of each group. */
    private final List<History<Input, Output>> histories = new ArrayList<>();
    private long lastValue;

    /** Groups of so many rows each. With an index on what changes, the commits write keys that they have not read. */
    public Wide(int groups, int rows, boolean isIndexed) {
        this.rows = rows;
        this.isIndexed = isIndexed;
        for (int group = 0; group < groups; group++) {
            histories.add(new History<>(moments));
        }
    }

    @Override
    public String name() {
        return "wide";
    }

    @Override
    public List<String> preparation() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE wide (g int, id int, v bigint NOT NULL, PRIMARY KEY (g, id))");
        if (isIndexed) {
            statements.add("CREATE INDEX wide_v ON wide (v)");
        }
        for (int group = 0; group < histories.size(); group++) {
            for (int row = 0; row < rows; row++) {
                statements.add("INSERT INTO wide VALUES (" + group + ", " + row + ", 0)");
            }
        }
        return statements;
    }

    @Override
    public void step(SqlClient client) {
        if (client.entropy().below(4) == 0) {
            lookFor(client, Math.max(0, lastValue - client.entropy().below(3)));
            return;
        }
        int group = client.entropy().below(histories.size());
        Input input = client.entropy().below(2) == 0 ? new Input.Read() : new Input.Write(++lastValue);
        History<Input, Output>.Open open = histories.get(group).start(client.number(), input);
        try {
            open.ok(input instanceof Input.Write write ? write(client, group, write.value()) : read(client, group));
        } catch (NotDone failed) {
            open.failed();
            throw failed;
        }
    }

    /** One of the last values: all rows of a group have it, or none; the first is that of all groups. */
    private void lookFor(SqlClient client, long value) {
        int found = client.single("SELECT v FROM wide WHERE v = $1", "" + value).rows().size();
        if (value != 0 && found != 0 && found != rows) {
            throw new Finding(found + " of " + rows + " rows that are always changed together hold " + value);
        }
    }

    private Output write(SqlClient client, int group, long value) {
        String update = "UPDATE wide SET v = $1 WHERE g = " + group;
        long affected = client.entropy().below(2) == 0
                ? client.single(update, "" + value).affected()
                : client.transaction("BEGIN", statements -> writeHalves(statements, update, value));
        if (affected != rows) {
            throw new Finding("of " + rows + " rows " + affected + " were updated");
        }
        return Output.DONE;
    }

    private long writeHalves(SqlClient.Statements statements, String update, long value) {
        long affected = statements.ask(update + " AND id < " + rows / 2, "" + value).affected();
        return affected + statements.ask(update + " AND id >= " + rows / 2, "" + value).affected();
    }

    private Output read(SqlClient client, int group) {
        return client.entropy().below(6) == 0
                ? value(client.single(select(group) + " AND id = " + client.entropy().below(rows)).single())
                : readAll(client, group);
    }

    private static Output value(String value) {
        return new Output.Value(Long.parseLong(value));
    }

    private static String select(int group) {
        return "SELECT v FROM wide WHERE g = " + group;
    }

    private Output readAll(SqlClient client, int group) {
        List<String> values = client.entropy().below(4) == 0
                ? values(client.single(select(group)))
                : client.transaction(client.entropy().below(4) == 0 ? "BEGIN" : "BEGIN READ ONLY",
                        statements -> readHalves(statements, group));
        if (values.size() != rows || values.stream().distinct().count() != 1) {
            throw new Finding("rows that are always changed together read " + values);
        }
        return value(values.getFirst());
    }

    private List<String> readHalves(SqlClient.Statements statements, int group) {
        List<String> values = new ArrayList<>(values(statements.ask(select(group) + " AND id < " + rows / 2)));
        values.addAll(values(statements.ask(select(group) + " AND id >= " + rows / 2)));
        return values;
    }

    private static List<String> values(Answer answer) {
        return answer.rows().stream().map(List::getFirst).toList();
    }

    @Override
    public void conclude(SqlClient client) {
        for (int group = 0; group < histories.size(); group++) {
            History<Input, Output>.Open open = histories.get(group).start(client.number(), new Input.Read());
            open.ok(readAll(client, group));
        }
    }

    @Override
    public Moments moments() {
        return moments;
    }

    @Override
    public List<Verdict> verdicts() {
        return histories.stream().map(history -> new Linearizability<Long, Input, Output>(new Register(0), STEPS_MAX)
                .check(history.operations())).toList();
    }

    @Override
    public HistoryEdn history() {
        HistoryEdn edn = new HistoryEdn();
        for (int group = 0; group < histories.size(); group++) {
            edn.add(histories.get(group).operations(), Register.form(group));
        }
        return edn;
    }

    @Override
    public int overlaps() {
        return histories.stream().mapToInt(History::overlaps).sum();
    }
}
