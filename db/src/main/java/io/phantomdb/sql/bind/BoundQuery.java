package io.phantomdb.sql.bind;

import io.phantomdb.rows.Aggregate;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Windowed;
import io.phantomdb.rows.function.RangeOffset;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.system.SystemTable;
import io.phantomdb.sql.tree.Window;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A query whose names and types are settled.
 *
 * @param columns what it gives, without the columns that are there for sorting only
 * @param order by places among all columns of the body
 * @param limit of type bigint, or null
 * @param withTies rows that sort like the last one within the limit are given, too
 */
public record BoundQuery(Body body, List<OutputColumn> columns, List<Order> order, Expr limit, Expr offset,
        boolean withTies) {
    public BoundQuery {
        columns = List.copyOf(columns);
        order = List.copyOf(order);
    }

    public BoundQuery(Body body, List<OutputColumn> columns, List<Order> order, Expr limit, Expr offset) {
        this(body, columns, order, limit, offset, false);
    }

    /** A column for the client; table and attribute are 0 where it is an expression. */
    public record OutputColumn(String name, ColumnType type, int tableId, int attribute) {}

    public record Order(int column, boolean descending, boolean nullsFirst) {}

    /** What a query is made of. */
    public sealed interface Body {}

    /**
     * SELECT. Expressions over {@code from} see rows of that width; if it is grouped, {@code having} and {@code outputs}
     * see rows of the keys, then the aggregates, then what GROUPING says.
     *
     * @param from null without FROM
     * @param where null without WHERE
     * @param outputs the columns, then those for sorting only
     * @param distinct on all columns, or on some
     * @param distinctOn the places of the outputs of DISTINCT ON; empty if distinct is on all columns, or not at all
     */
    public record Select(int width, From from, Expr where, Grouping grouping, List<WindowCall> windows,
            List<Expr> outputs, boolean distinct, List<Integer> distinctOn) implements Body {
        public Select {
            windows = List.copyOf(windows);
            outputs = List.copyOf(outputs);
            distinctOn = List.copyOf(distinctOn);
        }

        /** Rows of FROM, and nothing done to them but expressions. */
        public static Select plain(int width, From from, Expr where, List<Expr> outputs) {
            return new Select(width, from, where, null, List.of(), outputs, false, List.of());
        }

        /** The same with other columns. */
        public Select withOutputs(List<Expr> others) {
            return new Select(width, from, where, grouping, windows, others, distinct, distinctOn);
        }

        /** The same over other aggregates, in the same places. */
        public Select withGrouping(Grouping other) {
            return new Select(width, from, where, other, windows, outputs, distinct, distinctOn);
        }

        /** The same with the results of windows as places behind what the other expressions see. */
        public Select withWindowsPlaced() {
            return windows.isEmpty() ? this : withOutputs(map(outputs, output -> Windows.placed(output, windowsAt())));
        }

        /** Where the results of windows begin in the rows. */
        public int windowsAt() {
            return grouping == null ? width : grouping.width();
        }

        /** The same over other rows, of which the first places are as they were. */
        public Select over(int rowWidth, From rows, Expr condition) {
            return new Select(rowWidth, rows, condition, grouping, windows, outputs, distinct, distinctOn);
        }

        /** The same block with other expressions over rows of FROM; what sees groups stays. */
        public Select mappedRows(UnaryOperator<Expr> exprs) {
            return grouping == null
                    ? mapped(exprs, rows -> rows)
                    : new Select(width, from, exprs.apply(where), grouping.mappedRows(exprs), windows, outputs,
                            distinct, distinctOn);
        }

        /** The same block over other expressions. Nulls stay. */
        public Select mapped(UnaryOperator<Expr> exprs, UnaryOperator<From> froms) {
            return new Select(width, froms.apply(from), exprs.apply(where),
                    grouping == null ? null : grouping.mapped(exprs),
                    windows.stream().map(call -> call.mapped(exprs)).toList(), map(outputs, exprs), distinct,
                    distinctOn);
        }
    }

    private static List<Expr> map(List<Expr> all, UnaryOperator<Expr> change) {
        return all.stream().map(change).toList();
    }

    /**
     * GROUP BY.
     *
     * @param sets places of keys, one list for each grouping set; the keys that are not in a set are NULL in its groups
     * @param calls of GROUPING: places of keys
     * @param having null if there is none
     */
    public record Grouping(List<Expr> keys, List<List<Integer>> sets, List<AggregateCall> aggregates,
            List<List<Integer>> calls, Expr having) {
        public Grouping {
            keys = List.copyOf(keys);
            sets = sets.stream().map(List::copyOf).toList();
            aggregates = List.copyOf(aggregates);
            calls = calls.stream().map(List::copyOf).toList();
        }

        /** By all keys at once. */
        public static Grouping plain(List<Expr> keys, List<AggregateCall> aggregates) {
            return new Grouping(keys, List.of(IntStream.range(0, keys.size()).boxed().toList()), aggregates, List.of(),
                    null);
        }

        int width() {
            return keys.size() + aggregates.size() + calls.size();
        }

        public Grouping withAggregates(List<AggregateCall> others) {
            return new Grouping(keys, sets, others, calls, having);
        }

        private Grouping mapped(UnaryOperator<Expr> change) {
            Grouping rows = mappedRows(change);
            return new Grouping(rows.keys, sets, rows.aggregates, calls, change.apply(having));
        }

        private Grouping mappedRows(UnaryOperator<Expr> change) {
            return new Grouping(map(keys, change), sets,
                    aggregates.stream().map(call -> call.mapped(change)).toList(), calls, having);
        }
    }

    /**
     * @param order of the aggregate's own ORDER BY
     * @param filter null if there is none
     * @param direct what stands before WITHIN GROUP, and has one value in each group
     */
    public record AggregateCall(Aggregate aggregate, List<Expr> arguments, boolean distinct, List<Sorting> order,
            Expr filter, List<Expr> direct, ColumnType type) {
        public AggregateCall {
            arguments = List.copyOf(arguments);
            order = List.copyOf(order);
            direct = List.copyOf(direct);
        }

        /** The same of fewer rows, or of more. */
        public AggregateCall withFilter(Expr other) {
            return new AggregateCall(aggregate, arguments, distinct, order, other, direct, type);
        }

        AggregateCall mapped(UnaryOperator<Expr> change) {
            return new AggregateCall(aggregate, map(arguments, change), distinct,
                    order.stream().map(key -> key.mapped(change)).toList(), change.apply(filter),
                    map(direct, change), type);
        }
    }

    /** A value that something is sorted by. */
    public record Sorting(Expr value, boolean descending, boolean nullsFirst) {
        Sorting mapped(UnaryOperator<Expr> change) {
            return new Sorting(change.apply(value), descending, nullsFirst);
        }
    }

    /** A call with OVER; the filter is null if there is none. */
    public record WindowCall(Windowed function, List<Expr> arguments, Expr filter, WindowSpec window,
            ColumnType type) {
        public WindowCall {
            arguments = List.copyOf(arguments);
        }

        /** The change has to leave null as it is. */
        public WindowCall mapped(UnaryOperator<Expr> change) {
            return new WindowCall(function, map(arguments, change), change.apply(filter), window.mapped(change), type);
        }
    }

    /** What rows a window call looks at. */
    public record WindowSpec(List<Expr> partition, List<Sorting> order, Frame frame) {
        public WindowSpec {
            partition = List.copyOf(partition);
            order = List.copyOf(order);
        }

        private WindowSpec mapped(UnaryOperator<Expr> change) {
            return new WindowSpec(map(partition, change), order.stream().map(key -> key.mapped(change)).toList(),
                    frame.mapped(change));
        }
    }

    public record Frame(Window.Unit unit, FrameBound start, FrameBound end, Window.Exclusion exclusion) {
        static final Frame DEFAULT = new Frame(Window.Unit.RANGE,
                new FrameBound(Window.BoundKind.UNBOUNDED_PRECEDING, null, null),
                new FrameBound(Window.BoundKind.CURRENT_ROW, null, null), Window.Exclusion.NO_OTHERS);

        private Frame mapped(UnaryOperator<Expr> change) {
            return new Frame(unit, start.mapped(change), end.mapped(change), exclusion);
        }
    }

    /** The offset is null where there is none; the range says how it is added to the sort key under RANGE. */
    public record FrameBound(Window.BoundKind kind, Expr offset, RangeOffset range) {
        private FrameBound mapped(UnaryOperator<Expr> change) {
            return new FrameBound(kind, change.apply(offset), range);
        }
    }

    public record Values(List<List<Expr>> rows) implements Body {}

    /** Both sides give columns of the same types. */
    public record SetOperation(Kind kind, boolean all, BoundQuery left, BoundQuery right) implements Body {
        public enum Kind {
            UNION,
            INTERSECT,
            EXCEPT
        }
    }

    /**
     * The rows of tables that stand for one, one after the other; all give the same columns: those of the root.
     *
     * @param tree which members may have rows with some key; null if nothing is known of that
     * @param alias what the statement calls the root
     */
    public record Members(List<BoundQuery> queries, PartitionTree tree, String alias) implements Body {
        public Members {
            queries = List.copyOf(queries);
        }

        public Members over(UnaryOperator<BoundQuery> change) {
            return new Members(queries.stream().map(change).toList(), tree, alias);
        }
    }

    /** Another query, whose columns are cast; null casts nothing. Slots of the casts are columns of the query. */
    public record Nested(BoundQuery query, List<Expr> casts) implements Body {}

    /** The rows of a table of the catalog. */
    public record SystemScan(SystemTable table) implements Body {}

    /** The rows of a table of WITH. */
    public record WithScan(WithTable table) implements Body {}

    /**
     * WITH RECURSIVE: the rows of the start, and, as long as there are new ones, those that the step makes of them. Both
     * give columns of the same types.
     *
     * @param number the step names the newest rows by it
     * @param all without it, rows that were there before are not new
     */
    public record Recursive(int number, BoundQuery start, BoundQuery step, boolean all) implements Body {}

    /** In the step of that number: the newest rows. */
    public record WorkingTable(int number) implements Body {}

    /**
     * Functions side by side, the shorter ones filled up with NULLs: ROWS FROM. One that is no set gives one row.
     *
     * @param ordinality a last column counts the rows from 1
     */
    public record Functions(List<Expr> calls, boolean ordinality) implements Body {
        public Functions {
            calls = List.copyOf(calls);
        }
    }

    /** What stands in FROM, each item at its place in the rows of the block. */
    public sealed interface From {}

    /** The lock is that of FOR UPDATE and its like, or of the target of UPDATE and DELETE; null where rows are only read. The alias is what the statement calls the table. */
    public record FromTable(Table table, int offset, RowLock lock, List<Derived> derived, String alias)
            implements
                From {
        public FromTable {
            derived = List.copyOf(derived);
        }
    }

    /** A place of the table's row that always has this value, over places of the table's row. */
    public record Derived(int ordinal, Expr value) {}

    /** How rows are locked: FOR KEY SHARE as FOR SHARE, FOR NO KEY UPDATE as FOR UPDATE. */
    public record RowLock(boolean exclusive, LockWait waiting) {
        public static final RowLock TO_CHANGE = new RowLock(true, LockWait.WAIT);

        /** Both at once: the stronger, the less patient. */
        public RowLock and(RowLock other) {
            return new RowLock(exclusive || other.exclusive,
                    waiting.compareTo(other.waiting) > 0 ? waiting : other.waiting);
        }
    }

    /** What to do about a row that somebody else has locked; the later overrule those before. */
    public enum LockWait {
        WAIT,
        SKIP_LOCKED,
        NOWAIT
    }

    /**
     * A query, or functions.
     *
     * @param lateral it looks at rows of the block it stands in, or of those around that one, and runs for each: rows of
     *        this block are one level up
     */
    public record FromQuery(BoundQuery query, int offset, boolean lateral) implements From {}

    /** The condition is null where every pair will do. */
    public record FromJoin(JoinKind kind, From left, From right, Expr condition) implements From {
        public static FromJoin cross(From left, From right) {
            return new FromJoin(JoinKind.INNER, left, right, null);
        }
    }

    /** A right join has become a left one. */
    public enum JoinKind {
        INNER,
        LEFT,
        FULL,
        /** Rows on the left that have a partner, once each, without it: EXISTS. */
        SEMI,
        /** Rows on the left that have none: NOT EXISTS. */
        ANTI
    }
}
