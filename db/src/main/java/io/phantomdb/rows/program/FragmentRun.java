package io.phantomdb.rows.program;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.RowPage;
import io.phantomdb.rows.codec.DatumBytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * A fragment at work on the rows of one page. Belongs to whoever started it.
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
    private static final int GROUPS_MAX = 4_000;
    private static final int GROUP_BYTES = 64;
    private static final int STATE_BYTES = 48;

    private final ScanFragment fragment;
    private final StoredShape.Reader reader;
    private final ScanProgram.Run program;
    private final Object[] row;
    private final Page page;

    FragmentRun(ScanFragment fragment) {
        this.fragment = fragment;
        this.reader = fragment.shape().new Reader();
        this.program = fragment.program().start();
        this.row = new Object[fragment.shape().row().size()];
        this.page = switch (fragment.output()) {
            case ScanFragment.Rows rows -> new StoredRows();
            case ScanFragment.Groups groups -> new GroupedRows(groups);
            case ScanFragment.First first -> new FirstRows(first);
        };
    }

    /** What becomes of rows that pass the filter. */
    private interface Page {
        void add(Bytes key, Bytes value, Object[] given);

        /** No further row should be taken. */
        boolean isFull();

        RowPage taken();
    }

    /**
     * Takes a row. StatementError if an expression fails of it, Malformed if it is no row of this shape; then nothing of the
     * page may be given.
     */
    public void take(Bytes key, Bytes value) {
        reader.read(key, value, row);
        Object[] given = program.take(row);
        if (given != null) {
            page.add(key, value, given);
        }
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
        public void add(Bytes key, Bytes value, Object[] given) {
            rows.add(key, value);
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

    /** What is known of one group. */
    private record Group(Bytes keys, Accumulator[] states) {}

    /** Groups whose keys are equal but look different, as 1.0 and 1.00 do, are two here and one for whoever combines them. */
    private final class GroupedRows implements Page {
        private final ScanFragment.Groups groups;
        private final List<ColumnType> types;
        private final Lookup<Bytes, Group> byKeys = new Lookup<>();
        private final List<Group> inOrder = new ArrayList<>();
        private long bytes;

        GroupedRows(ScanFragment.Groups groups) {
            this.groups = groups;
            this.types = fragment.program().projection().stream().map(Expression::type).toList();
        }

        @Override
        public void add(Bytes key, Bytes value, Object[] given) {
            Group group = groupOf(given);
            for (int at = 0; at < group.states.length; at++) {
                ScanFragment.Call call = groups.calls().get(at);
                if (call.filter() < 0 || given[call.filter()] == Boolean.TRUE) {
                    Accumulator state = group.states[at];
                    long before = state.bytes();
                    state.add(call.arguments().isEmpty() ? null : given[call.arguments().getFirst()], null);
                    bytes += state.bytes() - before;
                }
            }
        }

        private Group groupOf(Object[] given) {
            if (groups.keys() == 0 && !inOrder.isEmpty()) {
                return inOrder.getFirst();
            }
            ByteWriter encoded = new ByteWriter();
            for (int at = 0; at < groups.keys(); at++) {
                DatumBytes.encode(encoded, types.get(at).type(), given[at]);
            }
            Bytes keys = encoded.take();
            Group group = byKeys.get(keys);
            if (group == null) {
                group = new Group(keys, groups.calls().stream().map(call -> call.function().newAccumulator()).toArray(
                        Accumulator[]::new));
                byKeys.put(keys, group);
                inOrder.add(group);
                bytes += GROUP_BYTES + keys.length() + (long) STATE_BYTES * group.states.length;
            }
            return group;
        }

        @Override
        public boolean isFull() {
            return inOrder.size() >= GROUPS_MAX || bytes >= PAGE_BYTES_MAX;
        }

        @Override
        public RowPage taken() {
            RowPage.Builder rows = new RowPage.Builder(1 << 10);
            for (Group group : inOrder) {
                ByteWriter states = new ByteWriter();
                for (Accumulator state : group.states) {
                    ByteWriter encoded = new ByteWriter();
                    state.encode(encoded);
                    states.sized(encoded.take());
                }
                rows.add(group.keys, states.take());
            }
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

        /** Copies: a key or a value that is kept must not keep its block in memory. */
        @Override
        public void add(Bytes key, Bytes value, Object[] given) {
            Kept row = new Kept(given, number++, key, value);
            if (kept.size() == first.rows() && kept.comparator().compare(row, kept.last()) >= 0) {
                return;
            }
            kept.add(new Kept(given, row.number, Bytes.wrap(key.toArray()), Bytes.wrap(value.toArray())));
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
