package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.LiteralKind;
import io.phantomdb.sql.tree.OutputNames;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.QueryBody;
import io.phantomdb.sql.tree.SortItem;
import java.util.ArrayList;
import java.util.List;

/** Binds one SELECT with the ORDER BY, LIMIT and FOR UPDATE around it. */
final class SelectBinder {
    private final StatementBinder statement;
    private final Typing typing;
    private final Scope scope;
    private final QueryBody.Select select;
    private final Query query;
    private final boolean keepUnknown;
    private final Aggregates aggregates = new Aggregates();
    private final List<BoundQuery.OutputColumn> columns = new ArrayList<>();
    private final List<Expr> outputs = new ArrayList<>();

    SelectBinder(StatementBinder statement, Scope scope, QueryBody.Select select, Query query,
            boolean keepUnknown) {
        this.statement = statement;
        this.typing = statement.typing();
        this.scope = scope;
        this.select = select;
        this.query = query;
        this.keepUnknown = keepUnknown;
    }

    BoundQuery bind() {
        LockClauses locks = new LockClauses(query.locking());
        BoundQuery.From from = new FromBinder(statement, scope, locks).bind(select.from());
        locks.check(from);
        Expr where = select.where() == null
                ? null
                : new ExpressionBinder(statement, scope, Clause.WHERE, null).condition(select.where(), "WHERE");
        new WindowBinder(statement, scope, Clause.SELECT, aggregates).define(select.windows());
        bindItems(new ExpressionBinder(statement, scope, Clause.SELECT, aggregates));
        GroupKeys keys = new GroupKeys(statement, scope, columns, outputs);
        keys.add(select.groupBy(), select.groupByDistinct());
        Expr having = select.having() == null
                ? null
                : new ExpressionBinder(statement, scope, Clause.HAVING, aggregates).condition(select.having(),
                        "HAVING");
        outputs.forEach(SelectBinder::refuseConditionalSets);
        if (!keepUnknown) {
            settleOutputs();
        }
        List<BoundQuery.Order> order = order();
        List<Integer> distinctOn = new DistinctBinder(this, outputs).bind(select.distinctOn(), query.orderBy(), order);
        BoundQuery.Grouping grouping = null;
        List<BoundQuery.WindowCall> windows = aggregates.windows().calls();
        if (select.distinct() || !select.distinctOn().isEmpty()) {
            refuseLocks("DISTINCT clause");
        }
        if (isGrouped(having)) {
            refuseInRecursion();
            refuseLocks(!select.groupBy().isEmpty()
                    ? "GROUP BY clause"
                    : having != null ? "HAVING clause" : "aggregate functions");
            GroupingBinder groups = new GroupingBinder(scope, from, keys.keys(), keys.sets(),
                    aggregates.calls().size());
            grouping = group(groups, having);
            windows = groups.rewriteWindows(windows);
        }
        if (!windows.isEmpty()) {
            refuseLocks("window functions");
        }
        BoundQuery.Select body = new BoundQuery.Select(scope.width(), from, where, grouping, windows, outputs,
                select.distinct(), distinctOn);
        if (GroupedSets.isWanted(body)) {
            body = GroupedSets.over(body);
        }
        QueryBinder around = new QueryBinder(statement, scope.outer(), scope);
        return new BoundQuery(body, columns, order, around.count(query.limit(), Clause.LIMIT, scope),
                around.count(query.offset(), Clause.OFFSET, scope), query.withTies());
    }

    private boolean isGrouped(Expr having) {
        return !select.groupBy().isEmpty() || !aggregates.isEmpty() || having != null
                || outputs.stream().anyMatch(GroupingBinder::hasGroupingCall);
    }

    private void refuseInRecursion() {
        if (scope.namesItself() && !aggregates.isEmpty()) {
            throw new StatementError(SqlState.INVALID_RECURSION,
                    "aggregate functions are not allowed in a recursive query's recursive term");
        }
    }

