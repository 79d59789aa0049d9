package io.phantomdb.sql.schema;

import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.EnumDescriptor;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.SchemaDescriptor;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.Securable;
import io.phantomdb.sql.tree.RoleStatement;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/**
 * CREATE, ALTER and DROP SCHEMA, as parts of a transaction. Whoever makes something in a schema holds its row; whoever drops or
 * renames the schema locks it: so nothing comes to be in a schema that is going.
 */
final class NamespaceChanges {
    private static final String RESERVED_PREFIX = "pg_";

    private final SchemaEdit edit;
    private final RowExpressions expressions;

    /** The expressions are null where nothing of other schemas depends on what goes. */
    NamespaceChanges(SchemaEdit edit, RowExpressions expressions) {
        this.edit = edit;
        this.expressions = expressions;
    }

    void run(SchemaCommand.OfSchema command) {
        switch (command) {
            case SchemaCommand.CreateSchema create -> create(create);
            case SchemaCommand.RenameSchema rename -> rename(rename);
            case SchemaCommand.DropSchemas drop -> drop(drop);
        }
    }

    /** Drops what is in a schema, and what depends on it elsewhere. */
    void clear(String schema) {
        List<TableDescriptor> tables = tablesIn(schema).stream().filter(NamespaceChanges::standsAlone).toList();
        dependents(tables).settle(null, true);
        removeAll(tables);
    }

    /** The schema with all that is in it. */
    void remove(String schema) {
        if (edit.rows().schema(schema, Lock.EXCLUSIVE) != null) {
            clear(schema);
            edit.rows().deleteSchema(schema);
        }
    }

    private void create(SchemaCommand.CreateSchema create) {
        new DatabaseChanges(edit).requireThere();
        Role owner = owner(create.owner());
        String name = create.name() == null ? owner.name() : create.name();
        edit.permissions().requireOnDatabase(Privilege.CREATE, edit.databaseName());
        edit.permissions().requireMember(owner);
        requireAcceptable(name);
        if (!isThere(name)) {
            Access access = DefaultAcls.of(edit, owner.id(), null, Securable.SCHEMA);
            edit.rows().putSchema(new SchemaDescriptor(edit.newTableId(), name, access));
            changed(access);
        } else if (create.ifNotExists()) {
            edit.notices().accept(new Notice(Notice.Level.NOTICE, SqlState.DUPLICATE_SCHEMA,
                    alreadyExists(name).getMessage() + ", skipping", null, null));
        } else {
            throw alreadyExists(name);
        }
    }

    /** Who is not allowed everything has to hear of schemas that are not the founding role's alone. */
    private void changed(Access access) {
        if (!access.equals(Access.FOUNDING)) {
            edit.roles().changed();
        }
    }

    /** The current role if none was written. */
    private Role owner(RoleStatement.RoleName written) {
        if (written == null && edit.path().who().isFounding()) {
            return Role.founding();
        }
        Role owner = written == null
                ? edit.permissions().roles().find(edit.path().who().current())
                : RoleNames.get(edit.permissions().roles(), edit.path().who(), written);
        edit.permissions().hold(owner.id());
        return owner;
    }

    private boolean isThere(String name) {
        return SearchPath.isSystem(name) || edit.rows().schema(name, Lock.EXCLUSIVE) != null;
    }

    private static StatementError alreadyExists(String name) {
        return new StatementError(SqlState.DUPLICATE_SCHEMA, "schema \"" + name + "\" already exists");
    }

    private static void requireAcceptable(String name) {
        if (name.startsWith(RESERVED_PREFIX)) {
            throw new StatementError(SqlState.RESERVED_NAME, "unacceptable schema name \"" + name + "\"",
                    "The prefix \"pg_\" is reserved for system schemas.", null, 0);
        }
    }

    /** Everything in it gets a new version, under a new name: nobody finds it under the old one any more. */
    private void rename(SchemaCommand.RenameSchema rename) {
        SchemaDescriptor schema = locked(rename.name());
        edit.permissions().requireOwner("schema", rename.name(), schema.access());
        edit.permissions().requireOnDatabase(Privilege.CREATE, edit.databaseName());
        if (isThere(rename.to())) {
            throw alreadyExists(rename.to());
        }
        requireAcceptable(rename.to());
        List<CatalogRows.Named> names = edit.rows().names(rename.name(), Lock.EXCLUSIVE);
        edit.rows().deleteSchema(rename.name());
        edit.rows().putSchema(schema.named(rename.to()));
        changed(schema.access());
        SchemaMoves moves = new SchemaMoves(edit);
        TypeChanges types = new TypeChanges(edit, expressions);
        for (CatalogRows.Named named : names) {
            TableDescriptor table = named.target().isTable() ? edit.idle(named.target().tableId()) : null;
            if (table == null || !table.schema().equals(rename.name())) {
                continue;
            }
            if (table.nature() instanceof EnumDescriptor) {
                types.carry(edit.rows().present(table.id(), Lock.EXCLUSIVE), rename.to());
            } else {
                moves.carry(table, rename.to());
            }
        }
    }

