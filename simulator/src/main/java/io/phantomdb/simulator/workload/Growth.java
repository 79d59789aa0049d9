package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.Moments;
import io.phantomdb.simulator.check.MonotonicCheck;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.check.edn.Edn;
import java.util.ArrayList;
import java.util.List;

/** Numbers in several tables, each one more than the highest of all: later is never less. */
public final class Growth implements Workload {
    private static final String KEY_TAKEN = "23505";

    private final int tables;
    private final Moments moments = new Moments();
    private final History<String, Long> steps = new History<>(moments);
    private final History<String, List<Long>> looks = new History<>(moments);

    public Growth(int tables) {
        this.tables = tables;
    }

    @Override
    public String name() {
        return "monotonic";
    }

    @Override
    public List<String> preparation() {
        List<String> statements = new ArrayList<>();
        for (int table = 0; table < tables; table++) {
            statements.add("CREATE TABLE growth" + table + " (v bigint PRIMARY KEY)");
        }
        return statements;
    }

    @Override
    public void step(SqlClient client) {
        if (client.entropy().below(3) == 0) {
            look(client);
            return;
        }
        History<String, Long>.Open open = steps.start(client.number(), "next");
        try {
            open.ok(client.transaction("BEGIN", statements -> next(client, statements)));
        } catch (NotDone failed) {
            open.failed();
            throw failed;
        } catch (Refused refused) {
            open.failed();
            throw overtaken(refused);
        }
    }

    /** Who has lost its locks to a change of leaders may meet the number of another before it is told that it cannot commit. */
    private static RuntimeException overtaken(Refused refused) {
        return refused.state().equals(KEY_TAKEN) ? new NotDone(refused.getMessage()) : refused;
    }

    private long next(SqlClient client, SqlClient.Statements statements) {
        long highest = 0;
        for (int table = 0; table < tables; table++) {
            String inTable = statements.ask("SELECT max(v) FROM growth" + table).single();
            highest = Math.max(highest, inTable == null ? 0 : Long.parseLong(inTable));
        }
        statements.ask("INSERT INTO growth" + client.entropy().below(tables) + " VALUES ($1)", "" + (highest + 1));
        return highest + 1;
    }

    private void look(SqlClient client) {
        History<String, List<Long>>.Open open = looks.start(client.number(), "look");
        String begin = client.entropy().below(2) == 0 ? "BEGIN" : "BEGIN READ ONLY";
        try {
            open.ok(client.transaction(begin, this::all));
        } catch (NotDone failed) {
            open.failed();
            throw failed;
        }
    }

    private List<Long> all(SqlClient.Statements statements) {
        List<Long> all = new ArrayList<>();
        for (int table = 0; table < tables; table++) {
            statements.ask("SELECT v FROM growth" + table + " ORDER BY v").rows()
                    .forEach(row -> all.add(Long.parseLong(row
                            .getFirst())));
        }
        return all;
    }

    @Override
    public void conclude(SqlClient client) {
        look(client);
    }

    @Override
    public Moments moments() {
        return moments;
    }

    @Override
    public List<Verdict> verdicts() {
        return List.of(MonotonicCheck.check(steps.operations(), looks.operations()));
    }

    @Override
    public HistoryEdn history() {
        return new HistoryEdn().add(steps.operations(), (input, added) -> new HistoryEdn.Call("inc", added == null
                ? Edn.NIL
                : Edn.of(added))).add(looks.operations(), (input, all) -> new HistoryEdn.Call("read", all == null
                        ? Edn.NIL
                        : Edn.numbers(all)));
    }

    @Override
    public int overlaps() {
        return steps.overlaps();
    }
}
