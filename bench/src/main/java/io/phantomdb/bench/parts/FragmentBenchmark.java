package io.phantomdb.bench.parts;

import io.phantomdb.base.Bytes;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.RowPage;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.KeyLayout;
import io.phantomdb.rows.codec.RowCodec;
import io.phantomdb.rows.function.Aggregates;
import io.phantomdb.rows.function.Operators;
import io.phantomdb.rows.program.Expression;
import io.phantomdb.rows.program.FragmentRun;
import io.phantomdb.rows.program.Program;
import io.phantomdb.rows.program.ScanFragment;
import io.phantomdb.rows.program.ScanProgram;
import io.phantomdb.rows.program.StoredShape;
import io.phantomdb.rows.vector.Batch;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A page of a thousand rows like those of TPC-H's largest table, of which a sixth passes a filter, and a sum of products over it: in
 * batches of vectors, as long scans do, and row by row with a datum for each value, as short ones do. Costs are those of one row.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
public class FragmentBenchmark {
    private static final int ROWS = 1_000;
    private static final int DAYS = 365;
    private static final Object[] NONE = {};

    private final List<ColumnType> types = List.of(ColumnType.of(Type.INT8), ColumnType.of(Type.NUMERIC), ColumnType.of(
            Type.NUMERIC), ColumnType.of(Type.DATE), ColumnType.of(Type.BPCHAR));
    private final List<KeyLayout.Column> key = List.of(KeyLayout.Column.ascending(Type.INT8));
    private final KeyLayout layout = new KeyLayout(20_000, 1, key);
    private final List<RowCodec.Column> columns = List.of(new RowCodec.Column(2, 1, Type.NUMERIC),
            new RowCodec.Column(3,
                    2, Type.NUMERIC),
            new RowCodec.Column(4, 3, Type.DATE), new RowCodec.Column(5, 4, Type.BPCHAR));
    private final RowCodec codec = new RowCodec(columns);
    private final RowPage page = page();
    private final Expression filter = new Expression.And(List.of(call("<", column(3), new Expression.Constant(DAYS,
            types.get(3))), call("=", column(4), new Expression.Constant("RAIL      ", types.get(4)))));
    private final Expression product = call("*", column(1), column(2));
    private final ScanFragment filtered = fragment(filter, List.of(), new ScanFragment.Rows());
    private final ScanFragment summed = fragment(null, List.of(product), new ScanFragment.Groups(0, List.of(
            new ScanFragment.Call(Aggregates.resolve("sum", List.of(Type.NUMERIC)), List.of(0), -1))));
    private final FragmentRun filtering = filtered.start();
    private final FragmentRun summing = summed.start();
    private final Program filterOfRow = Program.compile(filter);
    private final Program productOfRow = Program.compile(product);
    private final Accumulator sumOfRows = Aggregates.resolve("sum", List.of(Type.NUMERIC)).newAccumulator();
    private final Object[] row = new Object[types.size()];

    private Expression column(int place) {
        return new Expression.Column(place, types.get(place));
    }

    private static Expression call(String symbol, Expression left, Expression right) {
        return Expression.Call.of(Operators.infix(symbol, left.type().type(), right.type().type()), left, right);
    }

    private ScanFragment fragment(Expression condition, List<Expression> given, ScanFragment.Output output) {
        return new ScanFragment(new StoredShape(20_000, 1, key, List.of(0), columns, types), new ScanProgram(types,
                condition, given, 0), output);
    }

    private RowPage page() {
        RowPage.Builder rows = new RowPage.Builder(1 << 16);
        for (int at = 0; at < ROWS; at++) {
            Object[] stored = {(long) at, Numeric.of(100_000 + at, 2), Numeric.of(at % 11, 2), at % (2 * DAYS),
                    at % 3 == 0 ? "RAIL      " : "TRUCK     "};
            rows.add(layout.key(stored[0]), codec.encode(stored));
        }
        return rows.build();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long filterBatches() {
        long passed = 0;
        for (int from = 0; from < ROWS; from += Batch.ROWS_MAX) {
            passed += filtering.passing(page, from).size();
        }
        return passed;
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long filterRows() {
        long passed = 0;
        for (int at = 0; at < ROWS; at++) {
            decode(at);
            passed += filterOfRow.holds(row, NONE, null) ? 1 : 0;
        }
        return passed;
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long sumBatches() {
        summing.take(page);
        return summing.passed();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object sumRows() {
        for (int at = 0; at < ROWS; at++) {
            decode(at);
            sumOfRows.add(productOfRow.evaluate(row, NONE, null), null);
        }
        return sumOfRows;
    }

    private void decode(int at) {
        Bytes value = page.value(at);
        codec.decode(value, row);
    }
}
