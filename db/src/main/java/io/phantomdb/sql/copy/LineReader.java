package io.phantomdb.sql.copy;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Cuts data that is text into lines, and lines into fields. */
abstract sealed class LineReader extends CopyReader permits TextReader, CsvReader {
    private final Consumer<CopyRow> sink;
    private final List<CopyColumn> columns;
    private final CopyRow row = new CopyRow();
    private final CopyOptions options;
    private byte[] pending = new byte[0];
    private long lines;
    private boolean headerRead;
    private String headerText;
    private boolean ended;

    LineReader(CopyOptions options, List<CopyColumn> columns, Consumer<CopyRow> sink) {
        this.sink = sink;
        this.columns = columns;
        this.options = options;
    }

    @Override
    public final long line() {
        return lines;
    }

    @Override
    public final void feed(Bytes chunk) {
        byte[] data = joined(chunk);
        int offset = pending.length == 0 && data == chunk.arrayBeneath() ? chunk.arrayOffset() : 0;
        int end = offset + pending.length + chunk.length();
        int at = offset;
        restart();
        for (int lineEnd = lineEnd(data, at, end); lineEnd >= 0; lineEnd = lineEnd(data, at, end)) {
            line(data, at, trimmed(data, at, lineEnd));
            at = lineEnd + 1;
            restart();
        }
        keep(data, at, end);
    }

    private byte[] joined(Bytes chunk) {
        if (pending.length == 0) {
            return chunk.arrayBeneath();
        }
        byte[] joined = Arrays.copyOf(pending, pending.length + chunk.length());
        chunk.copyTo(joined, pending.length);
        return joined;
    }

    private void keep(byte[] data, int from, int to) {
        if (to - from > ROW_BYTES_MAX) {
            throw new StatementError(SqlState.PROGRAM_LIMIT_EXCEEDED, "a line of COPY data is too long", "The limit is "
                    + ROW_BYTES_MAX + " bytes.", null, 0);
        }
        pending = Arrays.copyOfRange(data, from, to);
    }

    /** A last line without a line end counts. */
    @Override
    public final void finish() {
        if (pending.length > 0) {
            byte[] last = pending;
            pending = new byte[0];
            restart();
            lines++;
            checkComplete(last);
            lines--;
            line(last, 0, trimmed(last, 0, last.length));
        }
    }

    private void line(byte[] data, int from, int to) {
        lines += 1 + lineEndsWithin(data, from, to);
        if (ended) {
            return;
        }
        if (to - from == 2 && data[from] == '\\' && data[from + 1] == '.') {
            ended = true;
            return;
        }
        CopyOptions.Header header = headerRead ? CopyOptions.Header.NONE : options.header();
        headerRead = true;
        if (header == CopyOptions.Header.NAMES) {
            return;
        }
        row.begin(data, lines, from, to);
        fields(data, from, to, row);
        if (header == CopyOptions.Header.MATCH) {
            requireMatch();
        } else {
            sink.accept(row);
        }
    }

    private void requireMatch() {
        headerText = row.lineText();
        HeaderLine.requireMatch(row, columns, options.nullText());
        headerText = null;
    }

    @Override
    public final String refusedLine() {
        return headerText;
    }

    /** A quoted field may have line ends in it, which count. */
    private static long lineEndsWithin(byte[] data, int from, int to) {
        long ends = 0;
        for (int at = from; at < to; at++) {
            ends += data[at] == '\n' ? 1 : 0;
        }
        return ends;
    }

    /** A carriage return before the line feed belongs to the line end. */
    private static int trimmed(byte[] data, int from, int lineEnd) {
        return lineEnd > from && data[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    }

    /** A new search for a line end begins. */
    abstract void restart();

    /** Where the line that begins at {@code from} ends, or -1 if that is not known yet. */
    abstract int lineEnd(byte[] data, int from, int to);

    /** Throws if the last line may not end here. */
    abstract void checkComplete(byte[] last);

    /** Puts the fields of one line into the row. */
    abstract void fields(byte[] data, int from, int to, CopyRow into);
}
