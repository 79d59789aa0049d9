package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.DatabaseDescriptor;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.RoutinesDescriptor;
import io.phantomdb.sql.catalog.SchemaDescriptor;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.roles.Acl;
import io.phantomdb.sql.roles.Securable;
import io.phantomdb.sql.tree.Identifier;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.RoleStatement;
import io.phantomdb.sql.tree.RoutineStatement;
import io.phantomdb.sql.tree.RoleStatement.PrivilegeName;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/**
 * GRANT and REVOKE of privileges, as parts of a transaction (PostgreSQL 15, GRANT, REVOKE). Those on tables, views, sequences and types
 * are in their descriptors, which get new versions; those on schemas and databases in theirs, for which the descriptor of all rights
 * stands.
 */
final class PrivilegeChanges {
    private final SchemaEdit edit;
    private final RoleStatement.Privileges change;
    private final List<SchemaCommand.RoutineSignature> routines;
    private final Grants grants;

    PrivilegeChanges(SchemaEdit edit, RoleStatement.Privileges change, List<SchemaCommand.RoutineSignature> routines) {
        this.edit = edit;
        this.routines = routines;
        this.change = change;
        this.grants = new Grants(edit, change);
    }

    void run() {
        grants.refuseOptionForPublic();
        if (change.target().allInSchemas()) {
            change.target().names().forEach(name -> allIn(edit.requireSchema(name.last(), 0)));
            return;
        }
        for (SchemaCommand.RoutineSignature signature : routines) {
            routine(new RoutineNames(edit).find(signature, change.target().kind() == RoleStatement.TargetKind.PROCEDURE
                    ? RoutineStatement.Kind.PROCEDURE
                    : RoutineStatement.Kind.ROUTINE, false));
        }
        for (Name name : change.target().names()) {
            switch (change.target().kind()) {
                case TABLE, VIEW -> table(relation(name), false);
                case SEQUENCE -> table(sequence(name), true);
                case TYPE -> type(name);
                case SCHEMA -> schema(name.last());
                case DATABASE -> database(name.last());
                case FUNCTION, PROCEDURE, LANGUAGE -> throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                        "privileges on languages are not supported").at(change.position());
            }
        }
    }

    private void allIn(String schema) {
        List<TableDescriptor> found = new ArrayList<>();
        for (CatalogRows.Named named : edit.rows().names(schema, Lock.SHARED)) {
            if (named.target().isTable()) {
                found.add(edit.rows().present(named.target().tableId(), Lock.EXCLUSIVE));
            }
        }
        for (TableDescriptor table : found) {
            if (table.isRoutines()) {
                allOf(table);
                continue;
            }
            boolean fits = switch (change.target().kind()) {
                case TABLE -> table.isTable() || table.view() != null;
                case SEQUENCE -> table.isSequence();
                default -> false;
            };
            if (fits) {
                table(table, table.isSequence());
            }
        }
    }

    /** Those of one name, procedures among them unless functions alone are meant. */
    private void allOf(TableDescriptor group) {
        for (RoutineDescriptor routine : group.routines().routines()) {
            boolean fits = switch (change.target().kind()) {
                case FUNCTION -> true;
                case PROCEDURE -> routine.isProcedure();
                default -> false;
            };
            if (fits) {
                routine(new RoutineChanges.Found(edit.rows().present(group.id(), Lock.EXCLUSIVE), routine));
            }
        }
    }

    private void routine(RoutineChanges.Found found) {
        RoutineDescriptor routine = found.routine();
        Access after = whole(routine.access(), Securable.FUNCTION, RoutinesDescriptor.plain(found.group().name()));
        if (!after.equals(routine.access())) {
            TableDescriptor now = edit.rows().present(found.group().id(), Lock.EXCLUSIVE);
            edit.change(now.withNature(now.routines().with(routine.withAccess(after))));
        }
    }

    private SchemaCommand.Name named(Name name) {
        return new SchemaCommand.Name(name.schema(), name.last(), edit.path(), name.position());
    }

    /** 42P01 if there is none; 42809 if it is an index. */
    private TableDescriptor relation(Name name) {
        CatalogName found = edit.find(named(name));
        if (found != null && !found.isTable()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + name.last() + "\" is an index");
        }
        TableDescriptor table = found == null ? null : edit.rows().present(found.tableId(), Lock.EXCLUSIVE);
        if (table == null || table.isType()) {
            edit.isSchemaMissing(named(name), false);
            throw new StatementError(SqlState.UNDEFINED_TABLE, "relation \"" + named(name).text()
                    + "\" does not exist");
        }
        return table;
    }

    private TableDescriptor sequence(Name name) {
        TableDescriptor found = relation(name);
        if (!found.isSequence()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + name.last() + "\" is not a sequence");
        }
        return found;
    }

    /** With GRANT … ON TABLE, what a sequence does not have of a table's is passed over. */
    private void table(TableDescriptor table, boolean asSequence) {
        Securable kind = table.securable();
        Access access = table.access();
        String what = Permissions.kind(table);
        int wanted = 0;
        boolean isOfColumns = false;
        for (PrivilegeName each : change.privileges()) {
            if (each.columns().isEmpty()) {
                wanted |= asSequence || !table.isSequence()
                        ? grants.bits(each, kind)
                        : grants.bitsOfTableOnSequence(each);
            } else {
                isOfColumns = true;
                access = columns(table, access, each, asSequence);
            }
        }
        if (wanted != 0 || !isOfColumns) {
            Acl before = access.effective(kind);
            Acl after = grants.applied(before, access.owner(), wanted, kind, what, table.name());
            access = after.equals(before) && access.acl() == null ? access : access.withAcl(after);
            if (!change.grants() && kind == Securable.TABLE) {
                access = revokedOfColumns(table, access, wanted & Securable.COLUMN.all());
            }
        }
        if (!access.equals(table.access())) {
            edit.change(table.withAccess(access));
        }
    }

    /** What is taken for the whole is taken of each column. */
    private Access revokedOfColumns(TableDescriptor table, Access before, int wanted) {
        Access access = before;
        for (int columnId : before.columns().keySet()) {
            access = access.withColumn(columnId, grants.applied(access.column(columnId), access.owner(), wanted,
                    Securable.COLUMN, "table", table.name()));
        }
        return access;
    }

    private Access columns(TableDescriptor table, Access before, PrivilegeName privilege, boolean asSequence) {
        if (asSequence) {
            throw new StatementError(SqlState.INVALID_GRANT_OPERATION,
                    "column privileges are only valid for relations");
        }
        int wanted = grants.bits(privilege, Securable.COLUMN);
        Access access = before;
        for (Identifier name : privilege.columns()) {
            ColumnDescriptor column = table.columnNamed(name.text());
            if (column == null) {
                throw new StatementError(SqlState.UNDEFINED_COLUMN, "column \"" + name.text() + "\" of relation \""
                        + table.name() + "\" does not exist");
            }
            access = access.withColumn(column.id(), grants.applied(access.column(column.id()), access.owner(), wanted,
                    Securable.COLUMN, "table", table.name()));
        }
        return access;
    }

    private void type(Name name) {
        CatalogName found = edit.find(named(name));
        TableDescriptor type = found == null || !found.isTable()
                ? null
                : edit.rows().present(found.tableId(), Lock.EXCLUSIVE);
        if (type == null || !type.isType()) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "type \"" + named(name).text() + "\" does not exist");
        }
        Access after = whole(type.access(), Securable.TYPE, type.name());
        if (!after.equals(type.access())) {
            edit.change(type.withAccess(after));
        }
    }

    private Access whole(Access before, Securable kind, String name) {
        int wanted = 0;
        for (PrivilegeName each : change.privileges()) {
            if (!each.columns().isEmpty()) {
                throw new StatementError(SqlState.INVALID_GRANT_OPERATION,
                        "column privileges are only valid for relations");
            }
            wanted |= grants.bits(each, kind);
        }
        Acl held = before.effective(kind);
        Acl after = grants.applied(held, before.owner(), wanted, kind, kind.word(), name);
        return after.equals(held) && before.acl() == null ? before : before.withAcl(after);
    }

    private void schema(String name) {
        if (SearchPath.isSystem(name)) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "privileges on schema \"" + name + "\" cannot be changed");
        }
        SchemaDescriptor schema = edit.rows().schema(name, Lock.EXCLUSIVE);
        if (schema == null) {
            throw SchemaEdit.missingSchema(name);
        }
        edit.rows().putSchema(schema.withAccess(whole(schema.access(), Securable.SCHEMA, name)));
        edit.roles().changed();
    }

    private void database(String name) {
        DatabaseDescriptor database = edit.rows().database(name, Lock.EXCLUSIVE);
        if (database == null) {
            throw new StatementError(SqlState.INVALID_CATALOG_NAME, "database \"" + name + "\" does not exist");
        }
        edit.rows().putDatabase(database.withAccess(whole(database.access(), Securable.DATABASE, name)));
        edit.roles().changed();
    }
}
