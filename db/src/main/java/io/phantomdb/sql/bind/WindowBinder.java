package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Aggregate;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Windowed;
import io.phantomdb.rows.function.Functions;
import io.phantomdb.rows.function.HypotheticalRank;
import io.phantomdb.rows.function.OrderedAggregates;
import io.phantomdb.rows.function.WindowFunctions;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.SortItem;
import io.phantomdb.sql.tree.Window;
import java.util.ArrayList;
import java.util.List;

/** Binds window calls and what they say after OVER (PostgreSQL 15, chapters 4.2.8 and 7.2.5). */
final class WindowBinder {
    private final StatementBinder statement;
    private final Typing typing;
    private final Scope scope;
    private final Clause clause;
    private final Aggregates aggregates;

    /** The aggregates are null where none are allowed. */
    WindowBinder(StatementBinder statement, Scope scope, Clause clause, Aggregates aggregates) {
        this.statement = statement;
        this.typing = statement.typing();
        this.scope = scope;
        this.clause = clause;
        this.aggregates = aggregates;
    }

    /** The WINDOW clause: each window may start from those before it. */
    void define(List<Window.Named> windows) {
        for (Window.Named named : windows) {
            if (aggregates.windows().named(named.name()) != null) {
                throw new StatementError(SqlState.WINDOWING_ERROR,
                        "window \"" + named.name() + "\" is already defined").at(named.window().position());
            }
            BoundQuery.WindowSpec window = window(named.window(), true);
            aggregates.windows().define(named.name(), new Windows.Named(window, named.window().frame() != null));
        }
    }

    Expr bind(Expression.FunctionCall call) {
        if (aggregates == null || !clause.allowsWindows()) {
            throw clause.windowError().at(call.position());
        }
        List<Expr> written = inside(Clause.WINDOW_ARGUMENT).bindAll(call.arguments());
        Windowed function = function(call, written);
        refuseClauses(call, function);
        List<Expr> arguments = function instanceof Aggregate aggregate
                ? typing.aggregated(call, aggregate, written)
                : typing.arguments(written, function.argumentTypes(), call.position());
        Expr filter = call.filter() == null
                ? null
                : new ExpressionBinder(statement, scope, Clause.FILTER, aggregates).condition(call.filter(), "FILTER");
        BoundQuery.WindowSpec window = call.over().isReference()
                ? named(call.over().base(), call.over().position()).window()
                : window(call.over(), false);
        return aggregates.windows().add(
                new BoundQuery.WindowCall(function, arguments, filter, window,
                        ColumnType.of(function.resultType())));
    }

    private ExpressionBinder inside(Clause where) {
        return new ExpressionBinder(statement, scope, where, aggregates);
    }

    private Windowed function(Expression.FunctionCall call, List<Expr> arguments) {
        String name = call.name().last();
        boolean isRank = HypotheticalRank.exist(name);
        if (isRank && !call.withinGroup() && !arguments.isEmpty()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    "WITHIN GROUP is required for ordered-set aggregate " + name).at(call.position());
        }
        if (OrderedAggregates.exist(name) || isRank && call.withinGroup()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "OVER is not supported for ordered-set aggregate " + name).at(call.position());
        }
        if (call.star() || Typing.isAggregate(name)) {
            return typing.aggregate(call, arguments);
        }
        if (!WindowFunctions.exist(name) && Functions.exist(name)) {
            typing.call(call.name(), arguments, call.position());
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "OVER specified, but " + call.name()
                    + " is not a window function nor an aggregate function").at(call.position());
        }
        return typing.windowFunction(call, arguments);
    }

    private static void refuseClauses(Expression.FunctionCall call, Windowed function) {
        String refused = call.distinct()
                ? "DISTINCT is not implemented for window functions"
                : !call.orderBy().isEmpty()
                        ? "aggregate ORDER BY is not implemented for window functions"
                        : call.filter() != null && !(function instanceof Aggregate)
                                ? "FILTER is not implemented for non-aggregate window functions"
                                : null;
        if (refused != null) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, refused).at(call.position());
        }
    }

    private Windows.Named named(String name, int position) {
        Windows.Named found = aggregates.windows().named(name);
        if (found == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "window \"" + name + "\" does not exist").at(position);
        }
        return found;
    }

    private BoundQuery.WindowSpec window(Window window, boolean isNamed) {
        Windows.Named base = window.base() == null ? null : named(window.base(), window.position());
        ExpressionBinder binder = inside(Clause.WINDOW_DEFINITION);
        List<BoundQuery.Sorting> order = order(window.orderBy(), binder);
        List<Expr> partition = new ArrayList<>();
        for (Expression expression : window.partitionBy()) {
            Expr key = typing.known(binder.bind(expression), Type.TEXT);
            if (!partition.contains(key)) {
                partition.add(key);
            }
        }
        if (base != null) {
            refuseOverrides(window, base, isNamed);
            partition = base.window().partition();
            order = order.isEmpty() ? base.window().order() : order;
        }
        BoundQuery.Frame frame = window.frame() == null
                ? BoundQuery.Frame.DEFAULT
                : new FrameBinder(typing, offsets(window.frame())).bind(window, order);
        return new BoundQuery.WindowSpec(partition, order, frame);
    }

    private ExpressionBinder offsets(Window.Frame frame) {
        Clause where = switch (frame.unit()) {
            case ROWS -> Clause.FRAME_ROWS;
            case RANGE -> Clause.FRAME_RANGE;
            case GROUPS -> Clause.FRAME_GROUPS;
        };
        return new ExpressionBinder(statement, scope, where, null);
    }

    private List<BoundQuery.Sorting> order(List<SortItem> items, ExpressionBinder binder) {
        List<BoundQuery.Sorting> order = new ArrayList<>();
        for (SortItem item : items) {
            Expr key = typing.known(binder.bind(item.expression()), Type.TEXT);
            if (order.stream().noneMatch(sorting -> sorting.value().equals(key))) {
                order.add(SortItems.sorting(item, key));
            }
        }
        return order;
    }

    private static void refuseOverrides(Window window, Windows.Named base, boolean isNamed) {
        String name = "window \"" + window.base() + "\"";
        if (!window.partitionBy().isEmpty()) {
            throw refused("cannot override PARTITION BY clause of " + name, window);
        }
        if (!window.orderBy().isEmpty() && !base.window().order().isEmpty()) {
            throw refused("cannot override ORDER BY clause of " + name, window);
        }
        if (base.hasFrame()) {
            StatementError error = refused("cannot copy " + name + " because it has a frame clause", window);
            boolean bare = !isNamed && window.orderBy().isEmpty() && window.frame() == null;
            throw bare ? error.withHint("Omit the parentheses in this OVER clause.") : error;
        }
    }

    private static StatementError refused(String message, Window window) {
        return new StatementError(SqlState.WINDOWING_ERROR, message).at(window.position());
    }
}
