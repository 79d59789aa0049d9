package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.catalog.TriggerDescriptor;
import io.phantomdb.sql.roles.Privilege;
import java.util.ArrayList;
import java.util.List;

/**
 * What INSERT, UPDATE or DELETE is about: a table, or a view through which rows of a table are changed.
 *
 * @param table whose rows are changed
 * @param view null if it is named itself
 * @param verb of messages: {@code insert into}, {@code update}, {@code delete from}
 * @param family the tables that it stands for; null if it is the table alone
 */
record ChangeTarget(Table table, ViewTarget view, String verb, Family family) {
    ChangeTarget(Table table, ViewTarget view, String verb) {
        this(table, view, verb, null);
    }

    private ChangeTarget of(Family tables) {
        return new ChangeTarget(table, view, verb, tables);
    }

    /** As if it were the table alone. */
    ChangeTarget alone() {
        return of(null);
    }

    /** The tables whose rows may change. */
    List<Table> tables() {
        List<Table> tables = new ArrayList<>(List.of(table));
        if (family != null) {
            family.members().forEach(member -> tables.add(member.table()));
        }
        return tables;
    }

    /** How many places its rows take. */
    int width() {
        return family == null ? table.width() : table.width() + Family.Behind.TABLE_AND_ROW.places();
    }

    /** 55000 if rows cannot be changed through the view. */
    static ChangeTarget of(StatementBinder statement, Table named, String verb) {
        return of(statement, named, verb, false);
    }

    /** Only: without the children of the table. */
    static ChangeTarget of(StatementBinder statement, Table named, String verb, boolean only) {
        ChangeTarget target = alone(statement, named, verb);
        // Rows are added to a table with children, unless it is partitioned, as to any other.
        boolean isFamily = !verb.equals("insert into") || target.table.descriptor().isPartitioned();
        return isFamily ? target.of(Family.of(statement, target.table, only)) : target;
    }

