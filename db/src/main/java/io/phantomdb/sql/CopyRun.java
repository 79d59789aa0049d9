package io.phantomdb.sql;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.settings.Encodings;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.TextContext;
import io.phantomdb.rows.function.DomainCasts;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.rows.text.Modifiers;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.copy.CopyReader;
import io.phantomdb.sql.copy.CopyRow;
import io.phantomdb.sql.copy.CopyValues;
import io.phantomdb.sql.execute.BulkInsert;
import io.phantomdb.sql.execute.Execution;
import io.phantomdb.sql.plan.Program;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** COPY … FROM STDIN at work: bytes become rows, rows are inserted batch by batch. */
final class CopyRun implements Engine.CopyIn {
    private static final Object[] NOTHING = new Object[0];

    private final Execution execution;
    private final Works.Copy copy;
    private final TextContext context;
    private final BinaryDatums binary;
    private final Charset charset;
    private final ColumnDescriptor[] targets;
    private final int[] ordinals;
    private final BulkInsert insert;
    private final CopyReader reader;
    private final CopyContext where;

    CopyRun(Execution execution, Works.Copy copy, TextContext context, Environment environment) {
        this.execution = execution;
        this.copy = copy;
        this.context = context;
        this.binary = isBinary() ? environment.binaryDatums() : null;
        this.charset = charset(copy.copy().options().encoding(), environment);
        Table table = copy.copy().table();
        this.targets = copy.copy().targets().toArray(new ColumnDescriptor[0]);
        this.ordinals = copy.copy().targets().stream().mapToInt(column -> table.ordinal(column.id())).toArray();
        this.insert = new BulkInsert(execution, table, copy.rules());
        this.reader = CopyReader.of(copy.copy().options(), copy.copy().columns(), this::row);
        this.where = new CopyContext(table.descriptor().name(), isBinary());
    }

    /** Of text, in the encoding of the COPY or of the client. */
    static Charset charset(String encoding, Environment environment) {
        String ofClient = environment.setting("client_encoding");
        String name = encoding != null ? encoding : ofClient;
        return name == null ? StandardCharsets.UTF_8 : Encodings.charset(name);
    }

    @Override
    public int columnCount() {
        return targets.length;
    }

    @Override
    public boolean isBinary() {
        return copy.copy().options().isBinary();
    }

    @Override
    public void data(Bytes chunk) {
        execution.tick();
        try {
            reader.feed(isBinary() || charset == StandardCharsets.UTF_8 ? chunk : inUtf8(chunk));
        } catch (StatementError error) {
            throw located(error);
        }
    }

    private StatementError located(StatementError error) {
        return reader.line() == 0 ? error : error.during(where.line(reader.line(), reader.refusedLine()));
    }

    /** The other character sets have a byte for each character, so that it does not matter where pieces are cut. */
    private Bytes inUtf8(Bytes chunk) {
        return Bytes.ofUtf8(new String(chunk.arrayBeneath(), chunk.arrayOffset(), chunk.length(), charset));
    }

    private void row(CopyRow fields) {
        try {
            requireFields(fields);
            Object[] row = defaults();
            for (int at = 0; at < targets.length; at++) {
                row[ordinals[at]] = value(fields, at);
            }
            if (copy.where() == null || Boolean.TRUE.equals(copy.where().evaluate(row, execution.frame()))) {
                add(row, fields);
            }
        } catch (StatementError error) {
            throw error.during(where.line(fields));
        }
    }

    private void add(Object[] row, CopyRow fields) {
        insert.add(row, fields.line());
        if (insert.isFull()) {
            flush();
        }
    }

    private void flush() {
        try {
            insert.flush();
        } catch (StatementError error) {
            throw insert.refusedNumber() < 0 ? error : error.during(where.line(insert.refusedNumber()));
        }
    }

    private void requireFields(CopyRow fields) {
        if (fields.fieldCount() < targets.length) {
            throw malformed("missing data for column \"" + targets[fields.fieldCount()].name() + "\"");
        }
        if (fields.fieldCount() > targets.length && !isEmptyLine(fields)) {
            throw malformed("extra data after last expected column");
        }
    }

    private Object value(CopyRow fields, int at) {
        ColumnType type = targets[at].type();
        try {
            if (fields.isNull(at)) {
                return DatumText.readNull(type.type(), context);
            }
            return isBinary()
                    ? DomainCasts.verified(type.type(), Modifiers.fit(type.plain(), binary.read(type.type(),
                            Bytes.wrap(fields.bytes(), fields.start(at), fields.end(at) - fields.start(at))), false),
                            context)
                    : CopyValues.read(type, fields, at, context);
        } catch (StatementError error) {
            throw error.during(where.column(fields, at, targets[at].name()));
        }
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
        try {
            reader.finish();
        } catch (StatementError error) {
            throw located(error);
        }
        flush();
        insert.finish();
        close();
        return "COPY " + insert.count();
    }

    @Override
    public void close() {
        execution.close();
    }
}
