package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.ListAppend;
import io.phantomdb.simulator.check.ListEdn;
import io.phantomdb.simulator.check.ListTransaction;
import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.ListTransaction.Step;
import io.phantomdb.simulator.check.Moments;
import io.phantomdb.simulator.check.SetCheck;
import io.phantomdb.simulator.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Clients have commit tokens reported. Who gets no answer to a COMMIT asks, through any node, until the outcome is known;
 * others ask early, while the commit is under way, which may abort it. What is learnt so counts like an answer to the COMMIT
 * for the checkers of sets and lists, and must never be contradicted.
 */
public final class Tokens implements Workload {
    private static final int STEPS_MAX = 4;
    private static final int LAST_QUESTIONS = 100;
    private static final int LOOKS_MAX = 40;
    private static final long LOOK_NANOS = 1_000_000;
    private static final long HASTE_NANOS_MAX = 6_000_000;
    private static final long THINKING_NANOS_MAX = 3_000_000_000L;

    private final int keys;
    private final Doubts doubts;
    private final Moments moments = new Moments();
    private final History<Long, Boolean> additions = new History<>(moments);
    private final History<String, SetCheck.Contents> reads = new History<>(moments);
    private final History<ListTransaction, Answers> lists = new History<>(moments);
    private final TreeSet<Integer> reporting = new TreeSet<>();
    private long lastValue;

    /** With so many lists. Where outcomes are kept for a short time only, "unknown" is an answer. */
    public Tokens(int keys, boolean mayBeForgotten) {
        this.keys = keys;
        this.doubts = new Doubts(mayBeForgotten);
    }

    @Override
    public String name() {
        return "tokens";
    }

    @Override
    public List<String> preparation() {
        List<String> statements = new ArrayList<>(ListSql.preparation(keys));
        statements.add("CREATE TABLE elements (id bigint PRIMARY KEY)");
        return statements;
    }

    @Override
    public void step(SqlClient client) {
        if (reporting.add(client.number())) {
            client.reportTokens(token -> doubts.told(client.number(), token));
        }
        Doubts.Commit inDoubt = doubts.inDoubt();
        if (inDoubt != null && client.entropy().below(2) == 0) {
            ask(client, inDoubt);
            return;
        }
        switch (client.entropy().below(10)) {
            case 0 -> read(client);
            case 1, 2 -> askEarly(client);
            case 3, 4, 5 -> insert(client);
            default -> transaction(client);
        }
    }

    private void ask(SqlClient client, Doubts.Commit commit) {
        String status = client.single("SELECT phantom.transaction_status($1)", commit.token()).single();
        doubts.answered(commit, status);
    }

    /** Asks with a token that its own client has just got, at some moment before or after its COMMIT. */
    private void askEarly(SqlClient client) {
        Doubts.Commit commit = doubts.underWay(client.entropy());
        for (int look = 0; look < LOOKS_MAX && commit == null; look++) {
            client.place().sleep(LOOK_NANOS);
            commit = doubts.underWay(client.entropy());
        }
        if (commit == null) {
            commit = doubts.any(client.entropy());
        } else if (client.entropy().below(3) > 0) {
            client.place().sleep(client.entropy().between(1, HASTE_NANOS_MAX));
        }
        if (commit != null) {
            ask(client, commit);
        }
    }

    /** Ids are not in order of time, so that they meet in the middle of the key space. */
    private long freshId(SqlClient client) {
        return (long) client.entropy().below(1_000) * 1_000_000 + ++lastValue;
    }

    /** A statement that is a transaction of its own. If it gets no answer at all, it got no token either. */
    private void insert(SqlClient client) {
        long id = freshId(client);
        Doubts.Commit commit = doubts.begin(client.number(), ending(additions.start(client.number(), id), null));
        follow(commit, () -> client.single("INSERT INTO elements VALUES ($1)", "" + id));
    }

