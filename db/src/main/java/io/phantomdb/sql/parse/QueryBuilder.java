package io.phantomdb.sql.parse;

import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.grammar.PhantomSqlParser.IntoClauseContext;
import io.phantomdb.base.StatementError;
import io.phantomdb.grammar.PhantomSqlParser;
import io.phantomdb.grammar.PhantomSqlParser.CommonTableContext;
import io.phantomdb.grammar.PhantomSqlParser.CommonTableExtraContext;
import io.phantomdb.grammar.PhantomSqlParser.CycleClauseContext;
import io.phantomdb.grammar.PhantomSqlParser.FetchCountContext;
import io.phantomdb.grammar.PhantomSqlParser.GroupByContext;
import io.phantomdb.grammar.PhantomSqlParser.GroupingElementContext;
import io.phantomdb.grammar.PhantomSqlParser.LimitContext;
import io.phantomdb.grammar.PhantomSqlParser.LimitsContext;
import io.phantomdb.grammar.PhantomSqlParser.LockStrengthContext;
import io.phantomdb.grammar.PhantomSqlParser.LockingContext;
import io.phantomdb.grammar.PhantomSqlParser.NamedWindowContext;
import io.phantomdb.grammar.PhantomSqlParser.OffsetContext;
import io.phantomdb.grammar.PhantomSqlParser.OrderByContext;
import io.phantomdb.grammar.PhantomSqlParser.PreparableContext;
import io.phantomdb.grammar.PhantomSqlParser.QueryBodyContext;
import io.phantomdb.grammar.PhantomSqlParser.QueryContext;
import io.phantomdb.grammar.PhantomSqlParser.QueryExpressionContext;
import io.phantomdb.grammar.PhantomSqlParser.SelectCoreContext;
import io.phantomdb.grammar.PhantomSqlParser.SelectItemContext;
import io.phantomdb.grammar.PhantomSqlParser.SelectItemsContext;
import io.phantomdb.grammar.PhantomSqlParser.SetQuantifierContext;
import io.phantomdb.grammar.PhantomSqlParser.SortItemContext;
import io.phantomdb.grammar.PhantomSqlParser.SubqueryContext;
import io.phantomdb.grammar.PhantomSqlParser.ValuesContext;
import io.phantomdb.grammar.PhantomSqlParser.WhereClauseContext;
import io.phantomdb.grammar.PhantomSqlParser.WithClauseContext;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.FromItem;
import io.phantomdb.sql.tree.LiteralKind;
import io.phantomdb.sql.tree.Operator;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.QueryBody;
import io.phantomdb.sql.tree.SortItem;
import io.phantomdb.sql.tree.Statement;
import io.phantomdb.sql.tree.Window;
import java.util.ArrayList;
import java.util.List;

/** Queries (PostgreSQL 15, chapter 7). */
final class QueryBuilder {
    private final ExpressionBuilder expressions;
    private final FromBuilder sources;
    private final ChangeBuilder changes;
    private int nested;
    private Into into;

    QueryBuilder(ExpressionBuilder expressions) {
        this.expressions = expressions;
        this.sources = new FromBuilder(expressions, this);
        this.changes = new ChangeBuilder(expressions, this, sources);
    }

    /** A query, or a change that may have a WITH. */
    Statement preparable(PreparableContext context) {
        Query.With with = with(context.withClause());
        int position = Nodes.position(context);
        if (context.queryExpression() != null) {
            return expression(with, context.queryExpression(), position);
        }
        if (context.insert() != null) {
            return changes.insert(with, context.insert(), position);
        }
        if (context.update() != null) {
            return changes.update(with, context.update(), position);
        }
        if (context.merge() != null) {
            return changes.merge(with, context.merge(), position);
        }
        return changes.delete(with, context.delete(), position);
    }

    Query subquery(SubqueryContext context) {
        return query(context.query());
    }

    Query query(QueryContext context) {
        expressions.depth().enter(2);
        nested++;
        Query query = expression(with(context.withClause()), context.queryExpression(), Nodes.position(context));
        nested--;
        expressions.depth().leave(2);
        return query;
    }

    private Query expression(Query.With with, QueryExpressionContext context, int position) {
        QueryBody body = body(context.queryBody());
        List<SortItem> orderBy = orderBy(context.orderBy());
        Limits limits = limits(context.queryTail().limits());
        List<Query.Locking> locking = context.queryTail().locking().stream().filter(one -> one.READ() == null)
                .map(QueryBuilder::locking).toList();
        if (limits.withTies) {
            refuseTies(orderBy, locking);
        }
        Query query = new Query(with, body, orderBy, limits.limit, limits.offset, limits.withTies, locking, position);
        return body instanceof QueryBody.Nested nested ? merged(query, nested.query()) : query;
    }

