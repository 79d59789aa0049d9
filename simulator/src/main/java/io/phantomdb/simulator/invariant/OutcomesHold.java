package io.phantomdb.simulator.invariant;

import io.phantomdb.base.TxnId;
import io.phantomdb.simulator.invariant.Invariant.Violated;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is said of a commit is true for ever: "no" is said of what never commits, "yes" of what is applied (DESIGN §5 rules 6
 * and 7; PostgreSQL's commit sequence numbers and CockroachDB's "ambiguous result" tell what it costs to guess).
 */
public final class OutcomesHold {
    /** A transaction may try again at another timestamp after it was told no. */
    private record Attempt(TxnId txn, long timestamp) implements Comparable<Attempt> {
        @Override
        public int compareTo(Attempt other) {
            int byTxn = txn.compareTo(other.txn);
            return byTxn != 0 ? byTxn : Long.compare(timestamp, other.timestamp);
        }
    }

    private final TreeMap<TxnId, Long> committed = new TreeMap<>();
    private final TreeSet<Attempt> denied = new TreeSet<>();
    private final TreeSet<TxnId> aborted = new TreeSet<>();
    private long comparisons;

    /** An entry that commits the transaction was applied for the first time anywhere. */
    public void committed(TxnId txn, long timestamp) {
        comparisons++;
        Long before = committed.put(txn, timestamp);
        if (before != null) {
            throw new Violated("transaction " + txn + " commits at " + timestamp + ", and has committed at " + before);
        }
        if (aborted.contains(txn) || denied.contains(new Attempt(txn, timestamp))) {
            throw new Violated("transaction " + txn + " commits at " + timestamp + ", after somebody was told no");
        }
    }

    /** Its coordinator was told that this attempt does not happen. */
    public void saidNo(TxnId txn, long timestamp) {
        comparisons++;
        denied.add(new Attempt(txn, timestamp));
        if (Long.valueOf(timestamp).equals(committed.get(txn))) {
            throw new Violated("of transaction " + txn + " no is said, but it has committed at " + timestamp);
        }
    }

    /** Somebody who has its token was told that it does not happen. */
    public void saidAborted(TxnId txn) {
        comparisons++;
        aborted.add(txn);
        if (committed.containsKey(txn)) {
            throw new Violated("transaction " + txn + " is said to be aborted, but has committed at " + committed.get(
                    txn));
        }
    }

    /** Somebody was told that it has committed. */
    public void saidYes(TxnId txn) {
        comparisons++;
        if (!committed.containsKey(txn)) {
            throw new Violated("transaction " + txn + " is said to be committed, and no replica has applied it");
        }
    }

    public long comparisons() {
        return comparisons;
    }
}
