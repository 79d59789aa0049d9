package io.phantomdb.sql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.bind.ParameterNames;
import io.phantomdb.sql.parse.ParsedStatement;
import io.phantomdb.sql.parse.Parser;
import io.phantomdb.sql.plpgsql.PlScope;
import io.phantomdb.sql.plpgsql.PlSql;
import io.phantomdb.sql.plpgsql.PlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Carries out the pieces of SQL of a routine, with its variables as parameters. One story's. */
public final class PlQueries {
    /** What a piece was made into, as long as the records that it names have the same columns. */
    private record Made(SqlStatement statement, List<List<Type.Field>> shapes) {}

    /** A value with its type. */
    record Value(ColumnType type, Object datum) {}

    private final PlVariables variables;
    private final NestedStatements nested;
    private final ParameterNames.Conflict conflict;

    PlQueries(PlVariables variables, NestedStatements nested, ParameterNames.Conflict conflict) {
        this.variables = variables;
        this.nested = nested;
        this.conflict = conflict;
    }

    NestedStatements nested() {
        return nested;
    }

    /** The statement at work; whoever takes the rows closes them. */
    NestedStatements.Running start(PlSql sql) {
        Made made = made(sql);
        List<Type> types = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (PlScope.Seen seen : sql.mentioned()) {
            add(seen.variable().slot(), types, values);
        }
        try {
            return nested.start(made.statement(), types, values);
        } catch (StatementError error) {
            throw told(error, sql);
        }
    }

    private void add(int slot, List<Type> types, List<Object> values) {
        ColumnType type = variables.type(slot);
        if (type == null) {
            return;
        }
        if (!PlVariables.isRow(type)) {
            types.add(type.type());
            values.add(variables.value(slot));
            return;
        }
        RecordDatum row = (RecordDatum) variables.value(slot);
        List<Type.Field> fields = type.type().fields();
        for (int at = 0; at < fields.size(); at++) {
            types.add(fields.get(at).type().type());
            values.add(row == null ? null : row.value(at));
        }
    }

    private StatementError told(StatementError error, PlSql sql) {
        if (NestedStatements.isRetried(error)) {
            return error;
        }
        StatementError placed = error.nowhere();
        return sql.isExpression() ? placed : placed.within("SQL statement \"" + sql.shown() + "\"");
    }

    private Made made(PlSql sql) {
        Made memo = (Made) sql.memo();
        if (memo != null && fits(memo, sql)) {
            return memo;
        }
        List<List<Type.Field>> shapes = new ArrayList<>();
        List<ParameterNames.Variable> names = new ArrayList<>();
        int index = 1;
        for (PlScope.Seen seen : sql.mentioned()) {
            ColumnType type = variables.type(seen.variable().slot());
            List<Type.Field> fields = PlVariables.isRow(type) ? type.type().fields() : type == null ? List.of() : null;
            shapes.add(fields);
            names.add(new ParameterNames.Variable(seen.labels(), seen.name(), index, fields, type == null,
                    seen.variable().type() instanceof PlType.Transition));
            index += fields == null ? 1 : fields.size();
        }
        ParsedStatement parsed = Parser.parse(sql.text()).getFirst();
        Made made = new Made(new SqlStatement(parsed.tree(), parsed.text(),
                Math.max(parsed.parametersMax(), index - 1), new ParameterNames(names, conflict)),
                shapes.stream().map(fields -> fields == null ? List.<Type.Field>of() : fields).toList());
        sql.memo(made);
        return made;
    }

