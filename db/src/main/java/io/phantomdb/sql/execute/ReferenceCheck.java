package io.phantomdb.sql.execute;

import io.phantomdb.base.Bytes;
import io.phantomdb.sql.catalog.ForeignKeyDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.Rules;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Something that a foreign key wants to be so, at the end of a statement or of the transaction. What is looked at is read
 * with a lock in the transaction itself, so that its commit validates it: nobody can take away a key while somebody comes to
 * refer to it.
 */
sealed interface ReferenceCheck {
    ForeignKeyDescriptor key();

    /** The table that has the constraint. */
    Table child();

    /**
     * A row refers to a key that has to be there.
     *
     * @param values of the referring columns
     * @param row its key in its table, to see whether it is still there
     * @param wanted the key in the index of the table referred to
     */
    record OfChild(Rules.Referring rule, Table child, Object[] values, Bytes row, Bytes wanted)
            implements
                ReferenceCheck {
        @Override
        public ForeignKeyDescriptor key() {
            return rule.key();
        }
    }

    /** A key is gone: either it has come again or nobody may refer to it. */
    record OfParent(Rules.Referred rule, Object[] values, Bytes parentKey) implements ReferenceCheck {
        @Override
        public ForeignKeyDescriptor key() {
            return rule.key();
        }

        @Override
        public Table child() {
            return rule.child();
        }
    }

    /** 23503 if one of them is not so. Those of one foreign key are looked at in one go where they follow each other. */
    static void all(Execution execution, List<ReferenceCheck> checks) {
        for (int from = 0; from < checks.size();) {
            int to = from + 1;
            while (to < checks.size() && sameKind(checks.get(from), checks.get(to))) {
                to++;
            }
            List<ReferenceCheck> same = checks.subList(from, to);
            switch (same.getFirst()) {
                case OfChild child -> children(execution, child.rule, same);
                case OfParent parent -> parents(execution, parent.rule, same);
            }
            from = to;
        }
    }

    private static boolean sameKind(ReferenceCheck one, ReferenceCheck other) {
        return switch (one) {
            case OfChild child -> other instanceof OfChild more && more.rule == child.rule;
            case OfParent parent -> other instanceof OfParent more && more.rule == parent.rule;
        };
    }

    private static void children(Execution execution, Rules.Referring rule, List<ReferenceCheck> checks) {
        execution.tick();
        List<Bytes> keys = checks.stream().map(check -> ((OfChild) check).wanted).distinct().toList();
        List<Bytes> found = execution.transaction().get(rule.parent().version(), keys, Lock.HELD);
        for (ReferenceCheck check : checks) {
            OfChild child = (OfChild) check;
            if (found.get(keys.indexOf(child.wanted)) == null && isStillThere(execution, child)) {
                throw ReferenceErrors.missing(child.child, rule.key(), rule.parent(), child.values);
            }
        }
    }

    /** False if the row has gone meanwhile, or refers to something else: then there is another check for it. */
    private static boolean isStillThere(Execution execution, OfChild check) {
        Bytes value = execution.transaction().get(check.child.version(), List.of(check.row), Lock.HELD).getFirst();
        return value != null && Arrays.equals(check.values,
                References.values(check.child, check.rule.key().columnIds(), check.child.decode(check.row, value)));
    }

    private static void parents(Execution execution, Rules.Referred rule, List<ReferenceCheck> checks) {
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
