package io.phantomdb.sql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.SetFunction;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.ParameterNames;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.RoutineParameter;
import io.phantomdb.sql.catalog.RoutineUse;
import io.phantomdb.sql.parse.ParsedStatement;
import io.phantomdb.sql.parse.Parser;
import java.util.ArrayList;
import java.util.List;

/**
 * A function whose body is statements of SQL (PostgreSQL 15, chapter 38.5): all are carried out, the rows of the last one are what
 * it gives. Immutable, shared by all who call it with arguments of these types.
 */
final class SqlRoutine implements RoutineCode {
    private final RoutineUse use;
    private final List<SqlStatement> statements = new ArrayList<>();

    SqlRoutine(RoutineUse use) {
        this.use = use;
        ParameterNames names = names(use);
        List<ParsedStatement> parsed;
        try {
            parsed = Parser.parse(use.routine().source());
        } catch (StatementError error) {
            throw error.nowhere().within(context(use, null));
        }
        for (ParsedStatement statement : parsed) {
            int parameters = Math.max(statement.parametersMax(), use.arguments().size());
            statements.add(new SqlStatement(statement.tree(), statement.text(), parameters, names));
        }
    }

    private static ParameterNames names(RoutineUse use) {
        List<ParameterNames.Variable> variables = new ArrayList<>();
        List<RoutineParameter> inputs = called(use.routine());
        int at = 1;
        for (RoutineParameter parameter : inputs) {
            Type type = use.arguments().get(at - 1);
            if (!parameter.name().isEmpty() && parameter.isInput()) {
                variables.add(new ParameterNames.Variable(List.of(use.name()), parameter.name(), at, type.fields(),
                        false));
            }
            at++;
        }
        return new ParameterNames(variables, ParameterNames.Conflict.COLUMN);
    }

    /** The parameters that a call gives values for. */
    static List<RoutineParameter> called(RoutineDescriptor routine) {
        return routine.isProcedure()
                ? routine.parameters().stream().filter(each -> each.mode() != RoutineParameter.Mode.TABLE).toList()
                : routine.inputs();
    }

    private static String context(RoutineUse use, Integer statement) {
        return "SQL function \"" + use.name() + "\"" + (statement == null ? "" : " statement " + statement);
    }

