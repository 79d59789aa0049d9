package io.phantomdb.sql;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.plpgsql.PlSql;
import io.phantomdb.sql.plpgsql.PlStatement;
import io.phantomdb.sql.plpgsql.PlTarget;
import io.phantomdb.sql.plpgsql.PlVariable;
import java.util.ArrayList;
import java.util.List;

/**
 * What one run does with cursors. Their rows are read when they are opened; a variable has but the name of the cursor, which
 * may have been opened elsewhere, and lives until it is closed or the transaction ends. One story's.
 */
final class PlCursors {
    private final PlRun run;
    private final PlQueries queries;
    private final PlVariables variables;

    PlCursors(PlRun run, PlQueries queries, PlVariables variables) {
        this.run = run;
        this.queries = queries;
        this.variables = variables;
    }

    private RoutineCursors cursors() {
        return queries.nested().environment().routineCursors();
    }

    private RoutineCursors.Opened find(String name) {
        return cursors().find(name, queries.nested().transaction());
    }

    void open(PlStatement.Open statement) {
        String name = name(statement.cursor());
        if (name != null && find(name) != null) {
            throw new StatementError(SqlState.DUPLICATE_CURSOR, "cursor \"" + name + "\" already in use");
        }
        if (name == null) {
            name = cursors().freshName();
        }
        KeptRows kept = new KeptRows(queries.nested().scope().memory());
        try {
            NestedStatements.Running running = start(statement);
            PlQueries.Rows rows = queries.all(running, kept, Long.MAX_VALUE);
            if (!rows.gives()) {
                throw new StatementError(SqlState.INVALID_CURSOR_DEFINITION, "cannot open "
                        + running.statement().commandName() + " query as cursor");
            }
            cursors().open(name, running.statement(), queries.nested().transaction(), rows);
        } finally {
            kept.release();
        }
        variables.set(statement.cursor().slot(), ColumnType.of(Type.REFCURSOR), name);
    }

    /** A variable begins; a cursor that is declared with its query has the name of its variable. */
    void begin(PlVariable variable, ColumnType type) {
        variables.begin(variable.slot(), type);
        if (variable.cursor() != null) {
            variables.set(variable.slot(), ColumnType.of(Type.REFCURSOR), variable.name());
        }
    }

    /** Null if it has none yet. */
    private String name(PlVariable cursor) {
        return (String) variables.value(cursor.slot());
    }

    private NestedStatements.Running start(PlStatement.Open statement) {
        if (statement.dynamic() != null) {
            return run.dynamic(statement.dynamic());
        }
        if (statement.cursor().cursor() == null) {
            return queries.start(statement.query());
        }
        arguments(statement.cursor(), statement.arguments());
        return queries.start(statement.cursor().cursor().query());
    }

    private void arguments(PlVariable cursor, List<PlSql> given) {
        for (int at = 0; at < given.size(); at++) {
            PlVariable parameter = cursor.cursor().parameters().get(at);
            PlQueries.Value value = queries.value(given.get(at));
            ColumnType type = new PlTypes(queries.nested(), variables).of(parameter);
            variables.begin(parameter.slot(), type);
            variables.assign(new PlTarget(parameter, null, List.of()), value.type().type(), value.datum(), List.of());
        }
    }

    private RoutineCursors.Opened require(PlVariable cursor) {
        String name = name(cursor);
        if (name == null) {
            throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED,
                    "cursor variable \"" + cursor.name() + "\" is null");
        }
        RoutineCursors.Opened found = find(name);
        if (found == null) {
            throw new StatementError(SqlState.INVALID_CURSOR_NAME, "cursor \"" + name + "\" does not exist");
        }
        return found;
    }

    void close(PlVariable cursor) {
        require(cursor);
        cursors().close(name(cursor));
    }

    void fetch(PlStatement.Fetch fetch) {
        RoutineCursors.Opened cursor = require(fetch.cursor());
        long count = fetch.count() == null ? 1 : count(fetch.count());
        long before = cursor.position();
        Object[] row = switch (fetch.direction()) {
            case "prior" -> cursor.goTo(Math.max(0, before - 1));
            case "first" -> cursor.goTo(1);
            case "last" -> cursor.goTo(cursor.last());
            case "absolute" -> cursor.goTo(Math.max(0, count < 0 ? cursor.last() + 1 + count : count));
            case "relative" -> cursor.goTo(Math.max(0, before + count));
            case "backward" -> cursor.goTo(fetch.all() ? 0 : Math.max(0, before - count));
            default -> cursor.goTo(fetch.all() ? cursor.last() + 1 : Math.max(0, before + count));
        };
        if (fetch.moves()) {
            run.found(row != null || fetch.all() && cursor.last() > 0);
            return;
        }
        run.assignRow(fetch.into(), cursor.columns(), row);
        run.found(row != null);
    }

    private long count(PlSql sql) {
        Object value = queries.value(sql, Type.INT8);
        if (value == null) {
            throw new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED, "relative or absolute cursor position is null");
        }
        return (Long) value;
    }

    /** The cursor is opened for the loop, and closed after it. */
    PlFlow loop(PlStatement.ForCursor loop) {
        open(new PlStatement.Open(loop.cursor(), null, null, loop.arguments(), loop.line()));
        String name = name(loop.cursor());
        try {
            RoutineCursors.Opened cursor = find(name);
            Type type = PlVariables.rowType(cursor.columns());
            List<Object[]> rows = new ArrayList<>();
            for (Object[] row = cursor.goTo(1); row != null; row = cursor.goTo(cursor.position() + 1)) {
                rows.add(row);
            }
            return run.each(loop.label(), loop.body(), rows,
                    row -> variables.set(loop.row().slot(), ColumnType.of(type), new RecordDatum(type, row)));
        } finally {
            cursors().close(name);
        }
    }
}
