package io.phantomdb.sql.system;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.catalog.TriggerDescriptor;
import java.util.ArrayList;
import java.util.List;

/** Triggers of users as the catalog shows them (PostgreSQL 15, chapter 53.58). */
final class TriggerRows {
    private static final int ROW_BIT = 1;
    private static final int BEFORE_BIT = 2;
    private static final int INSTEAD_OF_BIT = 64;

    private TriggerRows() {}

    static void triggers(CatalogSnapshot catalog, RowWriter to) {
        for (Relation.OfUser user : catalog.userRelations()) {
            TableDescriptor table = user.table();
            for (Placed placed : placed(catalog, table)) {
                TriggerDescriptor trigger = placed.trigger;
                int type = trigger.events() | (trigger.perRow() ? ROW_BIT : 0)
                        | switch (trigger.timing()) {
                            case BEFORE -> BEFORE_BIT;
                            case AFTER -> 0;
                            case INSTEAD_OF -> INSTEAD_OF_BIT;
                        };
                to.row().put("oid", placed.oid).put("tgparentid", placed.parent).put("tgrelid", table.id())
                        .put("tgname", trigger.name())
                        .put("tgfoid", trigger.routineId()).put("tgtype", type)
                        .put("tgenabled", trigger.enabled() ? 'O' : 'D').put("tgnargs", trigger.arguments().size())
                        .put("tgattr", RelationRows.vector(Type.INT2, trigger.columnIds().stream()
                                .map(id -> (Object) id.shortValue()).toArray()))
                        .put("tgqual", trigger.whenSql()).put("tgoldtable", trigger.transitions().oldTable())
                        .put("tgnewtable", trigger.transitions().newTable());
            }
        }
    }

    /** A trigger of a table, or one for rows that it has of what it is a partition of: then that one's number is not 0. */
    private record Placed(TriggerDescriptor trigger, long oid, long parent) {}

    private static List<Placed> placed(CatalogSnapshot catalog, TableDescriptor table) {
        List<Placed> all = new ArrayList<>();
        table.triggers().forEach(trigger -> all.add(new Placed(trigger, trigger.id(), 0)));
        TableDescriptor parent = LineageRows.parent(catalog, table);
        if (parent != null) {
            for (Placed above : placed(catalog, parent)) {
                if (above.trigger.perRow()) {
                    TriggerDescriptor own = above.trigger.onColumns(above.trigger.columnIds().stream()
                            .map(id -> table.columnNamed(parent.column(id).name()).id()).toList());
                    all.add(new Placed(own, SystemOids.of("trigger", table.id(), Long.toString(above.oid)), above.oid));
                }
            }
        }
        return all;
    }

    private static String referencing(TriggerDescriptor.Transitions transitions) {
        return transitions.isEmpty()
                ? ""
                : " REFERENCING"
                        + (transitions.oldTable() == null
                                ? ""
                                : " OLD TABLE AS " + ObjectNames.quoted(transitions.oldTable()))
                        + (transitions.newTable() == null
                                ? ""
                                : " NEW TABLE AS " + ObjectNames.quoted(transitions.newTable()));
    }

    private static String shown(CatalogSnapshot catalog, TableDescriptor table, String sql, boolean pretty) {
        String written = StoredSql.condition(catalog, table, sql);
        boolean isEnclosed = pretty && written.startsWith("(") && written.endsWith(")");
        return isEnclosed ? written.substring(1, written.length() - 1) : written;
    }

    /** Null if there is none of that number. */
    static String definition(CatalogSnapshot catalog, long oid, boolean pretty) {
        for (Relation.OfUser user : catalog.userRelations()) {
            for (Placed placed : placed(catalog, user.table())) {
                if (placed.oid == oid) {
                    return definition(catalog, user, placed.trigger, pretty);
                }
            }
        }
        return null;
    }

    private static String definition(CatalogSnapshot catalog, Relation.OfUser user, TriggerDescriptor trigger,
            boolean pretty) {
        TableDescriptor table = user.table();
        String schema = pretty && catalog.isVisible(user) ? "" : ObjectNames.quoted(table.schema()) + ".";
        List<String> events = new ArrayList<>();
        for (TriggerDescriptor.Event event : TriggerDescriptor.Event.values()) {
            if ((trigger.events() & event.bit()) != 0) {
                boolean hasColumns = event == TriggerDescriptor.Event.UPDATE && !trigger.columnIds().isEmpty();
                events.add(event + (hasColumns
                        ? " OF " + String.join(", ", trigger.columnIds().stream()
                                .map(id -> ObjectNames.quoted(table.column(id).name())).toList())
                        : ""));
            }
        }
        RoutineRows.Known function = RoutineRows.find(catalog, trigger.routineId());
        String arguments = String.join(", ", trigger.arguments().stream()
                .map(each -> "'" + each.replace("'", "''") + "'").toList());
        return "CREATE TRIGGER " + ObjectNames.quoted(trigger.name()) + " " + trigger.timing().words() + " "
                + String.join(" OR ", events) + " ON " + schema + ObjectNames.quoted(table.name())
                + referencing(trigger.transitions()) + " FOR EACH "
                + (trigger.perRow() ? "ROW" : "STATEMENT")
                + (trigger.whenSql() == null ? "" : " WHEN (" + shown(catalog, table, trigger.whenSql(), pretty) + ")")
                + " EXECUTE FUNCTION "
                + (function == null ? "???" : RoutineRows.name(catalog, function)) + "(" + arguments + ")";
    }
}