    /** 42P13 if the last statement does not give what was said; whatever else is wrong with the statements. */
    @Override
    public void check(NestedStatements nested) {
        int number = 0;
        for (SqlStatement statement : statements) {
            number++;
            try {
                if (statement.kind() == Engine.Kind.SESSION && statement.command() instanceof SessionCommand.Set) {
                    continue;
                }
                if (statement.kind() == Engine.Kind.SESSION) {
                    throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                            statement.commandName() + " is not allowed in an SQL function");
                }
                List<Engine.Column> columns = nested.columns(statement, use.arguments());
                if (number == statements.size()) {
                    results(statement, columns);
                }
            } catch (StatementError error) {
                throw NestedStatements.isRetried(error) ? error : error.nowhere().within(context(use, null));
            }
        }
        if (statements.isEmpty() && !isVoid()) {
            throw mismatch("Function's final statement must be SELECT or INSERT/UPDATE/DELETE RETURNING.");
        }
    }

    private boolean isVoid() {
        return use.result() == Type.VOID;
    }

    /** The casts of what the last statement gives; null if nothing is given. */
    private List<Conversion> results(SqlStatement last, List<Engine.Column> columns) {
        if (isVoid()) {
            return null;
        }
        boolean gives = (last.kind() == Engine.Kind.QUERY || last.kind() == Engine.Kind.CHANGE)
                && !columns.isEmpty();
        if (!gives) {
            throw mismatch("Function's final statement must be SELECT or INSERT/UPDATE/DELETE RETURNING.");
        }
        List<SetFunction.Output> outputs = use.outputs();
        boolean isWhole = columns.size() == 1 && outputs.size() > 1
                && columns.getFirst().type().kind() == Type.Kind.RECORD;
        if (isWhole) {
            return List.of();
        }
        boolean isOpen = use.result().kind() == Type.Kind.RECORD && use.result().fields() == null;
        if (isOpen) {
            return null;
        }
        if (columns.size() != outputs.size()) {
            throw mismatch(outputs.size() == 1 && use.result().kind() != Type.Kind.RECORD
                    ? "Final statement must return exactly one column."
                    : columns.size() < outputs.size()
                            ? "Final statement returns too few columns."
                            : "Final statement returns too many columns.");
        }
        List<Conversion> conversions = new ArrayList<>();
        for (int at = 0; at < outputs.size(); at++) {
            Type from = columns.get(at).type();
            Type to = outputs.get(at).type();
            if (!io.phantomdb.sql.bind.Assignments.can(from, to)) {
                throw mismatch(outputs.size() == 1
                        ? "Actual return type is " + from.sqlName() + "."
                        : "Final statement returns " + from.sqlName() + " instead of " + to.sqlName() + " at column "
                                + (at + 1) + ".");
            }
            conversions.add(Conversion.assigned(from, ColumnType.of(to)));
        }
        return conversions;
    }

    private StatementError mismatch(String detail) {
        return new StatementError(SqlState.INVALID_FUNCTION_DEFINITION,
                "return type mismatch in function declared to return " + use.result().sqlName(), detail, null, 0);
    }

    /** Its value: a record where there are several outputs; null if there is no row. */
    @Override
    public Object value(Object[] arguments, NestedStatements nested, SessionContext context) {
        List<Object[]> rows = rows(arguments, nested, context, false);
        if (rows.isEmpty()) {
            return use.routine().isProcedure() && use.result().kind() == Type.Kind.RECORD
                    ? new RecordDatum(use.result(), new Object[use.outputs().size()])
                    : null;
        }
        Object[] row = rows.getFirst();
        if (use.result().kind() != Type.Kind.RECORD) {
            return row[0];
        }
        return row.length == 1 && row[0] instanceof RecordDatum whole && use.result().fields() == null
                ? whole
                : new RecordDatum(use.result(), row);
    }

    @Override
    public List<Object[]> rows(Object[] arguments, NestedStatements nested, SessionContext context) {
        return rows(arguments, nested, context, true);
    }

    /** Its rows, or no more than the first. */
    private List<Object[]> rows(Object[] arguments, NestedStatements nested, SessionContext context, boolean all) {
        List<Object> values = java.util.Arrays.asList(arguments);
        List<Object[]> result = List.of();
        for (int at = 0; at < statements.size(); at++) {
            boolean isLast = at == statements.size() - 1;
            try {
                List<Object[]> found = run(statements.get(at), values, nested, context, isLast, all);
                result = isLast ? found : result;
            } catch (StatementError error) {
                throw NestedStatements.isRetried(error) ? error : error.nowhere().within(context(use, at + 1));
            }
        }
        return result;
    }

    private List<Object[]> run(SqlStatement statement, List<Object> values, NestedStatements nested,
            SessionContext context, boolean isLast, boolean all) {
        NestedStatements.Running running = nested.start(statement, use.arguments(), values);
        List<Conversion> conversions = isLast ? results(statement, running.columns()) : null;
        boolean isKept = isLast && !isVoid();
        // A change is carried out to its end, whatever is wanted of its rows; so is what is not the last.
        boolean isRead = !isLast || all || statement.kind() != Engine.Kind.QUERY;
        KeptRows kept = new KeptRows(nested.scope().memory());
        try {
            for (List<Object[]> batch = running.rows().nextBatch(); !batch.isEmpty(); batch = running.rows()
                    .nextBatch()) {
                nested.scope().tick();
                if (isKept && (all || kept.rows().isEmpty())) {
                    for (Object[] row : all ? batch : batch.subList(0, 1)) {
                        kept.add(converted(row, running.columns(), conversions, context));
                    }
                }
                if (!isRead) {
                    break;
                }
            }
        } finally {
            running.rows().close();
            kept.release();
        }
        return kept.rows();
    }

    private Object[] converted(Object[] row, List<Engine.Column> columns, List<Conversion> conversions,
            SessionContext context) {
        if (conversions == null) {
            Type made = Type.record(columns.stream().map(column -> new Type.Field(column.name(),
                    new ColumnType(column.type(), column.modifier()))).toList());
            return new Object[]{new RecordDatum(made, row)};
        }
        if (conversions.isEmpty()) {
            RecordDatum whole = (RecordDatum) row[0];
            Object[] values = new Object[use.outputs().size()];
            for (int at = 0; at < values.length && whole != null; at++) {
                values[at] = whole.value(at);
            }
            return values;
        }
        Object[] values = new Object[row.length];
        for (int at = 0; at < row.length; at++) {
            values[at] = conversions.get(at).of(row[at], context);
        }
        return values;
    }
}
