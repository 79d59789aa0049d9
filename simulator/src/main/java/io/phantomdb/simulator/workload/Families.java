package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.Moments;
import io.phantomdb.simulator.check.OrphanCheck;
import io.phantomdb.simulator.check.OrphanCheck.Kind;
import io.phantomdb.simulator.check.OrphanCheck.Seen;
import io.phantomdb.simulator.check.OrphanCheck.Step;
import io.phantomdb.simulator.check.Promise;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.check.edn.Edn;
import java.util.List;
import java.util.Locale;

/**
 * Foreign keys: parents come and go while children are born to them and move from one to another, in transactions of every
 * isolation level. The key that is referred to is the primary key, or one of a unique index; those who refer are found by an
 * index, or by reading all.
 */
public final class Families implements Workload {
    private static final String NO_SUCH_PARENT = "23503";
    private static final String KEY_TAKEN = "23505";

    private final int parents;
    private final boolean byPrimaryKey;
    private final boolean hasIndex;
    private final boolean cascades;
    private final Moments moments = new Moments();
    private final History<Step, Seen> history = new History<>(moments);
    private long lastChild;

    public Families(int parents, boolean byPrimaryKey, boolean hasIndex, boolean cascades) {
        this.parents = parents;
        this.byPrimaryKey = byPrimaryKey;
        this.hasIndex = hasIndex;
        this.cascades = cascades;
    }

    @Override
    public String name() {
        return "families";
    }

    @Override
    public List<String> preparation() {
        String parentTable = byPrimaryKey
                ? "CREATE TABLE parents (id int PRIMARY KEY)"
                : "CREATE TABLE parents (row bigserial PRIMARY KEY, id int NOT NULL UNIQUE)";
        String childTable = "CREATE TABLE children (id bigint PRIMARY KEY, parent int REFERENCES parents (id)"
                + (cascades ? " ON DELETE CASCADE)" : ")");
        return hasIndex
                ? List.of(parentTable, childTable, "CREATE INDEX children_parent ON children (parent)")
                : List.of(parentTable, childTable);
    }

    @Override
    public void step(SqlClient client) {
        int parent = client.entropy().below(parents);
        Step step = switch (client.entropy().below(8)) {
            case 0, 1 -> new Step(Kind.BEAR, parent, ++lastChild);
            case 2 -> new Step(Kind.MOVE, parent, 1 + client.entropy().below((int) lastChild + 1));
            case 3 -> new Step(Kind.LEAVE, parent, 0);
            case 4 -> new Step(Kind.COME, parent, 0);
            case 5, 6 -> new Step(Kind.GO, parent, 0);
            default -> new Step(Kind.LOOK, parent, 0);
        };
        perform(client, step);
    }

    private void perform(SqlClient client, Step step) {
        History<Step, Seen>.Open open = history.start(client.number(), step);
        try {
            open.ok(seen(client, step));
        } catch (NotDone failed) {
            open.failed();
            throw failed;
        }
    }

    private Seen seen(SqlClient client, Step step) {
        try {
            return switch (step.kind()) {
                case BEAR ->
                    change(client, "INSERT INTO children VALUES (" + step.child() + ", " + step.parent() + ")");
                case MOVE ->
                    change(client, "UPDATE children SET parent = " + step.parent() + " WHERE id = " + step.child());
                case LEAVE -> change(client, "DELETE FROM children WHERE parent = " + step.parent());
                case COME -> change(client, "INSERT INTO parents (id) VALUES (" + step.parent() + ")");
                case GO -> change(client, "DELETE FROM parents WHERE id = " + step.parent());
                case LOOK -> new Seen(true, orphans(client));
            };
        } catch (Refused refused) {
            if (!refused.state().equals(NO_SUCH_PARENT) && !refused.state().equals(KEY_TAKEN)) {
                throw refused;
            }
            return new Seen(false, List.of());
        }
    }

    private static Seen change(SqlClient client, String sql) {
        if (client.entropy().below(3) == 0) {
            return new Seen(client.single(sql).affected() > 0, List.of());
        }
        Promise promise = Promise.values()[client.entropy().below(Promise.values().length)];
        return client.transaction(promise.begin(),
                statements -> new Seen(statements.ask(sql).affected() > 0, List.of()));
    }

    private static List<Long> orphans(SqlClient client) {
        return client.single("SELECT c.id FROM children c LEFT JOIN parents p ON p.id = c.parent "
                + "WHERE c.parent IS NOT NULL AND p.id IS NULL").rows().stream().map(row -> Long.parseLong(row.get(0)))
                .toList();
    }

    @Override
    public void conclude(SqlClient client) {
        perform(client, new Step(Kind.LOOK, 0, 0));
    }

    @Override
    public Moments moments() {
        return moments;
    }

    @Override
    public List<Verdict> verdicts() {
        return List.of(OrphanCheck.check(history.operations()));
    }

    @Override
    public HistoryEdn history() {
        return new HistoryEdn().add(history.operations(), (step, seen) -> new HistoryEdn.Call(
                step.kind().name().toLowerCase(Locale.ROOT), Edn.map("parent", Edn.of(step.parent()), "child",
                        Edn.of(step.child()), "orphans",
                        seen == null ? Edn.NIL : Edn.numbers(seen.orphans())),
                seen == null || seen.happened()));
    }

    @Override
    public int overlaps() {
        return history.overlaps();
    }
}
