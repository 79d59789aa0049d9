package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Aggregate;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.OrderedAggregates;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.SortItem;
import java.util.ArrayList;
import java.util.List;

/** Binds calls of aggregates (PostgreSQL 15, chapter 4.2.7). */
final class AggregateBinder {
    private final StatementBinder statement;
    private final Scope scope;
    private final ExpressionBinder around;

    AggregateBinder(StatementBinder statement, Scope scope, ExpressionBinder around) {
        this.statement = statement;
        this.scope = scope;
        this.around = around;
    }

    Expr bind(Expression.FunctionCall call) {
        if (call.withinGroup() || OrderedAggregates.exist(call.name().last())) {
            return ordered(call);
        }
        ExpressionBinder inside = inside(Clause.AGGREGATE);
        List<Expr> written = inside.bindAll(call.arguments());
        Expr filter = filter(call);
        Aggregate aggregate = statement.typing().aggregate(call, written);
        List<Expr> arguments = statement.typing().aggregated(call, aggregate, written);
        return around.owned(new BoundQuery.AggregateCall(aggregate, arguments, call.distinct(),
                order(call, written, inside), filter, ColumnType.of(aggregate.resultType())), call.position());
    }

    /** An aggregate WITHIN GROUP (ORDER BY …). */
    private Expr ordered(Expression.FunctionCall call) {
        String name = call.name().last();
        if (!call.withinGroup()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    "WITHIN GROUP is required for ordered-set aggregate " + name).at(call.position());
        }
        ExpressionBinder inside = inside(Clause.AGGREGATE);
        List<Expr> direct = inside.bindAll(call.arguments());
        List<Expr> ordered = inside.bindAll(call.orderBy().stream().map(SortItem::expression).toList());
        return around.owned(statement.typing().orderedAggregate(call, direct, ordered, filter(call)),
                call.position());
    }

    private Expr filter(Expression.FunctionCall call) {
        return call.filter() == null ? null : inside(Clause.FILTER).condition(call.filter(), "FILTER");
    }

    private ExpressionBinder inside(Clause where) {
        return new ExpressionBinder(statement, scope, where, null);
    }

    /** With DISTINCT what is sorted by has to be an argument as it was written, before implicit casts. */
    private List<BoundQuery.Sorting> order(Expression.FunctionCall call, List<Expr> arguments,
            ExpressionBinder inside) {
        List<BoundQuery.Sorting> order = new ArrayList<>();
        for (SortItem item : call.orderBy()) {
            Expr key = statement.typing().known(inside.bind(item.expression()), Type.TEXT);
            if (call.distinct() && !arguments.contains(key)) {
                throw new StatementError(SqlState.INVALID_COLUMN_REFERENCE,
                        "in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list")
                        .at(item.expression().position());
            }
            order.add(SortItems.sorting(item, key));
        }
        return order;
    }
}