    private boolean fits(Made made, PlSql sql) {
        List<ParameterNames.Variable> names = made.statement().names().variables();
        for (int at = 0; at < names.size(); at++) {
            ColumnType type = variables.type(sql.mentioned().get(at).variable().slot());
            boolean isRow = PlVariables.isRow(type);
            ParameterNames.Variable name = names.get(at);
            boolean fits = name.unset() == (type == null)
                    && (name.unset() || isRow == (name.fields() != null))
                    && (!isRow || made.shapes().get(at) == type.type().fields()
                            || made.shapes().get(at).equals(type.type().fields()));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** The value of an expression: NULL if there is no row. */
    Value value(PlSql sql) {
        NestedStatements.Running running = start(sql);
        try {
            if (running.columns().size() != 1) {
                throw new StatementError(SqlState.SYNTAX_ERROR, "query \"" + sql.text() + "\" returned "
                        + running.columns().size() + " column" + (running.columns().size() == 1 ? "" : "s"));
            }
            Engine.Column column = running.columns().getFirst();
            ColumnType type = new ColumnType(column.type(), column.modifier());
            List<Object[]> batch = running.rows().nextBatch();
            if (batch.size() > 1) {
                throw new StatementError(SqlState.CARDINALITY_VIOLATION,
                        "query \"" + sql.text() + "\" returned more than one row");
            }
            return new Value(type, batch.isEmpty() ? null : batch.getFirst()[0]);
        } catch (StatementError error) {
            throw told(error, sql);
        } finally {
            running.rows().close();
        }
    }

    /** The value of an expression as that type. */
    Object value(PlSql sql, Type wanted) {
        Value value = value(sql);
        return variables.converted(value.type().type(), ColumnType.of(wanted), value.datum());
    }

    /** NULL counts as false. */
    boolean isTrue(PlSql sql) {
        return Boolean.TRUE.equals(value(sql, Type.BOOL));
    }

    /** Rows that are all there, with their columns. */
    public record Rows(List<Engine.Column> columns, List<Object[]> rows, String tag, boolean gives) {
        /** As if they were still to be read. */
        public Engine.Rows asGiven() {
            return new GivenRows(tag, rows);
        }
    }

    /** All rows, or so many, of a statement; a change is carried out to its end. */
    Rows all(PlSql sql, KeptRows into, long most) {
        return all(sql, start(sql), into, most);
    }

    Rows all(PlSql sql, NestedStatements.Running running, KeptRows into, long most) {
        try {
            return all(running, into, most);
        } catch (StatementError error) {
            throw told(error, sql);
        }
    }

    Rows all(NestedStatements.Running running, KeptRows into, long most) {
        boolean gives = !running.columns().isEmpty();
        try {
            for (List<Object[]> batch = running.rows().nextBatch(); !batch.isEmpty(); batch = running.rows()
                    .nextBatch()) {
                nested.scope().tick();
                for (Object[] row : batch) {
                    if (into.rows().size() < most) {
                        into.add(row);
                    }
                }
                boolean isQuery = running.tag() == null;
                if (isQuery && into.rows().size() >= most) {
                    return new Rows(running.columns(), into.rows(), null, gives);
                }
            }
            return new Rows(running.columns(), into.rows(), running.rows().commandTag(), gives);
        } finally {
            running.rows().close();
        }
    }

    /** A text that was put together, with values for its parameters. */
    NestedStatements.Running dynamic(String text, List<Value> values) {
        List<ParsedStatement> parsed;
        try {
            parsed = Parser.parse(text);
            if (parsed.size() > 1) {
                return several(parsed, values, text);
            }
            if (parsed.isEmpty()) {
                return new NestedStatements.Running(null, new DoneRows(""), List.of(), "");
            }
            return run(parsed.getFirst(), values);
        } catch (StatementError error) {
            throw NestedStatements.isRetried(error)
                    ? error
                    : error.nowhere().within("SQL statement \"" + text + "\"");
        }
    }

    /** Several statements of one text: the last one is what is told of. */
    private NestedStatements.Running several(List<ParsedStatement> parsed, List<Value> values, String text) {
        NestedStatements.Running last = null;
        for (ParsedStatement each : parsed) {
            if (last != null) {
                KeptRows none = new KeptRows(nested.scope().memory());
                all(last, none, 0);
                none.release();
            }
            last = run(each, values);
        }
        return last;
    }

    private NestedStatements.Running run(ParsedStatement parsed, List<Value> values) {
        SqlStatement statement = new SqlStatement(parsed.tree(), parsed.text(),
                Math.max(parsed.parametersMax(), values.size()), null);
        return nested.start(statement, values.stream().map(each -> each.type().type()).toList(),
                Arrays.asList(values.stream().map(Value::datum).toArray()));
    }
}
