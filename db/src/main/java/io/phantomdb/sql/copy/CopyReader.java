package io.phantomdb.sql.copy;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.function.Consumer;

/**
 * Cuts the data of a COPY into lines and lines into fields: bytes in, rows out, whatever the pieces they came in. One
 * session's; keeps the beginning of a line that is not complete yet and nothing else.
 */
public abstract sealed class CopyReader permits TextReader, CsvReader {
    /** The longest line, as every other value. */
    static final int LINE_BYTES_MAX = 16 << 20;

    private final Consumer<CopyRow> sink;
    private final CopyRow row = new CopyRow();
    private final boolean header;
    private byte[] pending = new byte[0];
    private long lines;
    private boolean ended;

    CopyReader(CopyOptions options, Consumer<CopyRow> sink) {
        this.sink = sink;
        this.header = options.header();
    }

    public static CopyReader of(CopyOptions options, Consumer<CopyRow> sink) {
        return switch (options.format()) {
            case TEXT -> new TextReader(options, sink);
            case CSV -> new CsvReader(options, sink);
        };
    }

    /** Takes the next piece, cut anywhere, and hands on the rows that are complete. */
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
        byte[] joined = java.util.Arrays.copyOf(pending, pending.length + chunk.length());
        chunk.copyTo(joined, pending.length);
        return joined;
    }

    private void keep(byte[] data, int from, int to) {
        if (to - from > LINE_BYTES_MAX) {
            throw new StatementError(SqlState.PROGRAM_LIMIT_EXCEEDED, "a line of COPY data is too long", "The limit is "
                    + LINE_BYTES_MAX + " bytes.", null, 0);
        }
        pending = java.util.Arrays.copyOfRange(data, from, to);
    }

    /** The input is over; a last line without a line end counts. */
    public final void finish() {
        if (pending.length > 0) {
            byte[] last = pending;
            pending = new byte[0];
            restart();
            checkComplete(last);
            line(last, 0, trimmed(last, 0, last.length));
        }
    }

    private void line(byte[] data, int from, int to) {
        lines++;
        if (ended) {
            return;
        }
        if (to - from == 2 && data[from] == '\\' && data[from + 1] == '.') {
            ended = true;
            return;
        }
        if (header && lines == 1) {
            return;
        }
        row.begin(data, lines);
        fields(data, from, to, row);
        sink.accept(row);
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
