package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.CommentKey;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.RoutineParameter;
import io.phantomdb.sql.catalog.RoutinesDescriptor;
import io.phantomdb.sql.catalog.SchemaDescriptor;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.Securable;
import io.phantomdb.sql.tree.RoutineStatement;
import io.phantomdb.txn.StaleDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes, changes and unmakes functions and procedures inside a transaction on the catalog. Those of one name in one schema are one
 * descriptor, so whoever calls one of them is told of all changes among which it was chosen.
 */
final class RoutineChanges {
    /** A routine with the descriptor of its name. */
    record Found(TableDescriptor group, RoutineDescriptor routine) {}

    private final SchemaEdit edit;
    private final RoutineNames names;
    private final RowExpressions expressions;

    RoutineChanges(SchemaEdit edit, RowExpressions expressions) {
        this.edit = edit;
        this.names = new RoutineNames(edit);
        this.expressions = expressions;
    }

    void run(SchemaCommand.OfRoutine command) {
        switch (command) {
            case SchemaCommand.CreateRoutine create -> create(create);
            case SchemaCommand.DropRoutines drop -> drop(drop);
            case SchemaCommand.AlterRoutine alter -> alter(alter);
            case SchemaCommand.CreateTrigger create -> new TriggerChanges(edit, expressions).create(create);
            case SchemaCommand.DropTrigger drop -> new TriggerChanges(edit, expressions).drop(drop);
        }
    }

    private void create(SchemaCommand.CreateRoutine create) {
        create.versions().forEach(edit::requireUnchanged);
        String schema = edit.place(create.name());
        TableDescriptor group = group(schema, create.name().name());
        RoutineDescriptor draft = create.routine();
        RoutineDescriptor before = group == null ? null : group.routines().of(draft.signature());
        if (before == null) {
            RoutineDescriptor made = numbered(draft, schema);
            put(group, schema, create.name().name(), made);
            return;
        }
        String plain = RoutinesDescriptor.plain(create.name().name());
        if (!create.replace()) {
            throw new StatementError(SqlState.DUPLICATE_FUNCTION,
                    "function \"" + plain + "\" already exists with same argument types");
        }
        edit.permissions().requireOwner(before.kind().word(), plain, before.access());
        requireReplaceable(before, draft, plain);
        unneed(group, before);
        put(group, schema, create.name().name(), before.replacedBy(draft));
    }

    private RoutineDescriptor numbered(RoutineDescriptor draft, String schema) {
        int owner = edit.path().who().current();
        edit.permissions().hold(owner);
        SchemaDescriptor in = edit.rows().schema(schema, Lock.HELD);
        Access access = DefaultAcls.of(edit, owner, in, Securable.FUNCTION);
        return new RoutineDescriptor(edit.newTableId(), draft.kind(), draft.parameters(), draft.result(),
                draft.setOf(), draft.language(), draft.properties(), draft.source(), draft.atomicPath(),
                draft.settings(), draft.needs(), access);
    }

    /** Null if there is no routine of that name. */
    private TableDescriptor group(String schema, String mangled) {
        CatalogName found = edit.rows().name(schema, mangled, Lock.EXCLUSIVE);
        return found == null ? null : edit.rows().present(found.tableId(), Lock.EXCLUSIVE);
    }

    /** The routine under its name; the group is null if it is the first of it. */
    private void put(TableDescriptor group, String schema, String mangled, RoutineDescriptor routine) {
        if (group != null) {
            edit.change(group.withNature(group.routines().with(routine)));
            need(group.id(), routine);
            return;
        }
        TableDescriptor made = new TableDescriptor(edit.newTableId(), schema, mangled, 1, TableDescriptor.State.PUBLIC,
                List.of(), List.of(), List.of(), 0, 1, 1).inDatabase(edit.database())
                .withNature(new RoutinesDescriptor(List.of(routine)));
        edit.rows().changeTable(made);
        edit.name(made);
        renewOthers(made);
        need(made.id(), routine);
    }

