package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.tree.Change;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.QueryBody;
import java.util.ArrayList;
import java.util.List;

/** Binds INSERT. */
final class InsertBinder {
    private final StatementBinder statement;
    private final Typing typing;
    private final ChangeBinder changes;
    private final StoredExpressions stored;
    private final Scope withTables;

    InsertBinder(StatementBinder statement, ChangeBinder changes, StoredExpressions stored, Scope withTables) {
        this.statement = statement;
        this.typing = statement.typing();
        this.changes = changes;
        this.stored = stored;
        this.withTables = withTables;
    }

    BoundChange.Insert bind(Change.Insert insert) {
        ChangeTarget target = ChangeTarget.of(statement, changes.ownTable(insert.table()), "insert into");
        Table table = target.table();
        Source source = source(insert, target);
        demand(insert, target, source.assignees.size());
        Scope scope = new Scope(null, withTables);
        String name = insert.alias() == null ? insert.table().last() : insert.alias();
        scope.allocate(table.width());
        scope.add(target.alone().relation(name, insert.alias(), 0));
        BoundChange.Conflict conflict = insert.onConflict() == null
                ? null
                : conflict(target, insert.onConflict(), scope);
        Scope returningScope = new Scope(null, withTables);
        returningScope.allocate(table.width());
        returningScope.add(target.relation(name, insert.alias(), 0));
        BoundChange.Returning returning = changes.returning(returningScope, insert.returning());
        return new BoundChange.Insert(table, source.query, row(target, source.assignees, insert.overriding()),
                target.rules(rules(target, conflict)), conflict,
                returning, source.readsTarget);
    }

    /** The columns that the statement names, or the first so many. */
    private void demand(Change.Insert insert, ChangeTarget target, int count) {
        TableDescriptor named = target.namedTable().descriptor();
        if (insert.columns().isEmpty()) {
            named.visibleColumns().stream().limit(count)
                    .forEach(column -> statement.demands().insert(target.namedTable(), column.id()));
        }
        insert.columns().forEach(column -> statement.demands().insert(target.namedTable(),
                named.columnNamed(column.column()).id()));
    }

    /** What values are given for; null if it is not named. */
    List<Assignee> assignees(ChangeTarget target, List<Change.Target> written) {
        if (written.isEmpty()) {
            return null;
        }
        ExpressionBinder binder = new ExpressionBinder(statement, new Scope(null, withTables), Clause.VALUES, null);
        List<Assignee> assignees = new ArrayList<>();
        for (Change.Target named : written) {
            Assignee assignee = Assignee.of(changes, binder, target, named);
            boolean isTaken = assignees.stream().anyMatch(other -> other.column().equals(assignee.column())
                    && (other.part() == null || assignee.part() == null));
            if (isTaken) {
                throw new StatementError(SqlState.DUPLICATE_COLUMN,
                        "column \"" + named.column() + "\" specified more than once").at(named.position());
            }
            assignees.add(assignee);
        }
        return assignees;
    }

    /** Where the rows come from, and what its columns are for. */
    private record Source(BoundQuery query, List<Assignee> assignees, boolean readsTarget) {}

    private Source source(Change.Insert insert, ChangeTarget target) {
        List<Assignee> named = assignees(target, insert.columns());
        if (insert.source() == null) {
            BoundQuery one = new BoundQuery(new BoundQuery.Values(List.of(List.of())), List.of(), List.of(), null,
                    null);
            return new Source(one, List.of(), false);
        }
        boolean plainValues = insert.source().body() instanceof QueryBody.Values && insert.source().isBare();
        if (plainValues) {
            QueryBody.Values values = (QueryBody.Values) insert.source().body();
            List<Assignee> targets = named != null
                    ? named
                    : Assignee.whole(target.columnsToFill(values.rows().getFirst().size()));
            SourcedColumns.refuseValues(values, targets, insert.overriding());
            return values(values, insert, targets);
        }
        int before = statement.lookups();
        QueryBinder binder = new QueryBinder(statement, null, new Scope(null, withTables)).keepingUnknown();
        BoundQuery query = binder.bind(insert.source());
        boolean readsTarget = target.tables().stream().anyMatch(table -> statement.reads(table, before));
        List<Assignee> targets = named != null
                ? named
                : Assignee.whole(target.columnsToFill(query.columns().size()));
        checkCount(query.columns().size(), insert, targets, surplus(insert.source(), targets.size()));
        targets.subList(0, query.columns().size())
                .forEach(each -> SourcedColumns.refuseInsert(each.column(), insert.overriding()));
        return new Source(cast(query, targets, insert.source()), targets.subList(0, query.columns().size()),
                readsTarget);
    }

