package io.phantomdb.sql;

import io.phantomdb.base.Bytes;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.sql.copy.BinaryWriter;
import io.phantomdb.sql.copy.CopyColumn;
import io.phantomdb.sql.copy.CopyOptions;
import io.phantomdb.sql.copy.CopyWriter;
import io.phantomdb.sql.execute.StatementRun;
import java.util.ArrayList;
import java.util.List;

/** COPY … TO STDOUT at work: rows become lines, or rows of the binary format. */
final class CopyOutRun implements Engine.CopyOut {
    private final StatementRun run;
    private final Type[] types;
    private final CopyColumn[] columns;
    private final CopyOptions options;
    private final TextSettings settings;
    private final BinaryDatums binary;
    private final CopyWriter writer;
    private boolean isBegun;
    private boolean isOver;

    CopyOutRun(StatementRun run, Works.CopyOut copy, TextSettings settings, Environment environment) {
        this.run = run;
        this.types = copy.types().toArray(new Type[0]);
        this.columns = copy.columns().toArray(new CopyColumn[0]);
        this.options = copy.options();
        this.settings = settings;
        this.binary = options.isBinary() ? environment.binaryDatums() : null;
        this.writer = options.isBinary()
                ? null
                : CopyWriter.of(options, CopyRun.charset(options.encoding(), environment), encoding(environment));
    }

    private String encoding(Environment environment) {
        return options.encoding() != null ? options.encoding() : environment.setting("client_encoding");
    }

    @Override
    public int columnCount() {
        return types.length;
    }

    @Override
    public boolean isBinary() {
        return options.isBinary();
    }

    @Override
    public List<Bytes> nextBatch() {
        List<Bytes> pieces = new ArrayList<>();
        boolean isFirst = !isBegun;
        isBegun = true;
        if (isFirst) {
            writeNames(pieces);
        }
        while (pieces.isEmpty() && !isOver) {
            List<Object[]> rows = run.next();
            rows.forEach(row -> pieces.add(isBinary() ? binaryRow(row) : textRow(row)));
            if (rows.isEmpty()) {
                isOver = true;
                run.close();
                end(pieces);
            }
        }
        if (isFirst && isBinary()) {
            // Clients that read message by message expect it to come with the first row.
            pieces.set(0, BinaryWriter.header().concat(pieces.getFirst()));
        }
        return pieces;
    }

    private void writeNames(List<Bytes> pieces) {
        if (options.header() != CopyOptions.Header.NONE) {
            String[] names = new String[columns.length];
            CopyColumn[] plain = new CopyColumn[columns.length];
            for (int at = 0; at < names.length; at++) {
                names[at] = columns[at].name();
                plain[at] = CopyColumn.of(names[at]);
            }
            pieces.add(writer.line(names, plain));
        }
    }

    private void end(List<Bytes> pieces) {
        if (isBinary()) {
            pieces.add(BinaryWriter.trailer());
        }
    }

    private Bytes textRow(Object[] row) {
        String[] fields = new String[types.length];
        for (int at = 0; at < fields.length; at++) {
            fields[at] = row[at] == null ? null : DatumText.write(types[at], row[at], settings);
        }
        return writer.line(fields, columns);
    }

    private Bytes binaryRow(Object[] row) {
        byte[][] fields = new byte[types.length][];
        for (int at = 0; at < fields.length; at++) {
            fields[at] = row[at] == null ? null : binary.write(types[at], row[at]);
        }
        return BinaryWriter.row(fields);
    }

    @Override
    public String commandTag() {
        return "COPY " + run.count();
    }

    @Override
    public void close() {
        run.close();
    }
}
