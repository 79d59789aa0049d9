package io.phantomdb.rows.program;

import io.phantomdb.base.Bytes;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.RowPage;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.vector.Batch;
import io.phantomdb.rows.vector.Selection;
import io.phantomdb.rows.vector.Vector;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * A fragment at work on rows, batch by batch, for one page of what comes of them. Belongs to whoever started it.
 *
 * <pre>
 *   Rows     key, value            as stored
 *   First    key, value            as stored, in no order
 *   Groups   keys as datums, one after the other · the states of the aggregates, each with its length
 * </pre>
 */
public final class FragmentRun {
    private static final int PAGE_BYTES_MAX = 256 << 10;
    private static final int PAGE_ROWS_MAX = 1_000;

    private final ScanFragment fragment;
    private final ScanProgram.Run program;
    /** Of what the filter looks at, of what else is worked on, and of both. */
    private final StoredShape.Reader first;
    private final StoredShape.Reader rest;
    private final StoredShape.Reader all;
    private final Batch batch;
    private final Selection rows = new Selection();
    private final Page page;
    private long seen;
    private long passed;
    /** Whether the batch has been read as a whole. */
    private boolean isWhole;

    FragmentRun(ScanFragment fragment) {
        this.fragment = fragment;
        this.program = fragment.program().start();
        BitSet deciding = places(fragment.program().filter());
        BitSet others = new BitSet();
        fragment.program().projection().forEach(column -> others.or(Expressions.columns(column)));
        BitSet both = (BitSet) others.clone();
        both.or(deciding);
        others.andNot(deciding);
        this.all = fragment.shape().new Reader(both);
        this.first = fragment.shape().new Reader(deciding);
        this.rest = fragment.shape().new Reader(others);
        this.batch = fragment.shape().newBatch();
        this.page = switch (fragment.output()) {
            case ScanFragment.Rows stored -> new StoredRows();
            case ScanFragment.Groups groups -> new GroupedRows(types(), groups);
            case ScanFragment.First sorted -> new FirstRows(sorted);
        };
    }

    private static BitSet places(Expression filter) {
        return filter == null ? new BitSet() : Expressions.columns(filter);
    }

    private List<Type> types() {
        return fragment.program().projection().stream().map(column -> column.type().type()).toList();
    }

    /** What becomes of rows that pass the filter. */
    interface Page {
        /** The rows are counted from one of the stored page; the columns given are those of the program. */
        void add(RowPage stored, int from, Selection rows, Vector[] given);

        /** No further row should be taken. */
        boolean isFull();

        RowPage taken();
    }

    /**
     * Takes rows. StatementError if an expression fails of one, Malformed if one is no row of this shape; then nothing of the page
     * may be given.
     */
    public void take(RowPage stored) {
        for (int from = 0; from < stored.rows(); from += Batch.ROWS_MAX) {
            Selection passing = passing(stored, from);
            if (!passing.isEmpty()) {
                if (!isWhole) {
                    rest.read(stored, from, passing, batch);
                }
                page.add(stored, from, passing, program.project(batch, passing));
            }
        }
    }

    /** Which of the rows from there on, as many as a batch has, pass the filter: counted from there, until it is asked again. */
    public Selection passing(RowPage stored, int from) {
        batch.clear();
        rows.setAll(Math.min(Batch.ROWS_MAX, stored.rows() - from));
        // Where most rows have passed so far, it is cheaper to pass over each of them once.
        isWhole = 2 * passed > seen;
        (isWhole ? all : first).read(stored, from, rows, batch);
        seen += rows.size();
        program.filter(batch, rows);
        passed += rows.size();
        return rows;
    }

    /** How many rows have passed the filter so far. */
    public long passed() {
        return passed;
    }

    /** The page has as much in it as an answer should have. */
    public boolean isFull() {
        return page.isFull();
    }

    /** What has been made of the rows; the run is over. */
    public RowPage page() {
        return page.taken();
    }

    private static final class StoredRows implements Page {
        private final RowPage.Builder rows = new RowPage.Builder(1 << 10);

        @Override
        public void add(RowPage stored, int from, Selection passing, Vector[] given) {
            for (int at = 0; at < passing.size(); at++) {
                rows.add(stored, from + passing.row(at));
            }
        }

        @Override
        public boolean isFull() {
            return rows.rows() >= PAGE_ROWS_MAX || rows.bytes() >= PAGE_BYTES_MAX;
        }

        @Override
        public RowPage taken() {
            return rows.build();
        }
    }

    /** A row that is among the first so far. */
    private record Kept(Object[] sorting, long number, Bytes key, Bytes value) {}

    private final class FirstRows implements Page {
        private final ScanFragment.First first;
        private final TreeSet<Kept> kept;
        private long number;
        private long bytes;

        FirstRows(ScanFragment.First first) {
            this.first = first;
            this.kept = new TreeSet<>(inOrder().thenComparingLong(Kept::number));
        }

        private Comparator<Kept> inOrder() {
            List<Expression> columns = fragment.program().projection();
            return (left, right) -> {
                for (int at = 0; at < columns.size(); at++) {
                    int order = compare(columns.get(at), first.order().get(at), left.sorting[at], right.sorting[at]);
                    if (order != 0) {
                        return order;
                    }
                }
                return 0;
            };
        }

        private static int compare(Expression column, ScanFragment.Order order, Object left, Object right) {
            if (left == null || right == null) {
                return left == right ? 0 : (left == null) == order.nullsFirst() ? -1 : 1;
            }
            int compared = Datums.compare(column.type().type(), left, right);
            return order.descending() ? -compared : compared;
        }

        @Override
        public void add(RowPage stored, int from, Selection passing, Vector[] given) {
            for (int at = 0; at < passing.size(); at++) {
                int row = passing.row(at);
                Object[] sorting = new Object[given.length];
                for (int column = 0; column < sorting.length; column++) {
                    sorting[column] = given[column].datum(row);
                }
                add(stored.key(from + row), stored.value(from + row), sorting);
            }
        }

        /** Copies: a key or a value that is kept must not keep its page in memory. */
        private void add(Bytes key, Bytes value, Object[] sorting) {
            Kept row = new Kept(sorting, number++, key, value);
            if (kept.size() == first.rows() && kept.comparator().compare(row, kept.last()) >= 0) {
                return;
            }
            kept.add(new Kept(sorting, row.number, Bytes.wrap(key.toArray()), Bytes.wrap(value.toArray())));
            bytes += key.length() + value.length();
            if (kept.size() > first.rows()) {
                Kept last = kept.pollLast();
                bytes -= last.key.length() + last.value.length();
            }
        }

        @Override
        public boolean isFull() {
            return bytes >= PAGE_BYTES_MAX;
        }

        @Override
        public RowPage taken() {
            RowPage.Builder rows = new RowPage.Builder(1 << 10);
            kept.forEach(row -> rows.add(row.key, row.value));
            return rows.build();
        }
    }
}
