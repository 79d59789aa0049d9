package io.phantomdb.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.function.Aggregates;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Groups that are put together from parts are the same as groups that were never apart. */
class AggregateProperties {
    private static final List<String> NAMES = List.of("count", "sum", "avg", "min", "max", "variance", "stddev_pop",
            "bit_and",
            "bit_or", "bit_xor");

    @Provide
    Arbitrary<List<Integer>> numbers() {
        return Arbitraries.integers().between(-1_000_000, 1_000_000).injectNull(0.1).list().ofMaxSize(12);
    }

    private static Accumulator accumulate(Aggregate aggregate, List<?> values) {
        Accumulator accumulator = aggregate.newAccumulator();
        values.forEach(value -> accumulator.add(value, null));
        return accumulator;
    }

    @Property
    void partsMakeTheWhole(@ForAll("numbers") List<Integer> values, @ForAll int cut) {
        int middle = values.isEmpty() ? 0 : Math.floorMod(cut, values.size());
        for (String name : NAMES) {
            Aggregate aggregate = Aggregates.resolve(name, List.of(Type.INT4));
            Accumulator merged = aggregate.newAccumulator();
            for (List<Integer> part : List.of(values.subList(0, middle), values.subList(middle, values.size()))) {
                ByteWriter to = new ByteWriter();
                accumulate(aggregate, part).encode(to);
                ByteReader from = new ByteReader(to.take());
                merged.merge(from);
                from.end();
            }
            assertEquals(text(accumulate(aggregate, values).result()), text(merged.result()), name);
        }
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }

    @Property
    void sumsAreExact(@ForAll List<Long> values) {
        BigDecimal sum = values.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        Object found = accumulate(Aggregates.resolve("sum", List.of(Type.INT8)), values).result();
        assertEquals(values.isEmpty() ? null : Numeric.of(sum), found);
    }

    @Example
    void resultsAreOfPostgresTypes() {
        assertEquals(Type.INT8, Aggregates.resolve("sum", List.of(Type.INT4)).resultType());
        assertEquals(Type.NUMERIC, Aggregates.resolve("sum", List.of(Type.INT8)).resultType());
        assertEquals(Type.NUMERIC, Aggregates.resolve("avg", List.of(Type.INT4)).resultType());
        assertEquals(Type.FLOAT8, Aggregates.resolve("avg", List.of(Type.FLOAT4)).resultType());
        assertEquals(Type.TEXT, Aggregates.resolve("max", List.of(Type.VARCHAR)).resultType());
        assertEquals(Type.INT8, Aggregates.resolve("count", List.of()).resultType());
        StatementError none = assertThrows(StatementError.class,
                () -> Aggregates.resolve("sum", List.of(Type.TEXT)));
        assertEquals("function sum(text) does not exist", none.getMessage());
    }

    @Example
    void nothingSumsToNull() {
        assertNull(accumulate(Aggregates.resolve("sum", List.of(Type.INT4)), Arrays.asList(null, null)).result());
        assertEquals(0L, accumulate(Aggregates.resolve("count", List.of(Type.INT4)), Arrays.asList(null, null))
                .result());
    }

    @Example
    void averagesShowSixteenDigits() {
        assertEquals("1.5000000000000000",
                text(accumulate(Aggregates.resolve("avg", List.of(Type.INT4)), List.of(1, 2)).result()));
        assertEquals("1.00000000000000000000",
                text(accumulate(Aggregates.resolve("avg", List.of(Type.INT4)), List.of(1, 1)).result()));
    }

    @Example
    void joinsInOrderAcrossParts() {
        Aggregate join = Aggregates.resolve("string_agg", List.of(Type.TEXT, Type.UNKNOWN));
        Accumulator whole = join.newAccumulator();
        for (String word : List.of("a", "b")) {
            Accumulator part = join.newAccumulator();
            part.add(word, ", ");
            part.add(word + word, "; ");
            ByteWriter to = new ByteWriter();
            part.encode(to);
            whole.merge(new ByteReader(to.take()));
        }
        assertEquals("a; aa, b; bb", whole.result());
    }
}
