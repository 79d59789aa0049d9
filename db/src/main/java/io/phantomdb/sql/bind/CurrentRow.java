package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.Body1;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.function.RecordFunctions;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * The row that a cursor is on, of UPDATE and DELETE … WHERE CURRENT OF. It is found by what it is held under, which the cursor knows:
 *
 * <pre>
 *   WHERE CURRENT OF c   →   WHERE id = current_row(c, table, 1)
 * </pre>
 */
final class CurrentRow {
    private static final Operator EQUALS = Operator.of("=");

    private final StatementBinder statement;
    private final Expr cursor;

    private CurrentRow(StatementBinder statement, Expr cursor) {
        this.statement = statement;
        this.cursor = cursor;
    }

    /** Null if the condition is another one. */
    static CurrentRow named(StatementBinder statement, ChangeTarget target, Expression where) {
        if (!(where instanceof Expression.CurrentOf current)) {
            return null;
        }
        if (target.view() != null || target.isInsteadOf()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "WHERE CURRENT OF on a view is not implemented");
        }
        ParameterNames names = statement.parameters().names();
        Expr variable = names == null
                ? null
                : names.variable(List.of(current.cursor()), current.position(), null, statement.parameters());
        return new CurrentRow(statement, variable != null
                ? statement.typing().known(variable, Type.TEXT)
                : new Expr.Constant(current.cursor(), ColumnType.of(Type.TEXT), current.position()));
    }

    /** The condition that a row of the table, at that place, is the one. */
    Expr isRowOf(Table table, int offset) {
        List<ColumnDescriptor> key = columns(table);
        List<Expr> parts = new ArrayList<>();
        for (int part = 0; part < key.size(); part++) {
            Type type = key.get(part).type().type();
            Expr value = new Expr.Call(part(table, part, type), List.of(cursor), ColumnType.of(type));
            parts.add(statement.typing().operator(EQUALS, slot(table, offset, key.get(part)), value, 0));
        }
        return parts.size() == 1 ? parts.getFirst() : new Expr.And(parts);
    }

    private static Function part(Table table, int part, Type type) {
        int id = table.descriptor().id();
        String name = table.descriptor().name();
        return new Function("current_row", List.of(Type.TEXT), type, Volatility.STABLE, true,
                (Body1) (cursor, context) -> {
                    RecordDatum key = context.objects().currentRow((String) cursor, id, name);
                    return key == null ? null : key.value(part);
                });
    }

    /** What a row of the table, at that place, is held under. */
    static Expr key(Table table, int offset) {
        List<Expr> parts = new ArrayList<>();
        List<Type.Field> fields = new ArrayList<>();
        for (ColumnDescriptor column : columns(table)) {
            parts.add(slot(table, offset, column));
            fields.add(new Type.Field(column.name(), column.type(), fields.size() + 1));
        }
        return new Expr.Call(RecordFunctions.row(fields), parts, ColumnType.of(Type.RECORD));
    }

    private static Expr slot(Table table, int offset, ColumnDescriptor column) {
        return Scope.slot(offset + table.ordinal(column.id()), column.type(), column.name());
    }

    private static List<ColumnDescriptor> columns(Table table) {
        return table.primary().index().parts().stream().map(IndexDescriptor.Part::columnId)
                .map(table.descriptor()::column).toList();
    }
}
