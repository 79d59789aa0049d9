package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.CastContext;
import io.phantomdb.rows.function.Casts;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.ForeignKeyColumns;
import io.phantomdb.sql.catalog.ForeignKeyDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor.Referrer;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/**
 * FOREIGN KEY constraints as parts of a transaction. The table referred to learns of the table that refers in the same
 * commit, which fences both: from one instant on nobody adds a reference without looking for the key, and nobody removes a
 * key without looking for references.
 */
final class ForeignKeyChanges {
    private final SchemaEdit edit;

    ForeignKeyChanges(SchemaEdit edit) {
        this.edit = edit;
    }

    /**
     * The table with one more foreign key, which it will have from that version on; the table referred to is changed at once if
     * it is another.
     */
    TableDescriptor with(TableDescriptor table, SchemaCommand.NewForeignKey draft, int versionToCome) {
        boolean toItself = edit.means(draft.referenced(), table);
        TableDescriptor parent = toItself ? table : edit.idle(edit.requireTable(draft.referenced()));
        if (SearchPath.isTemporary(table.schema()) != SearchPath.isTemporary(parent.schema())) {
            String kind = SearchPath.isTemporary(table.schema()) ? "temporary" : "permanent";
            throw new StatementError(SqlState.INVALID_TABLE_DEFINITION,
                    "constraints on " + kind + " tables may reference only " + kind + " tables");
        }
        if (parent.isSequence() || parent.view() != null) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    "referenced relation \"" + parent.name() + "\" is not a table");
        }
        List<ColumnDescriptor> columns = columns(table, draft.columns());
        List<Integer> referenced = referencedColumns(parent, draft);
        if (!toItself && !edit.permissions().allows(parent, Privilege.REFERENCES, referenced)) {
            throw Permissions.denied("table", parent.name());
        }
        ForeignKeyDescriptor key = key(table, draft, columns, parent, referenced);
        List<ForeignKeyDescriptor> keys = new ArrayList<>(table.foreignKeys());
        keys.add(key);
        TableDescriptor after = table.withForeignKeys(keys);
        if (toItself) {
            return referredBy(after, table, versionToCome);
        }
        edit.change(referredBy(parent, table, versionToCome));
        return after;
    }

    /** The tables referred to learn of a table that has got foreign keys in another way. */
    void refer(TableDescriptor table) {
        for (int parentId : table.foreignKeys().stream().map(ForeignKeyDescriptor::referencedTableId).distinct()
                .toList()) {
            edit.change(referredBy(edit.rows().present(parentId, Lock.EXCLUSIVE), table, table.version()));
        }
    }

    /** From the version on that the referring table is about to have. */
    private static TableDescriptor referredBy(TableDescriptor parent, TableDescriptor table, int versionToCome) {
        List<Referrer> referrers = new ArrayList<>(
                parent.referencedBy().stream().filter(each -> each.tableId() != table.id()).toList());
        referrers.add(new Referrer(table.id(), versionToCome));
        return parent.withReferencedBy(referrers);
    }

    private static List<ColumnDescriptor> columns(TableDescriptor table, List<String> names) {
        List<ColumnDescriptor> columns = new ArrayList<>();
        for (String name : names) {
            ColumnDescriptor column = table.columnNamed(name);
            if (column == null) {
                throw new StatementError(SqlState.UNDEFINED_COLUMN,
                        "column \"" + name + "\" referenced in foreign key constraint does not exist");
            }
            columns.add(column);
        }
        return columns;
    }

    private static List<Integer> referencedColumns(TableDescriptor parent, SchemaCommand.NewForeignKey draft) {
        List<Integer> ids;
        if (draft.referencedColumns().isEmpty()) {
            if (!parent.hasPrimaryKey()) {
                throw new StatementError(SqlState.UNDEFINED_OBJECT,
                        "there is no primary key for referenced table \"" + parent.name() + "\"");
            }
            if (parent.primaryKey().form().isDeferrable()) {
                throw deferrable("primary key", parent);
            }
            ids = parent.primaryKey().parts().stream().map(IndexDescriptor.Part::columnId).toList();
        } else {
            ids = columns(parent, draft.referencedColumns()).stream().map(ColumnDescriptor::id).toList();
        }
        if (ids.size() != draft.columns().size()) {
            throw new StatementError(SqlState.INVALID_FOREIGN_KEY,
                    "number of referencing and referenced columns for foreign key disagree");
        }
        if (parent.indexes().stream().noneMatch(index -> index.isPublic() && ForeignKeyColumns.serves(index, ids))) {
            if (parent.indexes().stream()
                    .anyMatch(index -> index.form().isDeferrable() && ForeignKeyColumns.isOf(index, ids))) {
                throw deferrable("unique constraint", parent);
            }
            throw new StatementError(SqlState.INVALID_FOREIGN_KEY,
                    "there is no unique constraint matching given keys for referenced table \"" + parent.name()
                            + "\"");
        }
        return ids;
    }

    private static StatementError deferrable(String what, TableDescriptor parent) {
        return new StatementError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                "cannot use a deferrable " + what + " for referenced table \"" + parent.name() + "\"");
    }

    private static ForeignKeyDescriptor key(TableDescriptor table, SchemaCommand.NewForeignKey draft,
            List<ColumnDescriptor> columns, TableDescriptor parent, List<Integer> referenced) {
        String name = draft.name() != null ? free(table, draft.name()) : choose(table, draft.columns());
        for (int pair = 0; pair < columns.size(); pair++) {
            checkTypes(name, columns.get(pair), parent.column(referenced.get(pair)));
            checkGenerated(columns.get(pair), draft);
        }
        List<Integer> set = new ArrayList<>();
        for (String setColumn : draft.setColumns()) {
            columns(table, List.of(setColumn));
            if (!draft.columns().contains(setColumn)) {
                throw new StatementError(SqlState.INVALID_COLUMN_REFERENCE, "column \"" + setColumn
                        + "\" referenced in ON DELETE SET action must be part of foreign key");
            }
            set.add(table.columnNamed(setColumn).id());
        }
        return new ForeignKeyDescriptor(name, columns.stream().map(ColumnDescriptor::id).toList(), parent.id(),
                referenced, draft.matchFull(), draft.onDelete(), draft.onUpdate(), set, draft.deferrable(),
                draft.initiallyDeferred(), !draft.notValid());
    }

    private static void checkTypes(String name, ColumnDescriptor column, ColumnDescriptor referenced) {
        Type from = column.type().type();
        Type to = referenced.type().type();
        // In PostgreSQL's words: an equality of the operator family of the index, or a cast to what it compares.
        boolean comparable = from.equals(to) || Casts.can(from, to, CastContext.IMPLICIT)
                || isInteger(from) && isInteger(to) || from == Type.FLOAT8 && to == Type.FLOAT4;
        if (!comparable) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH,
                    "foreign key constraint \"" + name + "\" cannot be implemented",
                    "Key columns \"" + column.name() + "\" and \"" + referenced.name()
                            + "\" are of incompatible types: " + from.sqlName() + " and " + to.sqlName() + ".",
                    null, 0);
        }
    }

    private static boolean isInteger(Type type) {
        return type == Type.INT2 || type == Type.INT4 || type == Type.INT8;
    }

    /** A column that computes itself cannot be set. */
    private static void checkGenerated(ColumnDescriptor column, SchemaCommand.NewForeignKey draft) {
        if (column.generatedSql() == null) {
            return;
        }
        String clause = draft.onUpdate().changesRows()
                ? "ON UPDATE"
                : draft.onDelete() == ForeignKeyDescriptor.Action.SET_NULL
                        || draft.onDelete() == ForeignKeyDescriptor.Action.SET_DEFAULT ? "ON DELETE" : null;
        if (clause != null) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "invalid " + clause
                    + " action for foreign key constraint containing generated column");
        }
    }

    private static String choose(TableDescriptor table, List<String> columns) {
        for (int number = 0;; number++) {
            String name = IndexNames.shortened(List.of(table.name(), String.join("_", columns), "fkey"),
                    number == 0 ? "" : Integer.toString(number));
            if (!hasConstraint(table, name)) {
                return name;
            }
        }
    }

    static boolean hasConstraint(TableDescriptor table, String name) {
        return table.foreignKeyNamed(name) != null
                || table.checks().stream().anyMatch(check -> check.name().equals(name))
                || table.indexes().stream().anyMatch(index -> index.name().equals(name)
                        && index.constraint() != IndexDescriptor.Constraint.NONE);
    }

    static String free(TableDescriptor table, String name) {
        if (hasConstraint(table, name)) {
            throw new StatementError(SqlState.DUPLICATE_OBJECT,
                    "constraint \"" + name + "\" for relation \"" + table.name() + "\" already exists");
        }
        return name;
    }

    /** The table without the foreign key; the table referred to forgets of it if it was the last. */
    TableDescriptor without(TableDescriptor table, ForeignKeyDescriptor key) {
        TableDescriptor after = table.withForeignKeys(
                table.foreignKeys().stream().filter(each -> !each.name().equals(key.name())).toList());
        int parentId = key.referencedTableId();
        if (after.foreignKeys().stream().anyMatch(each -> each.referencedTableId() == parentId)) {
            return after;
        }
        if (parentId == table.id()) {
            return forgets(after, table.id());
        }
        edit.change(forgets(edit.rows().present(parentId, Lock.EXCLUSIVE), table.id()));
        return after;
    }

    private static TableDescriptor forgets(TableDescriptor parent, int tableId) {
        return parent
                .withReferencedBy(parent.referencedBy().stream().filter(each -> each.tableId() != tableId).toList());
    }

    /** Before a table goes: the constraints of others that refer to it, unless those go as well. */
    void beforeDrop(TableDescriptor table, List<Integer> goingToo, Dependents dependents) {
        for (int childId : table.referencedBy().stream().map(Referrer::tableId).toList()) {
            TableDescriptor child = childId == table.id() || goingToo.contains(childId)
                    ? null
                    : edit.rows().present(childId, Lock.EXCLUSIVE);
            if (child == null) {
                continue;
            }
            List<ForeignKeyDescriptor> keys = child.foreignKeys().stream()
                    .filter(key -> key.referencedTableId() == table.id()).toList();
            for (ForeignKeyDescriptor key : keys) {
                dependents.add("constraint " + key.name() + " on table " + edit.shown(child),
                        Dependents.describe(edit, table),
                        () -> drop(childId, key.name()));
            }
        }
    }

    private void drop(int tableId, String key) {
        TableDescriptor table = edit.rows().present(tableId, Lock.EXCLUSIVE);
        edit.change(table.withForeignKeys(
                table.foreignKeys().stream().filter(each -> !each.name().equals(key)).toList()));
    }

    /** Those that the table refers to forget it. */
    void afterDrop(TableDescriptor table, List<Integer> goingToo) {
        List<Integer> parents = table.foreignKeys().stream().map(ForeignKeyDescriptor::referencedTableId).distinct()
                .filter(id -> id != table.id() && !goingToo.contains(id)).toList();
        for (int parentId : parents) {
            edit.change(forgets(edit.rows().present(parentId, Lock.EXCLUSIVE), table.id()));
        }
    }

    /** 2BP01 if a foreign key needs the index, unless another serves as well; with CASCADE the foreign keys go. */
    void beforeDropIndex(TableDescriptor table, IndexDescriptor index, String what, boolean cascade) {
        for (int childId : table.referencedBy().stream().map(Referrer::tableId).toList()) {
            TableDescriptor child = childId == table.id() ? table : edit.rows().present(childId, Lock.EXCLUSIVE);
            List<ForeignKeyDescriptor> keys = child == null
                    ? List.of()
                    : child.foreignKeys().stream().filter(key -> needs(table, index, key)).toList();
            if (keys.isEmpty()) {
                continue;
            }
            if (!cascade || childId == table.id()) {
                throw dependent(what, what.startsWith("column ") ? what : "index " + index.name(), child, keys);
            }
            TableDescriptor after = child;
            for (ForeignKeyDescriptor key : keys) {
                edit.dropsToo("constraint " + key.name() + " on table " + child.name());
                after = after.withForeignKeys(
                        after.foreignKeys().stream().filter(each -> !each.name().equals(key.name())).toList());
            }
            edit.change(after);
        }
    }

    private static boolean needs(TableDescriptor table, IndexDescriptor index, ForeignKeyDescriptor key) {
        return key.referencedTableId() == table.id() && ForeignKeyColumns.serves(index, key.referencedColumnIds())
                && table.indexes().stream().noneMatch(other -> other.id() != index.id() && other.isPublic()
                        && ForeignKeyColumns.serves(other, key.referencedColumnIds()));
    }

    private static StatementError dependent(String dropped, String on, TableDescriptor child,
            List<ForeignKeyDescriptor> keys) {
        List<String> lines = keys.stream().map(key -> "constraint " + key.name() + " on table " + child.name()
                + " depends on " + on).toList();
        return new StatementError(SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
                "cannot drop " + dropped + " because other objects depend on it", String.join("\n", lines),
                "Use DROP ... CASCADE to drop the dependent objects too.", 0);
    }
}
