package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.OutputNames;

/** Expressions and conditions of indexes (PostgreSQL 15, CREATE INDEX). */
final class IndexBinder {
    private final StatementBinder statement;

    IndexBinder(StatementBinder statement) {
        this.statement = statement;
    }

    /** What the names of indexes call it. */
    static String name(Expression expression) {
        String name = OutputNames.of(expression);
        return name.equals(OutputNames.NONE) ? "expr" : name;
    }

    SchemaCommand.Computed expression(Name tableName, Expression expression) {
        Expr bound = statement.typing().known(bind(tableName, expression, Clause.INDEX), Type.TEXT);
        requireImmutable(bound, "index expression", expression);
        if (bound.type().type().equals(Type.RECORD)) {
            throw new StatementError(SqlState.INVALID_TABLE_DEFINITION,
                    "column \"" + name(expression) + "\" has pseudo-type record");
        }
        return new SchemaCommand.Computed(TreeText.of(expression), ColumnType.of(bound.type().type()),
                shown(expression));
    }

    SchemaCommand.Computed predicate(Name tableName, Expression condition) {
        Table table = statement.table(tableName);
        Expr bound = new ExpressionBinder(statement, new StoredExpressions(statement).rowScope(table),
                Clause.PREDICATE, null).condition(condition, "WHERE");
        requireImmutable(bound, "index predicate", condition);
        return new SchemaCommand.Computed(TreeText.of(condition), Expr.BOOL, shown(condition));
    }

    private Expr bind(Name tableName, Expression expression, Clause clause) {
        Table table = statement.table(tableName);
        return new ExpressionBinder(statement, new StoredExpressions(statement).rowScope(table), clause, null)
                .bind(expression);
    }

    private static void requireImmutable(Expr bound, String where, Expression expression) {
        if (!Exprs.subqueries(bound).isEmpty()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "cannot use subquery in " + where)
                    .at(expression.position());
        }
        if (!Exprs.isImmutable(bound)) {
            throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION,
                    "functions in " + where + " must be marked IMMUTABLE");
        }
    }

    /** Names without the quotes that they do not need. */
    private static String shown(Expression expression) {
        return TreeText.of(expression).replaceAll("\"([a-z_][a-z0-9_]*)\"", "$1");
    }
}
