package io.phantomdb.sql.execute;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Lookup;
import io.phantomdb.base.Span;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.RowPage;
import io.phantomdb.rows.program.FragmentRun;
import io.phantomdb.rows.program.ScanFragment;
import io.phantomdb.rows.vector.Batch;
import io.phantomdb.rows.vector.Selection;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.RowReader;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.sql.plan.ShardWork;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads rows of one table through one of its indexes, as rows of the block. */
final class TableReader {
    private static final Object[] NOTHING = new Object[0];
    /** Making a filter over batches ready costs as much as so many rows. */
    private static final int BATCH_ROWS_MIN = 200;
    private static final Comparator<Span> BY_START = Comparator.comparing(Span::start).thenComparing(Span::end);

    private final Execution execution;
    private final Plan.Scan scan;
    private final Plan.Source source;
    private final Table table;
    private final IndexLayout index;
    private final RowReader rows;
    private long removed;
    /** The filter over batches, once a page is long enough; null if there is none. */
    private FragmentRun filtering;
    private boolean isFilteringKnown;

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

    /** The rows whose keys begin with one of those that the access names, seen from one row of the other side. */
    List<Object[]> prefixes(Plan.Prefixes prefixes, Object[] outer) {
        execution.tick();
        return rowsOf(spans(prefixes, outer));
    }

    /** What begins with one of these, in order and apart. */
    List<Span> spans(Plan.Prefixes prefixes, Object[] outer) {
        TreeSet<Span> spans = new TreeSet<>(BY_START);
        for (List<Plan.Bound> prefix : prefixes.prefixes()) {
            Span span = KeyBounds.span(index, prefix, outer, execution);
            if (span != null) {
                spans.add(span);
            }
        }
        return List.copyOf(spans);
    }

    List<Object[]> rowsOf(List<Span> spans) {
        List<Object[]> found = new ArrayList<>();
        for (RowPage page : execution.transaction().scanEach(table.version(), spans, lock())) {
            found.addAll(rows(page));
        }
        return found;
    }

    Transaction.Scan open(Span span) {
        return open(span, fragment());
    }

    Transaction.Scan open(Span span, Bytes fragment) {
        return execution.transaction().scan(table.version(), span, false, lock(),
                new Transaction.PageWish(0, fragment));
    }

    /** What of an access reads long spans: one, or one for each prefix. */
    List<Span> spans(Plan.Access access) {
        return switch (access) {
            case Plan.Points points -> throw Check.unreachable("points are no spans");
            case Plan.Prefixes prefixes -> spans(prefixes, NOTHING);
            case Plan.Range range -> {
                Span span = KeyBounds.span(range, NOTHING, execution);
                yield span == null ? List.of() : List.of(span);
            }
        };
    }

    /** What the shard is to do with the rows of a page, encoded; null if they are to come as they are. */
    private Bytes fragment() {
        ShardWork work = scan.work();
        if (work == null || !execution.asksShard(index, work)) {
            return null;
        }
        ScanFragment fragment = work.settled(execution.frame());
        return fragment == null ? null : fragment.encode();
    }

    private List<Object[]> filtered(List<Object[]> found) {
        List<Object[]> kept = FilterOperator.filter(execution, scan.filter(), found);
        removed += found.size() - kept.size();
        return kept;
    }

