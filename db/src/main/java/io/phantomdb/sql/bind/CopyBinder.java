package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.FromItem;
import io.phantomdb.sql.tree.Identifier;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.QueryBody;
import io.phantomdb.sql.tree.Utility;
import java.util.ArrayList;
import java.util.List;

/** Binds COPY. */
final class CopyBinder {
    private final StatementBinder statement;

    CopyBinder(StatementBinder statement) {
        this.statement = statement;
    }

    /** COPY … FROM STDIN. */
    BoundCopy from(Utility.Copy copy) {
        refuseFiles(copy);
        // PostgreSQL points nowhere when COPY names what is not there.
        Table table = new ChangeBinder(statement, null).ownTable(new Name(copy.table().parts(), 0));
        if (table.descriptor().isView()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "cannot copy to view \"" + table.descriptor().name()
                    + "\"", null, "To enable copying to a view, provide an INSTEAD OF INSERT trigger.", 0);
        }
        if (table.descriptor().isMaterialized()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    "cannot copy to materialized view \"" + table.descriptor().name() + "\"");
        }
        Expr where = where(copy, table);
        CopyOptionsBinder options = new CopyOptionsBinder(copy);
        List<ColumnDescriptor> targets = columns(copy, table);
        statement.demands().change(table, Privilege.INSERT);
        targets.forEach(column -> statement.demands().insert(table, column.id()));
        StoredExpressions stored = new StoredExpressions(statement);
        List<Expr> defaults = new ArrayList<>();
        for (ColumnDescriptor column : table.columns()) {
            boolean given = targets.contains(column) || column.isRowId();
            defaults.add(given ? null : stored.defaultOf(column));
        }
        return new BoundCopy(table, targets, defaults, new RulesBinder(statement).forInsert(table,
                table.descriptor().isPartitioned() ? Family.of(statement, table, false) : null), where,
                options.options(), options.columns(targets.stream().map(ColumnDescriptor::name).toList(), table));
    }

    /** COPY … TO STDOUT: a query, which for a table is one for its columns. */
    Bound.OfCopyOut to(Utility.Copy copy) {
        refuseFiles(copy);
        Query query = copy.query();
        Table table = null;
        if (query == null) {
            table = statement.table(new Name(copy.table().parts(), 0));
            if (table.descriptor().view() != null) {
                String kind = table.descriptor().isView() ? "view" : "materialized view";
                throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "cannot copy from " + kind + " \""
                        + table.descriptor().name() + "\"", null, "Try the COPY (SELECT ...) TO variant.", 0);
            }
            if (table.descriptor().isPartitioned()) {
                throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "cannot copy from partitioned table \""
                        + table.descriptor().name() + "\"", null, "Try the COPY (SELECT ...) TO variant.", 0);
            }
            query = allOf(copy, columns(copy, table));
        }
        CopyOptionsBinder options = new CopyOptionsBinder(copy);
        BoundQuery bound = new QueryBinder(statement, null, statement.top()).bind(query);
        if (!statement.changes().isEmpty()) {
            throw DefinitionBinder.notYet("COPY of a statement that changes rows", copy);
        }
        return new Bound.OfCopyOut(bound, options.options(),
                options.columns(bound.columns().stream().map(BoundQuery.OutputColumn::name).toList(), table));
    }

    private static Query allOf(Utility.Copy copy, List<ColumnDescriptor> columns) {
        List<QueryBody.SelectItem> items = columns.stream().map(column -> new QueryBody.SelectItem(
                new Expression.ColumnReference(List.of(column.name()), 0), null, 0)).toList();
        FromItem table = new FromItem.TableReference(copy.table(), true, null, 0);
        return Query.of(new QueryBody.Select(false, List.of(), items, List.of(table), null, List.of(), false, null,
                List.of(), copy.position()), copy.position());
    }

    private static List<ColumnDescriptor> columns(Utility.Copy copy, Table table) {
        List<ColumnDescriptor> columns = new ArrayList<>();
        for (Identifier name : copy.columns()) {
            ColumnDescriptor column = ChangeBinder.column(table, name.text(), 0);
            if (columns.contains(column)) {
                throw new StatementError(SqlState.DUPLICATE_COLUMN,
                        "column \"" + name.text() + "\" specified more than once");
            }
            if (column.generatedSql() != null) {
                throw new StatementError(SqlState.INVALID_COLUMN_REFERENCE,
                        "column \"" + column.name() + "\" is a generated column",
                        "Generated columns cannot be used in COPY.", null, 0);
            }
            columns.add(column);
        }
        return copy.columns().isEmpty()
                ? table.descriptor().visibleColumns().stream().filter(column -> column.generatedSql() == null).toList()
                : columns;
    }

    /** Null without WHERE. */
    private Expr where(Utility.Copy copy, Table table) {
        if (copy.where() == null) {
            return null;
        }
        List<Scope.Column> columns = new ArrayList<>();
        for (ColumnDescriptor column : table.descriptor().visibleColumns()) {
            columns.add(StoredExpressions.column(column.name(), column.type(), table.ordinal(column.id())));
        }
        Scope scope = Scope.empty();
        scope.allocate(table.width());
        scope.add(new Scope.Relation(table.descriptor().schema(), table.descriptor().name(), null, columns));
        Expr condition = new ExpressionBinder(statement, scope, Clause.COPY_WHERE, null).condition(copy.where(),
                "WHERE");
        if (statement.subqueryCount() > 0) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "cannot use subquery in COPY FROM WHERE condition").at(copy.where().position());
        }
        return condition;
    }

    /** The files of a server are nobody's to read or write through SQL. */
    private static void refuseFiles(Utility.Copy copy) {
        if (copy.program()) {
            throw new StatementError(SqlState.INSUFFICIENT_PRIVILEGE, "must be superuser or have privileges of the "
                    + "pg_execute_server_program role to COPY to or from an external program")
                    .withHint(ANYONE_CAN);
        }
        if (copy.file() != null) {
            throw new StatementError(SqlState.INSUFFICIENT_PRIVILEGE, copy.from()
                    ? "must be superuser or have privileges of the pg_read_server_files role to COPY from a file"
                    : "must be superuser or have privileges of the pg_write_server_files role to COPY to a file")
                    .withHint(ANYONE_CAN);
        }
    }

    private static final String ANYONE_CAN = "Anyone can COPY to stdout or from stdin. psql's \\copy command also "
            + "works for anyone.";
}
