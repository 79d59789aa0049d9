package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.ArrayList;
import java.util.List;

/** ADD CONSTRAINT … USING INDEX: a unique index becomes a key of the table (PostgreSQL 15, ALTER TABLE). */
final class IndexConstraints {
    private final SchemaEdit edit;
    private final ConstraintChanges constraints;

    IndexConstraints(SchemaEdit edit, ConstraintChanges constraints) {
        this.edit = edit;
        this.constraints = constraints;
    }

    TableDescriptor add(TableDescriptor table, AlterAction.AddKeyUsingIndex add) {
        IndexDescriptor index = usable(table, add);
        String name = add.name() == null ? index.name() : add.name();
        if (!name.equals(index.name()) && ConstraintChanges.isTaken(table, name)) {
            throw new StatementError(SqlState.DUPLICATE_OBJECT,
                    "constraint \"" + name + "\" for relation \"" + table.name() + "\" already exists");
        }
        if (!name.equals(index.name())) {
            edit.notice("ALTER TABLE / ADD CONSTRAINT USING INDEX will rename index \"" + index.name() + "\" to \""
                    + name + "\"");
        }
        // The rows, or the entries, lie elsewhere from now on.
        boolean isRebuilt = add.primary() || add.form().isDeferrable();
        return isRebuilt ? rebuilt(table, index, name, add) : marked(table, index, name);
    }

    private TableDescriptor marked(TableDescriptor table, IndexDescriptor index, String name) {
        TableDescriptor after = name.equals(index.name()) ? table : constraints.renameIndex(table, index, name);
        return edit.change(after.mapIndexes(List.of(index.id()),
                each -> each.withConstraint(IndexDescriptor.Constraint.UNIQUE)));
    }

    private TableDescriptor rebuilt(TableDescriptor table, IndexDescriptor index, String name,
            AlterAction.AddKeyUsingIndex add) {
        List<SchemaCommand.KeyColumn> columns = new ArrayList<>();
        for (IndexDescriptor.Part part : index.parts()) {
            columns.add(
                    new SchemaCommand.KeyColumn(table.column(part.columnId()).name(), false, false, add.position()));
        }
        List<String> included = index.includedColumnIds().stream().map(id -> table.column(id).name()).toList();
        TableDescriptor without = new AtomicIndexes(edit).drop(table, index);
        return constraints.addKey(without, new SchemaCommand.Key(name, add.primary(), columns,
                new SchemaCommand.IndexExtras(index.nullsNotDistinct(), included, null, add.form()), add.position()));
    }

    private IndexDescriptor usable(TableDescriptor table, AlterAction.AddKeyUsingIndex add) {
        IndexDescriptor index = table.indexNamed(add.index());
        if (index == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "index \"" + add.index() + "\" does not exist")
                    .at(add.position());
        }
        if (index.constraint() != IndexDescriptor.Constraint.NONE) {
            throw new StatementError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                    "index \"" + index.name() + "\" is already associated with a constraint").at(add.position());
        }
        if (!index.unique()) {
            throw unfit("\"" + index.name() + "\" is not a unique index", add);
        }
        if (index.parts().stream().map(part -> table.column(part.columnId()))
                .anyMatch(column -> column.state() == ColumnDescriptor.State.HIDDEN)) {
            throw unfit("index \"" + index.name() + "\" contains expressions", add);
        }
        if (index.isPartial()) {
            throw unfit("\"" + index.name() + "\" is a partial index", add);
        }
        for (int at = 0; at < index.parts().size(); at++) {
            IndexDescriptor.Part part = index.parts().get(at);
            if (part.descending() || part.nullsFirst()) {
                throw unfit("index \"" + index.name() + "\" column number " + (at + 1)
                        + " does not have default sorting behavior", add);
            }
        }
        return index;
    }

    private static StatementError unfit(String message, AlterAction.AddKeyUsingIndex add) {
        return new StatementError(SqlState.WRONG_OBJECT_TYPE, message,
                "Cannot create a primary key or unique constraint using such an index.", null, 0).at(add.position());
    }
}