    private static void refuseTies(List<SortItem> orderBy, List<Query.Locking> locking) {
        if (orderBy.isEmpty()) {
            throw SyntaxErrors.of("WITH TIES cannot be specified without ORDER BY clause", 0);
        }
        if (locking.stream().anyMatch(one -> one.waiting() == Query.LockWait.SKIP_LOCKED)) {
            throw SyntaxErrors.of("SKIP LOCKED and WITH TIES options cannot be used together", 0);
        }
    }

    /** A query in parentheses takes in what follows them, as long as it does not have the same already. */
    private static Query merged(Query outer, Query inner) {
        refuseTwice(!outer.orderBy().isEmpty() && !inner.orderBy().isEmpty(), "ORDER BY",
                outer.orderBy().isEmpty() ? 0 : outer.orderBy().getFirst().position());
        refuseTwice(outer.offset() != null && inner.offset() != null, "OFFSET", positionOf(outer.offset()));
        refuseTwice(outer.limit() != null && inner.limit() != null, "LIMIT", positionOf(outer.limit()));
        refuseTwice(outer.with() != null && inner.with() != null, "WITH",
                outer.with() == null ? 0 : outer.with().position());
        ArrayList<Query.Locking> locking = new ArrayList<>(inner.locking());
        locking.addAll(outer.locking());
        return new Query(outer.with() == null ? inner.with() : outer.with(), inner.body(),
                outer.orderBy().isEmpty() ? inner.orderBy() : outer.orderBy(),
                outer.limit() == null ? inner.limit() : outer.limit(),
                outer.offset() == null ? inner.offset() : outer.offset(), outer.withTies() || inner.withTies(),
                locking, outer.position());
    }

    private static int positionOf(Expression expression) {
        return expression == null ? 0 : expression.position();
    }

    private static void refuseTwice(boolean twice, String clause, int position) {
        if (twice) {
            throw SyntaxErrors.of("multiple " + clause + " clauses not allowed", position);
        }
    }

    // WITH

    Query.With with(WithClauseContext context) {
        if (context == null) {
            return null;
        }
        ArrayList<Query.CommonTable> tables = new ArrayList<>();
        for (CommonTableContext table : context.commonTable()) {
            tables.add(commonTable(table));
        }
        return new Query.With(context.RECURSIVE() != null, tables, Nodes.position(context));
    }

    private Query.CommonTable commonTable(CommonTableContext context) {
        Boolean materialized = context.MATERIALIZED() == null ? null : Boolean.valueOf(context.NOT() == null);
        expressions.depth().enter(2);
        Statement statement = preparable(context.preparable());
        expressions.depth().leave(2);
        CommonTableExtraContext extra = context.commonTableExtra();
        return new Query.CommonTable(Nodes.word(context.colId()), Nodes.columns(context.columnList()), materialized,
                statement, extra == null ? null : search(extra), extra == null ? null : cycle(extra.cycleClause()),
                Nodes.position(context));
    }

    private static Query.Search search(CommonTableExtraContext context) {
        return context.SEARCH() == null
                ? null
                : new Query.Search(context.BREADTH() != null, Nodes.identifiers(context.names()),
                        Nodes.word(context.colId()), Nodes.position(context));
    }

    private Query.Cycle cycle(CycleClauseContext context) {
        if (context == null) {
            return null;
        }
        int position = Nodes.position(context);
        boolean isSaid = context.TO() != null;
        Expression value = isSaid
                ? expressions.build(context.expr(0))
                : new Expression.Literal(LiteralKind.BOOLEAN, "true", position);
        Expression otherwise = isSaid
                ? expressions.build(context.expr(1))
                : new Expression.Literal(LiteralKind.BOOLEAN, "false", position);
        return new Query.Cycle(Nodes.identifiers(context.names()), Nodes.word(context.colId(0)), value, otherwise,
                Nodes.word(context.colId(1)), position);
    }

    // Bodies

    private QueryBody body(QueryBodyContext context) {
        ArrayList<QueryBodyContext> spine = new ArrayList<>(2);
        QueryBodyContext innermost = context;
        while (innermost.selectCore() == null) {
            spine.add(innermost);
            innermost = innermost.queryBody(0);
        }
        expressions.depth().enter(1 + spine.size());
        QueryBody result = core(innermost.selectCore());
        for (int i = spine.size() - 1; i >= 0; i--) {
            result = setOperation(spine.get(i), result);
        }
        expressions.depth().leave(1 + spine.size());
        return result;
    }

