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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cursors of one run: their rows are read when they are opened, and live as long as the run does. One story's. */
final class PlCursors {
    /** An open one; the place is that of the row it is on, from 1, 0 before the first. */
    private static final class Cursor {
        private final PlQueries.Rows rows;
        private long place;

        private Cursor(PlQueries.Rows rows) {
            this.rows = rows;
        }
    }

    private final PlRun run;
    private final PlQueries queries;
    private final PlVariables variables;
    private final Map<Integer, Cursor> open = new TreeMap<>();

    PlCursors(PlRun run, PlQueries queries, PlVariables variables) {
        this.run = run;
        this.queries = queries;
        this.variables = variables;
    }

    void open(PlStatement.Open statement) {
        if (open.containsKey(statement.cursor().slot())) {
            throw new StatementError(SqlState.DUPLICATE_CURSOR,
                    "cursor \"" + statement.cursor().name() + "\" already in use");
        }
        open.put(statement.cursor().slot(), new Cursor(read(statement)));
        variables.set(statement.cursor().slot(), ColumnType.of(Type.TEXT), statement.cursor().name());
    }

    private PlQueries.Rows read(PlStatement.Open statement) {
        KeptRows kept = new KeptRows(queries.nested().scope().memory());
        try {
            if (statement.dynamic() != null) {
                return queries.all(run.dynamic(statement.dynamic()), kept, Long.MAX_VALUE);
            }
            if (statement.cursor().cursor() == null) {
                return queries.all(statement.query(), kept, Long.MAX_VALUE);
            }
            arguments(statement.cursor(), statement.arguments());
            return queries.all(statement.cursor().cursor().query(), kept, Long.MAX_VALUE);
        } finally {
            kept.release();
        }
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

    private Cursor require(PlVariable cursor) {
        Cursor found = open.get(cursor.slot());
        if (found == null) {
            throw variables.value(cursor.slot()) == null
                    ? new StatementError(SqlState.NULL_VALUE_NOT_ALLOWED,
                            "cursor variable \"" + cursor.name() + "\" is null")
                    : new StatementError(SqlState.INVALID_CURSOR_NAME,
                            "cursor \"" + cursor.name() + "\" does not exist");
        }
        return found;
    }

    void close(PlVariable cursor) {
        require(cursor);
        open.remove(cursor.slot());
    }

    void fetch(PlStatement.Fetch fetch) {
        Cursor cursor = require(fetch.cursor());
        long count = fetch.count() == null ? 1 : count(fetch.count());
        long size = cursor.rows.rows().size();
        long before = cursor.place;
        long to = switch (fetch.direction()) {
            case "prior" -> before - 1;
            case "first" -> 1;
            case "last" -> size;
            case "absolute" -> count < 0 ? size + 1 + count : count;
            case "relative" -> before + count;
            case "backward" -> fetch.all() ? 0 : before - count;
            default -> fetch.all() ? size + 1 : before + count;
        };
        cursor.place = Math.max(0, Math.min(size + 1, to));
        boolean isOnRow = cursor.place >= 1 && cursor.place <= size;
        if (fetch.moves()) {
            run.found(isOnRow || fetch.all() && size > 0);
            return;
        }
        Object[] row = isOnRow ? cursor.rows.rows().get((int) cursor.place - 1) : null;
        run.assignRow(fetch.into(), cursor.rows.columns(), row);
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
        PlQueries.Rows rows = require(loop.cursor()).rows;
        Type type = PlVariables.rowType(rows.columns());
        PlFlow flow = run.each(loop.label(), loop.body(), rows.rows(),
                row -> variables.set(loop.row().slot(), ColumnType.of(type), new RecordDatum(type, row)));
        open.remove(loop.cursor().slot());
        return flow;
    }
}
