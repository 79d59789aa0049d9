package io.phantomdb.sql.catalog;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.KeyCodec;
import io.phantomdb.rows.codec.KeyLayout;
import io.phantomdb.rows.codec.RowCodec;
import io.phantomdb.rows.program.StoredShape;
import io.phantomdb.rows.text.DatumText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How the keys and references of one index come out of the rows of its table. Immutable. */
public final class IndexLayout {
    private static final int REFERENCE_BYTES = 32;

    private final IndexDescriptor index;
    private final List<ColumnDescriptor> columns = new ArrayList<>();
    private final int[] ordinals;
    private final int[] wholeOrdinals;
    private final KeyLayout parts;
    private final KeyLayout whole;
    private final boolean rowId;
    /** The place of the column that says whether a row is in the index; -1 if all are. */
    private final int predicateOrdinal;
    /** Columns that the key does not hold, or not exactly; null if the index holds no rows. */
    private final RowCodec rows;
    private final int tableId;
    private final Table places;

    IndexLayout(IndexDescriptor index, TableDescriptor table, Table places) {
        this.index = index;
        this.tableId = table.id();
        this.places = places;
        List<KeyLayout.Column> layout = new ArrayList<>();
        for (IndexDescriptor.Part part : index.parts()) {
            ColumnDescriptor column = table.column(part.columnId());
            columns.add(column);
            layout.add(new KeyLayout.Column(column.type().type(), part.descending(), part.nullsFirst()));
        }
        this.ordinals = columns.stream().mapToInt(column -> places.ordinal(column.id())).toArray();
        this.parts = new KeyLayout(table.id(), index.id(), layout);
        List<Integer> all = new ArrayList<>(index.parts().stream().map(IndexDescriptor.Part::columnId).toList());
        for (int columnId : index.suffixColumnIds()) {
            layout.add(KeyLayout.Column.ascending(table.column(columnId).type().type()));
            all.add(columnId);
        }
        this.wholeOrdinals = all.stream().mapToInt(places::ordinal).toArray();
        this.whole = new KeyLayout(table.id(), index.id(), layout);
        this.rowId = columns.getFirst().isRowId();
        this.predicateOrdinal = index.isPartial() ? places.ordinal(index.predicateColumnId()) : -1;
        this.rows = index.holdsRows() ? rows(index, places) : null;
    }

    private static RowCodec rows(IndexDescriptor index, Table places) {
        List<RowCodec.Column> stored = new ArrayList<>();
        for (ColumnDescriptor column : places.columns()) {
            Type type = column.type().type();
            if (!index.hasColumn(column.id()) || !KeyCodec.restores(type)) {
                stored.add(new RowCodec.Column(column.id(), places.ordinal(column.id()), type));
            }
        }
        return new RowCodec(stored);
    }

    public IndexDescriptor index() {
        return index;
    }

    /** What every key of the index starts with. */
    public Bytes prefix() {
        return parts.prefix();
    }

    /** True if the key is a row id that nobody else can know when it is drawn. */
    public boolean isRowId() {
        return rowId;
    }

    /** Places of the parts in the table's row. */
    int[] ordinals() {
        return ordinals;
    }

    RowCodec rows() {
        return rows;
    }

    /**
     * How rows of these places of the table are stored, a place for each in that order, for somebody who has no catalog; null if
     * the index holds no rows, or keys of types that a user has defined.
     */
    public StoredShape shape(List<Integer> wanted) {
        if (rows == null || parts.columns().stream().anyMatch(part -> part.type().oid() >= Type.FIRST_OID_OF_USERS)) {
            return null;
        }
        List<Integer> keyPlaces = new ArrayList<>();
        List<Integer> inKey = new ArrayList<>();
        for (int part = 0; part < ordinals.length; part++) {
            boolean isTaken = KeyCodec.restores(columns.get(part).type().type()) && !inKey.contains(ordinals[part]);
            keyPlaces.add(isTaken ? wanted.indexOf(ordinals[part]) : -1);
            if (isTaken) {
                inKey.add(ordinals[part]);
            }
        }
        List<RowCodec.Column> stored = new ArrayList<>();
        for (RowCodec.Column column : rows.columns()) {
            int place = wanted.indexOf(column.ordinal());
            if (place >= 0 && !inKey.contains(column.ordinal())) {
                stored.add(new RowCodec.Column(column.id(), place, column.type(), column.missing()));
            }
        }
        List<ColumnType> row = wanted.stream().map(ordinal -> places.columns().get(ordinal).type()).toList();
        return new StoredShape(tableId, index.id(), parts.columns(), keyPlaces, stored, row);
    }

