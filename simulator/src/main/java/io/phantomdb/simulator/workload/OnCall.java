package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.Moments;
import io.phantomdb.simulator.check.OnCallCheck;
import io.phantomdb.simulator.check.Promise;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.check.VersionTransaction;
import io.phantomdb.simulator.check.VersionTransaction.Done;
import io.phantomdb.simulator.check.VersionTransaction.Version;
import io.phantomdb.simulator.check.Versions;
import io.phantomdb.simulator.check.edn.Edn;
import java.util.ArrayList;
import java.util.List;

/**
 * Write skew: of two rows at least one is to be on call, and each transaction sees to that by itself: it reads both and changes
 * one. Every change writes a new version, so that what was read tells what must have come first.
 */
public final class OnCall implements Workload {
    private final int pairs;
    private final Promise promise;
    private final Moments moments = new Moments();
    private final History<VersionTransaction, Done> history = new History<>(moments);
    private long lastVersion;

    public OnCall(int pairs) {
        this(pairs, Promise.SERIALIZABLE);
    }

    /** With transactions to which so much is promised; the rule is kept by serializable ones alone. */
    public OnCall(int pairs, Promise promise) {
        this.pairs = pairs;
        this.promise = promise;
    }

    @Override
    public String name() {
        return switch (promise) {
            case SERIALIZABLE -> "skew";
            case REPEATABLE_READ -> "skew-rr";
            case READ_COMMITTED -> "skew-rc";
        };
    }

    @Override
    public List<String> preparation() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE oncall (id int PRIMARY KEY, pair int NOT NULL, v bigint NOT NULL)");
        for (int key = 0; key < 2 * pairs; key++) {
            statements.add(
                    "INSERT INTO oncall VALUES (" + key + ", " + key / 2 + ", " + VersionTransaction.INITIAL + ")");
        }
        return statements;
    }

    @Override
    public void step(SqlClient client) {
        int pair = client.entropy().below(pairs);
        if (client.entropy().below(4) == 0) {
            perform(client, client.entropy().below(2) == 0 ? promise.begin() : promise.begin() + " READ ONLY",
                    new VersionTransaction(List.of()), pair,
                    client.entropy().below(pairs));
            return;
        }
        int key = 2 * pair + client.entropy().below(2);
        lastVersion += 2;
        perform(client, promise.begin(),
                new VersionTransaction(List.of(new Version(key, lastVersion), new Version(key, lastVersion
                        + 1))),
                pair, pair);
    }

    private void perform(SqlClient client, String begin, VersionTransaction transaction, int pair, int other) {
        History<VersionTransaction, Done>.Open open = history.start(client.number(), transaction);
        try {
            open.ok(client.transaction(begin, statements -> {
                List<Version> reads = read(client, statements, pair);
                if (other != pair) {
                    reads.addAll(read(client, statements, other));
                }
                Done done = new Done(reads, write(client, statements, transaction, reads));
                open.wouldAnswer(done);
                return done;
            }));
        } catch (NotDone failed) {
            open.failed();
            throw failed;
        }
    }

    private static List<Version> read(SqlClient client, SqlClient.Statements statements, int pair) {
        List<Version> reads = new ArrayList<>();
        switch (client.entropy().below(3)) {
            case 0 -> addRows(reads, statements, "SELECT id, v FROM oncall WHERE pair = " + pair);
            case 1 ->
                addRows(reads, statements, "SELECT id, v FROM oncall WHERE id BETWEEN $1 AND $2", "" + 2 * pair, "" + (2
                        * pair + 1));
            default -> {
                addRows(reads, statements, "SELECT id, v FROM oncall WHERE id = $1", "" + 2 * pair);
                addRows(reads, statements, "SELECT id, v FROM oncall WHERE id = $1", "" + (2 * pair + 1));
            }
        }
        return reads;
    }

    private static void addRows(List<Version> reads, SqlClient.Statements statements, String sql,
            String... parameters) {
        statements.ask(sql, parameters).rows()
                .forEach(row -> reads.add(new Version(Integer.parseInt(row.get(0)), Long.parseLong(
                        row.get(1)))));
    }

    /** Goes off call if the other one is on, and on call if it is off itself; else it only touches its row. */
    private static List<Version> write(SqlClient client, SqlClient.Statements statements,
            VersionTransaction transaction,
            List<Version> reads) {
        if (transaction.mayWrite().isEmpty()) {
            return List.of();
        }
        int key = transaction.mayWrite().getFirst().key();
        boolean areAllOn = reads.stream().allMatch(read -> OnCallCheck.isOn(read.value()));
        Version written = transaction.mayWrite().get(areAllOn ? 1 : 0);
        boolean isGuarded = client.entropy().below(2) == 0;
        long expected = reads.stream().filter(read -> read.key() == key).mapToLong(Version::value).findFirst().orElse(
                VersionTransaction.GONE);
        long affected = statements
                .ask("UPDATE oncall SET v = $1 WHERE id = $2" + (isGuarded ? " AND v = " + expected : ""), ""
                        + written.value(), "" + key)
                .affected();
        if (affected != 1) {
            reads.add(new Version(key, VersionTransaction.GONE));
            return List.of();
        }
        return List.of(written);
    }

    @Override
    public void conclude(SqlClient client) {
        for (int pair = 0; pair < pairs; pair++) {
            perform(client, promise.begin() + " READ ONLY", new VersionTransaction(List.of()), pair, pair);
        }
    }

    @Override
    public Moments moments() {
        return moments;
    }

    @Override
    public List<Verdict> verdicts() {
        Verdict versions = Versions.check(history.operations(), promise);
        return promise == Promise.SERIALIZABLE
                ? List.of(versions, OnCallCheck.check(history.operations()))
                : List.of(versions);
    }

    @Override
    public HistoryEdn history() {
        return new HistoryEdn().add(history.operations(), (transaction, done) -> {
            List<Edn> steps = new ArrayList<>();
            if (done != null) {
                done.reads().forEach(read -> steps.add(step("r", read)));
                done.writes().forEach(write -> steps.add(step("w", write)));
            }
            return new HistoryEdn.Call("txn", new Edn.Vector(steps));
        });
    }

    private static Edn step(String function, Version version) {
        return Edn.vector(Edn.keyword(function), Edn.of(version.key()), Edn.of(version.value()));
    }

    @Override
    public int overlaps() {
        return history.overlaps();
    }
}
