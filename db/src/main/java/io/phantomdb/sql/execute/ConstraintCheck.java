package io.phantomdb.sql.execute;

import io.phantomdb.base.Bytes;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.Rules;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.KeyValue;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Something that a constraint wants to be so, at the end of a statement or of the transaction. What is looked at is read
 * with a lock in the transaction itself, so that its commit validates it: nobody can take away a key while somebody comes to
 * refer to it, and nobody can add a second one.
 */
sealed interface ConstraintCheck {
    /** Of the constraint. */
    String name();

    boolean deferrable();

    boolean initiallyDeferred();

    /**
     * A row refers to a key that has to be there.
     *
     * @param values of the referring columns
     * @param row its key in its table, to see whether it is still there
     * @param wanted the key in the index of the table referred to
     */
    record OfChild(Rules.Referring rule, Table child, Object[] values, Bytes row, Bytes wanted)
            implements
                ConstraintCheck {
        @Override
        public String name() {
            return rule.key().name();
        }

        @Override
        public boolean deferrable() {
            return rule.key().deferrable();
        }

        @Override
        public boolean initiallyDeferred() {
            return rule.key().initiallyDeferred();
        }
    }

    /** A key is gone: either it has come again or nobody may refer to it. */
    record OfParent(Rules.Referred rule, Object[] values, Bytes parentKey) implements ConstraintCheck {
        @Override
        public String name() {
            return rule.key().name();
        }

        @Override
        public boolean deferrable() {
            return rule.key().deferrable();
        }

        @Override
        public boolean initiallyDeferred() {
            return rule.key().initiallyDeferred();
        }
    }

    /** A row has a deferrable key, and no other row may have it in the end. */
    record OfUnique(Table table, IndexLayout index, Object[] row) implements ConstraintCheck {
        @Override
        public String name() {
            return index.index().name();
        }

        @Override
        public boolean deferrable() {
            return true;
        }

        @Override
        public boolean initiallyDeferred() {
            return index.index().form().isInitiallyDeferred();
        }
    }

    /** 23503 if one of them is not so. Those of one foreign key are looked at in one go where they follow each other. */
    static void all(Execution execution, List<ConstraintCheck> checks) {
        for (int from = 0; from < checks.size();) {
            int to = from + 1;
            while (to < checks.size() && sameKind(checks.get(from), checks.get(to))) {
                to++;
            }
            List<ConstraintCheck> same = checks.subList(from, to);
            switch (same.getFirst()) {
                case OfChild child -> children(execution, child.rule, same);
                case OfParent parent -> parents(execution, parent.rule, same);
                case OfUnique unique -> same.forEach(each -> unique(execution, (OfUnique) each));
            }
            from = to;
        }
    }

    private static boolean sameKind(ConstraintCheck one, ConstraintCheck other) {
        return switch (one) {
            case OfChild child -> other instanceof OfChild more && more.rule == child.rule;
            case OfParent parent -> other instanceof OfParent more && more.rule == parent.rule;
            case OfUnique unique -> other instanceof OfUnique;
        };
    }

    private static void children(Execution execution, Rules.Referring rule, List<ConstraintCheck> checks) {
        execution.tick();
        List<Bytes> keys = checks.stream().map(check -> ((OfChild) check).wanted).distinct().toList();
        List<Bytes> found = execution.transaction().get(rule.parent().version(), keys, Lock.HELD);
        for (ConstraintCheck check : checks) {
            OfChild child = (OfChild) check;
            if (found.get(keys.indexOf(child.wanted)) == null && isStillThere(execution, child)) {
                throw ReferenceErrors.missing(child.child, rule.key(), rule.named(), child.values);
            }
        }
    }

    /** Whatever has become of the row: 23505 if two rows have its key. */
    private static void unique(Execution execution, OfUnique check) {
        execution.tick();
        int found = 0;
        Transaction.Scan entries = execution.transaction().scan(check.table.version(),
                check.index.clashSpan(check.row), false, Lock.HELD, 2);
        for (List<KeyValue> page = entries.nextPage(); !page.isEmpty() && found < 2; page = entries.nextPage()) {
            found += page.size();
        }
        if (found > 1) {
            throw RowErrors.duplicate(check.table, check.index, check.row);
        }
    }

    /** False if the row has gone meanwhile, or refers to something else: then there is another check for it. */
    private static boolean isStillThere(Execution execution, OfChild check) {
        Bytes value = execution.transaction().get(check.child.version(), List.of(check.row), Lock.HELD).getFirst();
        return value != null && Arrays.equals(check.values,
                References.values(check.child, check.rule.key().columnIds(), check.child.decode(check.row, value)));
    }

    private static void parents(Execution execution, Rules.Referred rule, List<ConstraintCheck> checks) {
        execution.tick();
        List<Bytes> keys = checks.stream().map(check -> ((OfParent) check).parentKey).toList();
        List<Bytes> there = execution.transaction().get(rule.parent().version(), keys, Lock.HELD);
        List<Object[]> gone = new ArrayList<>();
        for (int at = 0; at < keys.size(); at++) {
            if (there.get(at) == null) {
                gone.add(((OfParent) checks.get(at)).values);
            }
        }
        restrict(execution, rule, gone);
    }

    /** 23503 if somebody refers to one of the keys. */
    static void restrict(Execution execution, Rules.Referred rule, List<Object[]> keys) {
        new ReferringRows(execution, rule).visit(keys, Lock.HELD, (key, row) -> {
            throw ReferenceErrors.referenced(rule.child(), rule.key(), rule.parent(), key);
        });
    }
}
