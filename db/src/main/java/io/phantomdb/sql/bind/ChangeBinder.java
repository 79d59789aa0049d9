package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.sql.tree.Change;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.FromItem;
import io.phantomdb.sql.tree.Identifier;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.QueryBody;
import java.util.ArrayList;
import java.util.List;

/** Binds UPDATE, DELETE and TRUNCATE, and what INSERT shares with them. */
final class ChangeBinder {
    private final StatementBinder statement;
    private final Typing typing;
    private final StoredExpressions stored;
    private final Scope seen;

    /** The tables of WITH that can be seen already; null for none. */
    ChangeBinder(StatementBinder statement, Scope seen) {
        this.statement = statement;
        this.typing = statement.typing();
        this.stored = new StoredExpressions(statement);
        this.seen = seen;
    }

    BoundChange bind(Change change) {
        return switch (change) {
            case Change.Insert insert ->
                new InsertBinder(statement, this, stored, withTables(insert.with())).bind(insert);
            case Change.Update update -> update(update, withTables(update.with()));
            case Change.Delete delete -> delete(delete, withTables(delete.with()));
            case Change.Merge merge -> new MergeBinder(statement, this).bind(merge, withTables(merge.with()));
            case Change.Truncate truncate -> truncate(truncate);
        };
    }

    private Scope withTables(Query.With with) {
        return new WithBinder(statement, null, seen).bind(with);
    }

    private BoundChange.Update update(Change.Update update, Scope withTables) {
        ChangeTarget changed = ChangeTarget.of(statement, ownTable(update.table()), "update");
        Table table = changed.table();
        Scope scope = new Scope(null, withTables);
        Target target = target(scope, changed, update.table(), update.alias(), update.from());
        List<BoundChange.Assignment> assignments = assignments(
                new ExpressionBinder(statement, scope, Clause.UPDATE, null), changed, update.assignments());
        Expr where = changed.where(where(scope, update.where()));
        BoundChange.Returning returning = returning(scope, update.returning());
        return new BoundChange.Update(table, target.offset, new BoundChange.Rows(scope.width(), target.from, where),
                assignments, changed.rules(new RulesBinder(statement).forChange(table)), returning);
    }

    private BoundChange.Delete delete(Change.Delete delete, Scope withTables) {
        ChangeTarget changed = ChangeTarget.of(statement, ownTable(delete.table()), "delete from");
        Table table = changed.table();
        Scope scope = new Scope(null, withTables);
        Target target = target(scope, changed, delete.table(), delete.alias(), delete.using());
        Expr where = changed.where(where(scope, delete.where()));
        BoundChange.Returning returning = returning(scope, delete.returning());
        return new BoundChange.Delete(table, target.offset, new BoundChange.Rows(scope.width(), target.from, where),
                new RulesBinder(statement).forChange(table), returning);
    }

    private record Target(int offset, BoundQuery.From from) {}

    private Target target(Scope scope, ChangeTarget changed, Name name, String alias, List<FromItem> others) {
        FromBinder binder = new FromBinder(statement, scope, LockClauses.NONE);
        BoundQuery.FromTable from = binder.target(changed, name, alias);
        if (others.isEmpty()) {
            return new Target(from.offset(), from);
        }
        BoundQuery.From more = binder.bind(others);
        return new Target(from.offset(), BoundQuery.FromJoin.cross(from, more));
    }

    private Expr where(Scope scope, Expression where) {
        return where == null
                ? null
                : new ExpressionBinder(statement, scope, Clause.WHERE, null).condition(where, "WHERE");
    }

    /** SET: each column once, cast to its type. */
    List<BoundChange.Assignment> assignments(ExpressionBinder binder, ChangeTarget target,
            List<Change.Assignment> items) {
        List<BoundChange.Assignment> assignments = new ArrayList<>();
        for (Change.Assignment item : items) {
            switch (item) {
                case Change.SetColumn set ->
                    assign(assignments, binder, target, new Identifier(set.column(), set.position()), set.value());
                case Change.SetColumns set -> assignRow(assignments, binder, target, set);
            }
        }
        return assignments;
    }

