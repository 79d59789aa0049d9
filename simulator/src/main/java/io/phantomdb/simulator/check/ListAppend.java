package io.phantomdb.simulator.check;

import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.anomaly.Anomaly;
import java.util.List;

/**
 * Decides whether transactions over lists are strictly serializable, and names what is wrong if they are not (Kingsbury and
 * Alvaro, "Elle: Inferring Isolation Anomalies from Experimental Observations", VLDB 2020). A list that was read tells the
 * order of all appends in it, so what each transaction wrote, read and overlooked can be put in order; with the order of
 * real time added there must be no cycle.
 *
 * <p>The work is linear in the history and in all that was read. Each value may be appended to a key once; a history that
 * does otherwise is answered with {@link IllegalArgumentException}, as nothing could be learned from it.
 */
public final class ListAppend {
    private ListAppend() {}

    public static Verdict check(List<Operation<ListTransaction, Answers>> history) {
        return check(history, Promise.SERIALIZABLE);
    }

    /** Of transactions to which less is promised. */
    public static Verdict check(List<Operation<ListTransaction, Answers>> history, Promise promise) {
        return Anomalies.verdict(anomalies(history).stream().filter(each -> promise.forbids(each.kind())).toList());
    }

    /** Everything that is wrong, one of each kind; empty if nothing is. */
    public static List<Anomaly> anomalies(List<Operation<ListTransaction, Answers>> history) {
        ListIndex index = new ListIndex(history);
        ListStory story = new ListStory(index);
        Anomalies anomalies = new Anomalies();
        new ListReads(index, story, anomalies).check();
        TransactionOrder order = new TransactionOrder(history);
        new ListDependencies(index, order.graph()).add();
        order.addRealTime();
        order.judge(anomalies, story::transaction, story::reason);
        return anomalies.all();
    }
}
