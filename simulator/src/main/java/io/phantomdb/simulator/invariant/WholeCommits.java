package io.phantomdb.simulator.invariant;

import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import io.phantomdb.simulator.invariant.Invariant.Violated;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A commit in parts ends with all of them: numbered from 0, of one attempt, within one term (DESIGN §5 rule 3). */
public final class WholeCommits {
    private static final class Parts {
        private final int attempt;
        private final List<Integer> numbers = new ArrayList<>();
        private final List<Span> spans = new ArrayList<>();

        private Parts(int attempt) {
            this.attempt = attempt;
        }
    }

    private final TreeMap<TxnId, Parts> open = new TreeMap<>();
    private long comparisons;

    /** A part was applied, with what it writes. */
    public void part(TxnId txn, int attempt, int number, List<Span> spans) {
        Parts parts = open.get(txn);
        if (parts == null || parts.attempt != attempt) {
            parts = new Parts(attempt);
            open.put(txn, parts);
        }
        parts.numbers.add(number);
        parts.spans.addAll(spans);
    }

    /** The last entry was applied: returns all that the commit writes. */
    public List<Span> committed(TxnId txn, int attempt) {
        comparisons++;
        Parts parts = open.remove(txn);
        if (parts == null || parts.attempt != attempt) {
            throw new Violated("transaction " + txn + " ends attempt " + attempt + " without any of its parts");
        }
        for (int number = 0; number < parts.numbers.size(); number++) {
            if (parts.numbers.get(number) != number) {
                throw new Violated("transaction " + txn + " ends with parts " + parts.numbers);
            }
        }
        return parts.spans;
    }

    public void givenUp(TxnId txn) {
        open.remove(txn);
    }

    /** A new term: what has no end will have none. */
    public void termBegan() {
        open.clear();
    }

    public long comparisons() {
        return comparisons;
    }
}
