package io.phantomdb.sql;

import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.TriggerCall;
import io.phantomdb.sql.catalog.TriggerDescriptor;
import io.phantomdb.sql.plpgsql.PlScope;
import io.phantomdb.sql.plpgsql.PlType;
import io.phantomdb.sql.plpgsql.PlVariable;

/** What the function of a trigger knows of why it was called (PostgreSQL 15, chapter 43.10). */
final class PlTriggerNames {
    /** Makes a variable of a known type. */
    interface Maker {
        PlVariable make(String name, Type type, PlScope scope);
    }

    private final PlVariable newRow;
    private final PlVariable oldRow;
    private final PlVariable name;
    private final PlVariable when;
    private final PlVariable level;
    private final PlVariable operation;
    private final PlVariable relationId;
    private final PlVariable relationName;
    private final PlVariable tableName;
    private final PlVariable tableSchema;
    private final PlVariable argumentCount;
    private final PlVariable arguments;
    /** Null where they have no name. */
    private final PlVariable oldTable;
    private final PlVariable newTable;
    private final int slots;

    PlTriggerNames(PlScope scope, Maker maker, int firstSlot, TriggerDescriptor.Transitions transitions) {
        this.name = maker.make("tg_name", Type.NAME, scope);
        this.when = maker.make("tg_when", Type.TEXT, scope);
        this.level = maker.make("tg_level", Type.TEXT, scope);
        this.operation = maker.make("tg_op", Type.TEXT, scope);
        this.relationId = maker.make("tg_relid", Type.OID, scope);
        this.relationName = maker.make("tg_relname", Type.NAME, scope);
        this.tableName = maker.make("tg_table_name", Type.NAME, scope);
        this.tableSchema = maker.make("tg_table_schema", Type.NAME, scope);
        this.argumentCount = maker.make("tg_nargs", Type.INT4, scope);
        this.arguments = maker.make("tg_argv", Type.TEXT.array(), scope);
        int next = arguments.slot() + 1;
        this.newRow = row("new", next, scope);
        this.oldRow = row("old", next + 1, scope);
        this.oldTable = table(transitions.oldTable(), next + 2, scope);
        this.newTable = table(transitions.newTable(), next + 3, scope);
        this.slots = next + 4;
        io.phantomdb.base.Check.that(firstSlot <= name.slot(), "places are given in turn");
    }

    private static PlVariable row(String name, int slot, PlScope scope) {
        PlVariable variable = new PlVariable(name, slot, new PlType.Record(), false, false, null, null, 0);
        scope.add(name, variable);
        return variable;
    }

    private static PlVariable table(String name, int slot, PlScope scope) {
        if (name == null) {
            return null;
        }
        PlVariable variable = new PlVariable(name, slot, new PlType.Transition(), true, false, null, null, 0);
        scope.add(name, variable);
        return variable;
    }

    int slots() {
        return slots;
    }

    PlVariable newRow() {
        return newRow;
    }

    PlVariable oldRow() {
        return oldRow;
    }

    /** Sets them as they are for one call; rows that there are not are NULL. */
    void set(PlVariables variables, TriggerCall call) {
        set(variables, name, call.trigger().name());
        set(variables, when, call.trigger().timing().words());
        set(variables, level, call.trigger().perRow() ? "ROW" : "STATEMENT");
        set(variables, operation, call.event().name());
        set(variables, relationId, (long) call.table().id());
        set(variables, relationName, call.table().name());
        set(variables, tableName, call.table().name());
        set(variables, tableSchema, call.table().schema());
        set(variables, argumentCount, call.trigger().arguments().size());
        set(variables, arguments, argumentsOf(call));
        setTable(variables, oldTable, call.oldTable());
        setTable(variables, newTable, call.newTable());
        ColumnType rowType = ColumnType.of(call.table().type());
        variables.set(newRow.slot(), rowType, call.newRow());
        variables.set(oldRow.slot(), rowType, call.oldRow());
    }

    private static void setTable(PlVariables variables, PlVariable variable, ArrayDatum rows) {
        if (variable != null && rows != null) {
            variables.set(variable.slot(), ColumnType.of(rows.elementType().array()), rows);
        }
    }

    /** They count from 0. */
    private static Object argumentsOf(TriggerCall call) {
        Object[] all = call.trigger().arguments().toArray();
        return all.length == 0
                ? ArrayDatum.empty(Type.TEXT)
                : ArrayDatum.of(Type.TEXT, new int[]{all.length}, new int[]{0}, all);
    }

    private static void set(PlVariables variables, PlVariable variable, Object value) {
        PlType.Known type = (PlType.Known) variable.type();
        variables.set(variable.slot(), type.type(), value);
    }
}
