package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.QueryBody;
import io.phantomdb.sql.tree.SortItem;
import java.util.ArrayList;
import java.util.List;

/** Binds queries. One for each query in the text. */
final class QueryBinder {
    private final StatementBinder statement;
    private final Typing typing;
    private final Scope outer;
    private Scope commonTables;
    private boolean correlated;
    private boolean keepUnknown;

    /** The outer scope is that of the block around a subquery, null at the top. */
    QueryBinder(StatementBinder statement, Scope outer, Scope commonTables) {
        this.statement = statement;
        this.typing = statement.typing();
        this.outer = outer;
        this.commonTables = commonTables;
    }

    /** Literals of unknown type stay so in the columns of the query itself: INSERT knows what they shall be. */
    QueryBinder keepingUnknown() {
        keepUnknown = true;
        return this;
    }

    /** True once something in the query has looked at a row of a block around it. */
    boolean isCorrelated() {
        return correlated;
    }

    BoundQuery bind(Query query) {
        bindWith(query.with());
        refuseUnsupported(query);
        return switch (query.body()) {
            case QueryBody.Select select -> select(select, query);
            case QueryBody.Values values -> around(values(values), query);
            case QueryBody.SetOperation operation -> around(setOperation(operation), query);
            case QueryBody.Nested nested -> around(inner(nested.query()), query);
        };
    }

    private void bindWith(Query.With with) {
        if (with != null) {
            WithBinder binder = new WithBinder(statement, outer, commonTables);
            commonTables = binder.bind(with);
            correlated |= binder.isCorrelated();
        }
    }

