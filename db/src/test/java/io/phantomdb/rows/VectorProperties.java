package io.phantomdb.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.phantomdb.rows.codec.KeyLayout;
import io.phantomdb.rows.codec.RowCodec;
import io.phantomdb.rows.function.Functions;
import io.phantomdb.rows.function.Operators;
import io.phantomdb.rows.program.Expression;
import io.phantomdb.rows.program.FragmentRun;
import io.phantomdb.rows.program.Program;
import io.phantomdb.rows.program.ScanFragment;
import io.phantomdb.rows.program.ScanProgram;
import io.phantomdb.rows.program.StoredShape;
import io.phantomdb.rows.vector.Batch;
import io.phantomdb.rows.vector.Selection;
import io.phantomdb.rows.vector.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Expressions over stored rows give batch by batch what they give row by row, whatever is NULL, large, padded or not there. */
class VectorProperties {
    private static final List<Type> TYPES = List.of(Type.INT8, Type.INT4, Type.INT2, Type.NUMERIC, Type.NUMERIC,
            Type.TEXT,
            Type.BPCHAR, Type.DATE, Type.FLOAT8, Type.BOOL, Type.UUID, Type.FLOAT4);
    private static final int KEY = 0;
    private static final List<KeyLayout.Column> KEY_COLUMNS = List.of(new KeyLayout.Column(Type.INT8, true, false));
    private static final Comparison[] COMPARISONS = Comparison.values();

    private final List<RowCodec.Column> columns = new ArrayList<>();
    private final List<ColumnType> row = TYPES.stream().map(ColumnType::of).toList();

    VectorProperties() {
        for (int place = 1; place < TYPES.size(); place++) {
            Object missing = place == 5 ? "missing" : place == 3 ? Numeric.of(7) : null;
            columns.add(new RowCodec.Column(place + 1, place, TYPES.get(place), missing));
        }
    }

