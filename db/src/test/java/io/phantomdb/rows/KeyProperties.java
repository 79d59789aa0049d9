package io.phantomdb.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.rows.codec.KeyCodec;
import io.phantomdb.rows.codec.KeyLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Keys compare as their datums do, give them back, and spans hold exactly the keys they should. */
class KeyProperties {
    @Provide
    Arbitrary<AnyDatum.Typed> typed() {
        return AnyDatum.typed();
    }

    @Provide
    Arbitrary<AnyDatum.Pair> pairs() {
        return AnyDatum.pairs();
    }

    @Provide
    Arbitrary<String> texts() {
        return AnyDatum.texts();
    }

    private static KeyLayout one(Type type, boolean descending, boolean nullsFirst) {
        return new KeyLayout(20_000, 3, List.of(new KeyLayout.Column(type, descending, nullsFirst)));
    }

    @Property
    void keysCompareAsDatums(@ForAll("pairs") AnyDatum.Pair pair, @ForAll boolean descending,
            @ForAll boolean nullsFirst) {
        KeyLayout layout = one(pair.type(), descending, nullsFirst);
        int order = Integer.signum(Datums.compare(pair.type(), pair.left(), pair.right()));
        int keys = Integer.signum(layout.key(pair.left()).compareTo(layout.key(pair.right())));
        assertEquals(descending ? -order : order, keys);
    }

    @Property
    void nullsStandWhereTheIndexSays(@ForAll("typed") AnyDatum.Typed typed, @ForAll boolean descending,
            @ForAll boolean nullsFirst) {
        KeyLayout layout = one(typed.type(), descending, nullsFirst);
        int order = layout.key(new Object[]{null}).compareTo(layout.key(typed.datum()));
        assertEquals(nullsFirst, order < 0);
        assertFalse(order == 0);
    }

    @Property
    void keysGiveDatumsBack(@ForAll("typed") AnyDatum.Typed typed, @ForAll boolean descending) {
        KeyLayout layout = one(typed.type(), descending, true);
        Object[] back = new Object[1];
        layout.decode(layout.key(typed.datum()), back);
        assertEquals(0, Datums.compare(typed.type(), typed.datum(), back[0]));
        if (KeyCodec.restores(typed.type())) {
            assertEquals(typed.datum(), back[0]);
        }
    }

    @Property
    void noColumnIsTheBeginningOfAnother(@ForAll("pairs") AnyDatum.Pair pair, @ForAll boolean descending) {
        KeyLayout layout = one(pair.type(), descending, false);
        boolean equal = Datums.compare(pair.type(), pair.left(), pair.right()) == 0;
        assertEquals(equal, layout.key(pair.left()).startsWith(layout.key(pair.right())));
    }

    @Property
    void spansHoldWhatLiesWithin(@ForAll("pairs") AnyDatum.Pair limits, @ForAll boolean lowInclusive,
            @ForAll boolean highInclusive, @ForAll boolean descending, @ForAll boolean nullsFirst,
            @ForAll("texts") String equal) {
        Type type = limits.type();
        KeyLayout layout = new KeyLayout(20_000, 1, List.of(KeyLayout.Column.ascending(Type.TEXT),
                new KeyLayout.Column(type, descending, nullsFirst), KeyLayout.Column.ascending(Type.INT4)));
        for (Object low : Arrays.asList(limits.left(), null)) {
            for (Object high : Arrays.asList(limits.right(), null)) {
                Span span = layout.span(new Object[]{equal}, low, lowInclusive, high, highInclusive);
                for (Object datum : Arrays.asList(limits.left(), limits.right(), null)) {
                    boolean within = low == null && high == null || datum != null
                            && above(type, datum, low, lowInclusive) && above(type, high, datum, highInclusive);
                    assertEquals(within, span.contains(layout.key(equal, datum, 7)));
                    assertFalse(span.contains(layout.key(equal + "x", datum, 7)));
                }
            }
        }
    }

    private static boolean above(Type type, Object greater, Object less, boolean inclusive) {
        if (greater == null || less == null) {
            return true;
        }
        int order = Datums.compare(type, greater, less);
        return order > 0 || inclusive && order == 0;
    }

    @Property
    void textComparesAsItsBytes(@ForAll("texts") String left, @ForAll("texts") String right) {
        int bytes = Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8),
                right.getBytes(StandardCharsets.UTF_8));
        assertEquals(Integer.signum(bytes), Integer.signum(Datums.compareText(left, right)));
    }

    @Property
    void quickKeysAreTheSame(@ForAll int number, @ForAll long big) {
        KeyLayout quick = new KeyLayout(5, 6, List.of(KeyLayout.Column.ascending(Type.INT4),
                KeyLayout.Column.ascending(Type.INT8)));
        Bytes slow = quick.prefix(number, big);
        assertEquals(slow, quick.key(number, big));
        assertEquals(slow, quick.key(new Object[]{"x", big, number}, new int[]{2, 1}));
        assertEquals(KeyLayout.PREFIX_BYTES + 5, quick.prefixLength(slow, 1));
    }

    @Property
    void damagedKeysAreMalformedOrOthers(@ForAll("typed") AnyDatum.Typed typed, @ForAll int where, @ForAll byte what) {
        KeyLayout layout = one(typed.type(), false, false);
        byte[] bytes = layout.key(typed.datum()).toArray();
        bytes[Math.floorMod(where, bytes.length)] = what;
        try {
            layout.decode(Bytes.wrap(bytes), new Object[1]);
        } catch (Malformed said) {
            assertTrue(said.getMessage().length() > 5);
        }
        Bytes half = layout.key(typed.datum());
        assertThrows(Malformed.class, () -> layout.decode(half.slice(0, half.length() - 1), new Object[1]));
    }
}
