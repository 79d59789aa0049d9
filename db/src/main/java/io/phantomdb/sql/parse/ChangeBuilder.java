package io.phantomdb.sql.parse;

import io.phantomdb.grammar.PhantomSqlParser.AssignmentContext;
import io.phantomdb.grammar.PhantomSqlParser.AssignmentsContext;
import io.phantomdb.grammar.PhantomSqlParser.ChangeWhereContext;
import io.phantomdb.grammar.PhantomSqlParser.ConflictTargetContext;
import io.phantomdb.grammar.PhantomSqlParser.DeleteContext;
import io.phantomdb.grammar.PhantomSqlParser.IndexColumnContext;
import io.phantomdb.grammar.PhantomSqlParser.IndexColumnsContext;
import io.phantomdb.grammar.PhantomSqlParser.InsertContext;
import io.phantomdb.grammar.PhantomSqlParser.InsertSourceContext;
import io.phantomdb.grammar.PhantomSqlParser.InsertTargetContext;
import io.phantomdb.grammar.PhantomSqlParser.MergeContext;
import io.phantomdb.grammar.PhantomSqlParser.MergeValuesContext;
import io.phantomdb.grammar.PhantomSqlParser.MergeWhenContext;
import io.phantomdb.grammar.PhantomSqlParser.OnConflictContext;
import io.phantomdb.grammar.PhantomSqlParser.ReturningContext;
import io.phantomdb.grammar.PhantomSqlParser.TruncateContext;
import io.phantomdb.grammar.PhantomSqlParser.UpdateContext;
import io.phantomdb.sql.tree.Change;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.FromItem;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.QueryBody.SelectItem;
import io.phantomdb.sql.tree.SortItem;
import java.util.ArrayList;
import java.util.List;

/** INSERT, UPDATE, DELETE, TRUNCATE. */
final class ChangeBuilder {
    private final ExpressionBuilder expressions;
    private final QueryBuilder queries;
    private final FromBuilder sources;

    ChangeBuilder(ExpressionBuilder expressions, QueryBuilder queries, FromBuilder sources) {
        this.expressions = expressions;
        this.queries = queries;
        this.sources = sources;
    }

    Change.Insert insert(Query.With with, InsertContext context, int position) {
        InsertSourceContext source = context.insertSource();
        ArrayList<Change.Target> columns = new ArrayList<>();
        for (InsertTargetContext column : source.insertTarget()) {
            columns.add(target(column));
        }
        Change.Overriding overriding = source.OVERRIDING() == null
                ? null
                : source.USER() != null ? Change.Overriding.USER : Change.Overriding.SYSTEM;
        Query query = source.query() == null ? null : queries.query(source.query());
        return new Change.Insert(with, Nodes.name(context.qualifiedName()), Nodes.wordOrNull(context.colId()), columns,
                overriding, query, onConflict(context.onConflict()), returning(context.returning()), position);
    }

    private Change.Target target(InsertTargetContext context) {
        int position = Nodes.position(context);
        return new Change.Target(Nodes.word(context.colId()), expressions.path(context.indirection(), position),
                position);
    }

    private Change.OnConflict onConflict(OnConflictContext context) {
        if (context == null) {
            return null;
        }
        Change.ConflictTarget target = context.conflictTarget() == null ? null : target(context.conflictTarget());
        List<Change.Assignment> assignments = context.NOTHING() != null ? null : assignments(context.assignments());
        if (target == null && assignments != null) {
            throw SyntaxErrors.of("ON CONFLICT DO UPDATE requires inference specification or constraint name",
                    Nodes.position(context)).withHint("For example, ON CONFLICT (column_name).");
        }
        return new Change.OnConflict(target, assignments, queries.where(context.whereClause()),
                Nodes.position(context));
    }

    private Change.ConflictTarget target(ConflictTargetContext context) {
        if (context.colId() != null) {
            return new Change.ConflictTarget(List.of(), null, Nodes.word(context.colId()), Nodes.position(context));
        }
        return new Change.ConflictTarget(sortItems(context.indexColumns()), queries.where(context.whereClause()), null,
                Nodes.position(context));
    }

    private List<SortItem> sortItems(IndexColumnsContext context) {
        ArrayList<SortItem> items = new ArrayList<>();
        context.indexColumn().forEach(column -> items.add(sortItem(column)));
        return items;
    }

