package io.phantomdb.rows;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.search.QueryReader;
import io.phantomdb.rows.search.SearchText;
import io.phantomdb.rows.text.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Datums of every type, those at the edges more often than chance would give them. */
final class AnyDatum {
    /** A datum and its type. */
    record Typed(Type type, Object datum) {}

    /** Two datums of one type: likely close to each other. */
    record Pair(Type type, Object left, Object right) {}

    /** An enum, with a label that was added between two others. */
    static final Type MOOD = Type.enumeration(20_000, 20_001, "mood", "mood",
            List.of(new Type.Label(1, "sad"), new Type.Label(1.5f, "NULL"), new Type.Label(2, "so so")));

    private AnyDatum() {}

    static Arbitrary<Typed> typed() {
        return types().flatMap(type -> of(type).map(datum -> new Typed(type, datum)));
    }

    static Arbitrary<Pair> pairs() {
        return types().flatMap(type -> Combinators.combine(of(type), of(type))
                .as((left, right) -> new Pair(type, left, right)));
    }

    /** Of two types one is an array. */
    static Arbitrary<Type> types() {
        Arbitrary<Type> arrays = Arbitraries.of(Type.builtIn().stream()
                .filter(type -> type.isArray() && type.element().kind() != Type.Kind.RECORD).toList());
        return Arbitraries.oneOf(Arbitraries.of(Type.scalars()), Arbitraries.of(MOOD, MOOD.array()), arrays);
    }

    static Arbitrary<Object> of(Type type) {
        return plain(type).map(datum -> datum);
    }

