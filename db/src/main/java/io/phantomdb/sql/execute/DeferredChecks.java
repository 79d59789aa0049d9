package io.phantomdb.sql.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Checks of a transaction that wait for its end, and which constraints SET CONSTRAINTS has said so of (PostgreSQL 15, SET
 * CONSTRAINTS). Goes with the transaction: when that is tried again, all comes anew. One story's.
 */
public final class DeferredChecks {
    private record Waiting(ConstraintCheck check, Execution execution, long mark) {}

    private final List<Waiting> waiting = new ArrayList<>();
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
    public void set(List<String> names, boolean deferred) {
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

    void undoneTo(long mark) {
        waiting.removeIf(each -> each.mark > mark);
    }
}
