package io.phantomdb.sql.schema;

import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.CommentKey;
import io.phantomdb.sql.catalog.CompositeDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes and changes composite types inside a transaction on the catalog. Attributes come and go without a row being written: a value
 * has its fields by their numbers, and what it has not got is NULL.
 */
final class AttributeChanges {
    private final SchemaEdit edit;

    AttributeChanges(SchemaEdit edit) {
        this.edit = edit;
    }

    void create(SchemaCommand.CreateComposite create) {
        String schema = edit.place(create.name());
        TypeChanges.requireFree(edit, schema, create.name().name());
        List<ColumnDescriptor> columns = new ArrayList<>();
        create.attributes().forEach(attribute -> columns.add(column(columns.size() + 1, attribute)));
        int id = edit.newTableId();
        TypeChanges.add(edit, new TableDescriptor(id, schema, create.name().name(), 1, TableDescriptor.State.PUBLIC,
                columns, List.of(), List.of(), 0, columns.size() + 1, 1)
                .withNature(new CompositeDescriptor(edit.newTableId())));
    }

    private static ColumnDescriptor column(int id, SchemaCommand.Attribute attribute) {
        return new ColumnDescriptor(id, attribute.name(), attribute.type(), false, null,
                ColumnDescriptor.State.PUBLIC);
    }

    void run(SchemaCommand.AlterAttributes alter) {
        TableDescriptor type = find(alter.type());
        TableDescriptor after = type;
        for (SchemaCommand.AttributeAction action : alter.actions()) {
            after = switch (action) {
                case SchemaCommand.AddAttribute add -> add(after, add.attribute());
                case SchemaCommand.DropAttribute drop -> drop(after, drop);
                case SchemaCommand.RetypeAttribute change -> retype(after, change.attribute());
                case SchemaCommand.RenameAttribute rename -> rename(after, rename);
            };
        }
        if (!after.equals(type)) {
            edit.change(after);
        }
    }

    /** To ALTER TYPE composite types are relations. */
    private TableDescriptor find(SchemaCommand.Name name) {
        TableDescriptor type;
        try {
            type = TypeChanges.find(edit, name, "a composite type");
        } catch (StatementError error) {
            throw error.state() == SqlState.UNDEFINED_OBJECT ? missing(name) : error;
        }
        if (!type.isComposite()) {
            throw type.isType()
                    ? missing(name)
                    : new StatementError(SqlState.WRONG_OBJECT_TYPE,
                            "\"" + type.name() + "\" is not a composite type");
        }
        return type;
    }

    private static StatementError missing(SchemaCommand.Name name) {
        return new StatementError(SqlState.UNDEFINED_TABLE, "relation \"" + name.text() + "\" does not exist");
    }

    private static TableDescriptor add(TableDescriptor type, SchemaCommand.Attribute attribute) {
        requireNew(type, attribute.name());
        return type.withNewColumn(column(type.nextColumnId(), attribute));
    }

    private static void requireNew(TableDescriptor type, String name) {
        if (type.columnNamed(name) != null) {
            throw new StatementError(SqlState.DUPLICATE_COLUMN,
                    "column \"" + name + "\" of relation \"" + type.name() + "\" already exists");
        }
    }

    private TableDescriptor drop(TableDescriptor type, SchemaCommand.DropAttribute drop) {
        ColumnDescriptor column = type.columnNamed(drop.name());
        if (column == null && drop.ifExists()) {
            edit.notices().accept(Notice.notice("column \"" + drop.name() + "\" of relation \"" + type.name()
                    + "\" does not exist, skipping"));
            return type;
        }
        int id = require(type, drop.name()).id();
        edit.rows().putComment(CommentKey.column(type.id(), id), null);
        return type.mapColumn(id, each -> each.withState(ColumnDescriptor.State.DROPPED));
    }

    private static ColumnDescriptor require(TableDescriptor type, String name) {
        ColumnDescriptor column = type.columnNamed(name);
        if (column == null) {
            throw new StatementError(SqlState.UNDEFINED_COLUMN,
                    "column \"" + name + "\" of relation \"" + type.name() + "\" does not exist");
        }
        return column;
    }

    /** Values that there are could not be read any more. */
    private TableDescriptor retype(TableDescriptor type, SchemaCommand.Attribute attribute) {
        ColumnDescriptor column = require(type, attribute.name());
        new TypeSpread(edit).requireUnused(type, "cannot alter type \"" + type.name() + "\"");
        return type.mapColumn(column.id(), each -> each.withType(attribute.type()));
    }

    private static TableDescriptor rename(TableDescriptor type, SchemaCommand.RenameAttribute rename) {
        ColumnDescriptor column = type.columnNamed(rename.from());
        if (column == null) {
            throw new StatementError(SqlState.UNDEFINED_COLUMN,
                    "column \"" + rename.from() + "\" does not exist");
        }
        requireNew(type, rename.to());
        return type.mapColumn(column.id(), each -> each.withName(rename.to()));
    }
}
