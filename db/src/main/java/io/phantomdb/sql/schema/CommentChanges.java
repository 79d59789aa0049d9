package io.phantomdb.sql.schema;

import io.phantomdb.base.Notice;
import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.CommentKey;
import io.phantomdb.sql.catalog.SchemaDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;

/** COMMENT ON. What is commented on is kept from being dropped until the comment is there; nobody else is held up. */
final class CommentChanges {
    private final SchemaEdit edit;

    CommentChanges(SchemaEdit edit) {
        this.edit = edit;
    }

    void run(SchemaCommand.Comment comment) {
        if (comment.on() instanceof SchemaCommand.OnRoutine on) {
            new RoutineChanges(edit, null).comment(on.routine(), on.kind(), comment.text());
            return;
        }
        CommentKey on = key(comment.on());
        if (on != null && !(comment.on() instanceof SchemaCommand.OnTrigger) && !edit.path().who().isFounding()) {
            requireOwner(on);
        }
        if (on != null) {
            edit.rows().putComment(on, comment.text());
        }
    }

    private void requireOwner(CommentKey on) {
        switch (on.part()) {
            case WHOLE, COLUMN, INDEX, CONSTRAINT ->
                edit.permissions().requireOwner(edit.rows().present(on.id(), Lock.HELD));
            case SCHEMA -> edit.rows().schemas().stream().filter(each -> each.id() == on.id())
                    .forEach(each -> edit.permissions().requireOwner("schema", each.name(), each.access()));
            case DATABASE -> edit.rows().databases().stream().filter(each -> each.id() == on.id())
                    .forEach(each -> edit.permissions().requireOwner("database", each.name(), each.access()));
        }
    }

    /** Null if there is nothing to comment on and that is no error. */
    private CommentKey key(SchemaCommand.Commented on) {
        return switch (on) {
            case SchemaCommand.OnObject object when object.kind() == SchemaCommand.ObjectKind.INDEX -> index(object);
            case SchemaCommand.OnObject object -> CommentKey.whole(object(object).id());
            case SchemaCommand.OnRoutine routine -> throw Check.unreachable("routines are no relations");
            case SchemaCommand.OnTrigger trigger -> trigger(trigger);
            case SchemaCommand.OnColumn column -> column(column);
            case SchemaCommand.OnConstraint constraint -> constraint(constraint);
            case SchemaCommand.OnSchema schema -> schema(schema.name());
            case SchemaCommand.OnDatabase database -> database(database);
        };
    }

    private CommentKey trigger(SchemaCommand.OnTrigger on) {
        TableDescriptor table = table(relation(on.table()));
        edit.permissions().requireOwner(table);
        return TriggerChanges.commented(table, on.trigger());
    }

    /** Null if it is none. */
    private TableDescriptor table(CatalogName found) {
        return found == null || !found.isTable() ? null : edit.rows().present(found.tableId(), Lock.HELD);
    }

    private CatalogName find(SchemaCommand.Name name) {
        for (String schema : name.candidates()) {
            CatalogName found = edit.rows().name(schema, name.name(), Lock.HELD);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** 42P01 if there is none. */
    private CatalogName relation(SchemaCommand.Name name) {
        CatalogName found = find(name);
        TableDescriptor table = table(found);
        if (found == null || table != null && table.isType() && !table.isComposite()) {
            throw new StatementError(SqlState.UNDEFINED_TABLE, "relation \"" + name.text() + "\" does not exist");
        }
        return found;
    }

    private TableDescriptor object(SchemaCommand.OnObject object) {
        SchemaCommand.Name name = object.name();
        return switch (object.kind()) {
            case TABLE -> require(name, "a table", table(relation(name)), Kind.TABLE);
            case VIEW -> require(name, "a view", table(relation(name)), Kind.VIEW);
            case MATERIALIZED_VIEW ->
                require(name, "a materialized view", table(relation(name)), Kind.MATERIALIZED_VIEW);
            case SEQUENCE -> require(name, "a sequence", table(relation(name)), Kind.SEQUENCE);
            case INDEX, TYPE, DOMAIN -> type(name);
        };
    }

    private enum Kind {
        TABLE,
        VIEW,
        MATERIALIZED_VIEW,
        SEQUENCE
    }

    private static TableDescriptor require(SchemaCommand.Name name, String wanted, TableDescriptor found, Kind kind) {
        boolean fits = found != null && switch (kind) {
            case TABLE -> found.isTable() && !found.isMaterialized();
            case VIEW -> found.isView();
            case MATERIALIZED_VIEW -> found.isMaterialized();
            case SEQUENCE -> found.isSequence();
        };
        if (!fits) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + name.name() + "\" is not " + wanted);
        }
        return found;
    }

    private TableDescriptor type(SchemaCommand.Name name) {
        TableDescriptor found = table(find(name));
        if (found == null || !found.isType()) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "type \"" + name.text() + "\" does not exist");
        }
        return found;
    }

    private CommentKey index(SchemaCommand.OnObject object) {
        CatalogName found = relation(object.name());
        if (found.isTable()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + object.name().name() + "\" is not an index");
        }
        edit.rows().present(found.tableId(), Lock.HELD);
        return CommentKey.index(found.tableId(), found.indexId());
    }

    private CommentKey column(SchemaCommand.OnColumn on) {
        TableDescriptor table = table(relation(on.table()));
        if (table == null || table.isSequence()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "cannot set comment on relation \"" + on.table().name()
                    + "\"", "This operation is not supported for " + (table == null ? "indexes." : "sequences."), null,
                    0);
        }
        ColumnDescriptor column = table.columnNamed(on.column());
        if (column == null) {
            throw new StatementError(SqlState.UNDEFINED_COLUMN, "column \"" + on.column() + "\" of relation \""
                    + table.name() + "\" does not exist");
        }
        return CommentKey.column(table.id(), column.id());
    }

    private CommentKey constraint(SchemaCommand.OnConstraint on) {
        TableDescriptor table = table(relation(on.table()));
        if (table == null || !ForeignKeyChanges.hasConstraint(table, on.constraint())) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "constraint \"" + on.constraint() + "\" for table \""
                    + on.table().name() + "\" does not exist");
        }
        return CommentKey.constraint(table.id(), on.constraint());
    }

    private CommentKey schema(String name) {
        SchemaDescriptor schema = edit.rows().schema(name, Lock.HELD);
        if (schema == null) {
            throw SchemaEdit.missingSchema(name);
        }
        return CommentKey.schema(edit.database(), schema.id());
    }

    private CommentKey database(SchemaCommand.OnDatabase on) {
        if (!on.isOwn()) {
            edit.notices().accept(Notice.warning(SqlState.INVALID_CATALOG_NAME,
                    "database \"" + on.name() + "\" does not exist"));
            return null;
        }
        return CommentKey.database(edit.database());
    }
}
