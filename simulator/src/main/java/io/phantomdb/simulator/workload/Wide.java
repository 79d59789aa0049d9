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
 * Many rows that always hold the same number: one commit changes all of them, so that it travels in many parts, and whoever
 * reads them sees one register, never half a commit.
 */
public final class Wide implements Workload {
    private static final long STEPS_MAX = 3_000_000;
    private static final int KEY = 0;

    private final int rows;
    private final boolean isIndexed;
    private final Moments moments = new Moments();
    private final History<Input, Output> history = new History<>(moments);
    private long lastValue;

    /** With an index on what changes, the commits write keys that they have not read. */
    public Wide(int rows, boolean isIndexed) {
        this.rows = rows;
        this.isIndexed = isIndexed;
    }

    @Override
    public String name() {
        return "wide";
    }

    @Override
    public List<String> preparation() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE wide (id int PRIMARY KEY, v bigint NOT NULL)");
        if (isIndexed) {
            statements.add("CREATE INDEX wide_v ON wide (v)");
        }
        for (int row = 0; row < rows; row++) {
            statements.add("INSERT INTO wide VALUES (" + row + ", 0)");
        }
        return statements;
    }

    @Override
    public void step(SqlClient client) {
        if (client.entropy().below(4) == 0) {
            lookFor(client, Math.max(0, lastValue - client.entropy().below(3)));
            return;
        }
        Input input = client.entropy().below(2) == 0 ? new Input.Read() : new Input.Write(++lastValue);
        History<Input, Output>.Open open = history.start(client.number(), input);
        try {
            open.ok(input instanceof Input.Write write ? write(client, write.value()) : read(client));
        } catch (NotDone failed) {
            open.failed();
            throw failed;
        }
    }

    /** One of the last values: all rows have it, or none. */
    private void lookFor(SqlClient client, long value) {
        int found = client.single("SELECT v FROM wide WHERE v = $1", "" + value).rows().size();
        if (found != 0 && found != rows) {
            throw new Finding(found + " of " + rows + " rows that are always changed together hold " + value);
        }
    }

    private Output write(SqlClient client, long value) {
        long affected = client.entropy().below(2) == 0
                ? client.single("UPDATE wide SET v = $1", "" + value).affected()
                : client.transaction("BEGIN", statements -> writeHalves(statements, value));
        if (affected != rows) {
            throw new Finding("of " + rows + " rows " + affected + " were updated");
        }
        return Output.DONE;
    }

    private long writeHalves(SqlClient.Statements statements, long value) {
        long affected = statements.ask("UPDATE wide SET v = $1 WHERE id < " + rows / 2, "" + value).affected();
        return affected + statements.ask("UPDATE wide SET v = $1 WHERE id >= " + rows / 2, "" + value).affected();
    }

    private Output read(SqlClient client) {
        return client.entropy().below(6) == 0
                ? value(client.single("SELECT v FROM wide WHERE id = " + client.entropy().below(rows)).single())
                : readAll(client);
    }

    private static Output value(String value) {
        return new Output.Value(Long.parseLong(value));
    }

    private Output readAll(SqlClient client) {
        List<String> values = client.entropy().below(4) == 0
                ? values(client.single("SELECT v FROM wide"))
                : client.transaction(client.entropy().below(4) == 0 ? "BEGIN" : "BEGIN READ ONLY", this::readHalves);
        if (values.size() != rows || values.stream().distinct().count() != 1) {
            throw new Finding("rows that are always changed together read " + values);
        }
        return value(values.getFirst());
    }

    private List<String> readHalves(SqlClient.Statements statements) {
        List<String> values = new ArrayList<>(values(statements.ask("SELECT v FROM wide WHERE id < " + rows / 2)));
        values.addAll(values(statements.ask("SELECT v FROM wide WHERE id >= " + rows / 2)));
        return values;
    }

    private static List<String> values(Answer answer) {
        return answer.rows().stream().map(List::getFirst).toList();
    }

    @Override
    public void conclude(SqlClient client) {
        History<Input, Output>.Open open = history.start(client.number(), new Input.Read());
        open.ok(readAll(client));
    }

    @Override
    public Moments moments() {
        return moments;
    }

    @Override
    public List<Verdict> verdicts() {
        return List
                .of(new Linearizability<Long, Input, Output>(new Register(0), STEPS_MAX).check(history.operations()));
    }

    @Override
    public HistoryEdn history() {
        return new HistoryEdn().add(history.operations(), Register.form(KEY));
    }

    @Override
    public int overlaps() {
        return history.overlaps();
    }
}
