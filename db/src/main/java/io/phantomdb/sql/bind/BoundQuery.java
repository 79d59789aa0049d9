package io.phantomdb.sql.bind;

import io.phantomdb.rows.Aggregate;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.sql.catalog.Table;
import java.util.List;
import java.util.function.UnaryOperator;

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
     * see rows of the keys, then the aggregates.
     *
     * @param from null without FROM
     * @param where null without WHERE
     * @param outputs the columns, then those for sorting only
     * @param distinct on all columns
     */
    public record Select(int width, From from, Expr where, Grouping grouping, List<Expr> outputs, boolean distinct)
            implements
                Body {
        public Select {
            outputs = List.copyOf(outputs);
        }

        /** The same over other rows, of which the first places are as they were. */
        public Select over(int rowWidth, From rows, Expr condition) {
            return new Select(rowWidth, rows, condition, grouping, outputs, distinct);
        }

        /** The same block with other expressions over rows of FROM; what sees groups stays. */
        public Select mappedRows(UnaryOperator<Expr> exprs) {
            return grouping == null
                    ? mapped(exprs, rows -> rows)
                    : new Select(width, from, exprs.apply(where), grouping.mappedRows(exprs), outputs, distinct);
        }

        /** The same block over other expressions. Nulls stay. */
        public Select mapped(UnaryOperator<Expr> exprs, UnaryOperator<From> froms) {
            return new Select(width, froms.apply(from), exprs.apply(where),
                    grouping == null ? null : grouping.mapped(exprs), map(outputs, exprs), distinct);
        }
    }

    private static List<Expr> map(List<Expr> all, UnaryOperator<Expr> change) {
        return all.stream().map(change).toList();
    }

    /** The having is null if there is none. */
    public record Grouping(List<Expr> keys, List<AggregateCall> aggregates, Expr having) {
        public Grouping {
            keys = List.copyOf(keys);
            aggregates = List.copyOf(aggregates);
        }

        private Grouping mapped(UnaryOperator<Expr> change) {
            Grouping rows = mappedRows(change);
            return new Grouping(rows.keys, rows.aggregates, change.apply(having));
        }

        private Grouping mappedRows(UnaryOperator<Expr> change) {
            return new Grouping(map(keys, change), aggregates.stream().map(call -> call.mapped(change)).toList(),
                    having);
        }
    }

    /** The filter is null if there is none. */
    public record AggregateCall(Aggregate aggregate, List<Expr> arguments, boolean distinct, Expr filter,
            ColumnType type) {
        public AggregateCall {
            arguments = List.copyOf(arguments);
        }

        AggregateCall mapped(UnaryOperator<Expr> change) {
            return new AggregateCall(aggregate, map(arguments, change), distinct, change.apply(filter), type);
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

    /** Another query, whose columns are cast; null casts nothing. Slots of the casts are columns of the query. */
    public record Nested(BoundQuery query, List<Expr> casts) implements Body {}

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

    /** The lock is EXCLUSIVE under FOR UPDATE and as the target of UPDATE and DELETE. */
    public record FromTable(Table table, int offset, boolean exclusive) implements From {}

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
