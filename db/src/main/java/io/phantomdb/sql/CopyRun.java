package io.phantomdb.sql;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.TextContext;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.copy.CopyReader;
import io.phantomdb.sql.copy.CopyRow;
import io.phantomdb.sql.copy.CopyValues;
import io.phantomdb.sql.execute.BulkInsert;
import io.phantomdb.sql.execute.Execution;
import io.phantomdb.sql.plan.Program;
import java.util.List;

/** COPY … FROM STDIN at work: bytes become rows, rows are inserted batch by batch. */
final class CopyRun implements Engine.CopyIn {
    private static final Object[] NOTHING = new Object[0];

    private final Execution execution;
    private final Works.Copy copy;
    private final TextContext context;
    private final Table table;
    private final ColumnDescriptor[] targets;
    private final int[] ordinals;
    private final BulkInsert insert;
    private final CopyReader reader;

    CopyRun(Execution execution, Works.Copy copy, TextContext context) {
        this.execution = execution;
        this.copy = copy;
        this.context = context;
        this.table = copy.copy().table();
        this.targets = copy.copy().targets().toArray(new ColumnDescriptor[0]);
        this.ordinals = copy.copy().targets().stream().mapToInt(column -> table.ordinal(column.id())).toArray();
        this.insert = new BulkInsert(execution, table, copy.checks());
        this.reader = CopyReader.of(copy.copy().options(), this::row);
    }

    @Override
    public int columnCount() {
        return targets.length;
    }

    @Override
    public void data(Bytes chunk) {
        execution.tick();
        reader.feed(chunk);
    }

    private void row(CopyRow fields) {
        if (fields.fieldCount() < targets.length) {
            throw malformed("missing data for column \"" + targets[fields.fieldCount()].name() + "\"");
        }
        if (fields.fieldCount() > targets.length && !isEmptyLine(fields)) {
            throw malformed("extra data after last expected column");
        }
        Object[] row = defaults();
        for (int at = 0; at < targets.length; at++) {
            row[ordinals[at]] = fields.isNull(at) ? null : CopyValues.read(targets[at].type(), fields, at, context);
        }
        insert.add(row);
    }

    /** The only line there is for a table without columns. */
    private boolean isEmptyLine(CopyRow fields) {
        return targets.length == 0 && fields.fieldCount() == 1 && fields.start(0) == fields.end(0);
    }

    private Object[] defaults() {
        List<Program> programs = copy.defaults();
        Object[] row = new Object[programs.size()];
        for (int at = 0; at < row.length; at++) {
            Program program = programs.get(at);
            row[at] = program == null ? null : program.evaluate(NOTHING, execution.frame());
        }
        return row;
    }

    private static StatementError malformed(String message) {
        return new StatementError(SqlState.BAD_COPY_FILE_FORMAT, message);
    }

    @Override
    public String finish() {
        reader.finish();
        insert.flush();
        close();
        return "COPY " + insert.count();
    }

    @Override
    public void close() {
        execution.close();
    }
}