    /** What is said of rows that do not decode. */
    StatementError unreadable(Malformed malformed) {
        return rows.unreadable(malformed);
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
            return () -> RowPage.EMPTY;
        }
        return execution.transaction().scan(table.version(), span, range.descending(), lock(),
                new Transaction.PageWish(rowsHint(range), fragment()));
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
            RowPage page = open.nextRows();
            if (page.isEmpty()) {
                return List.of();
            }
            List<Object[]> rows = rows(page);
            if (!rows.isEmpty()) {
                return rows;
            }
        }
    }

    private List<Object[]> rows(RowPage page) {
        return index == table.primary() ? rowsOf(page) : rowsBehind(page);
    }

    private List<Object[]> rowsOf(RowPage page) {
        FragmentRun filter = page.rows() < BATCH_ROWS_MIN ? null : filtering();
        List<Object[]> kept = filter == null ? rowByRow(page) : passing(filter, page);
        removed += page.rows() - kept.size();
        return kept;
    }

    private FragmentRun filtering() {
        if (!isFilteringKnown) {
            isFilteringKnown = true;
            ShardWork work = scan.work();
            ScanFragment fragment = work == null || work.filter() == null ? null : work.settled(execution.frame());
            filtering = fragment == null ? null : fragment.start();
        }
        return filtering;
    }

    /** Rows are made only of what passes the filter over batches. */
    private List<Object[]> passing(FragmentRun filter, RowPage page) {
        List<Object[]> kept = new ArrayList<>();
        for (int from = 0; from < page.rows(); from += Batch.ROWS_MAX) {
            Selection passing = passing(filter, page, from);
            for (int at = 0; at < passing.size(); at++) {
                int place = from + passing.row(at);
                Object[] row = rows.row(page.key(place), page.value(place));
                if (scan.work().isWhole() || FilterOperator.holds(execution, scan.filter(), row)) {
                    kept.add(row);
                }
            }
        }
        return kept;
    }

    private Selection passing(FragmentRun filter, RowPage page, int from) {
        try {
            return filter.passing(page, from);
        } catch (Malformed malformed) {
            throw rows.unreadable(malformed);
        }
    }

    /** What the filter looks at is read first; a row that it drops leaves its array to the next. */
    private List<Object[]> rowByRow(RowPage page) {
        List<Object[]> kept = new ArrayList<>(scan.filter() == null ? page.rows() : 16);
        Object[] row = null;
        for (int at = 0; at < page.rows(); at++) {
            row = row == null ? rows.newRow() : row;
            Bytes value = page.value(at);
            rows.readFirst(page.key(at), value, row);
            if (FilterOperator.holds(execution, scan.filter(), row)) {
                rows.readRest(value, row);
                kept.add(row);
                row = null;
            }
        }
        return kept;
    }

    private List<Object[]> rowsBehind(RowPage page) {
        List<Bytes> keys = new ArrayList<>(page.rows());
        for (int at = 0; at < page.rows(); at++) {
            keys.add(table.primaryKey(index, page.key(at), page.value(at)));
        }
        List<Object[]> found = new ArrayList<>(keys.size());
        for (Object[] row : decode(keys, get(keys))) {
            // An entry whose row is gone has been overtaken by somebody's commit; ours will be refused.
            if (row != null) {
                found.add(row);
            }
        }
        return filtered(found);
    }

    /** For each row of the other side its partners: all whole keys are fetched in one go. */
    List<List<Object[]>> lookUp(List<Object[]> outers) {
        List<List<Object[]>> partners = new ArrayList<>(outers.size());
        switch (scan.access()) {
            case Plan.Points points -> lookUpPoints(points, outers, partners);
            case Plan.Prefixes prefixes -> outers.forEach(outer -> partners.add(prefixes(prefixes, outer)));
            case Plan.Range range -> lookUpSpans(range, outers, partners);
        }
        return partners;
    }

    /** Spans that are equal are read once; those that overlap one by one. */
    private void lookUpSpans(Plan.Range range, List<Object[]> outers, List<List<Object[]>> partners) {
        execution.tick();
        TreeMap<Span, List<Object[]>> found = new TreeMap<>(BY_START);
        List<Span> spans = new ArrayList<>(outers.size());
        for (Object[] outer : outers) {
            Span span = KeyBounds.span(range, outer, execution);
            spans.add(span);
            if (span != null) {
                found.put(span, List.of());
            }
        }
        List<Span> asked = List.copyOf(found.keySet());
        if (areApart(asked)) {
            List<RowPage> pages = execution.transaction().scanEach(table.version(), asked, lock());
            for (int at = 0; at < pages.size(); at++) {
                found.put(asked.get(at), rows(pages.get(at)));
            }
        } else {
            asked.forEach(span -> found.put(span, rows(RowPage.whole(execution.transaction().scan(table.version(),
                    span, false, lock(), 0)::nextRows))));
        }
        spans.forEach(span -> partners.add(span == null ? List.of() : found.get(span)));
    }

    private static boolean areApart(List<Span> ordered) {
        for (int at = 0; at < ordered.size(); at++) {
            Bytes end = ordered.get(at).end();
            boolean isLast = at + 1 == ordered.size();
            if (end.isEmpty() || !isLast && end.compareTo(ordered.get(at + 1).start()) > 0) {
                return false;
            }
        }
        return true;
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
