package io.phantomdb.rows;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Rows of a scan, packed: for each {@code varint: bytes of the key · varint: bytes of the value · key · value}. What is
 * packed is a copy, so that a page does not keep blocks in memory; keys and values that are taken out are views. Immutable.
 */
public final class RowPage {
    public static final RowPage EMPTY = new RowPage(Bytes.EMPTY, new int[0]);

    private static final int PLACES_EACH = 3;

    private final Bytes packed;
    /** Of each row: where its key begins, where its value begins, where it ends. */
    private final int[] places;

    private RowPage(Bytes packed, int[] places) {
        this.packed = packed;
        this.places = places;
    }

    /** Packs rows. */
    public static final class Builder {
        private final ByteWriter writer;
        private int[] places = new int[PLACES_EACH * 64];
        private int rows;

        public Builder(int bytesHint) {
            this.writer = new ByteWriter(bytesHint);
        }

        public void add(Bytes key, Bytes value) {
            if (PLACES_EACH * rows == places.length) {
                places = Arrays.copyOf(places, 2 * places.length);
            }
            writer.varint(key.length()).varint(value.length());
            int at = PLACES_EACH * rows++;
            places[at] = writer.length();
            writer.raw(key);
            places[at + 1] = writer.length();
            writer.raw(value);
            places[at + 2] = writer.length();
        }

        /** A row of another page. */
        public void add(RowPage page, int row) {
            add(page.key(row), page.value(row));
        }

        private void addAll(RowPage page) {
            for (int row = 0; row < page.rows(); row++) {
                add(page, row);
            }
        }

        /** Only the first so many rows stay. */
        public void cut(int rowsLeft) {
            writer.cut(rowsLeft == 0 ? 0 : places[PLACES_EACH * rowsLeft - 1]);
            rows = rowsLeft;
        }

        public int rows() {
            return rows;
        }

        public int bytes() {
            return writer.length();
        }

        /** The builder is done with. Rows may be kept for long: they are not to keep more than twice their bytes. */
        public RowPage build() {
            Bytes packed = writer.take();
            boolean isRoomy = packed.arrayBeneath().length > 2 * packed.length();
            return new RowPage(isRoomy ? Bytes.wrap(packed.toArray()) : packed,
                    Arrays.copyOf(places, PLACES_EACH * rows));
        }
    }

    /** All rows of pages that follow each other, up to the first empty one. */
    public static RowPage whole(Supplier<RowPage> pages) {
        RowPage first = pages.get();
        RowPage next = first.isEmpty() ? EMPTY : pages.get();
        if (next.isEmpty()) {
            return first;
        }
        Builder all = new Builder(first.packed.length() + next.packed.length());
        all.addAll(first);
        for (; !next.isEmpty(); next = pages.get()) {
            all.addAll(next);
        }
        return all.build();
    }

    /** Some of the rows, one after the other; nothing is copied. */
    public RowPage part(int from, int to) {
        return new RowPage(packed, Arrays.copyOfRange(places, PLACES_EACH * from, PLACES_EACH * to));
    }

    /** Malformed if that is no page of so many rows. */
    public static RowPage of(Bytes packed, int rows) {
        // Every row takes two bytes at least.
        if (rows < 0 || rows > packed.length() / 2) {
            throw new Malformed(rows + " rows in " + packed.length() + " bytes");
        }
        int[] places = new int[PLACES_EACH * rows];
        Lengths lengths = new Lengths(packed);
        for (int at = 0; at < places.length; at += PLACES_EACH) {
            int key = lengths.next();
            int value = lengths.next();
            places[at] = lengths.at;
            places[at + 1] = lengths.skip(key);
            places[at + 2] = lengths.skip(value);
        }
        if (lengths.at != packed.length()) {
            throw new Malformed("a page of rows that is longer than its rows");
        }
        return new RowPage(packed, places);
    }

    /** Reads lengths; ends are looked at where they matter. */
    private static final class Lengths {
        private final byte[] array;
        private final int offset;
        private final int end;
        private int at;

        Lengths(Bytes packed) {
            this.array = packed.arrayBeneath();
            this.offset = packed.arrayOffset();
            this.end = packed.length();
        }

        int next() {
            int value = 0;
            for (int shift = 0; shift < 28 && at < end; shift += 7) {
                byte part = array[offset + at++];
                value |= (part & 0x7F) << shift;
                if (part >= 0) {
                    return value;
                }
            }
            throw new Malformed("the length of a row's part does not end");
        }

        int skip(int bytes) {
            if (bytes > end - at) {
                throw new Malformed("a page of rows ends too early");
            }
            at += bytes;
            return at;
        }
    }

    public int rows() {
        return places.length / PLACES_EACH;
    }

    public boolean isEmpty() {
        return places.length == 0;
    }

    public Bytes key(int row) {
        return packed.slice(places[PLACES_EACH * row], places[PLACES_EACH * row + 1]);
    }

    public Bytes value(int row) {
        return packed.slice(places[PLACES_EACH * row + 1], places[PLACES_EACH * row + 2]);
    }

    /** What {@link #valueStart} and {@link #valueEnd} are places in; not to be changed. */
    public byte[] arrayBeneath() {
        return packed.arrayBeneath();
    }

    public int valueStart(int row) {
        return packed.arrayOffset() + places[PLACES_EACH * row + 1];
    }

    public int valueEnd(int row) {
        return packed.arrayOffset() + places[PLACES_EACH * row + 2];
    }

    /** All of it, as it travels; not of a part. */
    public Bytes packed() {
        return packed;
    }
}