    private QueryBody setOperation(QueryBodyContext context, QueryBody left) {
        QueryBody.SetKind kind = context.UNION() != null
                ? QueryBody.SetKind.UNION
                : context.EXCEPT() != null ? QueryBody.SetKind.EXCEPT : QueryBody.SetKind.INTERSECT;
        return new QueryBody.SetOperation(kind, isAll(context.setQuantifier()), left, body(context.queryBody(1)),
                position(context, kind));
    }

    private static int position(QueryBodyContext context, QueryBody.SetKind kind) {
        return Nodes.position(switch (kind) {
            case UNION -> context.UNION();
            case EXCEPT -> context.EXCEPT();
            case INTERSECT -> context.INTERSECT();
        });
    }

    private static boolean isAll(SetQuantifierContext context) {
        return context != null && context.ALL() != null;
    }

    private QueryBody core(SelectCoreContext context) {
        if (context.subquery() != null) {
            Query query = subquery(context.subquery());
            return query.isBare() ? query.body() : new QueryBody.Nested(query);
        }
        if (context.values() != null) {
            return values(context.values());
        }
        if (context.TABLE() != null) {
            return table(context);
        }
        return select(context);
    }

    private QueryBody.Values values(ValuesContext context) {
        ArrayList<List<Expression>> rows = new ArrayList<>(context.valuesRow().size());
        context.valuesRow().forEach(row -> rows.add(expressions.list(row.exprs())));
        return new QueryBody.Values(rows, Nodes.position(context));
    }

    /** TABLE t is SELECT * FROM t. */
    private QueryBody table(SelectCoreContext context) {
        int position = Nodes.position(context);
        QueryBody.SelectItem everything = new QueryBody.SelectItem(new Expression.Wildcard(List.of(), position), null,
                position);
        FromItem table = sources.table(context.relation(), null);
        return new QueryBody.Select(false, List.of(), List.of(everything), List.of(table), null, List.of(), false,
                null, List.of(), position);
    }

    private QueryBody select(SelectCoreContext context) {
        if (context.intoClause() != null) {
            into(context.intoClause());
        }
        boolean distinct = context.DISTINCT() != null;
        List<Expression> distinctOn = expressions.list(context.exprs());
        List<QueryBody.SelectItem> items = items(context.selectItems());
        List<FromItem> from = context.fromClause() == null ? List.of() : sources.list(context.fromClause().tableRefs());
        Expression where = where(context.whereClause());
        List<QueryBody.Grouping> groupBy = groupBy(context.groupBy());
        boolean groupByDistinct = context.groupBy() != null && context.groupBy().setQuantifier() != null
                && !isAll(context.groupBy().setQuantifier());
        Expression having = context.havingClause() == null ? null : expressions.build(context.havingClause().expr());
        return new QueryBody.Select(distinct, distinctOn, items, from, where, groupBy, groupByDistinct, having,
                windows(context), Nodes.position(context));
    }

    private void into(IntoClauseContext context) {
        int position = Nodes.position(context.qualifiedName());
        if (nested > 0) {
            throw SyntaxErrors.of("SELECT ... INTO is not allowed here", position);
        }
        boolean isTemporary = context.TEMP() != null || context.TEMPORARY() != null;
        into = new Into(Nodes.name(context.qualifiedName()), isTemporary
                ? Definition.Persistence.TEMPORARY
                : Definition.Persistence.PERMANENT);
    }

    /** The table that SELECT … INTO makes. */
    record Into(Name table, Definition.Persistence persistence) {
        Definition.CreateTableAs of(Query query) {
            return new Definition.CreateTableAs(table, false, persistence, List.of(), List.of(), null, query, true,
                    query.position());
        }
    }

    /** What INTO was read since it was asked last; null if none was. */
    Into takeInto() {
        Into taken = into;
        into = null;
        return taken;
    }

    private List<Window.Named> windows(SelectCoreContext context) {
        if (context.windowClause() == null) {
            return List.of();
        }
        ArrayList<Window.Named> windows = new ArrayList<>();
        for (NamedWindowContext window : context.windowClause().namedWindow()) {
            windows.add(new Window.Named(Nodes.word(window.colId()),
                    expressions.calls().window(window.windowSpecification())));
        }
        return windows;
    }

    Expression where(WhereClauseContext context) {
        return context == null ? null : expressions.build(context.expr());
    }

    List<QueryBody.SelectItem> items(SelectItemsContext context) {
        if (context == null) {
            return List.of();
        }
        ArrayList<QueryBody.SelectItem> items = new ArrayList<>(context.selectItem().size());
        for (SelectItemContext item : context.selectItem()) {
            items.add(item(item));
        }
        return items;
    }