    /** Few different ones, so that comparisons hold now and then. */
    private static Object datum(SplittableRandom random, Type type) {
        if (random.nextInt(8) == 0) {
            return null;
        }
        int small = random.nextInt(-3, 4);
        return switch (type.kind()) {
            case INT8 -> random.nextInt(20) == 0 ? Long.MIN_VALUE : (Object) (long) small;
            case INT4, DATE -> small;
            case INT2 -> (short) small;
            case NUMERIC -> numeric(random, small);
            case TEXT -> "té".repeat(random.nextInt(3)) + small;
            case BPCHAR -> "b" + small + " ".repeat(random.nextInt(3));
            case FLOAT8 -> small / 2.0;
            case FLOAT4 -> small / 2.0f;
            case BOOL -> small > 0;
            case UUID -> new UUID(small, 1);
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private static Numeric numeric(SplittableRandom random, int small) {
        return switch (random.nextInt(12)) {
            case 0 -> Numeric.NAN;
            case 1 -> Numeric.INFINITY;
            case 2 -> Numeric.of(Long.MAX_VALUE - random.nextInt(3), random.nextInt(3));
            case 3 -> Numeric.of(new BigDecimal(BigInteger.TEN.pow(30), 2).add(BigDecimal.valueOf(small)));
            case 4 -> Numeric.of(Long.MIN_VALUE, 0);
            default -> Numeric.of(small * 10L, random.nextInt(3));
        };
    }

    private Expression column(int place) {
        return new Expression.Column(place, row.get(place));
    }

    private static Expression call(String symbol, Expression left, Expression right) {
        return Expression.Call.of(Operators.infix(symbol, left.type().type(), right.type().type()), left, right);
    }

    private Expression condition(SplittableRandom random, int depth) {
        return switch (depth == 0 ? random.nextInt(3) : random.nextInt(7)) {
            case 0 -> compared(random);
            case 1 -> new Expression.IsNull(column(random.nextInt(TYPES.size())), random.nextBoolean());
            case 2 -> random.nextBoolean() ? call("<", column(1), column(2)) : moment(random);
            case 3 -> new Expression.And(List.of(condition(random, depth - 1), condition(random, depth - 1)));
            case 4 -> new Expression.Or(List.of(condition(random, depth - 1), condition(random, depth - 1)));
            case 5 -> new Expression.Not(condition(random, depth - 1));
            default ->
                call(COMPARISONS[random.nextInt(6)].symbol(), number(random, depth - 1), number(random, depth - 1));
        };
    }

    /** A date beside a timestamp. */
    private Expression moment(SplittableRandom random) {
        long micros = random.nextInt(-3, 4) * Instants.MICROS_PER_DAY + random.nextInt(2);
        Object value = random.nextInt(10) == 0 ? (Object) Long.MAX_VALUE : (Object) micros;
        return call(COMPARISONS[random.nextInt(6)].symbol(), column(7), new Expression.Constant(value, ColumnType.of(
                Type.TIMESTAMP)));
    }

    private Expression compared(SplittableRandom random) {
        int place = random.nextInt(9);
        Type type = TYPES.get(place);
        Object value = datum(random, type);
        String symbol = COMPARISONS[random.nextInt(6)].symbol();
        return random.nextBoolean() && type.equals(Type.NUMERIC)
                ? call(symbol, column(3), column(4))
                : call(symbol, column(place), new Expression.Constant(value, ColumnType.of(type)));
    }

    /** A numeric. */
    private Expression number(SplittableRandom random, int depth) {
        return switch (depth <= 0 ? random.nextInt(3) : random.nextInt(5)) {
            case 0 -> column(3 + random.nextInt(2));
            case 1 -> new Expression.Constant(numeric(random, 5), ColumnType.of(Type.NUMERIC));
            case 2 -> widened(column(1));
            case 3 -> call(List.of("+", "-", "*").get(random.nextInt(3)), number(random, depth - 1),
                    number(random, depth - 1));
            default -> new Expression.Case(List.of(condition(random, depth - 1), condition(random, depth - 1)),
                    List.of(number(random, depth - 1), number(random, depth - 1)), number(random, depth - 1),
                    ColumnType.of(Type.NUMERIC));
        };
    }

    private static Expression widened(Expression integer) {
        return Expression.Call.of(Functions.resolve("numeric", List.of(Type.INT4)), integer);
    }

    private RowPage stored(List<Object[]> rows) {
        KeyLayout layout = new KeyLayout(20_000, 1, KEY_COLUMNS);
        RowCodec codec = new RowCodec(columns);
        RowCodec older = new RowCodec(columns.subList(0, 4));
        RowPage.Builder page = new RowPage.Builder(64);
        for (int at = 0; at < rows.size(); at++) {
            Object[] row = rows.get(at);
            boolean isOld = at % 7 == 3;
            page.add(layout.key(row[KEY]), (isOld ? older : codec).encode(row));
            if (isOld) {
                for (RowCodec.Column column : columns.subList(4, columns.size())) {
                    row[column.ordinal()] = column.missing();
                }
            }
        }
        return page.build();
    }

    @Property(tries = 400)
    void batchesGiveWhatRowsGive(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE - 1) long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Expression filter = random.nextInt(5) == 0 ? null : condition(random, 3);
        List<Object[]> rows = new ArrayList<>();
        int count = random.nextInt(600);
        for (int at = 0; at < count; at++) {
            rows.add(TYPES.stream().map(type -> datum(random, type)).toArray());
        }
        RowPage page = stored(rows);
        ScanFragment.Output output = new ScanFragment.Rows();
        StoredShape shape = new StoredShape(20_000, 1, KEY_COLUMNS, List.of(KEY), columns, row);
        FragmentRun run = new ScanFragment(shape, new ScanProgram(row, filter, List.of(), 0), output).start();
        List<Integer> passed = new ArrayList<>();
        for (int from = 0; from < page.rows(); from += Batch.ROWS_MAX) {
            Selection passing = run.passing(page, from);
            for (int at = 0; at < passing.size(); at++) {
                passed.add(from + passing.row(at));
            }
        }
        Program byRow = filter == null ? null : Program.compile(filter);
        List<Integer> expected = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            if (byRow == null || byRow.holds(rows.get(at), new Object[0], null)) {
                expected.add(at);
            }
        }
        assertEquals(expected, passed);
    }

    @Property(tries = 400)
    void valuesOfBatchesAreThoseOfRows(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE - 1) long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Expression value = number(random, 3);
        List<Object[]> rows = new ArrayList<>();
        int count = random.nextInt(300);
        for (int at = 0; at < count; at++) {
            rows.add(TYPES.stream().map(type -> datum(random, type)).toArray());
        }
        RowPage page = stored(rows);
        ScanProgram.Run run = new ScanProgram(row, null, List.of(value), 0).start();
        Batch batch = new Batch(TYPES);
        Program byRow = Program.compile(value);
        for (int from = 0; from < page.rows(); from += Batch.ROWS_MAX) {
            Selection all = new Selection();
            all.setAll(Math.min(Batch.ROWS_MAX, page.rows() - from));
            batch.clear();
            for (int at = 0; at < all.size(); at++) {
                for (int place = 0; place < TYPES.size(); place++) {
                    batch.column(place).set(at, rows.get(from + at)[place]);
                }
            }
            Vector given = run.project(batch, all)[0];
            for (int at = 0; at < all.size(); at++) {
                Object expected = byRow.evaluate(rows.get(from + at), new Object[0], null);
                assertEquals(String.valueOf(expected), String.valueOf(given.datum(at)));
            }
        }
    }
}
