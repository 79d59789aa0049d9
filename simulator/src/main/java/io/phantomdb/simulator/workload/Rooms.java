package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.Moments;
import io.phantomdb.simulator.check.Phantoms;
import io.phantomdb.simulator.check.RowTransaction;
import io.phantomdb.simulator.check.RowTransaction.Done;
import io.phantomdb.simulator.check.RowTransaction.Row;
import io.phantomdb.simulator.check.RowTransaction.Scan;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.check.edn.Edn;
import io.phantomdb.simulator.client.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * Phantoms: guests come to rooms and leave them. A room takes only so many, and each transaction sees to that by asking who is in
 * it, by index or by reading the table, before it puts a guest in.
 */
public final class Rooms implements Workload {
    private static final int GUESTS_MAX = 3;

    private final int rooms;
    private final boolean hasIndex;
    private final Moments moments = new Moments();
    private final History<RowTransaction, Done> history = new History<>(moments);
    private long lastId;

    public Rooms(int rooms, boolean hasIndex) {
        this.rooms = rooms;
        this.hasIndex = hasIndex;
    }

    @Override
    public String name() {
        return "phantoms";
    }

    @Override
    public List<String> preparation() {
        String table = "CREATE TABLE guests (id bigint PRIMARY KEY, room int NOT NULL)";
        return hasIndex ? List.of(table, "CREATE INDEX guests_room ON guests (room)") : List.of(table);
    }

    @Override
    public void step(SqlClient client) {
        int room = client.entropy().below(rooms);
        switch (client.entropy().below(5)) {
            case 0, 1 -> perform(client, "BEGIN", new Row(++lastId, room), room, room, false);
            case 2, 3 -> perform(client, "BEGIN", null, room, room, true);
            default ->
                perform(client, client.entropy().below(2) == 0 ? "BEGIN" : "BEGIN READ ONLY", null, room, room + client
                        .entropy().below(rooms - room), false);
        }
    }

    private void perform(SqlClient client, String begin, Row guest, int low, int high, boolean isLeaving) {
        History<RowTransaction, Done>.Open open = history.start(client.number(), new RowTransaction(guest));
        try {
            open.ok(client.transaction(begin, statements -> {
                List<Scan> scans = new ArrayList<>(List.of(scan(client, statements, low, high)));
                List<Row> there = scans.getFirst().rows();
                boolean isInserted = guest != null && there.size() < GUESTS_MAX;
                long deleted = isLeaving && !there.isEmpty()
                        ? there.get(client.entropy().below(there.size())).id()
                        : RowTransaction.NONE;
                boolean isChanged = change(statements, isInserted ? guest : null, deleted);
                Done done = new Done(scans, isInserted, deleted, !isChanged);
                open.wouldAnswer(done);
                return done;
            }));
        } catch (NotDone failed) {
            open.failed();
            throw failed;
        }
    }

    /** False if the guest to take out was not there any more. */
    private static boolean change(SqlClient.Statements statements, Row guest, long deleted) {
        if (guest != null) {
            statements.ask("INSERT INTO guests VALUES ($1, $2)", "" + guest.id(), "" + guest.group());
        }
        return deleted == RowTransaction.NONE
                || statements.ask("DELETE FROM guests WHERE id = $1", "" + deleted).affected() == 1;
    }

    /** Now and then also counted: both must say the same. */
    private static Scan scan(SqlClient client, SqlClient.Statements statements, int low, int high) {
        String column = client.entropy().below(3) == 0 ? "room + 0" : "room";
        String condition = low == high ? column + " = " + low : column + " BETWEEN " + low + " AND " + high;
        boolean isCountFirst = client.entropy().below(2) == 0;
        long counted = isCountFirst ? count(statements, condition) : RowTransaction.UNCOUNTED;
        Answer answer = statements.ask("SELECT id, room FROM guests WHERE " + condition);
        List<Row> rows = new ArrayList<>();
        answer.rows().forEach(row -> rows.add(new Row(Long.parseLong(row.get(0)), Integer.parseInt(row.get(1)))));
        return new Scan(low, high, counted, rows);
    }

    private static long count(SqlClient.Statements statements, String condition) {
        return Long.parseLong(statements.ask("SELECT count(*) FROM guests WHERE " + condition).single());
    }

    @Override
    public void conclude(SqlClient client) {
        perform(client, "BEGIN", null, 0, rooms - 1, false);
    }

    @Override
    public Moments moments() {
        return moments;
    }

    @Override
    public List<Verdict> verdicts() {
        return List.of(Phantoms.check(history.operations()), Phantoms.atMost(GUESTS_MAX, history.operations()));
    }

    @Override
    public HistoryEdn history() {
        return new HistoryEdn().add(history.operations(),
                (input, done) -> new HistoryEdn.Call("txn", Edn.map("insert", input
                        .insert() == null ? Edn.NIL : row(input.insert()), "inserted",
                        done == null ? Edn.NIL : Edn.of(done.inserted()),
                        "deleted",
                        done == null || done.deleted() == RowTransaction.NONE ? Edn.NIL : Edn.of(done.deleted()),
                        "scans",
                        done == null ? Edn.NIL : new Edn.Vector(done.scans().stream().map(Rooms::scanned).toList()))));
    }

    private static Edn row(Row row) {
        return Edn.vector(Edn.of(row.id()), Edn.of(row.group()));
    }

    private static Edn scanned(Scan scan) {
        return Edn.map("from", Edn.of(scan.lowGroup()), "to", Edn.of(scan.highGroup()), "rows",
                new Edn.Vector(scan.rows().stream()
                        .map(Rooms::row).toList()));
    }

    @Override
    public int overlaps() {
        return history.overlaps();
    }
}
