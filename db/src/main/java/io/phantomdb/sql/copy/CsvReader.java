package io.phantomdb.sql.copy;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** COPY's CSV format: fields may be quoted, and then hold delimiters and line ends. */
final class CsvReader extends LineReader {
    private final byte delimiter;
    private final byte quote;
    private final byte escape;
    private final byte[] nullText;
    private final CopyColumn[] columns;
    private byte[] unquoted = new byte[0];
    private boolean inQuotes;

    CsvReader(CopyOptions options, List<CopyColumn> columns, Consumer<CopyRow> sink) {
        super(options, columns, sink);
        this.columns = columns.toArray(new CopyColumn[0]);
        this.delimiter = options.delimiter();
        this.quote = options.quote();
        this.escape = options.escape();
        this.nullText = options.nullBytes();
    }

    @Override
    void restart() {
        inQuotes = false;
    }

    @Override
    int lineEnd(byte[] data, int from, int to) {
        for (int at = from; at < to; at++) {
            byte here = data[at];
            if (inQuotes && here == escape && escape != quote) {
                at++;
            } else if (here == quote) {
                inQuotes = !inQuotes;
            } else if (here == '\n' && !inQuotes) {
                return at;
            }
        }
        return -1;
    }

    @Override
    void checkComplete(byte[] last) {
        lineEnd(last, 0, last.length);
        if (inQuotes) {
            throw unterminated();
        }
    }

    private static StatementError unterminated() {
        return new StatementError(SqlState.BAD_COPY_FILE_FORMAT, "unterminated CSV quoted field");
    }

    @Override
    void fields(byte[] data, int from, int to, CopyRow into) {
        if (unquoted.length < to - from) {
            unquoted = new byte[Math.max(to - from, 2 * unquoted.length)];
        }
        into.bytes = unquoted;
        int at = from;
        int out = 0;
        while (true) {
            int start = out;
            int rawStart = at;
            boolean quoted = false;
            boolean inside = false;
            while (at < to && (inside || data[at] != delimiter)) {
                byte here = data[at];
                if (inside && here == escape && at + 1 < to && (data[at + 1] == quote || data[at + 1] == escape)) {
                    unquoted[out++] = data[at + 1];
                    at += 2;
                } else if (here == quote) {
                    inside = !inside;
                    quoted = true;
                    at++;
                } else {
                    unquoted[out++] = here;
                    at++;
                }
            }
            boolean isNullText = quoted
                    ? Arrays.equals(unquoted, start, out, nullText, 0, nullText.length)
                    : Arrays.equals(data, rawStart, at, nullText, 0, nullText.length);
            field(isNullText, quoted, start, out, into);
            if (at >= to) {
                return;
            }
            at++;
        }
    }

    private void field(boolean isNullText, boolean quoted, int start, int end, CopyRow into) {
        int number = into.fieldCount();
        CopyColumn column = number < columns.length ? columns[number] : null;
        boolean isNull = isNullText && (quoted
                ? column != null && column.forceNull()
                : column == null || !column.forceNotNull());
        if (isNull) {
            into.nullField();
        } else {
            into.field(start, end);
        }
    }
}
