package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.CommentKey;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.RoutinesDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.catalog.TriggerDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes and unmakes triggers: parts of their table, which fire in the order of their names. */
final class TriggerChanges {
    private final SchemaEdit edit;
    private final RowExpressions expressions;

    TriggerChanges(SchemaEdit edit, RowExpressions expressions) {
        this.edit = edit;
        this.expressions = expressions;
    }

    void create(SchemaCommand.CreateTrigger create) {
        TableDescriptor table = edit.table(create.table());
        requireFits(table, create.trigger());
        edit.permissions().requireOwner(table);
        RoutineChanges.Found function = function(create.function());
        TriggerDescriptor before = named(table, create.trigger().name());
        if (before != null && !create.replace()) {
            throw new StatementError(SqlState.DUPLICATE_OBJECT, "trigger \"" + before.name() + "\" for relation \""
                    + table.name() + "\" already exists");
        }
        SchemaCommand.TriggerDraft draft = create.trigger();
        TriggerDescriptor made = new TriggerDescriptor(before == null ? edit.newTableId() : before.id(), draft.name(),
                draft.timing(), draft.events(), columns(table, draft.columns()), draft.perRow(), draft.whenSql(),
                function.group().id(), function.routine().id(), draft.arguments(), true,
                draft.transitions());
        if (made.whenSql() != null) {
            expressions.requireCondition(table, made);
        }
        List<TriggerDescriptor> all = new ArrayList<>(table.triggers());
        all.removeIf(each -> each.id() == made.id());
        all.add(made);
        all.sort(Comparator.comparing(TriggerDescriptor::name));
        edit.change(table.withTriggers(all));
    }

    /** Rows of views are changed by INSTEAD OF triggers alone, those of tables by all others. */
    private static void requireFits(TableDescriptor table, SchemaCommand.TriggerDraft trigger) {
        boolean isInstead = trigger.timing() == TriggerDescriptor.Timing.INSTEAD_OF;
        if (table.isMaterialized() || table.isSequence()) {
            throw unfit("relation \"" + table.name() + "\" cannot have triggers",
                    "This operation is not supported for "
                            + (table.isSequence() ? "sequences." : "materialized views."));
        }
        if (!table.isView()) {
            if (isInstead) {
                throw unfit("\"" + table.name() + "\" is a table", "Tables cannot have INSTEAD OF triggers.");
            }
            return;
        }
        String view = "\"" + table.name() + "\" is a view";
        if (trigger.perRow() && !isInstead) {
            throw unfit(view, "Views cannot have row-level BEFORE or AFTER triggers.");
        }
        if ((trigger.events() & TriggerDescriptor.Event.TRUNCATE.bit()) != 0) {
            throw unfit(view, "Views cannot have TRUNCATE triggers.");
        }
        if (!trigger.transitions().isEmpty()) {
            throw unfit(view, "Triggers on views cannot have transition tables.");
        }
    }

    private static StatementError unfit(String message, String detail) {
        return new StatementError(SqlState.WRONG_OBJECT_TYPE, message, detail, null, 0);
    }

    /** 42883 if there is no such function, 42P17 if it is none of triggers. */
    private RoutineChanges.Found function(SchemaCommand.Name name) {
        for (String schema : name.candidates()) {
            CatalogName found = edit.rows().name(schema, name.name(), Lock.HELD);
            TableDescriptor group = found == null ? null : edit.rows().present(found.tableId(), Lock.HELD);
            RoutineDescriptor routine = group == null ? null : group.routines().of(List.of());
            if (routine != null) {
                if (routine.result().oid() != Type.TRIGGER.oid()) {
                    throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION,
                            "function " + RoutinesDescriptor.plain(name.name()) + " must return type trigger");
                }
                return new RoutineChanges.Found(group, routine);
            }
        }
        throw new StatementError(SqlState.UNDEFINED_FUNCTION,
                "function " + (name.schema() == null ? "" : name.schema() + ".")
                        + RoutinesDescriptor.plain(name.name()) + "() does not exist");
    }

    private static List<Integer> columns(TableDescriptor table, List<String> names) {
        List<Integer> ids = new ArrayList<>();
        for (String name : names) {
            ColumnDescriptor column = table.columnNamed(name);
            if (column == null) {
                throw new StatementError(SqlState.UNDEFINED_COLUMN,
                        "column \"" + name + "\" of relation \"" + table.name() + "\" does not exist");
            }
            if (ids.contains(column.id())) {
                throw new StatementError(SqlState.DUPLICATE_COLUMN, "column \"" + name + "\" specified more than once");
            }
            ids.add(column.id());
        }
        return ids;
    }

    private static TriggerDescriptor named(TableDescriptor table, String name) {
        return table.triggers().stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    /** 42704 if there is none. */
    static TriggerDescriptor require(TableDescriptor table, String name) {
        TriggerDescriptor found = named(table, name);
        if (found == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT,
                    "trigger \"" + name + "\" for table \"" + table.name() + "\" does not exist");
        }
        return found;
    }

    void drop(SchemaCommand.DropTrigger drop) {
        if (drop.ifExists() && edit.find(drop.table()) == null) {
            if (!edit.isSchemaMissing(drop.table(), true)) {
                edit.skippingMissing("relation \"" + drop.table().text() + "\"");
            }
            return;
        }
        TableDescriptor table = edit.table(drop.table());
        TriggerDescriptor trigger = named(table, drop.trigger());
        if (trigger == null && drop.ifExists()) {
            edit.skippingMissing("trigger \"" + drop.trigger() + "\" for relation \"" + table.name() + "\"");
            return;
        }
        if (trigger == null) {
            refuseInherited(table, drop.trigger());
        }
        require(table, drop.trigger());
        edit.permissions().requireOwner(table);
        edit.rows().deleteComments(trigger.id());
        edit.change(table.withTriggers(table.triggers().stream().filter(each -> each.id() != trigger.id()).toList()));
    }

    /** 2BP01 if rows of the table have it of what it is a partition of. */
    private void refuseInherited(TableDescriptor table, String trigger) {
        TableDescriptor each = table;
        while (each.lineage().isPartition()) {
            TableDescriptor parent = edit.rows().present(each.lineage().parents().getFirst(), Lock.HELD);
            TriggerDescriptor found = named(parent, trigger);
            if (found != null && found.perRow()) {
                String of = "trigger " + trigger + " on table " + edit.shown(parent);
                throw new StatementError(SqlState.DEPENDENT_OBJECTS_STILL_EXIST, "cannot drop trigger " + trigger
                        + " on table " + edit.shown(table) + " because " + of + " requires it", null,
                        "You can drop " + of + " instead.", 0);
            }
            each = parent;
        }
    }

    /** ENABLE or DISABLE TRIGGER; a null name means all. */
    TableDescriptor enable(TableDescriptor table, AlterAction.EnableTrigger enable) {
        if (enable.trigger() != null) {
            require(table, enable.trigger());
        }
        return edit.change(table.withTriggers(table.triggers().stream()
                .map(each -> enable.trigger() == null || each.name().equals(enable.trigger())
                        ? each.enabled(enable.enabled())
                        : each)
                .toList()));
    }

    /** What a comment on the trigger is on. */
    static CommentKey commented(TableDescriptor table, String trigger) {
        return CommentKey.whole(require(table, trigger).id());
    }
}
