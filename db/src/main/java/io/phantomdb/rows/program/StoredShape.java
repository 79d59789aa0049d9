package io.phantomdb.rows.program;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.RowPage;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.DatumBytes;
import io.phantomdb.rows.codec.KeyLayout;
import io.phantomdb.rows.codec.RowCodec;
import io.phantomdb.rows.vector.Batch;
import io.phantomdb.rows.vector.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * How rows of one index are stored, for somebody who has no catalog: the parts of its keys, and those columns that a row is
 * made of. A row has a place for each of them and no other.
 *
 * @param key the parts of a key
 * @param keyPlaces where in a row the parts go; -1 for those that nobody wants or that the value has more exactly
 * @param columns what is read from values; ordinals are places
 * @param row the types of the places
 */
public record StoredShape(int descriptorId, int indexId, List<KeyLayout.Column> key, List<Integer> keyPlaces,
        List<RowCodec.Column> columns, List<ColumnType> row) {
    private static final int COLUMNS_MAX = 2_000;

    public StoredShape {
        key = List.copyOf(key);
        keyPlaces = List.copyOf(keyPlaces);
        columns = List.copyOf(columns);
        row = List.copyOf(row);
        Check.that(key.size() == keyPlaces.size(), "a place for each part of a key");
    }

    /** Reads some of the places of rows; belongs to whoever made it. */
    final class Reader {
        private final KeyLayout layout = new KeyLayout(descriptorId, indexId, key);
        private final RowCodec codec;
        private final int[] places;
        private final boolean readsKey;

        Reader(BitSet wanted) {
            this.codec = new RowCodec(columns).only(wanted);
            this.places = keyPlaces.stream().mapToInt(place -> place >= 0 && wanted.get(place) ? place : -1).toArray();
            this.readsKey = Arrays.stream(places).anyMatch(place -> place >= 0);
        }

        /** Of the selected rows of those that follow one of a page. Malformed if one is no such row. */
        void read(RowPage page, int from, Selection rows, Batch into) {
            for (int at = 0; readsKey && at < rows.size(); at++) {
                layout.decode(page.key(from + rows.row(at)), into, rows.row(at), places);
            }
            codec.decode(page, from, rows, into);
        }
    }

    /** Room for rows. */
    Batch newBatch() {
        return new Batch(row.stream().map(ColumnType::type).toList());
    }

    void encode(ByteWriter to) {
        to.u32(descriptorId).u16(indexId).varint(row.size());
        row.forEach(type -> ExpressionCodec.type(to, type));
        to.varint(key.size());
        for (int part = 0; part < key.size(); part++) {
            KeyLayout.Column column = key.get(part);
            to.varint(column.type().oid()).u8((column.descending() ? 1 : 0) + (column.nullsFirst() ? 2 : 0));
            to.varint(keyPlaces.get(part) + 1L);
        }
        to.varint(columns.size());
        for (RowCodec.Column column : columns) {
            to.varint(column.id()).varint(column.ordinal());
            DatumBytes.encode(to, column.type(), column.missing());
        }
    }

    static StoredShape decode(ByteReader from) {
        int descriptorId = from.u32();
        int indexId = from.u16();
        int width = size(from);
        List<ColumnType> row = new ArrayList<>();
        for (int at = 0; at < width; at++) {
            row.add(ExpressionCodec.type(from));
        }
        int parts = size(from);
        List<KeyLayout.Column> key = new ArrayList<>();
        List<Integer> keyPlaces = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            Type type = ExpressionCodec.typeNumbered(from.varint());
            int flags = from.u8();
            key.add(new KeyLayout.Column(type, (flags & 1) != 0, (flags & 2) != 0));
            keyPlaces.add(keyPlace(from, row, type));
        }
        return new StoredShape(descriptorId, indexId, key, keyPlaces, columns(from, row), row);
    }

    private static int keyPlace(ByteReader from, List<ColumnType> row, Type type) {
        long place = from.varint() - 1;
        if (place < -1 || place >= row.size() || place >= 0 && !row.get((int) place).type().equals(type)) {
            throw new Malformed("a part of a key has no place in the row");
        }
        return (int) place;
    }

    private static List<RowCodec.Column> columns(ByteReader from, List<ColumnType> row) {
        int count = size(from);
        List<RowCodec.Column> columns = new ArrayList<>();
        long lastId = 0;
        for (int at = 0; at < count; at++) {
            long id = from.varint();
            long place = from.varint();
            if (id <= lastId || id >= 1 << 28 || place < 0 || place >= row.size()) {
                throw new Malformed("column " + id + " of a stored row has no place");
            }
            lastId = id;
            Type type = row.get((int) place).type();
            columns.add(new RowCodec.Column((int) id, (int) place, type, DatumBytes.decode(from, type)));
        }
        return columns;
    }

    private static int size(ByteReader from) {
        int size = from.size();
        if (size > COLUMNS_MAX) {
            throw new Malformed(size + " columns");
        }
        return size;
    }
}
