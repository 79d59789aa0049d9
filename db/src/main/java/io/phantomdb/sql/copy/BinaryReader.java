package io.phantomdb.sql.copy;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** COPY's binary format: a header, rows of counted fields, and a count of -1 at the end. */
final class BinaryReader extends CopyReader {
    static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int FIXED_HEADER_BYTES = SIGNATURE.length + 8;
    /** Flags that change what follows; the others may be ignored. */
    private static final int CRITICAL_FLAGS = 0xFFFF_0000;
    private static final int END = -1;

    private final Consumer<CopyRow> sink;
    private final int columns;
    private final CopyRow row = new CopyRow();
    private byte[] pending = new byte[0];
    private boolean headerRead;
    private boolean ended;
    private long rows;

    BinaryReader(List<CopyColumn> columns, Consumer<CopyRow> sink) {
        this.columns = columns.size();
        this.sink = sink;
    }

    @Override
    public long line() {
        return rows;
    }

    @Override
    public String refusedLine() {
        return null;
    }

    @Override
    public void feed(Bytes chunk) {
        byte[] data = Arrays.copyOf(pending, pending.length + chunk.length());
        chunk.copyTo(data, pending.length);
        int at = headerRead ? 0 : header(data);
        int from;
        do {
            from = at;
            at = headerRead ? row(data, at) : at;
        } while (at > from);
        if (data.length - at > ROW_BYTES_MAX) {
            throw new StatementError(SqlState.PROGRAM_LIMIT_EXCEEDED, "a row of COPY data is too long", "The limit is "
                    + ROW_BYTES_MAX + " bytes.", null, 0);
        }
        pending = Arrays.copyOfRange(data, at, data.length);
    }

    /** Where the rows begin, once that is known. */
    private int header(byte[] data) {
        int signature = Math.min(data.length, SIGNATURE.length);
        if (!Arrays.equals(data, 0, signature, SIGNATURE, 0, signature)) {
            throw malformed("COPY file signature not recognized");
        }
        if (data.length < FIXED_HEADER_BYTES) {
            return 0;
        }
        int flags = int32(data, SIGNATURE.length);
        if ((flags & CRITICAL_FLAGS) != 0) {
            throw malformed((flags & 1 << 16) != 0
                    ? "invalid COPY file header (WITH OIDS)"
                    : "unrecognized critical flags in COPY file header");
        }
        int extension = int32(data, SIGNATURE.length + 4);
        if (extension < 0) {
            throw malformed("invalid COPY file header (missing length)");
        }
        if (data.length - FIXED_HEADER_BYTES < extension) {
            return 0;
        }
        headerRead = true;
        return FIXED_HEADER_BYTES + extension;
    }

    /** Hands on the row at that place; returns the place behind it, or the same one if the row is not complete. */
    private int row(byte[] data, int from) {
        if (data.length - from < 2) {
            return from;
        }
        if (ended) {
            throw malformed("received copy data after EOF marker");
        }
        int count = (short) (data[from] << 8 | data[from + 1] & 0xFF);
        rows++;
        if (count == END) {
            ended = true;
            return from + 2;
        }
        if (count != columns) {
            throw malformed("row field count is " + count + ", expected " + columns);
        }
        int end = fields(data, from + 2);
        if (end < 0) {
            rows--;
            return from;
        }
        sink.accept(row);
        return end;
    }

    /** The place behind the fields; -1 if they are not all there. */
    private int fields(byte[] data, int from) {
        row.begin(data, rows, from, from);
        int at = from;
        for (int field = 0; field < columns; field++) {
            if (data.length - at < 4) {
                return -1;
            }
            int length = int32(data, at);
            at += 4;
            if (length == -1) {
                row.nullField();
                continue;
            }
            if (length < 0) {
                throw malformed("invalid field size");
            }
            if (data.length - at < length) {
                return -1;
            }
            row.field(at, at + length);
            at += length;
        }
        return at;
    }

    @Override
    public void finish() {
        if (!headerRead) {
            throw malformed("COPY file signature not recognized");
        }
        if (pending.length > 0) {
            throw ended
                    ? malformed("received copy data after EOF marker")
                    : malformed("unexpected EOF in COPY data");
        }
    }

    private static int int32(byte[] data, int at) {
        return data[at] << 24 | (data[at + 1] & 0xFF) << 16 | (data[at + 2] & 0xFF) << 8 | data[at + 3] & 0xFF;
    }

    private static StatementError malformed(String message) {
        return new StatementError(SqlState.BAD_COPY_FILE_FORMAT, message);
    }
}
