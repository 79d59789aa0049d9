package io.phantomdb.sql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.TriggerCall;
import io.phantomdb.sql.plpgsql.PlConditions;
import io.phantomdb.sql.plpgsql.PlSql;
import io.phantomdb.sql.plpgsql.PlStatement;
import io.phantomdb.sql.plpgsql.PlTarget;
import io.phantomdb.sql.plpgsql.PlVariable;
import java.util.ArrayList;
import java.util.List;

/** One run of a routine in PL/pgSQL: its statements, one after the other. One story's. */
final class PlRun {
    private final PlRoutine routine;
    private final NestedStatements nested;
    private final SessionContext context;
    private final PlVariables variables;
    private final PlQueries queries;
    private final PlResult result;
    private final PlTypes types;
    private final PlRaising raising;
    private final PlCursors cursors;
    /** The statement that has failed, as far as no handler has taken it. */
    private PlStatement failed;
    private String failedAt;
    /** What RAISE without anything has thrown once more. */
    private StatementError raisedAgain;
    private long rowCount;
    /** What handlers are about, the innermost last. */
    private final List<StatementError> handled = new ArrayList<>();

    PlRun(PlRoutine routine, NestedStatements nested, SessionContext context) {
        this.routine = routine;
        this.nested = nested;
        this.context = context;
        this.variables = new PlVariables(routine.parsed().slots(), context);
        this.queries = new PlQueries(variables, nested, routine.parsed().conflict());
        this.result = new PlResult(routine, variables, new KeptRows(nested.scope().memory()));
        this.types = new PlTypes(nested, variables);
        this.raising = new PlRaising(queries, context, nested.environment());
        this.cursors = new PlCursors(this, queries, variables);
    }

    PlResult run(Object[] arguments) {
        for (int at = 0; at < arguments.length; at++) {
            PlVariable input = routine.inputs().get(at);
            Type type = routine.use().arguments().get(at);
            variables.set(input.slot(), arguments[at] instanceof RecordDatum row && type.fields() == null
                    ? ColumnType.of(row.type())
                    : ColumnType.of(type), arguments[at]);
        }
        for (int at = 0; at < routine.outputs().size(); at++) {
            PlVariable output = routine.outputs().get(at);
            if (!routine.inputs().contains(output)) {
                variables.begin(output.slot(), ColumnType.of(routine.use().outputs().get(at).type()));
            } else if (routine.use().routine().isProcedure() && isOut(at)) {
                variables.begin(output.slot(), ColumnType.of(routine.use().outputs().get(at).type()));
            }
        }
        started();
        return result;
    }

    private boolean isOut(int output) {
        RoutineDescriptor descriptor = routine.use().routine();
        return descriptor.outputs().get(output).mode() == io.phantomdb.sql.catalog.RoutineParameter.Mode.OUT;
    }

    /** The row that a trigger gives back, or null. */
    RecordDatum run(TriggerCall call) {
        routine.triggerNames().set(variables, call);
        body();
        return (RecordDatum) triggered;
    }

    private Object triggered;

    private void started() {
        if (body() == null) {
            result.atEnd();
        }
        result.release();
    }

    private PlFlow body() {
        variables.set(routine.found().slot(), ColumnType.of(Type.BOOL), false);
        try {
            PlFlow flow = block(routine.parsed().body());
            if (flow == null && routine.triggerNames() != null) {
                throw new StatementError(SqlState.FUNCTION_EXECUTED_NO_RETURN_STATEMENT,
                        "control reached end of trigger procedure without RETURN");
            }
            return flow;
        } catch (StatementError error) {
            result.release();
            throw NestedStatements.isRetried(error) ? error : located(error.nowhere());
        }
    }

    /** What is raised again knows already where it was. */
    private StatementError located(StatementError error) {
        return error == raisedAgain ? error : error.within(where());
    }

    private String where() {
        String at = failedAt != null
                ? failedAt
                : failed == null ? "" : " line " + failed.line() + " at " + failed.words();
        return "PL/pgSQL function " + routine.called() + at;
    }

    /** GET DIAGNOSTICS PG_CONTEXT. */
    String context(PlStatement at) {
        return "PL/pgSQL function " + routine.called() + " line " + at.line() + " at " + at.words();
    }

