package io.phantomdb.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.rows.codec.DatumBytes;
import io.phantomdb.rows.codec.RowCodec;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rows give back the very datums, whichever columns are asked for, and never believe damage. */
class RowProperties {
    @Provide
    Arbitrary<List<AnyDatum.Typed>> rows() {
        return AnyDatum.typed().injectNull(0.1).list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<AnyDatum.Typed> typed() {
        return AnyDatum.typed();
    }

    /** Ids leave gaps; a column without a datum is NULL. */
    private static List<RowCodec.Column> columns(List<AnyDatum.Typed> row) {
        List<RowCodec.Column> columns = new ArrayList<>();
        for (int at = 0; at < row.size(); at++) {
            Type type = row.get(at) == null ? Type.TEXT : row.get(at).type();
            columns.add(new RowCodec.Column(at * 7 + 1, at, type));
        }
        return columns;
    }

    private static Object[] datums(List<AnyDatum.Typed> row) {
        return row.stream().map(typed -> typed == null ? null : typed.datum()).toArray();
    }

    private static Object exact(Object datum) {
        return datum instanceof Numeric numeric ? numeric.toString() : datum;
    }

    @Property
    void rowsGiveDatumsBack(@ForAll("rows") List<AnyDatum.Typed> row) {
        RowCodec codec = new RowCodec(columns(row));
        Object[] back = new Object[row.size() + 2];
        codec.decode(codec.encode(datums(row)), back, 2);
        for (int at = 0; at < row.size(); at++) {
            assertEquals(exact(datums(row)[at]), exact(back[at + 2]));
        }
    }

    @Property
    void columnsNobodyWantsAreSkipped(@ForAll("rows") List<AnyDatum.Typed> row, @ForAll int wanted) {
        List<RowCodec.Column> columns = columns(row);
        Bytes encoded = new RowCodec(columns).encode(datums(row));
        List<RowCodec.Column> some = new ArrayList<>();
        for (int at = 0; at < columns.size(); at++) {
            if ((wanted >> at & 1) != 0) {
                some.add(columns.get(at));
            }
        }
        some.add(new RowCodec.Column(3, row.size(), Type.INT4, 42));
        Object[] back = new Object[row.size() + 1];
        new RowCodec(some).decode(encoded, back);
        assertEquals(42, back[row.size()]);
        for (int at = 0; at < columns.size(); at++) {
            assertEquals((wanted >> at & 1) != 0 ? exact(datums(row)[at]) : null, exact(back[at]));
        }
    }

    @Property
    void cutRowsAreMalformed(@ForAll("typed") AnyDatum.Typed typed) {
        RowCodec codec = new RowCodec(List.of(new RowCodec.Column(1, 0, typed.type())));
        Bytes encoded = codec.encode(new Object[]{typed.datum()});
        for (int length = 2; length < encoded.length(); length++) {
            Bytes cut = encoded.slice(0, length);
            assertThrows(Malformed.class, () -> codec.decode(cut, new Object[1]));
        }
    }

    @Property
    void damagedRowsAreMalformedOrOthers(@ForAll("rows") List<AnyDatum.Typed> row, @ForAll int where,
            @ForAll byte what) {
        RowCodec codec = new RowCodec(columns(row));
        byte[] bytes = codec.encode(datums(row)).toArray();
        bytes[Math.floorMod(where, bytes.length)] = what;
        Object[] back = new Object[row.size()];
        try {
            codec.decode(Bytes.wrap(bytes), back);
        } catch (Malformed said) {
            assertTrue(said.getMessage().length() > 5);
            return;
        }
        for (RowCodec.Column column : columns(row)) {
            assertTrue(Datums.isOf(column.type(), back[column.ordinal()]));
        }
    }

    @Property
    void datumsGiveThemselvesBack(@ForAll("typed") AnyDatum.Typed typed) {
        ByteWriter to = new ByteWriter();
        DatumBytes.encode(to, typed.type(), typed.datum());
        DatumBytes.encode(to, typed.type(), null);
        ByteReader from = new ByteReader(to.take());
        assertEquals(exact(typed.datum()), exact(DatumBytes.decode(from, typed.type())));
        assertNull(DatumBytes.decode(from, typed.type()));
        from.end();
    }

    @Example
    void nullIsNotMissing() {
        RowCodec before = new RowCodec(List.of(new RowCodec.Column(1, 0, Type.INT4)));
        RowCodec after = new RowCodec(List.of(new RowCodec.Column(1, 0, Type.INT4),
                new RowCodec.Column(2, 1, Type.TEXT, "new")));
        Object[] back = new Object[2];
        after.decode(before.encode(new Object[]{5}), back);
        assertArrayEquals(new Object[]{5, "new"}, back);
        after.decode(after.encode(new Object[]{5, null}), back);
        assertArrayEquals(new Object[]{5, null}, back);
    }

    @Example
    void columnsOutOfOrderAreMalformed() {
        RowCodec codec = new RowCodec(
                List.of(new RowCodec.Column(1, 0, Type.BOOL), new RowCodec.Column(2, 1, Type.BOOL)));
        assertThrows(Malformed.class, () -> codec.decode(Bytes.ofHex("011209"), new Object[2]));
        assertThrows(Malformed.class, () -> codec.decode(Bytes.ofHex("0209"), new Object[2]));
        assertThrows(Malformed.class, () -> codec.decode(Bytes.EMPTY, new Object[2]));
        assertThrows(Malformed.class, () -> codec.decode(Bytes.ofHex("010b02"), new Object[2]));
    }
}
