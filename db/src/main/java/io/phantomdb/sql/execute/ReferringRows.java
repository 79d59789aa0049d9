package io.phantomdb.sql.execute;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.Program;
import io.phantomdb.sql.plan.Rules;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.KeyValue;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the rows that refer to keys of a table by one foreign key: by an index where the referring columns come first in one,
 * else among all rows of the table.
 */
final class ReferringRows {
    private final Execution execution;
    private final Rules.Referred rule;
    private final Table child;
    private final RowKeys keys;

    ReferringRows(Execution execution, Rules.Referred rule) {
        this.execution = execution;
        this.rule = rule;
        this.child = rule.child();
        List<Type> types = new ArrayList<>();
        for (int columnId : rule.key().referencedColumnIds()) {
            types.add(rule.parent().descriptor().column(columnId).type().type());
        }
        this.keys = new RowKeys(types);
    }

    /** What is to be done with a row that refers to one of the keys; false to see no more. */
    interface Visitor {
        boolean row(Object[] key, Object[] row);
    }

    /** Visits the rows that refer to these keys, none of which has a NULL. */
    void visit(List<Object[]> wanted, Lock lock, Visitor visitor) {
        if (wanted.isEmpty()) {
            return;
        }
        Lookup<Object, Object[]> byKey = new Lookup<>();
        for (Object[] key : wanted) {
            byKey.put(keys.of(key), key);
        }
        if (rule.childIndex() == null) {
            Transaction.Scan all = scan(child.primary(), new Object[0], lock);
            visit(all, child.primary(), lock, byKey, visitor);
            return;
        }
        for (Object[] key : wanted) {
            Object[] prefix = evaluate(rule.childPrefix(), key);
            if (!visit(scan(rule.childIndex(), prefix, lock), rule.childIndex(), lock, byKey, visitor)) {
                return;
            }
        }
    }

    private Transaction.Scan scan(IndexLayout index, Object[] prefix, Lock lock) {
        return execution.transaction().scan(child.version(), index.span(prefix, null, false, null, false), false, lock,
                0);
    }

    private boolean visit(Transaction.Scan scan, IndexLayout index, Lock lock, Lookup<Object, Object[]> wanted,
            Visitor visitor) {
        for (List<KeyValue> page = scan.nextPage(); !page.isEmpty(); page = scan.nextPage()) {
            execution.tick();
            for (Object[] row : rows(page, index, lock)) {
                Object[] key = wanted.get(keys.of(evaluate(rule.childKey(), row)));
                if (key != null && !visitor.row(key, row)) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<Object[]> rows(List<KeyValue> page, IndexLayout index, Lock lock) {
        List<Object[]> rows = new ArrayList<>(page.size());
        if (index == child.primary()) {
            page.forEach(entry -> rows.add(child.decode(entry.key(), entry.value())));
            return rows;
        }
        List<Bytes> rowKeys = page.stream().map(entry -> child.primaryKey(index, entry.key(), entry.value())).toList();
        List<Bytes> values = execution.transaction().get(child.version(), rowKeys, lock);
        for (int at = 0; at < rowKeys.size(); at++) {
            if (values.get(at) != null) {
                rows.add(child.decode(rowKeys.get(at), values.get(at)));
            }
        }
        return rows;
    }

    private Object[] evaluate(List<Program> programs, Object[] row) {
        return ProjectOperator.project(programs, row, execution);
    }
}