    void found(boolean found) {
        variables.set(routine.found().slot(), ColumnType.of(Type.BOOL), found);
    }

    private PlFlow block(PlStatement.Block block) {
        if (block.handlers().isEmpty()) {
            begin(block);
            PlFlow flow = all(block.body());
            return leaving(block, flow);
        }
        long mark = nested.transaction().mark();
        long cursorMark = nested.environment().routineCursors().mark();
        PlFlow flow;
        try {
            flow = handled(block);
        } catch (StatementError error) {
            PlStatement.Handler handler = handler(block, error);
            if (handler == null) {
                throw error;
            }
            nested.transaction().undoTo(mark);
            nested.environment().routineCursors().closeFrom(cursorMark);
            flow = handle(block, handler, error.nowhere());
        }
        return leaving(block, flow);
    }

    private PlFlow handled(PlStatement.Block block) {
        nested.handledBegins();
        try {
            begin(block);
            return all(block.body());
        } finally {
            nested.handledEnds();
        }
    }

    /** EXIT with the label of a block leaves it. */
    private static PlFlow leaving(PlStatement.Block block, PlFlow flow) {
        boolean isHere = flow != null && flow.kind() == PlFlow.Kind.EXIT && flow.label() != null
                && flow.label().equals(block.label());
        return isHere ? null : flow;
    }

    private PlFlow handle(PlStatement.Block block, PlStatement.Handler handler, StatementError error) {
        StatementError told = located(error);
        failed = null;
        failedAt = null;
        variables.set(block.state().slot(), ColumnType.of(Type.TEXT), error.code());
        variables.set(block.message().slot(), ColumnType.of(Type.TEXT), error.getMessage());
        handled.add(told);
        try {
            return all(handler.body());
        } finally {
            handled.removeLast();
        }
    }

    /** Null if the error is nobody's business here. */
    private static PlStatement.Handler handler(PlStatement.Block block, StatementError error) {
        if (NestedStatements.isRetried(error) || error.state() == SqlState.ADMIN_SHUTDOWN) {
            return null;
        }
        boolean isOthers = error.state() != SqlState.QUERY_CANCELED && error.state() != SqlState.ASSERT_FAILURE;
        for (PlStatement.Handler handler : block.handlers()) {
            for (String code : handler.codes()) {
                if (code.equals("others") ? isOthers : PlConditions.isOf(error.code(), code)) {
                    return handler;
                }
            }
        }
        return null;
    }

    private void begin(PlStatement.Block block) {
        for (PlVariable variable : block.variables()) {
            try {
                cursors.begin(variable, types.of(variable));
                if (variable.value() != null) {
                    PlQueries.Value value = queries.value(variable.value());
                    variables.assign(new PlTarget(variable, null, List.of()), value.type().type(), value.datum(),
                            List.of());
                }
            } catch (StatementError error) {
                if (failed == null && failedAt == null) {
                    failedAt = " line " + variable.line() + " during statement block local variable initialization";
                }
                throw error;
            }
        }
    }

    private PlFlow all(List<PlStatement> body) {
        for (PlStatement statement : body) {
            PlFlow flow = one(statement);
            if (flow != null) {
                return flow;
            }
        }
        return null;
    }

    private PlFlow one(PlStatement statement) {
        nested.scope().tick();
        try {
            return execute(statement);
        } catch (StatementError error) {
            if (failed == null && failedAt == null) {
                failed = statement;
            }
            throw error;
        }
    }