    private SchemaDescriptor locked(String name) {
        if (SearchPath.isSystem(name)) {
            throw new StatementError(SqlState.INSUFFICIENT_PRIVILEGE, "permission denied for schema " + name);
        }
        SchemaDescriptor schema = edit.rows().schema(name, Lock.EXCLUSIVE);
        if (schema == null) {
            throw SchemaEdit.missingSchema(name);
        }
        return schema;
    }

    private void drop(SchemaCommand.DropSchemas drop) {
        List<String> found = new ArrayList<>();
        for (String name : drop.names()) {
            if (SearchPath.isSystem(name)) {
                throw new StatementError(SqlState.DEPENDENT_OBJECTS_STILL_EXIST, "cannot drop schema " + name
                        + " because it is required by the database system");
            }
            if (!drop.ifExists() || edit.rows().schema(name, Lock.EXCLUSIVE) != null) {
                SchemaDescriptor schema = locked(name);
                edit.permissions().requireOwner("schema", name, schema.access());
                found.add(name);
            } else {
                edit.skippingMissing("schema \"" + name + "\"");
            }
        }
        List<TableDescriptor> all = new ArrayList<>();
        found.forEach(name -> all.addAll(tablesIn(name)));
        List<TableDescriptor> tables = all.stream().filter(NamespaceChanges::standsAlone).toList();
        Dependents dependents = dependents(tables);
        dependents.settle(found.size() == 1 ? "schema " + found.getFirst() : null, drop.cascade());
        removeAll(tables);
        for (String name : found) {
            Access access = edit.rows().schema(name, Lock.EXCLUSIVE).access();
            edit.rows().deleteSchema(name);
            changed(access);
        }
    }

    /** These alone; 2BP01 if something else depends on one of them and does not go with them. */
    void dropTables(List<TableDescriptor> tables, boolean cascade) {
        List<Integer> ids = tables.stream().map(TableDescriptor::id).toList();
        Dependents dependents = new Dependents(edit, ids);
        tables.forEach(table -> addDependents(table, ids, dependents));
        dependents.settle(null, cascade);
        removeAll(tables);
    }

    private List<TableDescriptor> tablesIn(String schema) {
        return edit.rows().names(schema, Lock.EXCLUSIVE).stream().map(CatalogRows.Named::target)
                .filter(CatalogName::isTable).map(CatalogName::tableId).sorted().map(edit::idle).toList();
    }

    /** A sequence of a column goes with it, and is not spoken of. */
    static boolean standsAlone(TableDescriptor table) {
        return !table.isSequence() || !table.sequence().isOwned();
    }

    /** All of them, and what depends on them elsewhere. */
    private Dependents dependents(List<TableDescriptor> tables) {
        List<Integer> ids = tables.stream().map(TableDescriptor::id).toList();
        Dependents dependents = new Dependents(edit, ids);
        for (TableDescriptor table : tables) {
            if (table.isRoutines()) {
                addRoutines(table, dependents);
                continue;
            }
            dependents.add(Dependents.describe(edit, table), "schema " + table.schema(), () -> {
                // They go together, after what depends on them.
            });
            addDependents(table, ids, dependents);
        }
        return dependents;
    }

    private void addDependents(TableDescriptor table, List<Integer> going, Dependents dependents) {
        if (table.isType()) {
            new TypeChanges(edit, expressions).addColumns(table, dependents);
            return;
        }
        dependents.addViews(table);
        if (table.isSequence()) {
            new SequenceChanges(edit).addDefaults(table, dependents);
        } else if (!table.isView()) {
            dependents.addChildren(table);
            new ForeignKeyChanges(edit).beforeDrop(table, going, dependents);
        }
    }

    private void addRoutines(TableDescriptor group, Dependents dependents) {
        for (RoutineDescriptor routine : group.routines().routines()) {
            RoutineChanges.Found found = new RoutineChanges.Found(group, routine);
            dependents.add(new RoutineNames(edit).describe(found), "schema " + group.schema(), () -> {
                // They go together, after what depends on them.
            });
            if (expressions != null) {
                new RoutineDependents(edit, expressions).add(found, dependents);
            }
        }
    }

    private void removeAll(List<TableDescriptor> tables) {
        tables.stream().filter(TableDescriptor::isRoutines)
                .forEach(group -> new RoutineChanges(edit, expressions).removeAll(group));
        tables.stream().filter(table -> table.view() != null).forEach(new ViewChanges(edit)::remove);
        TableChanges changes = new TableChanges(edit);
        changes.removeAll(tables.stream().filter(table -> table.isTable() && table.view() == null)
                .map(TableDescriptor::id).toList());
        tables.stream().filter(TableDescriptor::isSequence).forEach(new SequenceChanges(edit)::remove);
        tables.stream().filter(TableDescriptor::isType).forEach(changes::drop);
    }
}
