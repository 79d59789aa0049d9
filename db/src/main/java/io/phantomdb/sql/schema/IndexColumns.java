package io.phantomdb.sql.schema;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor.Part;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of an index that is being made, with a hidden column for whatever it computes: rows hold the values, so that an
 * entry depends on a row alone. An expression that another index computes already is not computed twice.
 */
final class IndexColumns {
    private final SchemaEdit edit;
    private final RowExpressions expressions;
    private TableDescriptor table;

    IndexColumns(SchemaEdit edit, RowExpressions expressions, TableDescriptor table) {
        this.edit = edit;
        this.expressions = expressions;
        this.table = table;
    }

    /** The table with the columns that were added so far. */
    TableDescriptor table() {
        return table;
    }

    List<Part> parts(List<SchemaCommand.KeyColumn> keys) {
        List<Part> parts = new ArrayList<>();
        for (SchemaCommand.KeyColumn key : keys) {
            parts.add(key.expression() == null
                    ? NewTable.parts(table, List.of(key)).getFirst()
                    : new Part(computed(key.expression()), key.descending(), key.nullsFirst(), key.operatorClass()));
        }
        return parts;
    }

    /** The column that says whether a row is in the index; 0 for null. */
    int predicate(SchemaCommand.Computed condition) {
        return condition == null
                ? 0
                : computed(new SchemaCommand.Computed(condition.sql(), ColumnType.of(Type.BOOL), condition.shown()));
    }

    private int computed(SchemaCommand.Computed expression) {
        for (ColumnDescriptor column : table.columns()) {
            boolean isSame = column.state() == ColumnDescriptor.State.HIDDEN
                    && expression.sql().equals(column.generatedSql()) && expression.type().equals(column.type());
            if (isSame) {
                return column.id();
            }
        }
        ColumnDescriptor column = new ColumnDescriptor(table.nextColumnId(), expression.shown(), expression.type(),
                false, null, ColumnDescriptor.State.HIDDEN).withGenerated(expression.sql());
        RowExpressions.Value value = expressions.generated(table, column);
        table = new TableRows(edit).fill(table, table.withNewColumn(column), column.id(), value);
        return column.id();
    }
}
