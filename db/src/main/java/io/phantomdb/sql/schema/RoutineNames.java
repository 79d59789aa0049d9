package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.RoutineParameter;
import io.phantomdb.sql.catalog.RoutineType;
import io.phantomdb.sql.catalog.RoutinesDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.tree.RoutineStatement;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/** Finds routines by their names and arguments, and names them as messages do. */
final class RoutineNames {
    private final SchemaEdit edit;

    RoutineNames(SchemaEdit edit) {
        this.edit = edit;
    }

    /** Null if it is not there and that is fine; 42883, 42725 or 42809 if it is not, or not the only one, or of another kind. */
    RoutineChanges.Found find(SchemaCommand.RoutineSignature signature, RoutineStatement.Kind kind,
            boolean ifExists) {
        String name = plain(signature.name());
        String word = kind == RoutineStatement.Kind.ROUTINE ? "routine" : word(kind);
        if (signature.types() == null && signature.shown() != null) {
            edit.skippingThat(signature.shown());
            return null;
        }
        if (ifExists && edit.isSchemaMissing(signature.name(), true)) {
            return null;
        }
        RoutineChanges.Found found = signature.types() == null
                ? only(signature, kind, word, name)
                : exact(signature, kind);
        if (found == null) {
            String text = signature.types() == null ? name : name + "(" + signature.shown() + ")";
            if (!ifExists) {
                edit.isSchemaMissing(signature.name(), false);
                throw new StatementError(SqlState.UNDEFINED_FUNCTION, signature.types() == null
                        ? "could not find a " + word + " named \"" + name + "\""
                        : word + " " + text + " does not exist");
            }
            edit.skippingMissing(word + " " + text + (signature.types() == null ? "()" : ""));
            return null;
        }
        requireKind(found, kind, name);
        return found;
    }

    private static String plain(SchemaCommand.Name name) {
        return (name.schema() == null ? "" : name.schema() + ".") + RoutinesDescriptor.plain(name.name());
    }

    private static String word(RoutineStatement.Kind kind) {
        return kind == RoutineStatement.Kind.PROCEDURE ? "procedure" : "function";
    }

    private void requireKind(RoutineChanges.Found found, RoutineStatement.Kind kind, String name) {
        boolean fits = switch (kind) {
            case FUNCTION -> !found.routine().isProcedure();
            case PROCEDURE -> found.routine().isProcedure();
            case ROUTINE -> true;
        };
        if (!fits) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    signature(name, found.routine()) + " is not a " + word(kind));
        }
    }

    private List<TableDescriptor> groups(SchemaCommand.Name name) {
        List<TableDescriptor> groups = new ArrayList<>();
        for (String schema : name.candidates()) {
            CatalogName found = edit.rows().name(schema, name.name(), Lock.EXCLUSIVE);
            if (found != null) {
                groups.add(edit.rows().present(found.tableId(), Lock.EXCLUSIVE));
            }
        }
        return groups;
    }

    private RoutineChanges.Found exact(SchemaCommand.RoutineSignature signature, RoutineStatement.Kind kind) {
        for (TableDescriptor group : groups(signature.name())) {
            RoutineDescriptor routine = group.routines().of(signature.types());
            if (routine == null && kind != RoutineStatement.Kind.FUNCTION) {
                routine = group.routines().routines().stream()
                        .filter(each -> each.isProcedure() && each.parameters().stream().map(RoutineParameter::type)
                                .toList().equals(signature.all()))
                        .findFirst().orElse(null);
            }
            if (routine != null) {
                return new RoutineChanges.Found(group, routine);
            }
        }
        return null;
    }

    private RoutineChanges.Found only(SchemaCommand.RoutineSignature signature, RoutineStatement.Kind kind,
            String word, String name) {
        List<RoutineChanges.Found> all = new ArrayList<>();
        for (TableDescriptor group : groups(signature.name())) {
            group.routines().routines().forEach(routine -> all.add(new RoutineChanges.Found(group, routine)));
        }
        if (kind == RoutineStatement.Kind.PROCEDURE && all.size() > 1) {
            all.removeIf(found -> !found.routine().isProcedure());
        }
        if (all.size() > 1) {
            throw new StatementError(SqlState.AMBIGUOUS_FUNCTION, word + " name \"" + name + "\" is not unique", null,
                    "Specify the argument list to select the " + word + " unambiguously.", 0);
        }
        return all.isEmpty() ? null : all.getFirst();
    }

    /** {@code f(integer,text)} */
    String signature(String name, RoutineDescriptor routine) {
        return name + "(" + String.join(",", routine.signature().stream().map(this::shown).toList()) + ")";
    }

    private String shown(RoutineType type) {
        if (type.isRow()) {
            TableDescriptor table = edit.rows().table(type.descriptorId(), Lock.SHARED);
            return table == null ? "???" : edit.shown(table);
        }
        Type resolved = type.resolve(id -> edit.rows().table(id, Lock.SHARED));
        return resolved == null ? "???" : resolved.sqlName();
    }

    /** As messages about dependencies name it. */
    String describe(RoutineChanges.Found found) {
        String plain = RoutinesDescriptor.plain(found.group().name());
        boolean isOnPath = edit.path().schemas().contains(found.group().schema());
        return found.routine().kind().word() + " "
                + signature(isOnPath ? plain : found.group().schema() + "." + plain, found.routine());
    }
}
