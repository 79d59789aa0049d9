package io.phantomdb.simulator.workload;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.ListAppend;
import io.phantomdb.simulator.check.ListEdn;
import io.phantomdb.simulator.check.ListTransaction;
import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.ListTransaction.Step;
import io.phantomdb.simulator.check.Moments;
import io.phantomdb.simulator.check.Promise;
import io.phantomdb.simulator.check.Verdict;
import io.phantomdb.simulator.client.Answer;
import io.phantomdb.simulator.client.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Transactions of several reads and appends over several rows, in every way in which a program may ask for one: strictly
 * serializable, or there is a cycle among them. Some are rolled back, by the program or by an error: nobody may see their
 * appends. At the weaker levels, what these promise instead.
 */
public final class Lists implements Workload {
    private static final int STEPS_MAX = 4;
    /** Levels are asked for by BEGIN: blocks only. */
    private static final int OTHERWISE = 11;
    private static final String DIVISION_BY_ZERO = "22012";

    private final int keys;
    private final Promise promise;
    private final Moments moments = new Moments();
    private final History<ListTransaction, Answers> history = new History<>(moments);
    private final int readersOfTwelve;
    private long lastValue;

    /** With transactions to which so much is promised; of twelve so many, about, write nothing. */
    public Lists(int keys, Promise promise, int readersOfTwelve) {
        this.keys = keys;
        this.promise = promise;
        this.readersOfTwelve = readersOfTwelve;
    }

    @Override
    public String name() {
        return switch (promise) {
            case SERIALIZABLE -> "lists";
            case REPEATABLE_READ -> "lists-rr";
            case READ_COMMITTED -> "lists-rc";
        };
    }

    @Override
    public List<String> preparation() {
        return ListSql.preparation(keys);
    }

    @Override
    public void step(SqlClient client) {
        if (promise == Promise.SERIALIZABLE && client.entropy().below(10) == 0) {
            twice(client);
            return;
        }
        ListTransaction transaction = draw(client);
        History<ListTransaction, Answers>.Open open = history.start(client.number(), transaction);
        try {
            switch (promise == Promise.SERIALIZABLE ? client.entropy().below(12) : OTHERWISE) {
                case 0 -> abandon(client, transaction, open);
                case 1 -> fail(client, transaction, open);
                case 2, 3, 4 -> together(client, transaction, open);
                default -> inBlock(client, transaction, open);
            }
        } catch (NotDone failed) {
            open.failed();
            throw failed;
        }
    }

    /** By a procedure that commits between two appends: whatever becomes of the second, the first may have happened. */
    private void twice(SqlClient client) {
        Step.Append first = new Step.Append(client.entropy().below(keys), ++lastValue);
        Step.Append second = new Step.Append(client.entropy().below(keys), ++lastValue);
        History<ListTransaction, Answers>.Open before = history.start(client.number(),
                new ListTransaction(List.of(first)));
        History<ListTransaction, Answers>.Open after = history.start(client.number(),
                new ListTransaction(List.of(second)));
        try {
            Statement call = ListSql.twice(first, second);
            client.single(call.sql(), call.parameters().toArray(String[]::new));
        } catch (NotDone failed) {
            after.failed();
            throw failed;
        }
        before.ok(new Answers(List.of()));
        after.ok(new Answers(List.of()));
    }

    private ListTransaction draw(SqlClient client) {
        List<Step> steps = new ArrayList<>();
        boolean isReadOnly = client.entropy().below(12) < readersOfTwelve;
        for (int step = client.entropy().below(STEPS_MAX); step >= 0; step--) {
            int key = client.entropy().below(keys);
            steps.add(isReadOnly || client.entropy().below(2) == 0
                    ? new Step.Read(key)
                    : new Step.Append(key, ++lastValue));
        }
        return new ListTransaction(steps);
    }

    private void inBlock(SqlClient client, ListTransaction transaction,
            History<ListTransaction, Answers>.Open open) {
        boolean isReadOnly = transaction.steps().stream().allMatch(Step.Read.class::isInstance);
        String begin = isReadOnly && client.entropy().below(2) == 0
                ? promise.begin() + " READ ONLY"
                : promise.begin();
        open.ok(client.transaction(begin, statements -> ListSql.perform(statements, transaction)));
    }

    private static void abandon(SqlClient client, ListTransaction transaction,
            History<ListTransaction, Answers>.Open open) {
        client.abandon(statements -> ListSql.perform(statements, transaction));
        open.failed();
    }

    /** The last statement cannot succeed, so nothing of the transaction may, whether anybody hears of it or not. */
    private static void fail(SqlClient client, ListTransaction transaction,
            History<ListTransaction, Answers>.Open open) {
        List<Statement> statements = statements(client, transaction);
        statements.add(Statement.of("SELECT 1 / (id - id) FROM lists"));
        try {
            client.together(statements);
        } catch (Refused refused) {
            if (!refused.state().equals(DIVISION_BY_ZERO)) {
                throw refused;
            }
            open.failed();
            return;
        } catch (Unknown unheard) {
            open.failed();
            throw unheard;
        }
        throw new Finding("a division by zero was answered with success");
    }

    private static void together(SqlClient client, ListTransaction transaction,
            History<ListTransaction, Answers>.Open open) {
        List<List<Long>> answers = new ArrayList<>();
        List<Answer> all = client.together(statements(client, transaction));
        for (int step = 0; step < all.size(); step++) {
            if (transaction.steps().get(step) instanceof Step.Read) {
                answers.add(ListSql.list(all.get(step)));
            }
        }
        open.ok(new Answers(answers));
    }

    private static List<Statement> statements(SqlClient client, ListTransaction transaction) {
        boolean isPlain = client.entropy().below(2) == 0;
        List<Statement> statements = new ArrayList<>();
        transaction.steps().forEach(step -> statements.add(ListSql.statement(step, isPlain)));
        return statements;
    }

    @Override
    public void conclude(SqlClient client) {
        List<Step> steps = new ArrayList<>();
        for (int key = 0; key < keys; key++) {
            steps.add(new Step.Read(key));
        }
        ListTransaction transaction = new ListTransaction(steps);
        inBlock(client, transaction, history.start(client.number(), transaction));
    }

    @Override
    public Moments moments() {
        return moments;
    }

    @Override
    public List<Verdict> verdicts() {
        return List.of(ListAppend.check(history.operations(), promise));
    }

    @Override
    public HistoryEdn history() {
        return new HistoryEdn().add(history.operations(), ListEdn::call);
    }

    @Override
    public int overlaps() {
        return history.overlaps();
    }
}
