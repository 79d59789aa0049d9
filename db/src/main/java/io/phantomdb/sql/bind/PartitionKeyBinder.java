package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.PartitionHash;
import io.phantomdb.sql.catalog.Partitioning;
import io.phantomdb.sql.schema.HeritageDraft;
import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.sql.tree.Definition;
import io.phantomdb.sql.tree.Expression;
import java.util.ArrayList;
import java.util.List;

/** Binds PARTITION BY (PostgreSQL 15, CREATE TABLE; src/backend/commands/tablecmds.c, ComputePartitionAttrs). */
final class PartitionKeyBinder {
    private static final int KEYS_MAX = 32;
    private static final List<String> SYSTEM = List.of("tableoid", "ctid", "xmin", "xmax", "cmin", "cmax");

    private final StatementBinder statement;

    PartitionKeyBinder(StatementBinder statement) {
        this.statement = statement;
    }

    HeritageDraft.PartitionDraft bind(String table, Definition.PartitionBy written,
            List<SchemaCommand.NewColumn> columns) {
        Partitioning.Strategy strategy = Partitioning.Strategy.of(written.strategy());
        if (strategy == null) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "unrecognized partitioning strategy \"" + written.strategy() + "\"");
        }
        if (strategy == Partitioning.Strategy.LIST && written.keys().size() != 1) {
            throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION,
                    "cannot use \"list\" partition strategy with more than one column");
        }
        if (written.keys().size() > KEYS_MAX) {
            throw new StatementError(SqlState.TOO_MANY_COLUMNS,
                    "cannot partition using more than " + KEYS_MAX + " columns");
        }
        List<HeritageDraft.KeyDraft> keys = new ArrayList<>();
        for (Definition.IndexColumn key : written.keys()) {
            keys.add(key(table, key, columns, strategy));
        }
        return new HeritageDraft.PartitionDraft(strategy, keys);
    }

    private HeritageDraft.KeyDraft key(String table, Definition.IndexColumn key, List<SchemaCommand.NewColumn> columns,
            Partitioning.Strategy strategy) {
        String operatorClass = key.operatorClass() == null ? "" : key.operatorClass().last();
        Expression expression = key.sort().expression();
        if (expression instanceof Expression.ColumnReference reference && reference.parts().size() == 1) {
            SchemaCommand.NewColumn column = column(reference, columns);
            requireOperators(column.type(), strategy);
            return new HeritageDraft.KeyDraft(column.name(), null, column.type(), operatorClass, key.position());
        }
        ColumnType type = expression(table, expression, columns);
        requireOperators(type, strategy);
        return new HeritageDraft.KeyDraft(null, TreeText.of(expression), type, operatorClass, key.position());
    }

    private static SchemaCommand.NewColumn column(Expression.ColumnReference reference,
            List<SchemaCommand.NewColumn> columns) {
        String name = reference.parts().getFirst();
        if (SYSTEM.contains(name)) {
            throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION,
                    "cannot use system column \"" + name + "\" in partition key").at(reference.position());
        }
        SchemaCommand.NewColumn column = columns.stream().filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> new StatementError(SqlState.UNDEFINED_COLUMN,
                        "column \"" + name + "\" named in partition key does not exist").at(reference.position()));
        if (column.generatedSql() != null) {
            throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION, "cannot use generated column in partition key",
                    "Column \"" + name + "\" is a generated column.", null, reference.position());
        }
        return column;
    }

    private ColumnType expression(String table, Expression expression, List<SchemaCommand.NewColumn> columns) {
        List<Scope.Column> scope = new ArrayList<>();
        columns.forEach(column -> scope.add(StoredExpressions.column(column.name(), column.type(), scope.size())));
        Expr bound = new StoredExpressions(statement).partitionKey(expression, null, table, scope, scope.size());
        if (!Exprs.subqueries(bound).isEmpty()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "cannot use subquery in partition key expression")
                    .at(expression.position());
        }
        if (bound.type().type().equals(Type.RECORD)) {
            throw new StatementError(SqlState.INVALID_TABLE_DEFINITION,
                    "partition key column 1 has pseudo-type record");
        }
        if (!Exprs.isImmutable(bound)) {
            throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION,
                    "functions in partition key expression must be marked IMMUTABLE");
        }
        if (ColumnNames.references(expression).isEmpty()) {
            throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION,
                    "cannot use constant expression as partition key");
        }
        return ColumnType.of(bound.type().type());
    }

    private static void requireOperators(ColumnType type, Partitioning.Strategy strategy) {
        Type plain = type.type().plain();
        boolean isHash = strategy == Partitioning.Strategy.HASH;
        boolean fits = isHash
                ? PartitionHash.isHashable(plain)
                : plain.kind() != Type.Kind.JSON && plain.kind() != Type.Kind.PSEUDO && plain.kind() != Type.Kind.VOID;
        if (!fits) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "data type " + type.type().sqlName()
                    + " has no default operator class for access method \"" + (isHash ? "hash" : "btree") + "\"", null,
                    "You must specify a " + (isHash ? "hash" : "btree")
                            + " operator class or define a default " + (isHash ? "hash" : "btree")
                            + " operator class for the data type.",
                    0);
        }
    }
}
