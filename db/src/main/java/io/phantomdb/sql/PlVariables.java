package io.phantomdb.sql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.function.ArrayAssignment;
import io.phantomdb.sql.plpgsql.PlTarget;
import io.phantomdb.sql.plpgsql.PlType;
import io.phantomdb.sql.plpgsql.PlVariable;
import java.util.List;

/** The variables of a routine while it runs: values and, as records become what is assigned to them, types. One story's. */
final class PlVariables {
    private final Object[] values;
    /** Null of a record that nothing was assigned to. */
    private final ColumnType[] types;
    private final SessionContext context;

    PlVariables(int slots, SessionContext context) {
        this.values = new Object[slots];
        this.types = new ColumnType[slots];
        this.context = context;
    }

    Object value(int slot) {
        return values[slot];
    }

    /** Null of a record that nothing was assigned to. */
    ColumnType type(int slot) {
        return types[slot];
    }

    /** A variable begins: of its type, NULL. */
    void begin(int slot, ColumnType type) {
        types[slot] = type;
        values[slot] = null;
    }

    /** As it is, whatever the type was. */
    void set(int slot, ColumnType type, Object value) {
        types[slot] = type;
        values[slot] = value;
    }

    /** True if it is a row of whatever columns. */
    static boolean isRow(ColumnType type) {
        return type != null && type.type().kind() == Type.Kind.RECORD && type.type().fields() != null;
    }

    /** A value of that type into a variable, a field or an element. The subscripts are worked out. */
    void assign(PlTarget target, Type from, Object value, List<Object> subscripts) {
        PlVariable variable = target.variable();
        int slot = variable.slot();
        if (target.field() != null) {
            assignField(target, from, value, subscripts);
            return;
        }
        if (!subscripts.isEmpty()) {
            values[slot] = element(variable.name(), types[slot], values[slot], subscripts, from, value);
            return;
        }
        if (variable.type() instanceof PlType.Record) {
            assignRecord(variable, from, value);
            return;
        }
        Object converted = isRow(types[slot])
                ? row(variable.name(), types[slot].type(), from, value)
                : converted(from, types[slot], value);
        if (converted == null && variable.notNull()) {
            throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED, "null value cannot be assigned to variable \""
                    + variable.name() + "\" declared NOT NULL");
        }
        values[slot] = converted;
    }

    private void assignRecord(PlVariable variable, Type from, Object value) {
        int slot = variable.slot();
        boolean isCase = variable.name().startsWith("__Case__");
        if (from.kind() != Type.Kind.RECORD && !isCase) {
            if (value == null) {
                values[slot] = null;
                return;
            }
            throw new StatementError(SqlState.DATATYPE_MISMATCH,
                    "cannot assign non-composite value to a record variable");
        }
        Type type = value instanceof RecordDatum record ? record.type() : from;
        if (type.kind() == Type.Kind.RECORD && type.fields() == null) {
            values[slot] = null;
            return;
        }
        types[slot] = ColumnType.of(type);
        values[slot] = value;
    }

    private RecordDatum row(String name, Type type, Type from, Object value) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof RecordDatum record)) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH, "cannot assign non-composite value to a row variable");
        }
        Object[] fields = new Object[type.fields().size()];
        for (int at = 0; at < fields.length && at < record.size(); at++) {
            fields[at] = converted(record.typeOf(at), type.fields().get(at).type(), record.value(at));
        }
        return new RecordDatum(type, fields);
    }

    /** The columns of a row into a record variable, or into targets side by side; a null row is one of NULLs. */
    void assignRow(List<PlTarget> targets, List<Engine.Column> columns, Object[] row) {
        boolean isWhole = targets.size() == 1 && targets.getFirst().isWhole()
                && (targets.getFirst().variable().type() instanceof PlType.Record
                        || isRow(types[targets.getFirst().variable().slot()]));
        if (isWhole) {
            boolean isOneRow = columns.size() == 1 && columns.getFirst().type().kind() == Type.Kind.RECORD
                    && row != null && row[0] instanceof RecordDatum;
            if (isOneRow) {
                assign(targets.getFirst(), columns.getFirst().type(), row[0], List.of());
                return;
            }
            Type type = rowType(columns);
            Object[] values = row == null ? new Object[columns.size()] : row.clone();
            assign(targets.getFirst(), type, new RecordDatum(type, values), List.of());
            return;
        }
        for (int at = 0; at < targets.size(); at++) {
            boolean isThere = row != null && at < columns.size();
            assign(targets.get(at), at < columns.size() ? columns.get(at).type() : Type.UNKNOWN,
                    isThere ? row[at] : null, List.of());
        }
    }

    static Type rowType(List<Engine.Column> columns) {
        return Type.record(columns.stream().map(column -> new Type.Field(column.name(),
                new ColumnType(column.type(), column.modifier()))).toList());
    }

    private void assignField(PlTarget target, Type from, Object value, List<Object> subscripts) {
        int slot = target.variable().slot();
        if (!isRow(types[slot])) {
            throw new StatementError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                    "record \"" + target.variable().name() + "\" is not assigned yet",
                    "The tuple structure of a not-yet-assigned record is indeterminate.", null, 0);
        }
        Type type = types[slot].type();
        Object[] fields = values[slot] == null
                ? new Object[type.fields().size()]
                : ((RecordDatum) values[slot]).values();
        for (int at = 0; at < fields.length; at++) {
            Type.Field field = type.fields().get(at);
            if (field.name().equals(target.field())) {
                fields[at] = subscripts.isEmpty()
                        ? converted(from, field.type(), value)
                        : element(field.name(), field.type(), fields[at], subscripts, from, value);
                values[slot] = new RecordDatum(type, fields);
                return;
            }
        }
        throw new StatementError(SqlState.UNDEFINED_COLUMN,
                "record \"" + target.variable().name() + "\" has no field \"" + target.field() + "\"");
    }

    /** The array with another element; one of one dimension grows, filled up with NULLs. */
    private Object element(String name, ColumnType type, Object array, List<Object> subscripts, Type from,
            Object value) {
        if (type == null || !type.type().isArray()) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH, "cannot subscript type "
                    + (type == null ? "record" : type.type().sqlName()) + " because it does not support subscripting");
        }
        int[] places = new int[subscripts.size()];
        for (int at = 0; at < places.length; at++) {
            if (subscripts.get(at) == null) {
                throw ArrayAssignment.nullSubscript();
            }
            places[at] = ((Number) subscripts.get(at)).intValue();
        }
        return ArrayAssignment.withElement((ArrayDatum) array, type.type().element(), places,
                converted(from, type.element(), value));
    }

    /** As a variable of that type holds it. */
    Object converted(Type from, ColumnType to, Object value) {
        boolean isSame = from.equals(to.type()) && !to.hasModifier();
        boolean isOpen = to.type().kind() == Type.Kind.RECORD && !to.type().isComposite();
        if (isSame || isOpen || value == null && !to.type().isDomain()) {
            return value;
        }
        return Conversion.forced(from, to).of(value, context);
    }
}