    private QueryBody.SelectItem item(SelectItemContext context) {
        int position = Nodes.position(context);
        if (context.STAR() != null) {
            return new QueryBody.SelectItem(new Expression.Wildcard(List.of(), position), null, position);
        }
        String alias = Nodes.wordOrNull(context.colLabel() != null ? context.colLabel() : context.bareLabel());
        return new QueryBody.SelectItem(expressions.build(context.expr()), alias, position);
    }

    private List<QueryBody.Grouping> groupBy(GroupByContext context) {
        return context == null ? List.of() : groupings(context.groupingElement());
    }

    private List<QueryBody.Grouping> groupings(List<GroupingElementContext> contexts) {
        ArrayList<QueryBody.Grouping> result = new ArrayList<>(contexts.size());
        for (GroupingElementContext context : contexts) {
            result.add(grouping(context));
        }
        return result;
    }

    private QueryBody.Grouping grouping(GroupingElementContext context) {
        int position = Nodes.position(context);
        if (context.expr() != null) {
            return new QueryBody.GroupExpression(expressions.build(context.expr()));
        }
        if (context.ROLLUP() != null) {
            return new QueryBody.Rollup(expressions.list(context.exprs()), position);
        }
        if (context.CUBE() != null) {
            return new QueryBody.Cube(expressions.list(context.exprs()), position);
        }
        if (context.SETS() != null) {
            expressions.depth().enter(1);
            List<QueryBody.Grouping> sets = groupings(context.groupingElement());
            expressions.depth().leave(1);
            return new QueryBody.GroupingSets(sets, position);
        }
        return new QueryBody.GroupNothing(position);
    }

    // ORDER BY, LIMIT, FOR UPDATE

    List<SortItem> orderBy(OrderByContext context) {
        if (context == null) {
            return List.of();
        }
        ArrayList<SortItem> items = new ArrayList<>(context.sortItem().size());
        for (SortItemContext item : context.sortItem()) {
            Operator using = item.anyOperator() == null ? null : OperatorFolder.operator(item.anyOperator());
            SortItem.Nulls nulls = item.FIRST() != null
                    ? SortItem.Nulls.FIRST
                    : item.LAST() != null ? SortItem.Nulls.LAST : SortItem.Nulls.DEFAULT;
            items.add(new SortItem(expressions.build(item.expr()), item.DESC() != null, nulls, using,
                    Nodes.position(item)));
        }
        return items;
    }

    private record Limits(Expression limit, Expression offset, boolean withTies) {}

    private Limits limits(LimitsContext context) {
        if (context == null) {
            return new Limits(null, null, false);
        }
        LimitContext limit = context.limit();
        OffsetContext offset = context.offset();
        boolean withTies = limit != null && limit.TIES() != null;
        return new Limits(limit == null ? null : limit(limit), offset == null ? null : offset(offset), withTies);
    }

    private Expression limit(LimitContext context) {
        if (context.COMMA() != null) {
            throw SyntaxErrors.of("LIMIT #,# syntax is not supported", Nodes.position(context))
                    .withHint("Use separate LIMIT and OFFSET clauses.");
        }
        if (context.FETCH() != null) {
            return context.fetchCount() == null
                    ? new Expression.Literal(LiteralKind.INT4, "1", 0)
                    : fetchCount(context.fetchCount());
        }
        return context.ALL() != null ? null : expressions.build(context.expr(0));
    }

    private Expression offset(OffsetContext context) {
        return context.expr() != null ? expressions.build(context.expr()) : fetchCount(context.fetchCount());
    }

    private Expression fetchCount(FetchCountContext context) {
        if (context.primary() != null) {
            return expressions.primary(context.primary());
        }
        String digits = Nodes.first(context).getType() == PhantomSqlParser.MINUS ? "-" : "";
        String text = digits + context.getChild(1).getText();
        return new Expression.Literal(Numbers.kind(text), text, Nodes.position(context));
    }

    private static Query.Locking locking(LockingContext context) {
        Query.LockWait waiting = context.NOWAIT() != null
                ? Query.LockWait.NOWAIT
                : context.LOCKED() != null ? Query.LockWait.SKIP_LOCKED : Query.LockWait.WAIT;
        return new Query.Locking(strength(context.lockStrength()),
                context.qualifiedNames() == null ? List.of() : Nodes.names(context.qualifiedNames()), waiting,
                Nodes.position(context));
    }

    private static Query.LockStrength strength(LockStrengthContext context) {
        if (context.UPDATE() != null) {
            return context.NO() == null ? Query.LockStrength.UPDATE : Query.LockStrength.NO_KEY_UPDATE;
        }
        return context.KEY() == null ? Query.LockStrength.SHARE : Query.LockStrength.KEY_SHARE;
    }

    FromBuilder sources() {
        return sources;
    }

    ChangeBuilder changes() {
        return changes;
    }
}