    private void assignRow(List<BoundChange.Assignment> assignments, ExpressionBinder binder,
            ChangeTarget target, Change.SetColumns set) {
        if (set.source() instanceof Expression.ScalarSubquery source) {
            assignSubquery(assignments, binder, target, set, source);
            return;
        }
        if (!(set.source() instanceof Expression.Row row)) {
            if (set.columns().size() == 1) {
                assign(assignments, binder, target, set.columns().getFirst(), set.source());
                return;
            }
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "source for a multiple-column UPDATE item must be a sub-SELECT or ROW() expression")
                    .at(set.source().position());
        }
        if (row.fields().size() != set.columns().size()) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "number of columns does not match number of values")
                    .at(set.position());
        }
        for (int at = 0; at < set.columns().size(); at++) {
            assign(assignments, binder, target, set.columns().get(at), row.fields().get(at));
        }
    }

    /** {@code (a, b) = (SELECT …)}: columns of one row. */
    private void assignSubquery(List<BoundChange.Assignment> assignments, ExpressionBinder binder,
            ChangeTarget target, Change.SetColumns set, Expression.ScalarSubquery source) {
        Expr.Subquery subquery = binder.subquery(source.query());
        if (subquery.query().columns().size() != set.columns().size()) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "number of columns does not match number of values")
                    .at(source.position());
        }
        List<Expr> values = SubqueryBinder.columns(subquery);
        for (int at = 0; at < values.size(); at++) {
            Identifier name = set.columns().get(at);
            ColumnDescriptor column = unassigned(assignments, target, name);
            SourcedColumns.refuseUpdate(column);
            assignments.add(new BoundChange.Assignment(target.table().ordinal(column.id()),
                    assigned(values.get(at), column, source.position())));
        }
    }

    private void assign(List<BoundChange.Assignment> assignments, ExpressionBinder binder,
            ChangeTarget target, Identifier name, Expression value) {
        ColumnDescriptor column = unassigned(assignments, target, name);
        boolean isDefault = value instanceof Expression.Default;
        if (!isDefault) {
            SourcedColumns.refuseUpdate(column);
        } else if (column.generatedSql() != null) {
            return;
        }
        Expr bound = isDefault
                ? stored.defaultOf(target.withDefault(column))
                : assigned(binder.bind(value), column, value.position());
        assignments.add(new BoundChange.Assignment(target.table().ordinal(column.id()), bound));
    }

    private ColumnDescriptor unassigned(List<BoundChange.Assignment> assignments, ChangeTarget target,
            Identifier name) {
        ColumnDescriptor column = target.column(name.text(), name.position());
        statement.demands().update(target.namedTable(),
                target.namedTable().descriptor().columnNamed(name.text()).id());
        int ordinal = target.table().ordinal(column.id());
        if (assignments.stream().anyMatch(other -> other.ordinal() == ordinal)) {
            throw new StatementError(SqlState.SYNTAX_ERROR,
                    "multiple assignments to same column \"" + name.text() + "\"");
        }
        return column;
    }

    /** A value as the column stores it, or 42804. */
    Expr assigned(Expr value, ColumnDescriptor column, int position) {
        Expr known = typing.known(value, column.type().type());
        Type type = known.type().type();
        if (!typing.canAssign(type, column.type().type())) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH, "column \"" + column.name() + "\" is of type "
                    + column.type().type().sqlName() + " but expression is of type " + type.sqlName(), null,
                    "You will need to rewrite or cast the expression.", position);
        }
        return typing.assign(known, column.type(), position);
    }

    static ColumnDescriptor column(Table table, String name, int position) {
        return new ChangeTarget(table, null, "insert into").column(name, position);
    }

    BoundChange.Returning returning(Scope scope, List<QueryBody.SelectItem> items) {
        if (items.isEmpty()) {
            return null;
        }
        ExpressionBinder binder = new ExpressionBinder(statement, scope, Clause.RETURNING, null);
        List<Expr> values = new ArrayList<>();
        List<BoundQuery.OutputColumn> columns = new ArrayList<>();
        for (QueryBody.SelectItem item : items) {
            List<Scope.Column> starred = binder.starred(item.expression());
            if (starred != null) {
                for (Scope.Column column : starred) {
                    values.add(column.value());
                    columns.add(new BoundQuery.OutputColumn(column.name(), column.value().type(), column.tableId(),
                            column.attribute()));
                }
                continue;
            }
            Expr value = typing.known(binder.bind(item.expression()), Type.TEXT);
            String name = item.alias() != null ? item.alias() : OutputNames.of(item.expression());
            Scope.Column source = item.expression() instanceof Expression.ColumnReference reference
                    ? scope.find(reference.parts(), reference.position())
                    : null;
            values.add(value);
            columns.add(new BoundQuery.OutputColumn(name, value.type(), source == null ? 0 : source.tableId(),
                    source == null ? 0 : source.attribute()));
        }
        return new BoundChange.Returning(values, columns);
    }

    private BoundChange.Truncate truncate(Change.Truncate truncate) {
        List<Table> tables = new ArrayList<>();
        for (Name name : truncate.tables()) {
            Table table = ownTable(name);
            statement.demands().change(table, Privilege.TRUNCATE);
            if (table.descriptor().view() != null) {
                throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                        "\"" + table.descriptor().name() + "\" is not a table");
            }
            if (!tables.contains(table)) {
                tables.add(table);
            }
        }
        for (int at = 0; at < tables.size(); at++) {
            addReferring(tables, tables.get(at), truncate.cascade());
        }
        return new BoundChange.Truncate(tables, truncate.restartIdentity());
    }

    /** Tables that refer to one that is emptied must be emptied as well. */
    private void addReferring(List<Table> tables, Table table, boolean cascade) {
        for (TableDescriptor.Referrer referrer : table.descriptor().referencedBy()) {
            int childId = referrer.tableId();
            boolean isThere = tables.stream().anyMatch(each -> each.descriptor().id() == childId);
            Table child = isThere ? null : statement.tableById(childId);
            if (child == null) {
                continue;
            }
            if (!cascade) {
                throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                        "cannot truncate a table referenced in a foreign key constraint",
                        "Table \"" + child.descriptor().name() + "\" references \"" + table.descriptor().name() + "\".",
                        "Truncate table \"" + child.descriptor().name()
                                + "\" at the same time, or use TRUNCATE ... CASCADE.",
                        0);
            }
            statement.demands().change(child, Privilege.TRUNCATE);
            tables.add(child);
        }
    }

    /** A table whose rows are the statement's to change. */
    Table ownTable(Name name) {
        Table table = statement.table(name);
        if (table.descriptor().isSequence()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    "cannot change sequence \"" + table.descriptor().name() + "\"");
        }
        return table;
    }
}
