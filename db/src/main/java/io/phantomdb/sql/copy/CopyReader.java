package io.phantomdb.sql.copy;

import io.phantomdb.base.Bytes;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts the data of a COPY into rows and rows into fields: bytes in, rows out, whatever the pieces they came in. One
 * session's; keeps the beginning of a row that is not complete yet and nothing else.
 */
public abstract sealed class CopyReader permits LineReader, BinaryReader {
    /** The longest row, as every other value. */
    static final int ROW_BYTES_MAX = 16 << 20;

    /** The columns are those of the data, in its order. */
    public static CopyReader of(CopyOptions options, List<CopyColumn> columns, Consumer<CopyRow> sink) {
        return switch (options.format()) {
            case TEXT -> new TextReader(options, columns, sink);
            case CSV -> new CsvReader(options, columns, sink);
            case BINARY -> new BinaryReader(columns, sink);
        };
    }

    /** Takes the next piece, cut anywhere, and hands on the rows that are complete. */
    public abstract void feed(Bytes chunk);

    /** The input is over. */
    public abstract void finish();

    /** The line it is at, from 1; of binary data the row. 0 before the first. */
    public abstract long line();

    /** The header that was refused, as it came; null if none was. */
    public abstract String refusedLine();
}
