package io.phantomdb.sql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.RoutineUse;
import io.phantomdb.sql.plpgsql.PlVariable;
import java.util.List;

/** What a run of PL/pgSQL gives back: a value, or rows as they come together. One story's. */
final class PlResult {
    private static final String VOID = "";

    private final PlRoutine routine;
    private final PlVariables variables;
    private final KeptRows rows;
    private Object value;

    PlResult(PlRoutine routine, PlVariables variables, KeptRows rows) {
        this.routine = routine;
        this.variables = variables;
        this.rows = rows;
    }

    Object value() {
        return value;
    }

    List<Object[]> rows() {
        return rows.rows();
    }

    void release() {
        rows.release();
    }

    private RoutineUse use() {
        return routine.use();
    }

    boolean isVoid() {
        return use() == null || use().result() == Type.VOID;
    }

    boolean isRecord() {
        return use() != null && use().result().kind() == Type.Kind.RECORD;
    }

    boolean isSet() {
        return use() != null && use().routine().setOf();
    }

    boolean hasOutputs() {
        return !routine.outputs().isEmpty();
    }

    /** The end of a routine that has not returned. 2F005 if it had to. */
    void atEnd() {
        if (isVoid()) {
            value = use() == null ? null : VOID;
        } else if (hasOutputs() && !isSet()) {
            value = outputValue();
        } else if (!isSet()) {
            throw new StatementError(SqlState.FUNCTION_EXECUTED_NO_RETURN_STATEMENT,
                    "control reached end of function without RETURN");
        }
    }

    private Object outputValue() {
        Object[] row = outputRow();
        return isRecord() ? new RecordDatum(use().result(), row) : row[0];
    }

    private Object[] outputRow() {
        Object[] row = new Object[routine.outputs().size()];
        for (int at = 0; at < row.length; at++) {
            PlVariable output = routine.outputs().get(at);
            row[at] = variables.value(output.slot());
        }
        return row;
    }

    /** RETURN of a value. */
    void give(PlQueries.Value given) {
        if (!isRecord()) {
            value = variables.converted(given.type().type(), ColumnType.of(use().result()), given.datum());
            return;
        }
        if (given.datum() == null) {
            value = null;
            return;
        }
        if (!(given.datum() instanceof RecordDatum row)) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH,
                    "cannot return non-composite value from function returning composite type");
        }
        value = use().result().fields() == null ? row : new RecordDatum(use().result(), fitted(row));
    }

    /** Each part as the column that it becomes. 42804 if they do not fit. */
    private Object[] fitted(RecordDatum row) {
        List<SetFunction.Output> outputs = use().outputs();
        if (row.size() != outputs.size()) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH,
                    "returned record type does not match expected record type",
                    "Number of returned columns (" + row.size() + ") does not match expected column count ("
                            + outputs.size() + ").",
                    null, 0);
        }
        Object[] values = new Object[row.size()];
        for (int at = 0; at < values.length; at++) {
            values[at] = variables.converted(row.typeOf(at), ColumnType.of(outputs.get(at).type()), row.value(at));
        }
        return values;
    }

    /** RETURN without a value. */
    void giveOutputs() {
        if (hasOutputs() && !isSet()) {
            value = outputValue();
        } else if (isVoid()) {
            value = use() == null ? null : VOID;
        }
    }

    /** RETURN NEXT; null for the OUT parameters. */
    void add(PlQueries.Value given) {
        if (given == null) {
            rows.add(outputRow());
        } else if (isRecord()) {
            RecordDatum row = given.datum() == null
                    ? new RecordDatum(use().result(), new Object[use().outputs().size()])
                    : record(given);
            rows.add(use().result().fields() == null ? new Object[]{row} : fitted(row));
        } else {
            rows.add(new Object[]{variables.converted(given.type().type(), ColumnType.of(use().outputs().getFirst()
                    .type()), given.datum())});
        }
    }

    private static RecordDatum record(PlQueries.Value given) {
        if (!(given.datum() instanceof RecordDatum row)) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH,
                    "cannot return non-composite value from function returning composite type");
        }
        return row;
    }

    /** RETURN QUERY. */
    void addAll(PlQueries.Rows found) {
        List<SetFunction.Output> outputs = use().outputs();
        boolean isOpen = isRecord() && use().result().fields() == null;
        requireFit(found.columns(), outputs, isOpen);
        for (Object[] row : found.rows()) {
            if (isOpen) {
                rows.add(new Object[]{new RecordDatum(PlVariables.rowType(found.columns()), row)});
                continue;
            }
            Object[] values = new Object[row.length];
            for (int at = 0; at < row.length; at++) {
                values[at] = variables.converted(found.columns().get(at).type(), ColumnType.of(outputs.get(at).type()),
                        row[at]);
            }
            rows.add(values);
        }
    }

    private void requireFit(List<Engine.Column> columns, List<SetFunction.Output> outputs, boolean isOpen) {
        if (isOpen) {
            return;
        }
        if (columns.size() != outputs.size()) {
            throw mismatch("Number of returned columns (" + columns.size() + ") does not match expected column count ("
                    + outputs.size() + ").");
        }
        for (int at = 0; at < columns.size(); at++) {
            Type from = columns.get(at).type();
            Type to = outputs.get(at).type();
            if (!from.equals(to)
                    && !(to == Type.TEXT && from == Type.VARCHAR || to == Type.VARCHAR && from == Type.TEXT)) {
                throw mismatch("Returned type " + from.sqlName() + " does not match expected type " + to.sqlName()
                        + " in column " + (at + 1) + ".");
            }
        }
    }

    private static StatementError mismatch(String detail) {
        return new StatementError(SqlState.DATATYPE_MISMATCH, "structure of query does not match function result type",
                detail, null, 0);
    }
}