    private static Doubts.Ending ending(History<Long, Boolean>.Open added, ListsOpen appended) {
        return new Doubts.Ending() {
            @Override
            public void ok() {
                if (added != null) {
                    added.ok(true);
                }
                if (appended != null) {
                    appended.open.ok(appended.answers);
                }
            }

            @Override
            public void failed() {
                if (added != null) {
                    added.failed();
                }
                if (appended != null) {
                    appended.open.failed();
                }
            }
        };
    }

    /** What the reads of a transaction have answered is known before its outcome is. */
    private static final class ListsOpen {
        private final History<ListTransaction, Answers>.Open open;
        private Answers answers;

        private ListsOpen(History<ListTransaction, Answers>.Open open) {
            this.open = open;
        }
    }

    private void follow(Doubts.Commit commit, Runnable work) {
        try {
            work.run();
        } catch (NotDone failed) {
            doubts.refused(commit);
            throw failed;
        } catch (Unknown unknown) {
            doubts.lost(commit);
            throw unknown;
        }
        doubts.acknowledged(commit);
    }

    private void transaction(SqlClient client) {
        ListTransaction steps = draw(client);
        ListsOpen open = new ListsOpen(lists.start(client.number(), steps));
        Long id = client.entropy().below(2) == 0 ? freshId(client) : null;
        Doubts.Commit commit = doubts.begin(client.number(), ending(id == null
                ? null
                : additions.start(client.number(), id), open));
        follow(commit, () -> client.transaction("BEGIN", statements -> {
            open.answers = ListSql.perform(statements, steps);
            if (id != null) {
                statements.ask("INSERT INTO elements VALUES ($1)", "" + id);
            }
            think(client);
            if (commit.token() == null) {
                throw new Finding("client " + client.number() + " has written and knows no token before COMMIT");
            }
            return true;
        }));
    }

    /** Now and then COMMIT comes so late that leaders have changed, and others have had time to ask. */
    private static void think(SqlClient client) {
        if (client.entropy().below(24) == 0) {
            client.place().sleep(client.entropy().between(1, THINKING_NANOS_MAX));
        }
    }

    /** Something is always written: the last step appends. */
    private ListTransaction draw(SqlClient client) {
        List<Step> steps = new ArrayList<>();
        for (int rest = client.entropy().below(STEPS_MAX); rest >= 0; rest--) {
            int key = client.entropy().below(keys);
            steps.add(rest == 0 || client.entropy().below(2) == 0
                    ? new Step.Append(key, ++lastValue)
                    : new Step.Read(key));
        }
        return new ListTransaction(steps);
    }

    private void read(SqlClient client) {
        History<String, SetCheck.Contents>.Open open = reads.start(client.number(), "read");
        List<Long> elements = new ArrayList<>();
        client.single("SELECT id FROM elements").rows().forEach(row -> elements.add(Long.parseLong(row.getFirst())));
        open.ok(new SetCheck.Contents(elements));
    }

    /** No commit may be left in doubt, and what was once said of one is said again. */
    @Override
    public void conclude(SqlClient client) {
        for (Doubts.Commit commit = doubts.inDoubt(); commit != null; commit = doubts.inDoubt()) {
            ask(client, commit);
        }
        for (int question = 0; question < LAST_QUESTIONS; question++) {
            Doubts.Commit commit = doubts.any(client.entropy());
            if (commit != null) {
                ask(client, commit);
            }
        }
        read(client);
        List<Step> steps = new ArrayList<>();
        for (int key = 0; key < keys; key++) {
            steps.add(new Step.Read(key));
        }
        ListTransaction all = new ListTransaction(steps);
        History<ListTransaction, Answers>.Open open = lists.start(client.number(), all);
        open.ok(client.transaction("BEGIN READ ONLY", statements -> ListSql.perform(statements, all)));
    }

    @Override
    public List<Verdict> verdicts() {
        return List.of(SetCheck.check(additions.operations(), reads.operations()), ListAppend.check(lists.operations()),
                doubts.verdict());
    }

    @Override
    public Moments moments() {
        return moments;
    }

    @Override
    public HistoryEdn history() {
        return Inserts.history(additions, reads).add(lists.operations(), ListEdn::call);
    }

    @Override
    public int overlaps() {
        return additions.overlaps() + lists.overlaps();
    }
}
