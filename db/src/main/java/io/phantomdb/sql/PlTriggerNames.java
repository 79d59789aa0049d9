package io.phantomdb.sql;

import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.TriggerCall;
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
    private final int slots;

    PlTriggerNames(PlScope scope, Maker maker, int firstSlot) {
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
        this.slots = next + 2;
        io.phantomdb.base.Check.that(firstSlot <= name.slot(), "places are given in turn");
    }

    private static PlVariable row(String name, int slot, PlScope scope) {
        PlVariable variable = new PlVariable(name, slot, new PlType.Record(), false, false, null, null, 0);
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

    /** Sets them as they are for one call; rows that there are not are not set. */
    void set(PlVariables variables, TriggerCall call) {
        set(variables, name, call.trigger().name());
        set(variables, when, call.trigger().timing().name());
        set(variables, level, call.trigger().perRow() ? "ROW" : "STATEMENT");
        set(variables, operation, call.event().name());
        set(variables, relationId, (long) call.table().id());
        set(variables, relationName, call.table().name());
        set(variables, tableName, call.table().name());
        set(variables, tableSchema, call.table().schema());
        set(variables, argumentCount, call.trigger().arguments().size());
        set(variables, arguments, argumentsOf(call));
        if (call.newRow() != null) {
            variables.set(newRow.slot(), io.phantomdb.rows.ColumnType.of(call.newRow().type()), call.newRow());
        }
        if (call.oldRow() != null) {
            variables.set(oldRow.slot(), io.phantomdb.rows.ColumnType.of(call.oldRow().type()), call.oldRow());
        }
    }

    /** They count from 0. */
    private static Object argumentsOf(TriggerCall call) {
        Object[] all = call.trigger().arguments().toArray();
        return all.length == 0
                ? io.phantomdb.rows.ArrayDatum.empty(Type.TEXT)
                : io.phantomdb.rows.ArrayDatum.of(Type.TEXT, new int[]{all.length}, new int[]{0}, all);
    }

    private static void set(PlVariables variables, PlVariable variable, Object value) {
        PlType.Known type = (PlType.Known) variable.type();
        variables.set(variable.slot(), type.type(), value);
    }
}