    private static void refuseUnsupported(Query query) {
        for (Query.Locking locking : query.locking()) {
            if (!(query.body() instanceof QueryBody.Select)) {
                throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, LockClauses.spelling(locking)
                        + (query.body() instanceof QueryBody.Values
                                ? " cannot be applied to VALUES"
                                : " is not allowed with UNION/INTERSECT/EXCEPT"))
                        .at(locking.position());
            }
        }
    }

    private BoundQuery select(QueryBody.Select select, Query query) {
        Scope scope = new Scope(outer, commonTables);
        BoundQuery bound = new SelectBinder(statement, scope, select, query, keepUnknown).bind();
        correlated |= scope.isCorrelated();
        return bound;
    }

    /** A query in the same place as this one, such as one side of UNION. */
    private BoundQuery inner(Query query) {
        QueryBinder binder = new QueryBinder(statement, outer, commonTables);
        BoundQuery bound = binder.bind(query);
        correlated |= binder.correlated;
        return bound;
    }

    private BoundQuery values(QueryBody.Values values) {
        Scope scope = new Scope(outer, commonTables);
        ExpressionBinder binder = new ExpressionBinder(statement, scope, Clause.VALUES, null);
        int width = values.rows().getFirst().size();
        List<List<Expr>> rows = new ArrayList<>();
        for (List<Expression> row : values.rows()) {
            if (row.size() != width) {
                throw new StatementError(SqlState.SYNTAX_ERROR, "VALUES lists must all be the same length")
                        .at(row.getFirst().position());
            }
            rows.add(binder.bindAll(row));
        }
        correlated |= scope.isCorrelated();
        return typedValues(rows, width, values.position());
    }

    private BoundQuery typedValues(List<List<Expr>> rows, int width, int position) {
        List<BoundQuery.OutputColumn> columns = new ArrayList<>();
        List<List<Expr>> typed = new ArrayList<>();
        rows.forEach(row -> typed.add(new ArrayList<>(row)));
        for (int column = 0; column < width; column++) {
            int at = column;
            List<Expr> all = rows.stream().map(row -> row.get(at)).toList();
            ColumnType type = typing.common(all, "VALUES", position);
            typed.forEach(row -> row.set(at, typing.coerce(row.get(at), type, position)));
            columns.add(new BoundQuery.OutputColumn("column" + (column + 1), type, 0, 0));
        }
        return new BoundQuery(new BoundQuery.Values(typed), columns, List.of(), null, null);
    }

    private BoundQuery setOperation(QueryBody.SetOperation operation) {
        boolean intersect = operation.kind() == QueryBody.SetKind.INTERSECT;
        boolean union = operation.kind() == QueryBody.SetKind.UNION;
        BoundQuery left = intersect
                ? statement.behind("INTERSECT", () -> side(operation.left()))
                : side(operation.left());
        BoundQuery right = union
                ? side(operation.right())
                : statement.behind(operation.kind().name(), () -> side(operation.right()));
        String name = operation.kind().name();
        if (left.columns().size() != right.columns().size()) {
            throw new StatementError(SqlState.SYNTAX_ERROR,
                    "each " + name + " query must have the same number of columns").at(firstItem(operation.right()));
        }
        List<BoundQuery.OutputColumn> columns = new ArrayList<>();
        for (int at = 0; at < left.columns().size(); at++) {
            List<Expr> pair = List.of(column(left, at), column(right, at));
            ColumnType type = typing.common(pair, name, operation.position());
            columns.add(new BoundQuery.OutputColumn(left.columns().get(at).name(), type, 0, 0));
        }
        BoundQuery one = matched(left, columns, operation.position());
        BoundQuery other = matched(right, columns, operation.position());
        BoundQuery.SetOperation.Kind kind = switch (operation.kind()) {
            case UNION -> BoundQuery.SetOperation.Kind.UNION;
            case INTERSECT -> BoundQuery.SetOperation.Kind.INTERSECT;
            case EXCEPT -> BoundQuery.SetOperation.Kind.EXCEPT;
        };
        return new BoundQuery(new BoundQuery.SetOperation(kind, operation.all(), one, other), columns, List.of(), null,
                null);
    }

    /** One side; a plain SELECT keeps literals of unknown type until the other side tells what they are. */
    private BoundQuery side(QueryBody body) {
        QueryBinder binder = new QueryBinder(statement, outer, commonTables);
        binder.keepUnknown = body instanceof QueryBody.Select select && !select.distinct();
        BoundQuery bound = binder.bind(asQuery(body));
        correlated |= binder.correlated;
        return bound;
    }

    private static int firstItem(QueryBody body) {
        return body instanceof QueryBody.Select select && !select.items().isEmpty()
                ? select.items().getFirst().expression().position()
                : body.position();
    }

    private static Expr column(BoundQuery query, int at) {
        if (query.body() instanceof BoundQuery.Select select) {
            return select.outputs().get(at);
        }
        BoundQuery.OutputColumn column = query.columns().get(at);
        return Scope.slot(at, column.type(), column.name());
    }

    /** The query with its columns cast to those types. */
    private BoundQuery matched(BoundQuery query, List<BoundQuery.OutputColumn> columns, int position) {
        boolean inPlace = query.body() instanceof BoundQuery.Select select && !select.distinct()
                && query.order().isEmpty();
        List<Expr> casts = new ArrayList<>();
        for (int at = 0; at < columns.size(); at++) {
            BoundQuery.OutputColumn column = query.columns().get(at);
            Expr value = inPlace ? column(query, at) : Scope.slot(at, column.type(), column.name());
            casts.add(typing.coerce(value, columns.get(at).type(), position));
        }
        if (inPlace && query.body() instanceof BoundQuery.Select select) {
            return new BoundQuery(select.withOutputs(casts), columns, List.of(), query.limit(), query.offset());
        }
        return cast(query, casts, columns);
    }

    static Query asQuery(QueryBody body) {
        return body instanceof QueryBody.Nested nested ? nested.query() : Query.of(body, body.position());
    }

    static BoundQuery cast(BoundQuery query, List<Expr> casts, List<BoundQuery.OutputColumn> columns) {
        if (casts.stream().allMatch(Expr.Slot.class::isInstance)) {
            return query;
        }
        return new BoundQuery(new BoundQuery.Nested(query, casts), columns, List.of(), null, null);
    }

    /** ORDER BY, LIMIT and OFFSET around something that is not a SELECT: only columns of the result can be sorted by. */
    private BoundQuery around(BoundQuery body, Query query) {
        if (query.orderBy().isEmpty() && query.limit() == null && query.offset() == null) {
            return body;
        }
        boolean free = body.order().isEmpty() && body.limit() == null && body.offset() == null;
        BoundQuery inner = free
                ? body
                : new BoundQuery(new BoundQuery.Nested(body, null), body.columns(), List.of(), null, null);
        List<BoundQuery.Order> order = new ArrayList<>();
        for (SortItem item : query.orderBy()) {
            int column = outputColumn(inner.columns(), item);
            order.add(SortItems.order(item, column, inner.columns().get(column).type()));
        }
        return new BoundQuery(inner.body(), inner.columns(), order, count(query.limit(), Clause.LIMIT),
                count(query.offset(), Clause.OFFSET), query.withTies());
    }

    private static int outputColumn(List<BoundQuery.OutputColumn> columns, SortItem item) {
        if (item.expression() instanceof Expression.Literal literal) {
            return SelectBinder.ordinal(literal, columns.size(), Clause.ORDER_BY);
        }
        if (item.expression() instanceof Expression.ColumnReference column && column.parts().size() == 1) {
            for (int at = 0; at < columns.size(); at++) {
                if (columns.get(at).name().equals(column.parts().getFirst())) {
                    return at;
                }
            }
            throw new StatementError(SqlState.UNDEFINED_COLUMN,
                    "column \"" + column.parts().getFirst() + "\" does not exist").at(column.position());
        }
        throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "invalid UNION/INTERSECT/EXCEPT ORDER BY clause",
                "Only result column names can be used, not expressions or functions.",
                "Add the expression/function to every SELECT, or move the UNION into a FROM clause.",
                item.expression().position());
    }

    /** A number of rows, of type bigint; null stays null. */
    Expr count(Expression expression, Clause clause) {
        return count(expression, clause, new Scope(outer, commonTables));
    }

    /** The columns of the block may be named, to be refused. */
    Expr count(Expression expression, Clause clause, Scope scope) {
        if (expression == null) {
            return null;
        }
        Expr bound = new ExpressionBinder(statement, scope, clause, null).bind(expression);
        new SlotRewrite((slot, depth) -> {
            if (slot.levelsUp() == depth) {
                throw new StatementError(SqlState.INVALID_COLUMN_REFERENCE,
                        "argument of " + clause.words() + " must not contain variables").at(slot.position());
            }
            return slot;
        }).expr(bound, 0);
        Expr known = typing.known(bound, Type.INT8);
        if (!typing.canAssign(known.type().type(), Type.INT8)) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH, "argument of " + clause.words()
                    + " must be type bigint, not type " + known.type().type().sqlName()).at(expression.position());
        }
        return typing.assign(known, ColumnType.of(Type.INT8), expression.position());
    }
}
