package io.phantomdb.sql.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnStatistics;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What is found of columns, whatever they hold: shares are shares, bounds are in order, counts are near the truth. */
final class ColumnFindingsProperties {
    private static List<Object> values(int rows, int distinct, double nulls, int seed) {
        List<Object> values = new ArrayList<>();
        for (int at = 0; at < rows; at++) {
            long random = DistinctCount.mixed(seed * 1_000_003L + at);
            boolean isNull = (random >>> 40) % 1000 < nulls * 1000;
            // The smaller ones are more common.
            double share = (random & 0xFFFFF) / (double) 0x100000;
            values.add(isNull ? null : (int) (distinct * share * share));
        }
        return values;
    }

    @Property(tries = 60)
    void statisticsAreSharesOfTheRows(@ForAll @IntRange(max = 20_000) int rows,
            @ForAll @IntRange(min = 1, max = 5_000) int distinct, @ForAll @DoubleRange(max = 1) double nulls,
            @ForAll int seed) {
        List<Object> values = values(rows, distinct, nulls, seed);
        ColumnFindings findings = new ColumnFindings(Type.INT4);
        values.forEach(findings::add);
        ColumnStatistics statistics = findings.statistics(values.subList(0, Math.min(rows, 3_000)), rows);
        assertTrue(statistics.nullFraction() >= 0 && statistics.nullFraction() <= 1);
        assertTrue(statistics.commonFraction() <= 1 + 1e-9, () -> "common " + statistics.commonFraction());
        for (int at = 1; at < statistics.histogram().size(); at++) {
            assertTrue(Datums.compare(Type.INT4, statistics.histogram().get(at - 1),
                    statistics.histogram().get(at)) <= 0);
        }
        long different = values.stream().filter(each -> each != null).distinct().count();
        if (different > 0) {
            double found = statistics.distinct(rows);
            assertTrue(found >= different * 0.9 - 1 && found <= different * 1.1 + 1,
                    () -> found + " of " + different);
        }
    }

    @Property(tries = 20)
    void distinctValuesAreCountedToAFewPercent(@ForAll @IntRange(min = 1, max = 300_000) int distinct,
            @ForAll int seed) {
        DistinctCount count = new DistinctCount(Type.INT8);
        for (int at = 0; at < distinct; at++) {
            count.add((long) at * 7 + seed);
            count.add((long) at * 7 + seed);
        }
        assertEquals(distinct, count.estimate(), 2 + distinct * 0.07);
    }
}
