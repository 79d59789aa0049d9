package io.phantomdb.sql.bind;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.RoutineParameter;
import io.phantomdb.sql.tree.FromItem;
import java.util.ArrayList;
import java.util.List;

/** What comes of a routine: its OUT parameters, the columns of RETURNS TABLE or of a table, or one value. */
final class RoutineOutputs {
    private final List<String> names = new ArrayList<>();
    private final List<Type> types = new ArrayList<>();
    private final boolean record;

    /** The columns are those of a column definition list, or none. */
    RoutineOutputs(StatementBinder statement, RoutineDescriptor routine, List<FromItem.ColumnType> columns) {
        List<RoutineParameter> outputs = routine.outputs();
        boolean isTable = routine.parameters().stream()
                .anyMatch(each -> each.mode() == RoutineParameter.Mode.TABLE);
        if (!columns.isEmpty() && (!outputs.isEmpty() || routine.result().oid() != Type.RECORD.oid()
                || routine.result().isRow())) {
            throw new StatementError(SqlState.SYNTAX_ERROR, outputs.isEmpty()
                    ? "a column definition list is only allowed for functions returning \"record\""
                    : "a column definition list is redundant for a function with OUT parameters")
                    .at(columns.getFirst().name().position());
        }
        for (FromItem.ColumnType column : columns) {
            add(column.name().text(), statement.type(column.type()).type());
        }
        for (RoutineParameter output : outputs) {
            add(output.name().isEmpty() ? "column" + (names.size() + 1) : output.name(),
                    resolved(output.type().resolve(statement::descriptor)));
        }
        if (types.isEmpty()) {
            addResult(resolved(routine.result().resolve(statement::descriptor)));
        }
        this.record = types.size() > 1 || !columns.isEmpty() || routine.isProcedure() && !outputs.isEmpty()
                || routine.result().isRow();
        boolean isNamed = isTable || outputs.size() == 1 && !outputs.getFirst().name().isEmpty();
        if (!record && !isNamed) {
            names.set(0, null);
        }
    }

    private static Type resolved(Type type) {
        if (type == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "a type of the function does not exist");
        }
        return type;
    }

    private void add(String name, Type type) {
        names.add(name);
        types.add(type);
    }

    private void addResult(Type result) {
        if (result.fields() == null || result.isDomain()) {
            add(null, result);
        } else {
            result.fields().forEach(field -> add(field.name(), field.type().type()));
        }
    }

    /** As they were declared, pseudo-types included. */
    List<Type> declared() {
        return types;
    }

    /** True if what comes is a row. */
    boolean isRecord() {
        return record;
    }

    List<SetFunction.Output> settled(List<Type> settled) {
        List<SetFunction.Output> outputs = new ArrayList<>();
        for (int at = 0; at < settled.size(); at++) {
            outputs.add(new SetFunction.Output(names.get(at), settled.get(at)));
        }
        return outputs;
    }

    /** All of them as one value. */
    Type record(List<SetFunction.Output> columns) {
        return Type.record(columns.stream().map(column -> new Type.Field(column.name(), ColumnType.of(column.type())))
                .toList());
    }
}