    private PlFlow execute(PlStatement statement) {
        return switch (statement) {
            case PlStatement.Block block -> block(block);
            case PlStatement.Assign assign -> {
                PlQueries.Value value = queries.value(assign.value());
                assign(assign.target(), value.type().type(), value.datum());
                yield null;
            }
            case PlStatement.If branches -> branch(branches);
            case PlStatement.Case branches -> branch(branches);
            case PlStatement.Loop loop -> loop(loop);
            case PlStatement.While loop -> loop(loop);
            case PlStatement.ForNumbers loop -> loop(loop);
            case PlStatement.ForRows loop -> loop(loop);
            case PlStatement.ForCursor loop -> cursors.loop(loop);
            case PlStatement.ForEach loop -> loop(loop);
            case PlStatement.Exit exit -> exit.when() != null && !queries.isTrue(exit.when())
                    ? null
                    : new PlFlow(exit.goesOn() ? PlFlow.Kind.CONTINUE : PlFlow.Kind.EXIT, exit.label());
            case PlStatement.Return value -> returned(value);
            case PlStatement.ReturnNext next -> {
                requireSet("RETURN NEXT");
                result.add(next.value() == null ? null : queries.value(next.value()));
                yield null;
            }
            case PlStatement.ReturnQuery query -> {
                requireSet("RETURN QUERY");
                returned(query);
                yield null;
            }
            case PlStatement.Raise raise -> {
                raisedAgain = raise.again() && !handled.isEmpty() ? handled.getLast() : null;
                raising.raise(raise, handled.isEmpty() ? null : handled.getLast());
                yield null;
            }
            case PlStatement.Assert that -> {
                asserted(that);
                yield null;
            }
            default -> {
                sql(statement);
                yield null;
            }
        };
    }

    /** Those that lead to the next one. */
    private void sql(PlStatement statement) {
        switch (statement) {
            case PlStatement.Perform perform -> {
                long count = PlCounts.of(nested, queries.start(perform.query()), perform.query());
                rowCount = count;
                found(count > 0);
            }
            case PlStatement.Sql sql -> sql(sql);
            case PlStatement.Execute execute -> execute(execute);
            case PlStatement.Diagnostics diagnostics -> diagnose(diagnostics);
            case PlStatement.Open open -> cursors.open(open);
            case PlStatement.Fetch fetch -> cursors.fetch(fetch);
            case PlStatement.Close close -> cursors.close(close.cursor());
            case PlStatement.Nothing nothing -> {
            }
            case PlStatement.Finish finish -> nested.endTransaction(finish.commits(), finish.chain());
            default -> throw io.phantomdb.base.Check.unreachable("a statement that leads elsewhere");
        }
    }

    /** The subscripts are worked out after the value, as they are written before it. */
    void assign(PlTarget target, Type type, Object value) {
        List<Object> subscripts = new ArrayList<>();
        for (PlSql subscript : target.subscripts()) {
            subscripts.add(queries.value(subscript, Type.INT4));
        }
        variables.assign(target, type, value, subscripts);
    }

    private PlFlow branch(PlStatement.If branches) {
        for (PlStatement.Branch branch : branches.branches()) {
            if (queries.isTrue(branch.condition())) {
                return all(branch.body());
            }
        }
        return all(branches.otherwise());
    }

    private PlFlow branch(PlStatement.Case branches) {
        if (branches.subject() != null) {
            PlQueries.Value value = queries.value(branches.subject());
            variables.set(branches.compared().slot(), value.type(), value.datum());
        }
        for (PlStatement.Branch branch : branches.branches()) {
            if (queries.isTrue(branch.condition())) {
                return all(branch.body());
            }
        }
        if (branches.otherwise() == null) {
            throw new StatementError(SqlState.CASE_NOT_FOUND, "case not found", null,
                    "CASE statement is missing ELSE part.", 0);
        }
        return all(branches.otherwise());
    }

    private PlFlow loop(PlStatement.Loop loop) {
        while (true) {
            nested.scope().tick();
            PlAfter after = PlAfter.of(all(loop.body()), loop.label());
            if (after.leaves()) {
                return after.flow();
            }
        }
    }

    private PlFlow loop(PlStatement.While loop) {
        while (queries.isTrue(loop.condition())) {
            PlAfter after = PlAfter.of(all(loop.body()), loop.label());
            if (after.leaves()) {
                return after.flow();
            }
        }
        return null;
    }

    private PlFlow loop(PlStatement.ForNumbers loop) {
        PlNumbers numbers = PlNumbers.of(loop, queries);
        boolean ran = false;
        PlFlow flow = null;
        for (long at = numbers.from(); numbers.reaches(at); at += numbers.step()) {
            ran = true;
            variables.set(loop.variable().slot(), ColumnType.of(Type.INT4), (int) at);
            PlAfter after = PlAfter.of(all(loop.body()), loop.label());
            if (after.leaves()) {
                flow = after.flow();
                break;
            }
        }
        found(ran);
        return flow;
    }

