package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.tree.Change;
import io.phantomdb.sql.tree.Expression;
import io.phantomdb.sql.tree.SortItem;
import java.util.ArrayList;
import java.util.List;

/**
 * Which unique indexes ON CONFLICT (…) means: those over exactly these columns and expressions, in whatever order, whose rows
 * are all that meet the condition (PostgreSQL 15, INSERT: "unique index inference"). Expressions are compared as written.
 */
final class ConflictInference {
    private final Table table;
    private final Change.ConflictTarget target;

    ConflictInference(Table table, Change.ConflictTarget target) {
        this.table = table;
        this.target = target;
    }

    List<IndexLayout> among(List<IndexLayout> unique) {
        List<Integer> columns = new ArrayList<>();
        for (SortItem item : target.columns()) {
            columns.add(column(item.expression()));
        }
        List<String> known = target.where() == null ? List.of() : conjuncts(target.where());
        return unique.stream().filter(index -> isOf(index.index(), columns) && isKnown(index.index(), known)).toList();
    }

    private int column(Expression expression) {
        if (expression instanceof Expression.ColumnReference reference) {
            ColumnDescriptor column = table.descriptor().columnNamed(reference.parts().getLast());
            if (column == null) {
                throw new StatementError(SqlState.UNDEFINED_COLUMN,
                        "column \"" + reference.parts().getLast() + "\" does not exist").at(reference.position());
            }
            return column.id();
        }
        String text = TreeText.of(expression);
        for (ColumnDescriptor column : table.columns()) {
            if (column.state() == ColumnDescriptor.State.HIDDEN && text.equals(column.generatedSql())) {
                return column.id();
            }
        }
        throw InsertBinder.noArbiter();
    }

    private static boolean isOf(IndexDescriptor index, List<Integer> columns) {
        List<Integer> parts = index.parts().stream().map(IndexDescriptor.Part::columnId).toList();
        return parts.containsAll(columns) && columns.containsAll(parts);
    }

    private boolean isKnown(IndexDescriptor index, List<String> known) {
        return !index.isPartial() || known.containsAll(conjuncts(StoredExpressions.parse(
                table.descriptor().column(index.predicateColumnId()).generatedSql())));
    }

    private static List<String> conjuncts(Expression condition) {
        return condition instanceof Expression.And and
                ? and.operands().stream().flatMap(operand -> conjuncts(operand).stream()).toList()
                : List.of(TreeText.of(condition));
    }
}
