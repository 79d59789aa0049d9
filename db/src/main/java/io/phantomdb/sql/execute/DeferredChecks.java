package io.phantomdb.sql.execute;

import io.phantomdb.txn.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks of a transaction that wait for its end, and which constraints SET CONSTRAINTS has said so of (PostgreSQL 15, SET
 * CONSTRAINTS). Goes with the transaction: when that is tried again, all comes anew. One story's.
 */
public final class DeferredChecks {
    private record Waiting(ConstraintCheck check, Execution execution, long mark) {}

    /** How things were before a SET CONSTRAINTS, which is undone with all that is behind the mark. */
    private record Before(long mark, List<Waiting> waiting, Map<String, Boolean> named, Boolean all) {}

    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Before> history = new ArrayList<>();
    private final TreeMap<String, Boolean> named = new TreeMap<>();
    private Boolean all;

    DeferredChecks() {}

    /** True if the check is left for later. */
    static boolean takes(Execution execution, ConstraintCheck check) {
        return check.deferrable()
                && TransactionRiders.of(execution.transaction()).checks().deferred(execution, check);
    }

    private boolean deferred(Execution execution, ConstraintCheck check) {
        if (!isDeferred(check)) {
            return false;
        }
        // The statement's account is closed when it ends; what waits is small, and bounded by the writes it belongs to.
        waiting.add(new Waiting(check, execution, execution.transaction().mark()));
        return true;
    }

    private boolean isDeferred(ConstraintCheck check) {
        Boolean own = named.get(check.name());
        return own != null ? own : all != null ? all : check.initiallyDeferred();
    }

    /** SET CONSTRAINTS; no names for all. What is no longer deferred is checked at once. */
    public void set(Transaction transaction, List<String> names, boolean deferred) {
        transaction.note();
        history.add(new Before(transaction.mark(), List.copyOf(waiting), new TreeMap<>(named), all));
        if (names.isEmpty()) {
            all = deferred;
            named.clear();
        }
        names.forEach(name -> named.put(name, deferred));
        if (!deferred) {
            check(waiting.stream().filter(each -> !isDeferred(each.check)).toList());
        }
    }

    private void check(List<Waiting> due) {
        for (Waiting each : due) {
            ConstraintCheck.all(each.execution, List.of(each.check));
        }
        waiting.removeAll(due);
    }

    void beforeCommit() {
        check(List.copyOf(waiting));
    }

    /** What was checked by a SET CONSTRAINTS that is undone waits again: what it was checked against may be undone as well. */
    void undoneTo(long mark) {
        while (!history.isEmpty() && history.getLast().mark > mark) {
            Before before = history.removeLast();
            waiting.clear();
            waiting.addAll(before.waiting);
            named.clear();
            named.putAll(before.named);
            all = before.all;
        }
        waiting.removeIf(each -> each.mark > mark);
    }
}
