package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.Moments;
import io.phantomdb.simulator.check.SetCheck;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.check.edn.Edn;
import io.phantomdb.simulator.client.Answer;
import java.util.ArrayList;
import java.util.List;

/** Rows are inserted, one or several in a transaction; what was acknowledged is there from then on, exactly once. */
public final class Inserts implements Workload {
    private final Moments moments = new Moments();
    private final History<Long, Boolean> additions = new History<>(moments);
    private final History<String, SetCheck.Contents> reads = new History<>(moments);
    private long lastId;

    @Override
    public String name() {
        return "set";
    }

    @Override
    public List<String> preparation() {
        return List.of("CREATE TABLE elements (id bigint PRIMARY KEY, note text)");
    }

    @Override
    public void step(SqlClient client) {
        switch (client.entropy().below(12)) {
            case 0 -> read(client);
            case 1, 2, 3 -> several(client, client.entropy().below(5) + 2);
            default -> one(client);
        }
    }

    /** Ids are not in order of time, so that they meet in the middle of the key space. */
    private long freshId(SqlClient client) {
        return (long) client.entropy().below(1_000) * 1_000_000 + ++lastId;
    }

    private void one(SqlClient client) {
        long id = freshId(client);
        History<Long, Boolean>.Open open = additions.start(client.number(), id);
        try {
            client.single("INSERT INTO elements VALUES ($1, $2)", "" + id, note(client));
            open.ok(true);
        } catch (NotDone failed) {
            open.failed();
            throw failed;
        }
    }

    private void several(SqlClient client, int count) {
        List<History<Long, Boolean>.Open> opens = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            ids.add(freshId(client));
            opens.add(additions.start(client.number(), ids.getLast()));
        }
        try {
            client.transaction("BEGIN", statements -> insertAll(client, statements, ids));
            opens.forEach(open -> open.ok(true));
        } catch (NotDone failed) {
            opens.forEach(History.Open::failed);
            throw failed;
        }
    }

    private static Boolean insertAll(SqlClient client, SqlClient.Statements statements, List<Long> ids) {
        for (long id : ids) {
            statements.ask("INSERT INTO elements VALUES ($1, $2)", "" + id, note(client));
        }
        return true;
    }

    private static String note(SqlClient client) {
        return "x".repeat(client.entropy().below(client.entropy().below(20) == 0 ? 5_000 : 50));
    }

    private void read(SqlClient client) {
        History<String, SetCheck.Contents>.Open open = reads.start(client.number(), "read");
        List<Long> elements = new ArrayList<>();
        Answer answer = client.single("SELECT id FROM elements");
        answer.rows().forEach(row -> elements.add(Long.parseLong(row.getFirst())));
        open.ok(new SetCheck.Contents(elements));
    }

    @Override
    public void conclude(SqlClient client) {
        read(client);
        String counted = client.single("SELECT count(*) FROM elements").single();
        int listed = reads.operations().getLast().output().elements().size();
        if (Integer.parseInt(counted) != listed) {
            throw new Finding("count(*) says " + counted + " where " + listed + " rows are listed");
        }
    }

    @Override
    public Moments moments() {
        return moments;
    }

    @Override
    public List<Verdict> verdicts() {
        return List.of(SetCheck.check(additions.operations(), reads.operations()));
    }

    @Override
    public HistoryEdn history() {
        return history(additions, reads);
    }

    static HistoryEdn history(History<Long, Boolean> additions, History<String, SetCheck.Contents> reads) {
        return new HistoryEdn().add(additions.operations(), (id, done) -> new HistoryEdn.Call("add", Edn.of(id)))
                .add(reads
                        .operations(),
                        (input, contents) -> new HistoryEdn.Call("read", contents == null
                                ? Edn.NIL
                                : Edn.numbers(contents.elements())));
    }

    @Override
    public int overlaps() {
        return additions.overlaps();
    }
}