    private void refuseLocks(String with) {
        if (!query.locking().isEmpty()) {
            Query.Locking clause = query.locking().getFirst();
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    LockClauses.spelling(clause) + " is not allowed with " + with);
        }
    }

    private void bindItems(ExpressionBinder binder) {
        for (QueryBody.SelectItem item : select.items()) {
            List<Scope.Column> starred = binder.starred(item.expression());
            if (starred != null) {
                starred.forEach(this::add);
            } else {
                String name = item.alias() != null ? item.alias() : OutputNames.of(item.expression());
                add(binder.bind(item.expression()), name, item.expression());
            }
        }
    }

    private void add(Expr value, String name, Expression source) {
        outputs.add(value);
        int table = 0;
        int attribute = 0;
        if (source instanceof Expression.ColumnReference reference) {
            Scope.Column column = scope.find(reference.parts(), reference.position());
            table = column == null ? 0 : column.tableId();
            attribute = column == null ? 0 : column.attribute();
        }
        columns.add(new BoundQuery.OutputColumn(name, value.type(), table, attribute));
    }

    private void add(Scope.Column column) {
        outputs.add(statement.use(column).value());
        columns.add(new BoundQuery.OutputColumn(column.name(), column.value().type(), column.tableId(),
                column.attribute()));
    }

    static List<Scope.Column> starColumns(Scope scope, Expression.Wildcard star) {
        if (!star.qualifier().isEmpty()) {
            return scope.columns(star.qualifier(), star.position());
        }
        if (scope.isEmpty()) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "SELECT * with no tables specified is not valid")
                    .at(star.position());
        }
        return scope.visible();
    }

    /** Rows cannot be made only now and then. */
    private static void refuseConditionalSets(Expr output) {
        Exprs.each(output, node -> {
            boolean conditional = node instanceof Expr.Case || node instanceof Expr.Coalesce;
            if (conditional && !Exprs.setCalls(node).isEmpty()) {
                throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "set-returning functions are not allowed in "
                        + (node instanceof Expr.Case ? "CASE" : "COALESCE"), null,
                        "You might be able to move the set-returning function into a LATERAL FROM item.",
                        Exprs.setCalls(node).getFirst().position());
            }
        });
    }

    /** What is still of unknown type becomes text. */
    private void settleOutputs() {
        for (int at = 0; at < outputs.size(); at++) {
            Expr known = typing.known(outputs.get(at), Type.TEXT);
            BoundQuery.OutputColumn column = columns.get(at);
            outputs.set(at, known);
            columns.set(at, new BoundQuery.OutputColumn(column.name(), known.type(), column.tableId(),
                    column.attribute()));
        }
    }

    /** An integer constant names an output by its place, from 1. */
    static int ordinal(Expression.Literal literal, int count, Clause clause) {
        if (literal.kind() != LiteralKind.INT4) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "non-integer constant in " + clause.words())
                    .at(literal.position());
        }
        int place = Integer.parseInt(literal.text());
        if (place < 1 || place > count) {
            throw new StatementError(SqlState.INVALID_COLUMN_REFERENCE,
                    clause.words() + " position " + place + " is not in select list").at(literal.position());
        }
        return place - 1;
    }

    private List<BoundQuery.Order> order() {
        List<BoundQuery.Order> order = new ArrayList<>();
        for (SortItem item : query.orderBy()) {
            int column = sortColumn(item.expression(), Clause.ORDER_BY);
            order.add(SortItems.order(item, column, outputs.get(column).type()));
        }
        return order;
    }

    /** An output by place or name, or any expression, which becomes an output that is not shown. */
    int sortColumn(Expression expression, Clause clause) {
        if (expression instanceof Expression.Literal literal) {
            return ordinal(literal, columns.size(), clause);
        }
        if (expression instanceof Expression.ColumnReference column && column.parts().size() == 1) {
            int output = GroupKeys.outputNamed(column, columns, outputs, clause);
            if (output >= 0) {
                return output;
            }
        }
        Expr key = typing.known(
                new ExpressionBinder(statement, scope, clause, aggregates).bind(expression), Type.TEXT);
        int same = outputs.indexOf(key);
        if (same >= 0) {
            return same;
        }
        if (select.distinct() && select.distinctOn().isEmpty()) {
            throw new StatementError(SqlState.INVALID_COLUMN_REFERENCE,
                    "for SELECT DISTINCT, ORDER BY expressions must appear in select list").at(expression.position());
        }
        outputs.add(key);
        return outputs.size() - 1;
    }

    private BoundQuery.Grouping group(GroupingBinder grouping, Expr having) {
        List<Expr> used = new ArrayList<>(outputs);
        used.add(having);
        aggregates.windows().calls().forEach(call -> used.addAll(Windows.expressions(call)));
        aggregates.calls().forEach(call -> used.addAll(call.direct()));
        grouping.addDependent(used);
        outputs.replaceAll(grouping::rewrite);
        Expr condition = having == null ? null : grouping.rewrite(having);
        return grouping.grouping(aggregates.calls(), condition);
    }
}