    private static Arbitrary<?> plain(Type type) {
        return switch (type.kind()) {
            case BOOL -> Arbitraries.of(true, false);
            case INT2 -> Arbitraries.shorts();
            case INT4 -> Arbitraries.integers();
            case INT8 -> Arbitraries.longs();
            case OID -> Arbitraries.longs().between(0, 0xFFFF_FFFFL);
            case FLOAT4 -> Arbitraries.oneOf(Arbitraries.floats(), Arbitraries.integers().map(Float::intBitsToFloat),
                    Arbitraries.of(0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY));
            case FLOAT8 -> Arbitraries.oneOf(Arbitraries.doubles(), Arbitraries.longs().map(Double::longBitsToDouble),
                    Arbitraries.of(0d, -0d, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
            case NUMERIC -> numerics();
            case INTERVAL -> Combinators.combine(Arbitraries.integers(), Arbitraries.integers().between(-90, 90),
                    // The least number of microseconds is written by PostgreSQL 15 as well, and not read back by it.
                    Arbitraries.longs().greaterOrEqual(-Long.MAX_VALUE)).as(Interval::new);
            case UUID -> Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
            case TEXT, VARCHAR, UNKNOWN -> texts();
            case BPCHAR -> texts().map(text -> text + "  ");
            case BYTEA -> Arbitraries.bytes().array(byte[].class).ofMaxSize(6).map(Bytes::wrap);
            case DATE -> Arbitraries.oneOf(Arbitraries.integers().between(Instants.DAY_MIN, Instants.DATE_DAY_END - 1),
                    Arbitraries.of(Instants.DATE_INFINITY, Instants.DATE_NEGATIVE_INFINITY));
            case TIMESTAMP, TIMESTAMPTZ -> Arbitraries.oneOf(
                    Arbitraries.longs().between(Instants.TIMESTAMP_MIN, Instants.TIMESTAMP_END - 1),
                    Arbitraries.of(Instants.INFINITY, Instants.NEGATIVE_INFINITY));
            case NAME -> texts();
            case CHAR -> Arbitraries.of("", "a", "r", " ", "\u0001");
            case TIME -> Arbitraries.longs().between(0, Instants.MICROS_PER_DAY);
            case TIMETZ -> Combinators.combine(Arbitraries.longs().between(0, Instants.MICROS_PER_DAY),
                    Arbitraries.integers().between(-57_599, 57_599)).as(TimeTz::new);
            case BIT -> Arbitraries.strings().withChars("01").ofMaxLength(20).map(BitString::of);
            case JSONPATH ->
                Arbitraries.of("$", "strict $.\"a\"[*]", "$.**{2 to last}?(@ > 1)", "(\"x\" starts with $\"v\")");
            case JSON -> jsons().map(JsonText::write);
            case JSONB -> jsons();
            case REG -> Arbitraries.longs().between(0, 0xFFFF_FFFFL);
            case VOID -> Arbitraries.just("");
            case VECTOR -> of(type.element()).list().ofMaxSize(3).map(elements -> ArrayDatum.of(type.element(),
                    new int[]{elements.size()}, new int[]{0}, elements.toArray()));
            case ENUM -> Arbitraries.of(type.labels()).map(Type.Label::order);
            case ARRAY -> arrays(type.element());
            case RANGE -> ranges(type);
            case MULTIRANGE -> of(type.subtype()).list().ofMaxSize(3).map(
                    ranges -> MultirangeDatum.of(type, ranges.stream().map(RangeDatum.class::cast).toList()));
            case INET -> addresses().map(inet -> type == Type.CIDR ? inet.network() : inet);
            case MACADDR -> Arbitraries.bytes().array(byte[].class).ofSize(type.length()).map(Bytes::wrap);
            case TSVECTOR ->
                Arbitraries.of("", "a", "'a b' b:1", "a:1 b:2A,3", "a:2,16383D b:1C", "é:7B").map(SearchText::vector);
            case TSQUERY -> Arbitraries.of("a", "!a", "a & b", "a:*AB | b", "a <-> 'b c'", "(a | b) <3> !c")
                    .map(QueryReader::read);
            case MONEY, XID8, LSN -> Arbitraries.longs();
            case XID -> Arbitraries.longs().between(0, 0xFFFF_FFFFL);
            case TID -> Arbitraries.longs().between(0, 0xFFFF_FFFF_FFFFL);
            case RECORD, PSEUDO -> throw Datums.noDatums(type);
        };
    }

    /** Of up to three dimensions, now and then with NULLs and with other lower bounds than 1. */
    private static Arbitrary<ArrayDatum> arrays(Type element) {
        Arbitrary<List<Integer>> shapes = Arbitraries.integers().between(1, 2).list().ofMaxSize(3);
        return Combinators.combine(shapes, Arbitraries.of(1, 1, 0, -5), of(element).injectNull(0.1).list().ofSize(8),
                Arbitraries.integers().between(0, 3)).as((shape, lower, elements, length) -> {
                    int[] lengths = shape.stream().mapToInt(each -> each).toArray();
                    if (lengths.length == 1) {
                        lengths[0] = length;
                    }
                    int[] lowerBounds = new int[lengths.length];
                    Arrays.fill(lowerBounds, lower);
                    int count = ArrayDatum.elementCount(lengths, lowerBounds);
                    return ArrayDatum.of(element, lengths, lowerBounds, elements.subList(0, count).toArray());
                });
    }

    private static Arbitrary<Inet> addresses() {
        return Combinators.combine(Arbitraries.of(Inet.V4_BYTES, Inet.V6_BYTES).flatMap(
                length -> Arbitraries.of((byte) 0, (byte) 1, (byte) 10, (byte) -1).array(byte[].class).ofSize(length)),
                Arbitraries.integers().between(0, 128))
                .as((address, bits) -> new Inet(Bytes.wrap(address), Math.min(bits, 8 * address.length)));
    }

    private static Arbitrary<RangeDatum> ranges(Type type) {
        return Combinators.combine(of(type.subtype()).injectNull(0.2), of(type.subtype()).injectNull(0.2),
                Arbitraries.integers().between(0, 8)).as((one, other, inclusion) -> {
                    if (inclusion == 8) {
                        return RangeDatum.empty(type);
                    }
                    boolean swap = one != null && other != null && Datums.compare(type.subtype(), one, other) > 0;
                    try {
                        return RangeDatum.of(type, swap ? other : one, (inclusion & 1) != 0, swap ? one : other,
                                (inclusion & 2) != 0);
                    } catch (StatementError beyondTheLast) {
                        return RangeDatum.empty(type);
                    }
                });
    }

    /** Shallow, with the numbers and strings that tell forms apart. */
    static Arbitrary<Json> jsons() {
        return jsons(2);
    }

    private static Arbitrary<Json> jsons(int depth) {
        Arbitrary<Json> scalars = Arbitraries.oneOf(Arbitraries.of(Json.NULL, Json.TRUE, Json.FALSE),
                texts().map(Json.Text::new),
                numerics().filter(Numeric::isFinite).map(Json.Number::new));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<Json> inner = jsons(depth - 1);
        Arbitrary<Json> arrays = inner.list().ofMaxSize(3).map(Json.Array::new);
        Arbitrary<Json> objects = Arbitraries.maps(texts(), inner).ofMaxSize(3)
                .map(entries -> new Json.Object(new LinkedHashMap<>(entries)));
        return Arbitraries.oneOf(scalars, arrays, objects);
    }

    static Arbitrary<Numeric> numerics() {
        Arbitrary<Numeric> small = Combinators.combine(Arbitraries.integers().between(-1200, 1200),
                Arbitraries.integers().between(0, 5)).as(
                        (unscaled, scale) -> finite(BigInteger.valueOf(unscaled),
                                scale));
        Arbitrary<Numeric> large = Combinators.combine(Arbitraries.bigIntegers(), Arbitraries.integers().between(0, 40))
                .as(AnyDatum::finite);
        return Arbitraries.oneOf(small, large,
                Arbitraries.of(Numeric.NAN, Numeric.INFINITY, Numeric.NEGATIVE_INFINITY, Numeric.ZERO));
    }

    private static Numeric finite(BigInteger unscaled, int scale) {
        return Numeric.of(new BigDecimal(unscaled, scale));
    }

    /** Short, of few characters, so that one is often the beginning of another; also from beyond 16 bits. */
    static Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "A", " ", "\u0001", "é", "日", "\uFFFD", "\uE000", "😀", "𐀀").list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }
}
