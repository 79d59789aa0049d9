package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.Moments;
import io.phantomdb.simulator.check.UniqueCheck;
import io.phantomdb.simulator.check.UniqueCheck.Claim;
import io.phantomdb.simulator.check.UniqueCheck.Held;
import io.phantomdb.simulator.check.UniqueCheck.Look;
import io.phantomdb.simulator.check.UniqueCheck.Told;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.check.edn.Edn;
import io.phantomdb.simulator.client.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * Many insert the same key at the same time, at any isolation level: one gets it, the others are told so, by the statement or,
 * where the key is deferrable, at the end of the transaction. The next key comes when the last one has been decided, so that
 * all keep meeting.
 */
public final class Names implements Workload {
    /** What makes names unique. */
    public enum Kind {
        PRIMARY_KEY("name bigint PRIMARY KEY, owner bigint NOT NULL"),
        UNIQUE_INDEX("name bigint NOT NULL UNIQUE, owner bigint PRIMARY KEY"),
        DEFERRABLE("name bigint NOT NULL UNIQUE DEFERRABLE INITIALLY DEFERRED, owner bigint PRIMARY KEY");

        private final String columns;

        Kind(String columns) {
            this.columns = columns;
        }
    }

    private static final String KEY_TAKEN = "23505";
    private static final List<String> BEGIN = List.of("BEGIN", "BEGIN ISOLATION LEVEL REPEATABLE READ",
            "BEGIN ISOLATION LEVEL READ COMMITTED");

    private final Kind kind;
    private final Moments moments = new Moments();
    private final History<Claim, Told> claims = new History<>(moments);
    private final History<List<Long>, Look> looks = new History<>(moments);
    private long current = 1;
    private long lastOwner;

    public Names(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String name() {
        return "unique";
    }

    @Override
    public List<String> preparation() {
        return List.of("CREATE TABLE names (" + kind.columns + ")");
    }

    @Override
    public void step(SqlClient client) {
        if (client.entropy().below(6) == 0) {
            look(client, client.entropy().below(4) == 0 ? List.of() : List.of(current - client.entropy().below(2)));
            return;
        }
        boolean isTwo = kind == Kind.PRIMARY_KEY && client.entropy().below(5) == 0;
        Claim claim = new Claim(++lastOwner, isTwo ? List.of(current, current + 1) : List.of(current));
        History<Claim, Told>.Open open = claims.start(client.number(), claim);
        try {
            open.ok(claim(client, claim));
            current = Math.max(current, claim.names().getFirst() + 1);
        } catch (NotDone failed) {
            open.failed();
            throw failed;
        }
    }

    private Told claim(SqlClient client, Claim claim) {
        try {
            if (claim.names().size() > 1) {
                return inBlock(client, claim);
            }
            String insert = "INSERT INTO names (name, owner) VALUES ($1, $2)";
            String[] values = {"" + claim.names().getFirst(), "" + claim.owner()};
            return switch (client.entropy().below(4)) {
                case 0 -> client.single(insert + onConflict(), values).affected() == 1 ? Told.WON : Told.TAKEN;
                case 1, 2 -> inBlock(client, claim);
                default -> {
                    client.single(insert, values);
                    yield Told.WON;
                }
            };
        } catch (Refused refused) {
            if (!refused.state().equals(KEY_TAKEN)) {
                throw refused;
            }
            return Told.TAKEN;
        }
    }

    /** A deferrable key cannot say whether there is a conflict. */
    private String onConflict() {
        return kind == Kind.DEFERRABLE ? "" : " ON CONFLICT DO NOTHING";
    }

    private static Told inBlock(SqlClient client, Claim claim) {
        return client.transaction(BEGIN.get(client.entropy().below(BEGIN.size())), statements -> all(statements,
                claim));
    }

    private static Told all(SqlClient.Statements statements, Claim claim) {
        for (long name : claim.names()) {
            statements.ask("INSERT INTO names (name, owner) VALUES ($1, $2)", "" + name, "" + claim.owner());
        }
        return Told.WON;
    }

    /** At one name, or at all. */
    private void look(SqlClient client, List<Long> names) {
        History<List<Long>, Look>.Open open = looks.start(client.number(), names);
        try {
            Answer answer = names.isEmpty()
                    ? client.single("SELECT name, owner FROM names")
                    : client.single("SELECT name, owner FROM names WHERE name = $1", "" + names.getFirst());
            List<Held> held = new ArrayList<>();
            answer.rows().forEach(row -> held.add(new Held(Long.parseLong(row.get(0)), Long.parseLong(row.get(1)))));
            open.ok(new Look(held));
        } catch (NotDone failed) {
            open.failed();
            throw failed;
        }
    }

    @Override
    public void conclude(SqlClient client) {
        look(client, List.of());
    }

    @Override
    public Moments moments() {
        return moments;
    }

    @Override
    public List<Verdict> verdicts() {
        return List.of(UniqueCheck.check(claims.operations(), looks.operations()));
    }

    @Override
    public HistoryEdn history() {
        return new HistoryEdn().add(claims.operations(),
                (claim, told) -> new HistoryEdn.Call("claim", Edn.map("owner", Edn.of(
                        claim.owner()), "names", Edn.numbers(claim.names())), told != Told.TAKEN))
                .add(looks.operations(), (names,
                        look) -> new HistoryEdn.Call("read",
                                look == null
                                        ? Edn.NIL
                                        : new Edn.Vector(look.held().stream().map(
                                                held -> Edn.vector(Edn.of(held.name()), Edn.of(held.owner())))
                                                .toList())));
    }

    @Override
    public int overlaps() {
        return claims.overlaps();
    }
}
