package io.phantomdb.rows.codec;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Span;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.vector.Batch;
import java.util.List;

/**
 * How the keys of one index are built: {@code 01 · descriptor id u32 · index id u16 · columns}, all big-endian, columns as
 * in {@link KeyCodec}. The first byte is reserved for tenants; keys that start with 00 belong to shards and are never
 * built here. Immutable.
 */
public final class KeyLayout {
    /** The first byte of every key of a table. */
    public static final int TABLE_KEY = 1;
    /** Bytes before the first column. */
    public static final int PREFIX_BYTES = 7;

    /** One column of a key; PostgreSQL puts NULLs last, unless it is descending. */
    public record Column(Type type, boolean descending, boolean nullsFirst) {
        public static Column ascending(Type type) {
            return new Column(type, false, false);
        }
    }

    private final Bytes prefix;
    private final Column[] columns;
    /** Bytes of a key without NULLs whose columns are all of fixed length and ascending; 0 if they are not. */
    private final int fixedBytes;

    public KeyLayout(int descriptorId, int indexId, List<Column> columns) {
        Check.that(indexId >= 0 && indexId <= 0xFFFF, "index ids have 16 bits");
        this.prefix = new ByteWriter(PREFIX_BYTES).u8(TABLE_KEY).u32(descriptorId).u16(indexId).take();
        this.columns = columns.toArray(new Column[0]);
        this.fixedBytes = fixedBytes();
    }

    private int fixedBytes() {
        int bytes = PREFIX_BYTES;
        for (Column column : columns) {
            if (column.descending || column.type != Type.INT4 && column.type != Type.INT8) {
                return 0;
            }
            bytes += 1 + column.type.length();
        }
        return bytes;
    }

    /** What all keys of the index start with. */
    public Bytes prefix() {
        return prefix;
    }

    public List<Column> columns() {
        return List.of(columns);
    }

    /** Starts a key: the prefix, to be followed by {@link #encode} for each column. */
    public ByteWriter start() {
        return new ByteWriter(fixedBytes > 0 ? fixedBytes : 48).raw(prefix);
    }

    public void encode(ByteWriter to, int column, Object datum) {
        Column at = columns[column];
        KeyCodec.encode(to, at.type, datum, at.descending, at.nullsFirst);
    }

    /** The key of these datums, one for each column. */
    public Bytes key(Object... datums) {
        Check.that(datums.length == columns.length, "a key has a datum for each column");
        Bytes fixed = fixedBytes > 0 ? fixed(datums, null) : null;
        if (fixed != null) {
            return fixed;
        }
        ByteWriter key = start();
        for (int at = 0; at < columns.length; at++) {
            encode(key, at, datums[at]);
        }
        return key.take();
    }

    /** The key of the datums that stand in these places of a row. */
    public Bytes key(Object[] row, int[] ordinals) {
        Check.that(ordinals.length == columns.length, "a key has a datum for each column");
        Bytes fixed = fixedBytes > 0 ? fixed(row, ordinals) : null;
        if (fixed != null) {
            return fixed;
        }
        ByteWriter key = start();
        for (int at = 0; at < columns.length; at++) {
            encode(key, at, row[ordinals[at]]);
        }
        return key.take();
    }

    /** Keys of integers in one array of the right size; null if there is a NULL. */
    private Bytes fixed(Object[] row, int[] ordinals) {
        byte[] key = new byte[fixedBytes];
        prefix.copyTo(key, 0);
        int at = PREFIX_BYTES;
        for (int column = 0; column < columns.length; column++) {
            Object datum = row[ordinals == null ? column : ordinals[column]];
            if (datum == null) {
                return null;
            }
            key[at++] = KeyCodec.VALUE;
            if (columns[column].type == Type.INT8) {
                BigEndian.u64(key, at, (Long) datum ^ Long.MIN_VALUE);
                at += 8;
            } else {
                BigEndian.u32(key, at, (Integer) datum ^ Integer.MIN_VALUE);
                at += 4;
            }
        }
        return Bytes.wrap(key);
    }

