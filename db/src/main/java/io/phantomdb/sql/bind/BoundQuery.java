package io.phantomdb.sql.bind;

import io.phantomdb.rows.Aggregate;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.sql.catalog.Table;
import java.util.List;

/**
 * A query whose names and types are settled.
 *
 * @param columns what it gives, without the columns that are there for sorting only
 * @param order by places among all columns of the body
 * @param limit of type bigint, or null
 */
public record BoundQuery(Body body, List<OutputColumn> columns, List<Order> order, Expr limit, Expr offset) {
    public BoundQuery {
        columns = List.copyOf(columns);
        order = List.copyOf(order);
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
    }

    /** The having is null if there is none. */
    public record Grouping(List<Expr> keys, List<AggregateCall> aggregates, Expr having) {
        public Grouping {
            keys = List.copyOf(keys);
            aggregates = List.copyOf(aggregates);
        }
    }

    /** The filter is null if there is none. */
    public record AggregateCall(Aggregate aggregate, List<Expr> arguments, boolean distinct, Expr filter,
            ColumnType type) {
        public AggregateCall {
            arguments = List.copyOf(arguments);
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

    /** What stands in FROM, each item at its place in the rows of the block. */
    public sealed interface From {}

    /** The lock is EXCLUSIVE under FOR UPDATE and as the target of UPDATE and DELETE. */
    public record FromTable(Table table, int offset, boolean exclusive) implements From {}

    public record FromQuery(BoundQuery query, int offset) implements From {}

    /** generate_series; the step is null where none was given. */
    public record FromSeries(Expr start, Expr stop, Expr step, int offset) implements From {}

    /** The condition is null for a cross join. A right join has become a left one. */
    public record FromJoin(From left, From right, boolean leftOuter, Expr condition) implements From {}
}