    /** Whoever has chosen among routines of that name in other schemas has to choose anew. */
    private void renewOthers(TableDescriptor made) {
        for (SchemaDescriptor schema : edit.rows().schemas()) {
            CatalogName other = edit.rows().name(schema.name(), made.name(), Lock.EXCLUSIVE);
            if (other != null && other.tableId() != made.id()) {
                edit.change(edit.rows().present(other.tableId(), Lock.EXCLUSIVE));
            }
        }
    }

    private void need(int group, RoutineDescriptor routine) {
        for (int id : routine.needs()) {
            if (edit.rows().table(id, Lock.HELD) == null) {
                throw new StaleDescriptor(id, Integer.MAX_VALUE);
            }
            edit.rows().putDependent(id, group);
        }
    }

    /** What no other routine of the name needs is not needed any more. */
    private void unneed(TableDescriptor group, RoutineDescriptor gone) {
        for (int id : gone.needs()) {
            boolean isNeeded = group.routines().routines().stream()
                    .anyMatch(other -> other.id() != gone.id() && other.needs().contains(id));
            if (!isNeeded) {
                edit.rows().deleteDependent(id, group.id());
            }
        }
    }

    /** Others may call it (PostgreSQL 15, CREATE FUNCTION). */
    private void requireReplaceable(RoutineDescriptor before, RoutineDescriptor after, String name) {
        if (before.kind() != after.kind()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "cannot change routine kind",
                    "\"" + name + "\" is a " + before.kind().word() + ".", null, 0);
        }
        String hint = "Use DROP " + before.kind().name() + " " + names.signature(name, before) + " first.";
        boolean sameRow = before.outputs().stream().map(RoutineParameter::type).toList()
                .equals(after.outputs().stream().map(RoutineParameter::type).toList());
        if (!before.result().equals(after.result()) || before.setOf() != after.setOf()) {
            throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION, before.isProcedure()
                    ? "cannot change whether a procedure has output parameters"
                    : "cannot change return type of existing function", null, hint, 0);
        }
        boolean sameNames = before.outputs().stream().map(RoutineParameter::name).toList()
                .equals(after.outputs().stream().map(RoutineParameter::name).toList());
        if (!sameRow || before.outputs().size() > 1 && !sameNames) {
            throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION,
                    "cannot change return type of existing function",
                    "Row type defined by OUT parameters is different.", hint, 0);
        }
        for (int at = 0; at < before.inputs().size(); at++) {
            RoutineParameter old = before.inputs().get(at);
            RoutineParameter now = after.inputs().get(at);
            if (!old.name().isEmpty() && !old.name().equals(now.name())) {
                throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION,
                        "cannot change name of input parameter \"" + old.name() + "\"", null, hint, 0);
            }
            if (old.defaultSql() != null && now.defaultSql() == null) {
                throw new StatementError(SqlState.INVALID_FUNCTION_DEFINITION,
                        "cannot remove parameter defaults from existing function", null, hint, 0);
            }
        }
    }

    private void drop(SchemaCommand.DropRoutines drop) {
        List<Found> going = new ArrayList<>();
        for (SchemaCommand.RoutineSignature signature : drop.routines()) {
            Found found = names.find(signature, drop.kind(), drop.ifExists());
            if (found != null && !going.contains(found)) {
                requireMayDrop(found);
                going.add(found);
            }
        }
        Dependents dependents = new Dependents(edit, List.of());
        going.forEach(found -> new RoutineDependents(edit, expressions).add(found, dependents));
        dependents.settle(going.size() == 1 ? names.describe(going.getFirst()) : null, drop.cascade());
        going.forEach(this::remove);
    }

    private void requireMayDrop(Found found) {
        SchemaDescriptor in = edit.path().who().isFounding()
                ? null
                : edit.rows().schema(found.group().schema(), Lock.HELD);
        if (in == null || !edit.permissions().owns(in.access())) {
            edit.permissions().requireOwner(found.routine().kind().word(),
                    RoutinesDescriptor.plain(found.group().name()), found.routine().access());
        }
    }

    /** Nothing is in the way any more. Harmless if it is gone. */
    void remove(Found found) {
        TableDescriptor group = edit.rows().table(found.group().id(), Lock.EXCLUSIVE);
        RoutineDescriptor routine = group == null ? null : group.routines().routine(found.routine().id());
        if (routine == null) {
            return;
        }
        unneed(group, routine);
        edit.rows().deleteComments(routine.id());
        RoutinesDescriptor left = group.routines().without(routine.id());
        if (left.routines().isEmpty()) {
            new TableChanges(edit).drop(group);
            renewOthers(group);
        } else {
            edit.change(group.withNature(left));
        }
    }

    /** All routines of the name go. */
    void removeAll(TableDescriptor group) {
        group.routines().routines().forEach(routine -> remove(new Found(group, routine)));
    }

    private void alter(SchemaCommand.AlterRoutine alter) {
        Found found = names.find(alter.routine(), alter.kind(), false);
        String plain = RoutinesDescriptor.plain(found.group().name());
        edit.permissions().requireOwner(found.routine().kind().word(), plain, found.routine().access());
        SchemaCommand.RoutineChange change = alter.change();
        if (change.rename() != null) {
            move(found, found.group().schema(), change.rename());
        } else if (change.schema() != null) {
            String schema = edit.requireSchema(edit.path().meaning(change.schema()), 0);
            edit.permissions().requireCreateIn(schema);
            move(found, schema, found.group().name());
        } else if (change.owner() != null) {
            setOwner(found, change.owner());
        } else {
            RoutineDescriptor before = found.routine();
            edit.change(found.group().withNature(found.group().routines().with(before.withProperties(
                    change.properties().of(before.properties(), before.setOf(), before.isProcedure()),
                    change.settings(before.settings())))));
        }
    }

    /** To another name or schema. 0A000 if something knows it by its name. */
    private void move(Found found, String schema, String mangled) {
        TableDescriptor group = found.group();
        TableDescriptor target = group(schema, mangled);
        if (target != null && target.routines().of(found.routine().signature()) != null) {
            throw new StatementError(SqlState.DUPLICATE_FUNCTION, "function "
                    + names.signature(RoutinesDescriptor.plain(mangled), found.routine())
                    + " already exists in schema \"" + schema + "\"");
        }
        if (SearchPath.isTemporary(schema)) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "cannot move objects into or out of temporary schemas");
        }
        new RoutineDependents(edit, expressions).requireNotNamed(found);
        if (target == null && group.routines().routines().size() == 1) {
            edit.unname(group);
            TableDescriptor after = group.withName(mangled).withSchema(schema);
            edit.name(after);
            renewOthers(edit.change(after));
            return;
        }
        unneed(group, found.routine());
        RoutinesDescriptor left = group.routines().without(found.routine().id());
        if (left.routines().isEmpty()) {
            new TableChanges(edit).drop(group);
            renewOthers(group);
        } else {
            edit.change(group.withNature(left));
        }
        put(target, schema, mangled, found.routine());
    }

    private void setOwner(Found found, io.phantomdb.sql.tree.RoleStatement.RoleName owner) {
        Role role = RoleNames.get(edit.permissions().rights().roles(edit.database()), edit.path().who(), owner);
        edit.permissions().requireMember(role);
        edit.permissions().hold(role.id());
        if (!edit.permissions().isSuperuser()) {
            edit.permissions().requireCreateIn(found.group().schema(), role.id());
        }
        handOver(found, role.id());
    }

    void handOver(Found found, int owner) {
        TableDescriptor now = edit.rows().present(found.group().id(), Lock.EXCLUSIVE);
        edit.change(now.withNature(now.routines().with(
                found.routine().withAccess(found.routine().access().ownedBy(owner)))));
    }

    /** COMMENT ON FUNCTION. */
    void comment(SchemaCommand.RoutineSignature signature, RoutineStatement.Kind kind, String text) {
        Found found = names.find(signature, kind, false);
        edit.permissions().requireOwner(found.routine().kind().word(), RoutinesDescriptor.plain(found.group().name()),
                found.routine().access());
        edit.rows().putComment(CommentKey.whole(found.routine().id()), text);
    }
}