    /** What all keys start with whose first columns are these datums. */
    public Bytes prefix(Object... datums) {
        ByteWriter key = start();
        for (int at = 0; at < datums.length; at++) {
            encode(key, at, datums[at]);
        }
        return key.take();
    }

    /** All keys of the index. */
    public Span span() {
        return Span.ofPrefix(prefix);
    }

    /**
     * The keys whose first columns are these datums (NULLs included), and whose next column lies between two limits, of
     * which null stands for none. With a limit there are no NULLs in the span, as no comparison is true of NULL. The limits
     * are in the order of the values, whichever way the column sorts.
     */
    public Span span(Object[] equal, Object low, boolean lowInclusive, Object high, boolean highInclusive) {
        Bytes start = prefix(equal);
        if (low == null && high == null) {
            return Span.ofPrefix(start);
        }
        int column = equal.length;
        boolean descending = columns[column].descending;
        Bytes first = descending ? edge(start, column, high, !highInclusive) : edge(start, column, low, !lowInclusive);
        Bytes last = descending ? edge(start, column, low, lowInclusive) : edge(start, column, high, highInclusive);
        Bytes from = first != null ? first : start.concat(Bytes.wrap(new byte[]{KeyCodec.VALUE}));
        Bytes to = last != null ? last : start.concat(Bytes.wrap(new byte[]{KeyCodec.VALUE + 1}));
        return from.compareTo(to) < 0 ? new Span(from, to) : new Span(from, from);
    }

    /** The first key of a value, or the first key after all of its keys; null for no value. */
    private Bytes edge(Bytes start, int column, Object value, boolean after) {
        if (value == null) {
            return null;
        }
        ByteWriter key = new ByteWriter(start.length() + 16).raw(start);
        encode(key, column, value);
        Bytes edge = key.take();
        return after ? edge.prefixEnd() : edge;
    }

    /** Reads the datums of a key, one for each column. Malformed if it is not a key of this index. */
    public void decode(Bytes key, Object[] into) {
        decode(key, into, null);
    }

    /** Reads the datums of a key into places of a row; a place of -1 is left out. Malformed if it is no such key. */
    public void decode(Bytes key, Object[] into, int[] ordinals) {
        if (!key.startsWith(prefix)) {
            throw new Malformed("a key of another index");
        }
        KeySource source = new KeySource(key, PREFIX_BYTES);
        for (int at = 0; at < columns.length; at++) {
            source.descending(columns[at].descending);
            int place = ordinals == null ? at : ordinals[at];
            if (place >= 0) {
                into[place] = KeyCodec.decode(source, columns[at].type);
            } else {
                KeyCodec.skip(source, columns[at].type);
            }
        }
        source.end();
    }

    /** The same into a row of a batch. */
    public void decode(Bytes key, Batch into, int row, int[] ordinals) {
        if (!key.startsWith(prefix)) {
            throw new Malformed("a key of another index");
        }
        KeySource source = new KeySource(key, PREFIX_BYTES);
        for (int at = 0; at < columns.length; at++) {
            source.descending(columns[at].descending);
            if (ordinals[at] >= 0) {
                KeyCodec.decode(source, columns[at].type, into.column(ordinals[at]), row);
            } else {
                KeyCodec.skip(source, columns[at].type);
            }
        }
        source.end();
    }

    /** Where a key's first columns end: its bytes up to there are what {@link #prefix(Object...)} makes of them. */
    public int prefixLength(Bytes key, int columnCount) {
        KeySource source = new KeySource(key, PREFIX_BYTES);
        for (int at = 0; at < columnCount; at++) {
            source.descending(columns[at].descending);
            KeyCodec.decode(source, columns[at].type);
        }
        return key.length() - source.remaining();
    }
}
