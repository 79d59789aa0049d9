package io.phantomdb.sql.bind;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.Partitioning;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.parse.Parser;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.Query;
import io.phantomdb.sql.tree.QueryBody;
import java.util.ArrayList;
import java.util.List;

/** Defaults and checks: the catalog has them as text, and every statement that needs one binds it anew. */
final class StoredExpressions {
    /** Makes a statement of an expression; positions in it are moved by as much. */
    static final String PREFIX = "SELECT ";

    private final StatementBinder statement;

    StoredExpressions(StatementBinder statement) {
        this.statement = statement;
    }

    static Expression parse(String sql) {
        Query query = (Query) Parser.parse(PREFIX + sql).getFirst().tree();
        return ((QueryBody.Select) query.body()).items().getFirst().expression();
    }

    /** The default of a column as the column stores it; NULL if it has none. */
    Expr defaultOf(ColumnDescriptor column) {
        if (column.identity() != null) {
            return nextOf(column);
        }
        String ofDomain = defaultOf(column.type().type());
        if (column.generatedSql() == null && column.defaultSql() == null && ofDomain != null) {
            return defaultOf(parse(ofDomain), column);
        }
        if (column.defaultSql() == null || column.generatedSql() != null) {
            Expr missing = new Expr.Constant(null, ColumnType.of(Type.UNKNOWN), 0);
            return column.type().type().isDomain() && column.generatedSql() == null
                    ? statement.typing().assign(missing, column.type(), 0)
                    : new Expr.Constant(null, column.type(), 0);
        }
        return defaultOf(parse(column.defaultSql()), column);
    }

    /** That of the domain, or of the domain that it is over; null if there is none. */
    private static String defaultOf(Type type) {
        Type domain = type;
        while (domain.isDomain() && domain.defaultSql() == null) {
            domain = domain.base().type();
        }
        return domain.defaultSql();
    }

    /** Also what CREATE TABLE checks a default with. */
    Expr defaultOf(Expression expression, ColumnDescriptor column) {
        ExpressionBinder binder = new ExpressionBinder(statement, Scope.empty(), Clause.DEFAULT, null);
        Typing typing = statement.typing();
        Expr value = typing.known(binder.bind(expression), column.type().type());
        if (!typing.canAssign(value.type().type(), column.type().type())) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH, "column \""
                    + column.name() + "\" is of type " + column.type().type().sqlName()
                    + " but default expression is of type " + value.type().type().sqlName(), null,
                    "You will need to rewrite or cast the expression.", 0);
        }
        return typing.assign(value, column.type(), expression.position());
    }

    /** The next number of the sequence that goes with the column. */
    private Expr nextOf(ColumnDescriptor column) {
        Expr sequence = new Expr.Constant((long) column.sequenceId(), ColumnType.of(Type.OID), 0);
        Expr next = statement.typing().call(new Name(List.of("pg_catalog", "nextval"), 0), List.of(sequence), 0);
        return statement.typing().assign(next, column.type(), 0);
    }

    /** What a generated column is computed from, over a row of the table. */
    Expr generated(Table table, ColumnDescriptor column) {
        return generated(parse(column.generatedSql()), column, table.descriptor().name(), columns(table));
    }

    /** Also what CREATE TABLE checks a generated column with. */
    Expr generated(Expression expression, ColumnDescriptor column, String table, List<Scope.Column> columns) {
        Expr value = statement.typing().known(
                new ExpressionBinder(statement, rowScope(table, columns.size(), columns), Clause.GENERATED, null)
                        .bind(expression),
                column.type().type());
        if (!statement.typing().canAssign(value.type().type(), column.type().type())) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH, "column \"" + column.name() + "\" is of type "
                    + column.type().type().sqlName() + " but generation expression is of type "
                    + value.type().type().sqlName(), null, "You will need to rewrite or cast the expression.", 0);
        }
        Expr assigned = statement.typing().assign(value, column.type(), expression.position());
        if (!Exprs.isImmutable(assigned)) {
            throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION, "generation expression is not immutable");
        }
        return assigned;
    }

    /** An expression among the parts of a partition key, over a row of the table. */
    Expr partitionKey(Table table, Partitioning.Key key) {
        return partitionKey(parse(key.sql()), key.type(), table.descriptor().name(), columns(table), table.width());
    }

    /** Also what CREATE TABLE checks a key with; then the type is not known yet, and null. */
    Expr partitionKey(Expression expression, ColumnType type, String table, List<Scope.Column> columns, int width) {
        Expr value = new ExpressionBinder(statement, rowScope(table, width, columns), Clause.PARTITION_KEY, null)
                .bind(expression);
        return statement.typing().known(value, type == null ? Type.TEXT : type.type());
    }

    /** The condition of a trigger, over the columns of OLD followed by those of NEW. */
    Expr triggerCondition(TableDescriptor table, String sql) {
        Scope scope = new Scope(null, null);
        for (String row : List.of("old", "new")) {
            List<Scope.Column> columns = new ArrayList<>();
            for (ColumnDescriptor column : table.visibleColumns()) {
                columns.add(column(column.name(), column.type(), scope.allocate(1)));
            }
            scope.add(new Scope.Relation(null, row, null, columns));
        }
        return new ExpressionBinder(statement, scope, Clause.TRIGGER_WHEN, null).condition(parse(sql), "WHEN");
    }

    /** A check over a row of the table. */
    Expr check(Table table, CheckDescriptor check) {
        return check(parse(check.sql()), table.descriptor().name(), columns(table));
    }

    private static List<Scope.Column> columns(Table table) {
        List<Scope.Column> columns = new ArrayList<>();
        for (ColumnDescriptor column : table.descriptor().visibleColumns()) {
            columns.add(column(column.name(), column.type(), table.ordinal(column.id())));
        }
        return columns;
    }

    /** A scope in which the columns of one row of the table are. */
    Scope rowScope(Table table) {
        return rowScope(table.descriptor().name(), table.width(), columns(table));
    }

    private static Scope rowScope(String table, int width, List<Scope.Column> columns) {
        Scope scope = Scope.empty();
        scope.allocate(width);
        scope.add(new Scope.Relation(null, table, null, columns));
        return scope;
    }

    /** Also what CREATE TABLE checks a check with. */
    Expr check(Expression condition, String table, List<Scope.Column> columns) {
        Scope scope = rowScope(table, columns.size(), columns);
        Expr bound = new ExpressionBinder(statement, scope, Clause.CHECK, null).condition(condition, "CHECK");
        Check.that(bound.type().equals(Expr.BOOL), "a check is a condition");
        return bound;
    }

    static Scope.Column column(String name, ColumnType type, int slot) {
        return new Scope.Column(name, Scope.slot(slot, type, name), 0, 0);
    }
}
