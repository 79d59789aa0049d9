package io.phantomdb.sql.execute;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.base.Span;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.RowReader;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.KeyValue;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/** Reads rows of one table through one of its indexes, as rows of the block. */
final class TableReader {
    private static final Object[] NOTHING = new Object[0];

    private final Execution execution;
    private final Plan.Scan scan;
    private final Plan.Source source;
    private final Table table;
    private final IndexLayout index;
    private final RowReader rows;
    private long removed;

    TableReader(Execution execution, Plan.Scan scan) {
        this.execution = execution;
        this.scan = scan;
        this.source = scan.source();
        this.table = source.table();
        this.index = scan.access().index();
        this.rows = source.reader();
    }

    /** The rows with the whole keys that the access names, seen from one row of the other side. */
    List<Object[]> points(Plan.Points points, Object[] outer) {
        List<Bytes> keys = new ArrayList<>(points.keys().size());
        addKeys(points, outer, keys);
        List<Object[]> rows = new ArrayList<>(keys.size());
        for (Object[] row : fetch(keys)) {
            if (row != null) {
                rows.add(row);
            }
        }
        return filtered(rows);
    }

    private List<Object[]> filtered(List<Object[]> found) {
        List<Object[]> kept = FilterOperator.filter(execution, scan.filter(), found);
        removed += found.size() - kept.size();
        return kept;
    }

    /** How many rows the filter has dropped so far. */
    long removed() {
        return removed;
    }

    private void addKeys(Plan.Points points, Object[] outer, List<Bytes> keys) {
        Lookup<Bytes, Boolean> seen = points.keys().size() > 1 ? new Lookup<>() : null;
        for (List<Plan.Bound> bounds : points.keys()) {
            Bytes key = KeyBounds.point(index, bounds, outer, execution);
            if (key != null && (seen == null || seen.put(key, true) == null)) {
                keys.add(key);
            }
        }
    }

    /** The rows behind keys of a unique index, in their order; null where there is none. */
    private List<Object[]> fetch(List<Bytes> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        List<Bytes> values = get(keys);
        if (index == table.primary()) {
            return decode(keys, values);
        }
        List<Bytes> rowKeys = new ArrayList<>(keys.size());
        for (int at = 0; at < keys.size(); at++) {
            if (values.get(at) != null) {
                rowKeys.add(table.primaryKey(index, keys.get(at), values.get(at)));
            }
        }
        return spread(values, rowKeys.isEmpty() ? List.of() : decode(rowKeys, get(rowKeys)));
    }

    private static List<Object[]> spread(List<Bytes> values, List<Object[]> found) {
        List<Object[]> rows = new ArrayList<>(values.size());
        int at = 0;
        for (Bytes value : values) {
            rows.add(value == null ? null : found.get(at++));
        }
        return rows;
    }

    private List<Bytes> get(List<Bytes> keys) {
        return execution.transaction().get(table.version(), keys, lock());
    }

    private List<Object[]> decode(List<Bytes> keys, List<Bytes> values) {
        List<Object[]> rows = new ArrayList<>(keys.size());
        for (int at = 0; at < keys.size(); at++) {
            rows.add(values.get(at) == null ? null : decode(keys.get(at), values.get(at)));
        }
        return rows;
    }

    private Object[] decode(Bytes key, Bytes value) {
        return rows.row(key, value);
    }

    Transaction.Scan open(Plan.Range range, Object[] outer) {
        Span span = KeyBounds.span(range, outer, execution);
        if (span == null) {
            return List::of;
        }
        return execution.transaction().scan(table.version(), span, range.descending(), lock(),
                rowsHint(range));
    }

    /** Where ordinary reads take no locks, rows are found first, and locked then ({@link LockRowsOperator}). */
    private Lock lock() {
        return execution.transaction().locksByRow() ? Lock.SHARED : source.lock();
    }

    private int rowsHint(Plan.Range range) {
        Object wanted = range.rowsHint() == null ? null : range.rowsHint().evaluate(NOTHING, execution.frame());
        return wanted == null ? 0 : Math.clamp((Long) wanted, 0, Integer.MAX_VALUE);
    }

    /** The rows of the next pages of which some pass the filter; empty at the end. */
    List<Object[]> next(Transaction.Scan open) {
        while (true) {
            execution.tick();
            List<KeyValue> page = open.nextPage();
            if (page.isEmpty()) {
                return List.of();
            }
            List<Object[]> rows = filtered(rowsOf(page));
            if (!rows.isEmpty()) {
                return rows;
            }
        }
    }

    private List<Object[]> rowsOf(List<KeyValue> page) {
        List<Object[]> rows = new ArrayList<>(page.size());
        if (index == table.primary()) {
            for (KeyValue entry : page) {
                rows.add(decode(entry.key(), entry.value()));
            }
            return rows;
        }
        List<Bytes> keys = new ArrayList<>(page.size());
        for (KeyValue entry : page) {
            keys.add(table.primaryKey(index, entry.key(), entry.value()));
        }
        for (Object[] row : decode(keys, get(keys))) {
            // An entry whose row is gone has been overtaken by somebody's commit; ours will be refused.
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** For each row of the other side its partners: all whole keys are fetched in one go. */
    List<List<Object[]>> lookUp(List<Object[]> outers) {
        List<List<Object[]>> partners = new ArrayList<>(outers.size());
        switch (scan.access()) {
            case Plan.Points points -> lookUpPoints(points, outers, partners);
            case Plan.Range range -> {
                for (Object[] outer : outers) {
                    partners.add(all(range, outer));
                }
            }
        }
        return partners;
    }

    private List<Object[]> all(Plan.Range range, Object[] outer) {
        List<Object[]> rows = new ArrayList<>();
        Transaction.Scan open = open(range, outer);
        for (List<Object[]> batch = next(open); !batch.isEmpty(); batch = next(open)) {
            rows.addAll(batch);
        }
        return rows;
    }

    private void lookUpPoints(Plan.Points points, List<Object[]> outers, List<List<Object[]>> partners) {
        execution.tick();
        List<Bytes> keys = new ArrayList<>(outers.size());
        int[] ends = new int[outers.size()];
        for (int at = 0; at < ends.length; at++) {
            List<Bytes> own = new ArrayList<>(1);
            addKeys(points, outers.get(at), own);
            keys.addAll(own);
            ends[at] = keys.size();
        }
        List<Object[]> found = fetch(keys);
        int from = 0;
        for (int end : ends) {
            List<Object[]> rows = new ArrayList<>(end - from);
            for (; from < end; from++) {
                if (found.get(from) != null) {
                    rows.add(found.get(from));
                }
            }
            partners.add(filtered(rows));
        }
    }
}
