package io.phantomdb.sql.catalog;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.codec.RowCodec;
import java.util.Arrays;
import java.util.BitSet;

/** Turns keys and values of an index that holds rows into rows of a certain width, the table's columns at an offset. */
public final class RowReader {
    private final Table table;
    private final IndexLayout index;
    private final int width;
    private final int offset;
    private final int[] keyPlaces;
    private final RowCodec rows;

    public RowReader(Table table, IndexLayout index, int width, int offset) {
        this(table, index, width, offset, null);
    }

    /** Of columns that are not wanted the places may be NULL; null wants all. The places are those in the rows given. */
    public RowReader(Table table, IndexLayout index, int width, int offset, BitSet wanted) {
        this.rows = wanted == null
                ? index.rows()
                : index.rows().only(wanted.get(offset, Math.max(offset, wanted.length())));
        this.table = table;
        this.index = index;
        this.width = width;
        this.offset = offset;
        this.keyPlaces = Arrays.stream(index.ordinals()).map(ordinal -> ordinal + offset).toArray();
    }

    public Object[] row(Bytes key, Bytes value) {
        Object[] row = new Object[width];
        try {
            index.parts().decode(key, row, keyPlaces);
            // What the key has only nearly, the value has exactly.
            rows.decode(value, row, offset);
        } catch (ByteReader.Malformed malformed) {
            throw new StatementError(SqlState.DATA_CORRUPTED, "a row of table \"" + table.descriptor().name()
                    + "\" cannot be read", malformed.getMessage(), null, 0);
        }
        return row;
    }
}