    private PlFlow loop(PlStatement.ForRows loop) {
        KeptRows kept = new KeptRows(nested.scope().memory());
        try {
            PlQueries.Rows rows = loop.dynamic() == null
                    ? queries.all(loop.query(), kept, Long.MAX_VALUE)
                    : queries.all(dynamic(loop.dynamic()), kept, Long.MAX_VALUE);
            if (!rows.gives()) {
                throw new StatementError(SqlState.SYNTAX_ERROR, "cannot open a query that returns no rows as a cursor");
            }
            if (rows.rows().isEmpty()) {
                variables.assignRow(loop.targets(), rows.columns(), null);
            }
            return each(loop.label(), loop.body(), rows.rows(),
                    row -> variables.assignRow(loop.targets(), rows.columns(), row));
        } finally {
            kept.release();
        }
    }

    /** The body for each row. */
    PlFlow each(String label, List<PlStatement> body, List<Object[]> rows,
            java.util.function.Consumer<Object[]> assign) {
        PlFlow flow = null;
        for (Object[] row : rows) {
            assign.accept(row);
            PlAfter after = PlAfter.of(all(body), label);
            if (after.leaves()) {
                flow = after.flow();
                break;
            }
        }
        found(!rows.isEmpty());
        return flow;
    }

    private PlFlow loop(PlStatement.ForEach loop) {
        PlQueries.Value value = queries.value(loop.array());
        ArrayDatum array = PlSlices.array(value, loop.slice());
        Type type = loop.slice() == 0 ? array.elementType() : value.type().type();
        List<Object[]> parts = PlSlices.of(array, loop.slice());
        return each(loop.label(), loop.body(), parts, part -> assign(loop.target(), type, part[0]));
    }

