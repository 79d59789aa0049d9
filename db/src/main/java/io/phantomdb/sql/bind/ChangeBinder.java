package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.sql.tree.Change;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.FromItem;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.OutputNames;
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
        ChangeTarget changed = ChangeTarget.of(statement, ownTable(update.table()), "update",
                update.only());
        Table table = changed.table();
        Scope scope = new Scope(null, withTables);
        CurrentRow cursor = CurrentRow.named(statement, changed, update.where());
        Target target = target(scope, changed, update.table(), update.alias(), update.from(), cursor);
        List<BoundChange.Assignment> assignments = assignments(
                new ExpressionBinder(statement, scope, Clause.UPDATE, null), changed, target.offset,
                update.assignments());
        Expr where = changed.where(where(scope, update.where(), changed, target, cursor));
        BoundChange.Returning returning = returning(scope, update.returning());
        return new BoundChange.Update(table, target.offset, new BoundChange.Rows(scope.width(), target.from, where),
                assignments, changed.rules(new RulesBinder(statement).forChange(table, changed.family())), returning);
    }

    private BoundChange.Delete delete(Change.Delete delete, Scope withTables) {
        ChangeTarget changed = ChangeTarget.of(statement, ownTable(delete.table()), "delete from",
                delete.only());
        Table table = changed.table();
        Scope scope = new Scope(null, withTables);
        CurrentRow cursor = CurrentRow.named(statement, changed, delete.where());
        Target target = target(scope, changed, delete.table(), delete.alias(), delete.using(), cursor);
        Expr where = changed.where(where(scope, delete.where(), changed, target, cursor));
        BoundChange.Returning returning = returning(scope, delete.returning());
        return new BoundChange.Delete(table, target.offset, new BoundChange.Rows(scope.width(), target.from, where),
                new RulesBinder(statement).forChange(table, changed.family()), returning);
    }

    private record Target(int offset, BoundQuery.From from) {}

    private Target target(Scope scope, ChangeTarget changed, Name name, String alias, List<FromItem> others,
            CurrentRow cursor) {
        FromBinder binder = new FromBinder(statement, scope, LockClauses.NONE);
        if (changed.isInsteadOf()) {
            BoundQuery.FromQuery view = binder.insteadOf(name, alias);
            return new Target(view.offset(), joined(binder, view, others));
        }
        FromBinder.Target target = binder.target(changed, name, alias, cursor);
        return new Target(target.offset(), joined(binder, target.from(), others));
    }

    private static BoundQuery.From joined(FromBinder binder, BoundQuery.From from, List<FromItem> others) {
        return others.isEmpty() ? from : BoundQuery.FromJoin.cross(from, binder.bind(others));
    }

    /** Of a family each member has the condition that says which row a cursor is on. */
    private Expr where(Scope scope, Expression where, ChangeTarget changed, Target target, CurrentRow cursor) {
        if (cursor != null) {
            return changed.family() == null ? cursor.isRowOf(changed.table(), target.offset) : null;
        }
        return where == null
                ? null
                : new ExpressionBinder(statement, scope, Clause.WHERE, null).condition(where, "WHERE");
    }

    /** SET, over rows in which that of the table has its place at the offset. */
    List<BoundChange.Assignment> assignments(ExpressionBinder binder, ChangeTarget target, int offset,
            List<Change.Assignment> items) {
        return new SetBinder(this, binder, target, offset).bind(items);
    }

    /** What the column of that name gets by default. */
    Expr defaultOf(ChangeTarget target, ColumnDescriptor column) {
        return stored.defaultOf(target.withDefault(column));
    }

    StatementBinder statement() {
        return statement;
    }

    Typing typing() {
        return typing;
    }

    /** A value as the column, or the part of it, stores it; or 42804. */
    Expr assigned(Expr value, Assignee assignee, int position) {
        ColumnType type = assignee.type();
        Expr known = typing.known(value, type.type());
        Type from = known.type().type();
        if (!typing.canAssign(from, type.type())) {
            throw assignee.mismatch(from, position);
        }
        return typing.assign(known, type, position);
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
        for (int number = 0; number < truncate.tables().size(); number++) {
            Name name = truncate.tables().get(number);
            Table table = ownTable(name);
            statement.demands().change(table, Privilege.TRUNCATE);
            if (table.descriptor().view() != null) {
                throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                        "\"" + table.descriptor().name() + "\" is not a table");
            }
            if (table.descriptor().isPartitioned() && truncate.only().get(number)) {
                throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "cannot truncate only a partitioned table", null,
                        "Do not specify the ONLY keyword, or use TRUNCATE ONLY on the partitions directly.", 0);
            }
            addWithChildren(tables, table, truncate.only().get(number));
        }
        for (int at = 0; at < tables.size(); at++) {
            addReferring(tables, tables.get(at), truncate.cascade());
        }
        List<BoundRules.Set> rules = tables.stream().filter(table -> !table.descriptor().triggers().isEmpty())
                .map(table -> new RulesBinder(statement).forInsert(table)).toList();
        return new BoundChange.Truncate(tables, truncate.restartIdentity(), rules);
    }

    private void addWithChildren(List<Table> tables, Table table, boolean only) {
        if (!tables.contains(table)) {
            tables.add(table);
        }
        if (!only) {
            Family.children(statement, table).forEach(child -> addWithChildren(tables, child, false));
        }
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
            addWithChildren(tables, child, false);
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