    KeyLayout parts() {
        return parts;
    }

    /** True if the row has an entry in the index. */
    public boolean contains(Object[] row) {
        return predicateOrdinal < 0 || Boolean.TRUE.equals(row[predicateOrdinal]);
    }

    /** True if no other row may have this row's key: it is in the index, and no part that is NULL makes it unequal to all. */
    public boolean mayClash(Object[] row) {
        return contains(row) && !isUnequalToAll(row);
    }

    private boolean isUnequalToAll(Object[] row) {
        return !index.nullsNotDistinct() && hasNull(row);
    }

    private boolean hasNull(Object[] row) {
        for (int ordinal : ordinals) {
            if (row[ordinal] == null) {
                return true;
            }
        }
        return false;
    }

    /**
     * What the key of an entry without a row has in common with those of rows that may not be beside its own; null if a NULL makes
     * it unequal to all.
     */
    public Bytes clashPrefix(Bytes entryKey) {
        Object[] datums = new Object[wholeOrdinals.length];
        whole.decode(entryKey, datums);
        boolean hasNull = Arrays.asList(datums).subList(0, ordinals.length).contains(null);
        return hasNull && !index.nullsNotDistinct()
                ? null
                : entryKey.slice(0, whole.prefixLength(entryKey, ordinals.length));
    }

    /** Where entries of rows are that have the same key as this one. */
    public Span clashSpan(Object[] row) {
        return Span.ofPrefix(parts.key(row, ordinals));
    }

    /** The key of a unique index for these parts, none of which is NULL. */
    public Bytes pointKey(Object[] datums) {
        return parts.key(datums);
    }

    /** As {@link KeyLayout#span}. */
    public Span span(Object[] equal, Object low, boolean lowInclusive, Object high, boolean highInclusive) {
        return parts.span(equal, low, lowInclusive, high, highInclusive);
    }

    /** The keys whose first parts are these and whose next part is not NULL. */
    public Span notNullSpan(Object[] equal) {
        ByteWriter nullKey = new ByteWriter(REFERENCE_BYTES).raw(parts.prefix(equal));
        parts.encode(nullKey, equal.length, null);
        Bytes nulls = nullKey.take();
        Span all = Span.ofPrefix(parts.prefix(equal));
        return index.parts().get(equal.length).nullsFirst()
                ? new Span(nulls.prefixEnd(), all.end())
                : new Span(all.start(), nulls);
    }

    /** The key of the entry of a row. */
    public Bytes key(Object[] row) {
        boolean needsSuffix = !index.holdsRows() && (!index.unique() || isUnequalToAll(row));
        return needsSuffix ? whole.key(row, wholeOrdinals) : parts.key(row, ordinals);
    }

    /** The value of an entry that does not hold a row: what leads to the row, where the key does not. */
    Bytes reference(Object[] row) {
        if (!index.unique() || isUnequalToAll(row)) {
            return Bytes.EMPTY;
        }
        ByteWriter writer = new ByteWriter(REFERENCE_BYTES);
        for (int at = ordinals.length; at < wholeOrdinals.length; at++) {
            whole.encode(writer, at, row[wholeOrdinals[at]]);
        }
        return writer.take();
    }

    /** The encoded key columns of the row that an entry leads to. */
    Bytes suffixOf(Bytes key, Bytes value) {
        return value.isEmpty() ? key.slice(whole.prefixLength(key, ordinals.length), key.length()) : value;
    }

    /** True if the entries of the two rows have different keys or lead to different rows, or one of them has none. */
    public boolean entryDiffers(Object[] before, Object[] after) {
        if (!contains(before) || !contains(after)) {
            return contains(before) != contains(after);
        }
        for (int place : wholeOrdinals) {
            // The same object is the same datum: most columns of an updated row are what they were.
            if (before[place] != after[place] && !equal(place, before, after)) {
                return true;
            }
        }
        return false;
    }

    private static boolean equal(int place, Object[] before, Object[] after) {
        return before[place] != null && before[place].equals(after[place]);
    }

    /** As in messages: {@code (a, b)=(1, x)}. */
    public String describe(Object[] row) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int part = 0; part < ordinals.length; part++) {
            Object datum = row[ordinals[part]];
            names.add(columns.get(part).name());
            values.add(datum == null
                    ? "null"
                    : DatumText.write(columns.get(part).type().type(), datum, TextSettings.DEFAULT));
        }
        return "(" + String.join(", ", names) + ")=(" + String.join(", ", values) + ")";
    }
}
