package io.phantomdb.bench.parts;

import io.phantomdb.sql.parse.ParsedStatement;
import io.phantomdb.sql.parse.Parser;
import io.phantomdb.sql.parse.Shape;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The text of a statement: looked at, to find the plan of one that differs in literals only, and parsed. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
public class TextBenchmark {
    private static final String READ = "SELECT abalance FROM pgbench_accounts WHERE aid = 4711;";
    private static final String REPORT = """
            SELECT o_orderpriority, count(*) AS order_count FROM orders
            WHERE o_orderdate >= date '1993-07-01' AND o_orderdate < date '1993-07-01' + interval '3' month
              AND EXISTS (SELECT * FROM lineitem WHERE l_orderkey = o_orderkey AND l_commitdate < l_receiptdate)
            GROUP BY o_orderpriority ORDER BY o_orderpriority
            """;

    @Benchmark
    public Shape shape() {
        return Shape.of(READ);
    }

    @Benchmark
    public List<ParsedStatement> parseRead() {
        return Parser.parse(READ);
    }

    @Benchmark
    public List<ParsedStatement> parseReport() {
        return Parser.parse(REPORT);
    }
}