    private static ChangeTarget alone(StatementBinder statement, Table named, String verb) {
        if (named.descriptor().isMaterialized()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    "cannot change materialized view \"" + named.descriptor().name() + "\"");
        }
        Privilege privilege = switch (verb) {
            case "insert into" -> Privilege.INSERT;
            case "update" -> Privilege.UPDATE;
            case "delete from" -> Privilege.DELETE;
            default -> null;
        };
        if (privilege != null) {
            statement.demands().change(named, privilege);
        }
        if (!named.descriptor().isView() || isInsteadOf(named.descriptor(), verb)) {
            return new ChangeTarget(named, null, verb);
        }
        ViewTarget.Found found = ViewTarget.of(statement, named, privilege);
        if (found.target() == null) {
            throw notUpdatable(named.descriptor().name(), verb, found.obstacle());
        }
        if (found.target().updatable().isEmpty() && !verb.equals("delete from")) {
            throw notUpdatable(named.descriptor().name(), verb, ViewTarget.NO_COLUMNS);
        }
        return new ChangeTarget(found.target().base(), found.target(), verb);
    }

    /** True if triggers of the view do it. */
    private static boolean isInsteadOf(TableDescriptor view, String verb) {
        TriggerDescriptor.Event event = switch (verb) {
            case "insert into" -> TriggerDescriptor.Event.INSERT;
            case "update" -> TriggerDescriptor.Event.UPDATE;
            case "delete from" -> TriggerDescriptor.Event.DELETE;
            default -> null;
        };
        return event != null && view.triggers().stream()
                .anyMatch(trigger -> trigger.fires(TriggerDescriptor.Timing.INSTEAD_OF, event, true));
    }

    /** True if what is named is a view whose triggers do it. */
    boolean isInsteadOf() {
        return view == null && table.descriptor().isView();
    }

    private static StatementError notUpdatable(String view, String verb, String why) {
        String doing = switch (verb) {
            case "insert into" -> "inserting into";
            case "update" -> "updating";
            default -> "deleting from";
        };
        String event = switch (verb) {
            case "insert into" -> "INSERT";
            case "update" -> "UPDATE";
            default -> "DELETE";
        };
        return new StatementError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                "cannot " + verb + " view \"" + view + "\"", why, "To enable " + doing
                        + " the view, provide an INSTEAD OF " + event + " trigger or an unconditional ON " + event
                        + " DO INSTEAD rule.",
                0);
    }

    /** What the statement names: the view, or the table. */
    Table namedTable() {
        return view == null ? table : view.view();
    }

    private TableDescriptor named() {
        return view == null ? table.descriptor() : view.view().descriptor();
    }

    /** What it is called, with its schema where that can be said as well. */
    Scope.Relation relation(String name, String alias, int offset) {
        List<Scope.Column> columns = columns(offset);
        List<Scope.Column> system = view != null || isInsteadOf()
                ? List.of()
                : family == null
                        ? SystemColumns.of(table, columns, offset, null)
                        : SystemColumns.ofMembers(table.descriptor().id(), columns,
                                SystemColumns.memberSlot(offset + table.width()), null);
        return alias == null
                ? new Scope.Relation(named().schema(), name, null, columns, system)
                : new Scope.Relation(null, alias, name, columns, system);
    }

    /** Its columns over a row of the table at that place. */
    List<Scope.Column> columns(int offset) {
        List<Scope.Column> columns = new ArrayList<>();
        for (ColumnDescriptor column : named().visibleColumns()) {
            Expr value = view == null
                    ? Scope.slot(offset + table.ordinal(column.id()), column.type(), column.name())
                    : moved(view.values().get(columns.size()), offset);
            columns.add(new Scope.Column(column.name(), value, named().id(), column.id()));
        }
        return columns;
    }

    private static Expr moved(Expr value, int offset) {
        return new SlotRewrite((slot, depth) -> slot.levelsUp() == depth
                ? new Expr.Slot(slot.levelsUp(), slot.slot() + offset, slot.type(), slot.name(), slot.position())
                : slot).expr(value, 0);
    }

    /** The condition of rows that can be seen of the table, and that of the statement; null for none. */
    Expr where(Expr condition) {
        List<Expr> all = new ArrayList<>(view == null ? List.of() : view.conditions());
        if (condition != null) {
            all.add(condition);
        }
        return all.isEmpty() ? null : all.size() == 1 ? all.getFirst() : new Expr.And(all);
    }

    /** The rules of the table, and what the view wants of new rows. */
    BoundRules.Set rules(BoundRules.Set ofTable) {
        return view == null ? ofTable : ofTable.through(view.checks());
    }

    /** The column of the table that a name means; 0A000 if the view computes it. */
    ColumnDescriptor column(String name, int position) {
        ColumnDescriptor column = named().columnNamed(name);
        if (column == null) {
            throw new StatementError(SqlState.UNDEFINED_COLUMN, "column \"" + name + "\" of relation \""
                    + named().name() + "\" does not exist").at(position);
        }
        return view == null ? column : baseColumn(named().visibleColumns().indexOf(column));
    }

    /** The columns of the table that values can be given for, so many at most. */
    List<ColumnDescriptor> columnsToFill(int countMax) {
        List<ColumnDescriptor> all = named().visibleColumns();
        if (view == null) {
            return all;
        }
        List<ColumnDescriptor> base = new ArrayList<>();
        for (int at = 0; at < Math.min(all.size(), countMax); at++) {
            base.add(baseColumn(at));
        }
        return base;
    }

    private ColumnDescriptor baseColumn(int at) {
        if (ViewTarget.isColumn(view.values().get(at))) {
            Expr.Slot slot = (Expr.Slot) view.values().get(at);
            return table.columns().get(slot.slot());
        }
        throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                "cannot " + verb + " column \"" + named().visibleColumns().get(at).name() + "\" of view \""
                        + named().name() + "\"",
                "View columns that are not columns of their base relation are not updatable.", null, 0);
    }

    /** The column with the default that a new row gets: the view may have one of its own. */
    ColumnDescriptor withDefault(ColumnDescriptor column) {
        if (view == null) {
            return column;
        }
        for (int at = 0; at < view.values().size(); at++) {
            ColumnDescriptor own = named().visibleColumns().get(at);
            boolean isIt = view.values().get(at) instanceof Expr.Slot slot
                    && table.columns().get(slot.slot()).equals(column);
            if (isIt && own.defaultSql() != null) {
                return own;
            }
        }
        return column;
    }
}
