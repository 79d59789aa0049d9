package io.phantomdb.sql.schema;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What becomes of stored expressions when a type, or a label of one, is renamed. All tables of the database are looked at: also
 * where no column has the type an expression may cast to it.
 */
final class TypeTexts {
    private final SchemaEdit edit;
    private final RowExpressions expressions;
    private final List<TableDescriptor> tables;

    TypeTexts(SchemaEdit edit, RowExpressions expressions) {
        this.edit = edit;
        this.expressions = expressions;
        this.tables = edit.rows().tables().stream().filter(table -> table.database() == edit.database()).toList();
    }

    /** The tables whose expressions name the type, as they are after it was renamed, by their ids. */
    TreeMap<Integer, TableDescriptor> renamed(TableDescriptor before, TableDescriptor after) {
        return changed(table -> expressions.retyped(table, naming(table, before, after)));
    }

    /** The tables whose expressions have labels of the type, as they are after these were renamed, by their ids. */
    TreeMap<Integer, TableDescriptor> relabelled(TableDescriptor before, TableDescriptor after) {
        return changed(table -> expressions.relabelled(table, naming(table, before, before), before, after.type()));
    }

    private TreeMap<Integer, TableDescriptor> changed(UnaryOperator<TableDescriptor> change) {
        TreeMap<Integer, TableDescriptor> changed = new TreeMap<>();
        for (TableDescriptor table : tables) {
            if (change.apply(table) != table) {
                changed.put(table.id(), change.apply(edit.rows().present(table.id(), Lock.EXCLUSIVE)));
            }
        }
        return changed;
    }

    /**
     * A name without its schema means the type of a column that the table has, or the only type of that name. Of a type that moves
     * the schema is written, as it may not be searched.
     */
    private TypeNaming naming(TableDescriptor table, TableDescriptor before, TableDescriptor after) {
        boolean plain = !isTaken(before.name(), before.id())
                || table.columns().stream().anyMatch(column -> TypeChanges.isOf(column, before.id()));
        boolean whole = Type.named(after.name()) != null || isTaken(after.name(), after.id())
                || !before.schema().equals(after.schema());
        return new TypeNaming(before.schema(), before.name(), after.schema(), after.name(), plain, whole);
    }

    private boolean isTaken(String name, int typeId) {
        return tables.stream()
                .anyMatch(other -> other.isType() && other.name().equals(name) && other.id() != typeId);
    }
}
