package io.phantomdb.sql.catalog;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.codec.KeyCodec;
import io.phantomdb.rows.codec.RowCodec;
import java.util.BitSet;

/**
 * Turns keys and values of an index that holds rows into rows of a certain width, the table's columns at an offset. Where a
 * few columns decide whether a row is wanted at all, those are read first and the others only then.
 */
public final class RowReader {
    private final Table table;
    private final IndexLayout index;
    private final int width;
    /** Where in the row a part of the key goes; -1 if nobody wants it or the value has it more exactly. */
    private final int[] keyPlaces;
    private final int offset;
    /** Of those columns that are read first, and of the others. Null if there are none. */
    private final RowCodec first;
    private final RowCodec rest;

    public RowReader(Table table, IndexLayout index, int width, int offset) {
        this(table, index, width, offset, null, new BitSet());
    }

    /**
     * Of columns that are not wanted the places may be NULL; null wants all. Those that decide are read first; none: all are.
     * The places are those in the rows given.
     */
    public RowReader(Table table, IndexLayout index, int width, int offset, BitSet wanted, BitSet deciding) {
        this.table = table;
        this.index = index;
        this.width = width;
        this.offset = offset;
        BitSet all = new BitSet();
        all.set(0, table.width());
        BitSet read = wanted == null ? all : wanted.get(offset, Math.max(offset, wanted.length()));
        BitSet early = deciding.get(offset, Math.max(offset, deciding.length()));
        early.and(read);
        BitSet late = (BitSet) read.clone();
        late.andNot(early);
        RowCodec later = index.rows().only(late);
        boolean isSplit = !early.isEmpty() && !later.isEmpty();
        this.first = isSplit ? index.rows().only(early) : index.rows().only(read);
        this.rest = isSplit ? later : null;
        this.keyPlaces = keyPlaces(read);
    }

    private int[] keyPlaces(BitSet read) {
        int[] places = new int[index.ordinals().length];
        for (int part = 0; part < places.length; part++) {
            int ordinal = index.ordinals()[part];
            boolean isTaken = read.get(ordinal) && KeyCodec.restores(table.columns().get(ordinal).type().type());
            places[part] = isTaken ? ordinal + offset : -1;
        }
        return places;
    }

    public Object[] row(Bytes key, Bytes value) {
        Object[] row = new Object[width];
        readFirst(key, value, row);
        readRest(value, row);
        return row;
    }

    /** An empty row to read into. */
    public Object[] newRow() {
        return new Object[width];
    }

    /** Reads what decides, and what is in the key; whatever the row had in these places before. */
    public void readFirst(Bytes key, Bytes value, Object[] row) {
        try {
            index.parts().decode(key, row, keyPlaces);
            first.decode(value, row, offset);
        } catch (ByteReader.Malformed malformed) {
            throw unreadable(malformed);
        }
    }

    /** Reads the others. */
    public void readRest(Bytes value, Object[] row) {
        if (rest == null) {
            return;
        }
        try {
            rest.decode(value, row, offset);
        } catch (ByteReader.Malformed malformed) {
            throw unreadable(malformed);
        }
    }

    /** What is said of a row that does not decode. */
    public StatementError unreadable(ByteReader.Malformed malformed) {
        return new StatementError(SqlState.DATA_CORRUPTED, "a row of table \"" + table.descriptor().name()
                + "\" cannot be read", malformed.getMessage(), null, 0);
    }
}
