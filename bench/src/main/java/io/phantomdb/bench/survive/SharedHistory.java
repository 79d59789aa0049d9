package io.phantomdb.bench.survive;

import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.ListTransaction;
import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.Operation;
import java.util.List;

/** A history that clients on many threads write. Its lock gives starts and ends the one order that checkers go by. */
final class SharedHistory {
    private final History<ListTransaction, Answers> history = new History<>();

    synchronized History<ListTransaction, Answers>.Open start(int client, ListTransaction transaction) {
        return history.start(client, transaction);
    }

    synchronized void ok(History<ListTransaction, Answers>.Open open, Answers answers) {
        open.ok(answers);
    }

    synchronized void failed(History<ListTransaction, Answers>.Open open) {
        open.failed();
    }

    synchronized int count(Operation.Outcome outcome) {
        return history.count(outcome);
    }

    synchronized List<Operation<ListTransaction, Answers>> operations() {
        return history.operations();
    }
}