    /** Where the first expression stands that no column is left for. */
    private static int surplus(Query source, int columns) {
        return source.body() instanceof QueryBody.Select select && select.items().size() > columns
                ? select.items().get(columns).expression().position()
                : 0;
    }

    private static void checkCount(int count, Change.Insert insert, List<Assignee> targets, int position) {
        checkCount(count, insert.columns(), targets, position);
    }

    /** 42601 if there are more values than columns, or fewer than are named. */
    static void checkCount(int count, List<Change.Target> columns, List<Assignee> targets, int position) {
        if (count > targets.size()) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "INSERT has more expressions than target columns")
                    .at(position);
        }
        if (count < targets.size() && !columns.isEmpty()) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "INSERT has more target columns than expressions")
                    .at(columns.get(count).position());
        }
    }

    private Source values(QueryBody.Values values, Change.Insert insert, List<Assignee> targets) {
        ExpressionBinder binder = new ExpressionBinder(statement, new Scope(null, withTables), Clause.VALUES, null);
        int width = values.rows().getFirst().size();
        List<List<Expr>> rows = new ArrayList<>();
        for (List<Expression> row : values.rows()) {
            if (row.size() != width) {
                throw new StatementError(SqlState.SYNTAX_ERROR, "VALUES lists must all be the same length")
                        .at(row.getFirst().position());
            }
            int surplus = Math.min(targets.size(), width - 1);
            checkCount(width, insert, targets, row.get(surplus).position());
            rows.add(row(row, binder, targets));
        }
        List<BoundQuery.OutputColumn> columns = new ArrayList<>();
        for (Assignee target : targets.subList(0, width)) {
            columns.add(new BoundQuery.OutputColumn(target.column().name(), target.type(), 0, 0));
        }
        BoundQuery query = new BoundQuery(new BoundQuery.Values(rows), columns, List.of(), null, null);
        return new Source(query, targets.subList(0, width), false);
    }

    /** Values as the columns store them. */
    List<Expr> row(List<Expression> row, ExpressionBinder binder, List<Assignee> targets) {
        List<Expr> values = new ArrayList<>(row.size());
        for (int at = 0; at < row.size(); at++) {
            Expression value = row.get(at);
            if (value instanceof Expression.Default) {
                targets.get(at).refuseDefault();
                values.add(stored.defaultOf(targets.get(at).column()));
            } else {
                values.add(changes.assigned(binder.bind(value), targets.get(at), value.position()));
            }
        }
        return values;
    }

    /** The query's columns as the table stores them. Literals of unknown type become what their column is. */
    private BoundQuery cast(BoundQuery query, List<Assignee> targets, Query source) {
        if (query.body() instanceof BoundQuery.Select select) {
            return castOutputs(query, select, targets);
        }
        List<Expr> casts = new ArrayList<>();
        List<BoundQuery.OutputColumn> columns = new ArrayList<>();
        for (int at = 0; at < query.columns().size(); at++) {
            BoundQuery.OutputColumn column = query.columns().get(at);
            casts.add(changes.assigned(Scope.slot(at, column.type(), column.name()), targets.get(at),
                    source.position()));
            columns.add(new BoundQuery.OutputColumn(column.name(), casts.get(at).type(), 0, 0));
        }
        return QueryBinder.cast(query, casts, columns);
    }

    private BoundQuery castOutputs(BoundQuery query, BoundQuery.Select select, List<Assignee> targets) {
        boolean keyed = select.distinct() || !query.order().isEmpty();
        List<Expr> outputs = new ArrayList<>(select.outputs());
        List<Expr> casts = new ArrayList<>();
        List<BoundQuery.OutputColumn> columns = new ArrayList<>();
        for (int at = 0; at < query.columns().size(); at++) {
            Expr output = outputs.get(at);
            // Sorting and telling duplicates apart are done by the values as they were written.
            Expr settled = keyed
                    ? typing.known(output, Type.TEXT)
                    : changes.assigned(output, targets.get(at), Typing.position(output));
            outputs.set(at, settled);
            String name = query.columns().get(at).name();
            casts.add(changes.assigned(Scope.slot(at, settled.type(), name), targets.get(at), 0));
            columns.add(new BoundQuery.OutputColumn(name, settled.type(), 0, 0));
        }
        BoundQuery settled = new BoundQuery(select.withOutputs(outputs), columns, query.order(), query.limit(),
                query.offset(), query.withTies());
        return keyed ? QueryBinder.cast(settled, casts, columns) : settled;
    }

    /** What goes to each place of the table's row: the values given, or what is there by default. */
    List<Expr> row(ChangeTarget target, List<Assignee> given, List<Expr> values) {
        List<Expr> row = new ArrayList<>();
        for (ColumnDescriptor column : target.table().columns()) {
            Expr value = given(column, given, values);
            row.add(value != null || column.isRowId() ? value : stored.defaultOf(target.withDefault(column)));
        }
        return row;
    }

    /** Parts go into NULL, one after the other, whatever the default is. Null if nothing is given for the column. */
    private Expr given(ColumnDescriptor column, List<Assignee> given, List<Expr> values) {
        Expr whole = null;
        for (int at = 0; at < given.size(); at++) {
            Assignee assignee = given.get(at);
            if (!assignee.column().equals(column)) {
                continue;
            }
            if (assignee.part() == null) {
                return values.get(at);
            }
            whole = assignee.part().with(whole == null ? new Expr.Constant(null, column.type().plain(), 0) : whole,
                    values.get(at));
        }
        return whole == null ? null : changes.typing().assign(whole, column.type(), 0);
    }

    /** What goes to each place of the table's row, of what the source gives. */
    private List<Expr> row(ChangeTarget target, List<Assignee> given, Change.Overriding overriding) {
        List<Assignee> kept = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        for (int at = 0; at < given.size(); at++) {
            Assignee assignee = given.get(at);
            if (!SourcedColumns.isIgnored(assignee.column(), overriding)) {
                kept.add(assignee);
                values.add(Scope.slot(at, assignee.type(), assignee.column().name()));
            }
        }
        return row(target, kept, values);
    }

    /** Only a row that is changed may be one that others refer to. */
    private BoundRules.Set rules(ChangeTarget target, BoundChange.Conflict conflict) {
        RulesBinder rules = new RulesBinder(statement);
        return conflict instanceof BoundChange.DoUpdate
                ? rules.forChange(target.table(), target.family())
                : rules.forInsert(target.table(), target.family());
    }

    private BoundChange.Conflict conflict(ChangeTarget target, Change.OnConflict clause, Scope scope) {
        Table table = target.table();
        List<IndexLayout> arbiters = arbiters(table, clause.target());
        if (clause.target() != null && target.view() == null) {
            arbiters.forEach(index -> index.index().parts().forEach(part -> statement.demands().select(table,
                    part.columnId())));
        }
        if (clause.isDoNothing()) {
            return new BoundChange.DoNothing(arbiters);
        }
        if (clause.target() == null) {
            throw new StatementError(SqlState.SYNTAX_ERROR,
                    "ON CONFLICT DO UPDATE requires inference specification or constraint name", null,
                    "For example, ON CONFLICT (column_name).", clause.position());
        }
        int excluded = scope.allocate(table.width());
        scope.add(new Scope.Relation(null, "excluded", null, target.columns(excluded)));
        ExpressionBinder binder = new ExpressionBinder(statement, scope, Clause.UPDATE, null);
        List<BoundChange.Assignment> assignments = changes.assignments(binder, target, 0, clause.assignments());
        Expr where = clause.where() == null
                ? null
                : new ExpressionBinder(statement, scope, Clause.WHERE, null).condition(clause.where(), "WHERE");
        return new BoundChange.DoUpdate(arbiters.getFirst(), assignments, where);
    }

    private static List<IndexLayout> arbiters(Table table, Change.ConflictTarget target) {
        List<IndexLayout> keys = table.indexes().stream()
                .filter(index -> index.index().isKey() && index.index().isPublic() && !index.index().name().isEmpty())
                .toList();
        List<IndexLayout> meant = target == null
                ? keys
                : target.constraint() != null
                        ? List.of(named(table, keys, target.constraint()))
                        : new ConflictInference(table, target).among(keys);
        if (meant.isEmpty() && target != null) {
            throw noArbiter();
        }
        if (meant.stream().anyMatch(index -> index.index().form().isDeferrable())) {
            throw new StatementError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                    "ON CONFLICT does not support deferrable unique constraints/exclusion constraints as arbiters");
        }
        return meant;
    }

    private static IndexLayout named(Table table, List<IndexLayout> keys, String constraint) {
        return keys.stream().filter(index -> index.index().name().equals(constraint)
                && index.index().constraint() != IndexDescriptor.Constraint.NONE).findFirst()
                .orElseThrow(() -> new StatementError(SqlState.UNDEFINED_OBJECT, "constraint \"" + constraint
                        + "\" for table \"" + table.descriptor().name() + "\" does not exist"));
    }

    static StatementError noArbiter() {
        return new StatementError(SqlState.INVALID_COLUMN_REFERENCE,
                "there is no unique or exclusion constraint matching the ON CONFLICT specification");
    }
}