    /** The key of an index: a column or an expression, with its order. */
    SortItem sortItem(IndexColumnContext context) {
        int position = Nodes.position(context);
        Expression key = context.colId() != null
                ? new Expression.ColumnReference(List.of(Nodes.word(context.colId())), position)
                : context.functionSource() != null
                        ? expressions.calls().source(context.functionSource())
                        : expressions.build(context.expr());
        SortItem.Nulls nulls = context.FIRST() != null
                ? SortItem.Nulls.FIRST
                : context.LAST() != null ? SortItem.Nulls.LAST : SortItem.Nulls.DEFAULT;
        return new SortItem(key, context.DESC() != null, nulls, null, position);
    }

    private List<SelectItem> returning(ReturningContext context) {
        return context == null ? List.of() : queries.items(context.selectItems());
    }

    private List<Change.Assignment> assignments(AssignmentsContext context) {
        ArrayList<Change.Assignment> assignments = new ArrayList<>();
        for (AssignmentContext assignment : context.assignment()) {
            assignments.add(assignment(assignment));
        }
        return assignments;
    }

    private Change.Assignment assignment(AssignmentContext context) {
        int position = Nodes.position(context);
        if (context.LPAREN() == null) {
            return new Change.SetColumn(target(context.insertTarget(0)), expressions.build(context.expr()), position);
        }
        ArrayList<Change.Target> columns = new ArrayList<>();
        context.insertTarget().forEach(column -> columns.add(target(column)));
        return new Change.SetColumns(columns, expressions.build(context.expr()), position);
    }

    Change.Update update(Query.With with, UpdateContext context, int position) {
        List<Change.Assignment> assignments = assignments(context.assignments());
        List<FromItem> from = context.fromClause() == null ? List.of() : sources.list(context.fromClause().tableRefs());
        return new Change.Update(with, Nodes.name(context.relation().qualifiedName()),
                context.relation().ONLY() != null, Nodes.wordOrNull(context.colId()), assignments, from,
                where(context.changeWhere()), returning(context.returning()), position);
    }

    private Expression where(ChangeWhereContext context) {
        if (context == null) {
            return null;
        }
        return context.colId() == null
                ? queries.where(context.whereClause())
                : new Expression.CurrentOf(Nodes.word(context.colId()), Nodes.position(context));
    }

    Change.Delete delete(Query.With with, DeleteContext context, int position) {
        return new Change.Delete(with, Nodes.name(context.relation().qualifiedName()),
                context.relation().ONLY() != null, Nodes.wordOrNull(context.colId()),
                sources.list(context.tableRefs()), where(context.changeWhere()), returning(context.returning()),
                position);
    }

    Change.Merge merge(Query.With with, MergeContext context, int position) {
        ArrayList<Change.MergeWhen> whens = new ArrayList<>();
        FromItem source = sources.item(context.tableRef());
        Expression on = expressions.build(context.expr());
        context.mergeWhen().forEach(when -> whens.add(when(when)));
        return new Change.Merge(with, Nodes.name(context.relation().qualifiedName()),
                context.relation().ONLY() != null, Nodes.wordOrNull(context.colId()), source, on, whens, position);
    }

    private Change.MergeWhen when(MergeWhenContext context) {
        Expression condition = expressions.buildOrNull(context.expr());
        Change.MergeAction action = context.NOTHING() != null
                ? new Change.MergeNothing()
                : context.DELETE() != null
                        ? new Change.MergeDelete()
                        : context.assignments() != null
                                ? new Change.MergeUpdate(assignments(context.assignments()))
                                : values(context.mergeValues());
        return new Change.MergeWhen(context.NOT() == null, condition, action, Nodes.position(context));
    }

    private Change.MergeInsert values(MergeValuesContext context) {
        ArrayList<Change.Target> columns = new ArrayList<>();
        for (InsertTargetContext column : context.insertTarget()) {
            columns.add(target(column));
        }
        Change.Overriding overriding = context.OVERRIDING() == null
                ? null
                : context.USER() != null ? Change.Overriding.USER : Change.Overriding.SYSTEM;
        return new Change.MergeInsert(columns, overriding,
                context.valuesRow() == null ? null : expressions.list(context.valuesRow().exprs()));
    }

    Change.Truncate truncate(TruncateContext context) {
        return new Change.Truncate(Nodes.relationNames(context.relation()),
                context.relation().stream().map(relation -> relation.ONLY() != null).toList(),
                context.RESTART() != null,
                Nodes.cascades(context.dropBehavior()), Nodes.position(context));
    }
}
