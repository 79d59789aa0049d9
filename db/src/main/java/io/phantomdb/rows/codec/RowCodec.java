package io.phantomdb.rows.codec;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.FormatNumbers;
import io.phantomdb.rows.RowPage;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.vector.Batch;
import io.phantomdb.rows.vector.Selection;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Rows as values: a format byte, then for each column a header and its value, by rising column id.
 *
 * <pre>
 *   header   varint: column id · 8 + tag
 *   tag      0 NULL   1 false   2 true   3 integer: zigzag varint   4 four bytes   5 eight bytes   6 length, bytes
 * </pre>
 *
 * <p>A column that is not there has its missing value: what a column that was added later has in rows that are older; NULL
 * if there is none. The tags say how long a value is, so that columns nobody wants, or nobody knows any more, are skipped
 * without being understood. Immutable; one codec may stand for a part of the columns.
 */
public final class RowCodec {
    /**
     * A column of a row.
     *
     * @param id never used again within the table, from 1
     * @param ordinal its place among the datums
     * @param missing its value where a row does not have it
     */
    public record Column(int id, int ordinal, Type type, Object missing) {
        public Column {
            Check.that(id >= 1 && id < 1 << 28, "column ids count from 1");
            Check.that(ordinal >= 0, "ordinals count from 0");
            Check.present(type, "type");
        }

        public Column(int id, int ordinal, Type type) {
            this(id, ordinal, type, null);
        }
    }

    private final Column[] columns;

    public RowCodec(List<Column> columns) {
        this.columns = columns.stream().sorted(Comparator.comparingInt(Column::id)).toArray(Column[]::new);
        for (int at = 1; at < this.columns.length; at++) {
            Check.that(this.columns[at - 1].id < this.columns[at].id, "a column is there twice");
        }
    }

    /** For reading these places only; the others stay as they are. */
    public RowCodec only(BitSet ordinals) {
        return new RowCodec(
                Arrays.stream(columns).filter(column -> ordinals.get(column.ordinal)).toList());
    }

    /** By rising ids. */
    public List<Column> columns() {
        return List.of(columns);
    }

    /** True if it stands for no column. */
    public boolean isEmpty() {
        return columns.length == 0;
    }

    /** The row that has these datums. */
    public Bytes encode(Object[] row) {
        int bytes = 1;
        for (Column column : columns) {
            Object datum = row[column.ordinal];
            if (isWritten(column, datum)) {
                bytes += RowValues.varintBytes((long) column.id << 3) + RowValues.bytes(column.type, datum);
            }
        }
        RowSink sink = new RowSink(bytes);
        sink.u8(FormatNumbers.ROW);
        for (Column column : columns) {
            Object datum = row[column.ordinal];
            if (isWritten(column, datum)) {
                RowValues.write(sink, column.id, column.type, datum);
            }
        }
        return sink.whole();
    }

    private static boolean isWritten(Column column, Object datum) {
        return datum != null || column.missing != null;
    }

    /** Puts the datums of a row into their places. Malformed if it is no row, or a value is not of its column's type. */
    public void decode(Bytes value, Object[] into) {
        decode(value, into, 0);
    }

    /** As {@link #decode(Bytes, Object[])}, with all places moved up by an offset. */
    public void decode(Bytes value, Object[] into, int offset) {
        if (columns.length == 0) {
            return;
        }
        RowSource source = new RowSource(value);
        source.format(FormatNumbers.ROW);
        int next = 0;
        int lastId = 0;
        while (source.remaining() > 0) {
            int header = source.header();
            int id = header >>> 3;
            lastId = risen(id, lastId);
            while (next < columns.length && columns[next].id < id) {
                missing(columns[next++], into, offset);
            }
            if (next == columns.length) {
                return;
            }
            if (columns[next].id == id) {
                into[columns[next].ordinal + offset] = RowValues.read(source, header & 7, columns[next].type);
                next++;
            } else {
                RowValues.skip(source, header & 7);
            }
        }
        while (next < columns.length) {
            missing(columns[next++], into, offset);
        }
    }

    private static int risen(int id, int lastId) {
        if (id <= lastId) {
            throw new Malformed("column " + id + " of a row comes after column " + lastId);
        }
        return id;
    }

    /** Puts the values of those rows of a page into the vectors of their places, which begin at row 0 for the first. */
    public void decode(RowPage page, int from, Selection rows, Batch into) {
        RowSource source = new RowSource();
        for (int at = 0; columns.length > 0 && at < rows.size(); at++) {
            int row = rows.row(at);
            source.over(page.arrayBeneath(), page.valueStart(from + row), page.valueEnd(from + row));
            decode(source, into, row);
        }
    }

    private void decode(RowSource source, Batch into, int row) {
        source.format(FormatNumbers.ROW);
        int next = 0;
        int lastId = 0;
        while (source.remaining() > 0) {
            int header = source.header();
            int id = header >>> 3;
            lastId = risen(id, lastId);
            while (next < columns.length && columns[next].id < id) {
                Column missing = columns[next++];
                into.column(missing.ordinal).set(row, missing.missing);
            }
            if (next == columns.length) {
                return;
            }
            if (columns[next].id == id) {
                Column found = columns[next++];
                RowValues.read(source, header & 7, found.type, into.column(found.ordinal), row);
            } else {
                RowValues.skip(source, header & 7);
            }
        }
        while (next < columns.length) {
            Column missing = columns[next++];
            into.column(missing.ordinal).set(row, missing.missing);
        }
    }

    private static void missing(Column column, Object[] into, int offset) {
        into[column.ordinal + offset] = column.missing;
    }
}