    private void requireSet(String what) {
        if (!result.isSet()) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH,
                    "cannot use " + what + " in a non-SETOF function");
        }
    }

    private PlFlow returned(PlStatement.Return value) {
        if (routine.triggerNames() != null) {
            triggered = value.value() == null ? null : queries.value(value.value()).datum();
            return PlFlow.RETURN;
        }
        if (value.value() == null) {
            if (!result.isVoid() && !result.hasOutputs() && !result.isSet()) {
                throw new StatementError(SqlState.SYNTAX_ERROR, "missing expression at or near \";\"");
            }
            result.giveOutputs();
        } else if (result.isVoid() || result.isSet() || result.hasOutputs()) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH, result.isSet()
                    ? "RETURN cannot have a parameter in function returning set"
                    : result.isVoid()
                            ? "RETURN cannot have a parameter in function returning void"
                            : "RETURN cannot have a parameter in function with OUT parameters");
        } else {
            result.give(queries.value(value.value()));
        }
        return PlFlow.RETURN;
    }

    private void returned(PlStatement.ReturnQuery query) {
        KeptRows kept = new KeptRows(nested.scope().memory());
        try {
            PlQueries.Rows rows = query.dynamic() == null
                    ? queries.all(query.query(), kept, Long.MAX_VALUE)
                    : queries.all(dynamic(query.dynamic()), kept, Long.MAX_VALUE);
            result.addAll(rows);
            rowCount = rows.rows().size();
            found(rowCount > 0);
        } finally {
            kept.release();
        }
    }

    private void asserted(PlStatement.Assert that) {
        if ("off".equals(nested.environment().setting("plpgsql.check_asserts")) || queries.isTrue(that.condition())) {
            return;
        }
        Object message = that.message() == null ? null : queries.value(that.message(), Type.TEXT);
        throw new StatementError(SqlState.ASSERT_FAILURE, message == null ? "assertion failed" : (String) message);
    }

    /** A text that is put together now, at work. */
    NestedStatements.Running dynamic(PlStatement.Dynamic dynamic) {
        Object text = queries.value(dynamic.text(), Type.TEXT);
        if (text == null) {
            throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED, "query string argument of EXECUTE is null");
        }
        List<PlQueries.Value> values = new ArrayList<>();
        dynamic.values().forEach(each -> values.add(queries.value(each)));
        return queries.dynamic((String) text, values);
    }

    private void sql(PlStatement.Sql sql) {
        if (sql.into() != null) {
            into(queries.start(sql.sql()), sql.into(), sql.strict());
            return;
        }
        NestedStatements.Running running = queries.start(sql.sql());
        if (running.tag() == null) {
            running.rows().close();
            throw new StatementError(SqlState.SYNTAX_ERROR, "query has no destination for result data", null,
                    "If you want to discard the results of a SELECT, use PERFORM instead.", 0);
        }
        if (!running.outputPlaces().isEmpty()) {
            called(running, sql.sql());
            return;
        }
        boolean isChange = isChange(running.tag());
        if (!running.columns().isEmpty() && isChange) {
            running.rows().close();
            throw new StatementError(SqlState.SYNTAX_ERROR, "query has no destination for result data");
        }
        rowCount = PlCounts.of(nested, running, sql.sql());
        if (isChange) {
            found(rowCount > 0);
        }
    }

    private void called(NestedStatements.Running running, PlSql sql) {
        KeptRows kept = new KeptRows(nested.scope().memory());
        try {
            List<PlTarget> targets = PlCalls.targets(running, sql);
            PlQueries.Rows rows = queries.all(sql, running, kept, 1);
            assignRow(targets, rows.columns(), rows.rows().getFirst());
        } finally {
            running.rows().close();
            kept.release();
        }
    }

    private static boolean isChange(String tag) {
        return tag.equals("INSERT") || tag.equals("UPDATE") || tag.equals("DELETE") || tag.equals("MERGE");
    }

    private void execute(PlStatement.Execute execute) {
        NestedStatements.Running running = dynamic(execute.dynamic());
        if (execute.into() != null) {
            into(running, execute.into(), execute.strict());
            return;
        }
        rowCount = PlCounts.of(nested, running);
    }

    /** The first row goes to the targets; with STRICT it is the only one. A change has no second one to give. */
    private void into(NestedStatements.Running running, List<PlTarget> targets, boolean strict) {
        boolean isQuery = running.tag() == null;
        KeptRows kept = new KeptRows(nested.scope().memory());
        try {
            if (running.columns().isEmpty()) {
                running.rows().close();
                throw new StatementError(SqlState.SYNTAX_ERROR, "INTO used with a command that cannot return data");
            }
            PlQueries.Rows rows = queries.all(running, kept, strict || !isQuery ? 2 : 1);
            if (rows.rows().size() > 1 && (strict || !isQuery)) {
                throw new StatementError(SqlState.TOO_MANY_ROWS, "query returned more than one row", null, strict
                        ? "Make sure the query returns a single row, or use LIMIT 1."
                        : null, 0);
            }
            if (rows.rows().isEmpty() && strict) {
                throw new StatementError(SqlState.NO_DATA_FOUND, "query returned no rows");
            }
            Object[] row = rows.rows().isEmpty() ? null : rows.rows().getFirst();
            assignRow(targets, rows.columns(), row);
            rowCount = row == null ? 0 : 1;
            found(row != null);
        } finally {
            kept.release();
        }
    }

    void assignRow(List<PlTarget> targets, List<Engine.Column> columns, Object[] row) {
        boolean hasElements = targets.stream().anyMatch(target -> !target.subscripts().isEmpty());
        if (!hasElements) {
            variables.assignRow(targets, columns, row);
            return;
        }
        for (int at = 0; at < targets.size(); at++) {
            boolean isThere = row != null && at < columns.size();
            assign(targets.get(at), at < columns.size() ? columns.get(at).type() : Type.UNKNOWN,
                    isThere ? row[at] : null);
        }
    }

    private void diagnose(PlStatement.Diagnostics diagnostics) {
        if (diagnostics.stacked() && handled.isEmpty()) {
            throw new StatementError(SqlState.STACKED_DIAGNOSTICS_ACCESSED_WITHOUT_ACTIVE_HANDLER,
                    "GET STACKED DIAGNOSTICS cannot be used outside an exception handler");
        }
        for (PlStatement.Item item : diagnostics.items()) {
            if (item.name().equals("row_count")) {
                assign(item.target(), Type.INT8, rowCount);
            } else {
                assign(item.target(), Type.TEXT, item.name().equals("pg_context")
                        ? context(diagnostics)
                        : PlRaising.item(handled.getLast(), item.name()));
            }
        }
    }

    SessionContext session() {
        return context;
    }
}
