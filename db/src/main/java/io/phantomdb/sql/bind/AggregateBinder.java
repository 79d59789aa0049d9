package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Aggregate;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.Aggregates;
import io.phantomdb.rows.function.HypotheticalRank;
import io.phantomdb.rows.function.OrderedAggregates;
import io.phantomdb.rows.function.RoutineChoice;
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
        String name = call.name().last();
        if (call.withinGroup() || OrderedAggregates.exist(name) || HypotheticalRank.exist(name)) {
            return ordered(call);
        }
        ExpressionBinder inside = inside(Clause.AGGREGATE);
        List<Expr> written = inside.bindAll(call.arguments());
        Expr filter = filter(call);
        Aggregate aggregate = statement.typing().aggregate(call, written);
        List<Expr> arguments = statement.typing().aggregated(call, aggregate, written);
        BoundQuery.AggregateCall bound = new BoundQuery.AggregateCall(aggregate, arguments, call.distinct(),
                order(call, written, inside), filter, List.of(), ColumnType.of(aggregate.resultType()));
        refuseNested(bound, call);
        return around.owned(bound, call.position());
    }

    /** 42803 if one of a block around this one is in one of the same block. */
    private static void refuseNested(BoundQuery.AggregateCall bound, Expression.FunctionCall call) {
        if (AggregateLevel.isNested(bound)) {
            int position = call.filter() != null
                    ? call.filter().position()
                    : call.arguments().isEmpty() ? call.position() : call.arguments().getFirst().position();
            throw new StatementError(SqlState.GROUPING_ERROR, "aggregate function calls cannot be nested")
                    .at(position);
        }
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
        Expr filter = filter(call);
        try {
            return around.owned(HypotheticalRank.exist(name)
                    ? hypothetical(call, direct, ordered, filter)
                    : ordered(call, direct, ordered, filter), call.position());
        } catch (StatementError error) {
            throw error.at(call.position());
        }
    }

    /** What is ordered by comes first among the arguments of the bound call, then the direct ones. */
    private BoundQuery.AggregateCall ordered(Expression.FunctionCall call, List<Expr> direct, List<Expr> ordered,
            Expr filter) {
        Typing typing = statement.typing();
        String name = call.name().last();
        if (!OrderedAggregates.exist(name)) {
            List<Expr> all = new ArrayList<>(direct);
            all.addAll(ordered);
            Aggregates.resolve(name, all.stream().map(typing::typeOf).toList());
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    name + " is not an ordered-set aggregate, so it cannot have WITHIN GROUP");
        }
        Aggregate aggregate = OrderedAggregates.resolve(name, direct.stream().map(typing::typeOf).toList(),
                ordered.stream().map(typing::typeOf).toList(), call.orderBy().getFirst().descending());
        List<Expr> arguments = new ArrayList<>(ordered);
        arguments.addAll(direct);
        List<Expr> cast = typing.arguments(arguments, aggregate.argumentTypes(), call.position());
        return new BoundQuery.AggregateCall(aggregate, cast, false, List.of(), filter, direct,
                ColumnType.of(aggregate.resultType()));
    }

    /** A rank: of the direct arguments as a row among the rows of what is ordered by. */
    private BoundQuery.AggregateCall hypothetical(Expression.FunctionCall call, List<Expr> direct,
            List<Expr> ordered, Expr filter) {
        Typing typing = statement.typing();
        requireSameCount(call.name().last(), direct, ordered);
        List<Type.Field> fields = new ArrayList<>();
        List<HypotheticalRank.Key> keys = new ArrayList<>();
        List<Expr> wanted = new ArrayList<>();
        List<Expr> found = new ArrayList<>();
        for (int at = 0; at < direct.size(); at++) {
            int position = call.arguments().get(at).position();
            SortItem item = call.orderBy().get(at);
            ColumnType type = ColumnType.of(typing.common(List.of(ordered.get(at), direct.get(at)), "WITHIN GROUP",
                    position).type());
            wanted.add(typing.coerce(direct.get(at), type, position));
            found.add(typing.coerce(ordered.get(at), type, item.expression().position()));
            fields.add(new Type.Field("f" + (at + 1), type));
            keys.add(new HypotheticalRank.Key(type.type(), SortItems.descending(item), SortItems.nullsFirst(item)));
        }
        Expr row = RecordBinder.made(fields, found);
        Aggregate aggregate = HypotheticalRank.aggregate(call.name().last(), row.type().type(), keys);
        return new BoundQuery.AggregateCall(aggregate, List.of(row, RecordBinder.made(fields, wanted)), false,
                List.of(), filter, direct, ColumnType.of(aggregate.resultType()));
    }

    private void requireSameCount(String name, List<Expr> direct, List<Expr> ordered) {
        if (direct.size() != ordered.size()) {
            List<Expr> all = new ArrayList<>(direct);
            all.addAll(ordered);
            throw new StatementError(SqlState.UNDEFINED_FUNCTION, "function "
                    + RoutineChoice.signature(name, all.stream().map(statement.typing()::typeOf).toList())
                    + " does not exist").withHint("To use the hypothetical-set aggregate " + name
                            + ", the number of hypothetical direct arguments (here " + direct.size()
                            + ") must match the number of ordering columns (here " + ordered.size() + ").");
        }
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
