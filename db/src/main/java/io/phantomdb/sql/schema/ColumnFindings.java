package io.phantomdb.sql.schema;

import io.phantomdb.base.Bytes;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the rows of a table tell of one column: NULLs and different values are counted over all rows, the most common values
 * and the histogram come from a sample (PostgreSQL 15, chapter 76.1).
 */
final class ColumnFindings {
    private static final int TARGET = 100;
    /** Longer ones are neither common values nor bounds. */
    private static final int VALUE_BYTES_MAX = 1024;
    /** More common than the average by so much is common. */
    private static final double COMMON = 1.25;
    /** Above such a share of the rows the number of different values is taken to grow with them. */
    private static final double GROWING = 0.1;
    /** What counting may be wrong by. */
    private static final double DISTINCT_ERROR = 0.05;

    /** One value of the sample, and how often it is there. */
    private record Run(Object value, int count) {}

    private final Type type;
    private final DistinctCount distinct;
    private long nulls;
    private long bytes;
    private long present;

    ColumnFindings(Type type) {
        this.type = type;
        this.distinct = isComparable(type) ? new DistinctCount(type) : null;
    }

    private static boolean isComparable(Type type) {
        return switch (type.kind()) {
            case JSON, VOID, PSEUDO, RECORD, UNKNOWN -> false;
            case ARRAY, VECTOR, RANGE -> type.element() == null || isComparable(type.element());
            default -> true;
        };
    }

    void add(Object datum) {
        if (datum == null) {
            nulls++;
            return;
        }
        present++;
        bytes += width(type, datum);
        if (distinct != null) {
            distinct.add(datum);
        }
    }

    static int width(Type type, Object datum) {
        if (type.length() > 0) {
            return type.length();
        }
        return switch (datum) {
            case String text -> text.length() + 1;
            case Bytes value -> value.length() + 1;
            case Numeric numeric when numeric.isFinite() -> 3 + (numeric.decimal().precision() + 3) / 4 * 2;
            default -> Math.max(1, Datums.bytes(datum) - 16);
        };
    }

    /** The sample is of all rows, and may be all of them. */
    ColumnStatistics statistics(List<Object> sample, long rows) {
        double nullFraction = rows == 0 ? 0 : (double) nulls / rows;
        int averageBytes = present == 0 ? 0 : (int) Math.max(1, bytes / present);
        if (distinct == null || present == 0) {
            return new ColumnStatistics(type, nullFraction, averageBytes, present == 0 ? 0 : -1, List.of(), List.of(),
                    List.of());
        }
        List<Run> runs = runs(sample);
        boolean isWhole = sample.size() == rows;
        boolean hasWide = runs.stream().mapToLong(Run::count).sum() < sample.stream().filter(each -> each != null)
                .count();
        double values = isWhole && !hasWide ? runs.size() : Math.min(present, distinct.estimate());
        List<Run> common = common(runs, sample.size(), values, hasWide);
        return new ColumnStatistics(type, nullFraction, averageBytes, stored(values, rows),
                common.stream().map(Run::value).toList(),
                common.stream().map(run -> (double) run.count / sample.size()).toList(),
                histogram(runs, common));
    }

    /** Those that repeat themselves rarely grow in number with the table. */
    private double stored(double values, long rows) {
        double share = values >= present * (1 - DISTINCT_ERROR) ? (double) present / rows : values / rows;
        return share > GROWING ? -Math.min(1, share) : Math.max(1, Math.rint(values));
    }

    /** The values in their order. */
    private List<Run> runs(List<Object> sample) {
        List<Object> sorted = new ArrayList<>();
        for (Object datum : sample) {
            if (datum != null && width(type, datum) <= VALUE_BYTES_MAX) {
                sorted.add(datum);
            }
        }
        sorted.sort((left, right) -> Datums.compare(type, left, right));
        List<Run> runs = new ArrayList<>();
        int from = 0;
        for (int at = 1; at <= sorted.size(); at++) {
            if (at == sorted.size() || Datums.compare(type, sorted.get(at - 1), sorted.get(at)) != 0) {
                runs.add(new Run(sorted.get(from), at - from));
                from = at;
            }
        }
        return runs;
    }

    /** The most common first. If there are few values, and all come up again and again, all are common. */
    private static List<Run> common(List<Run> runs, int sampled, double values, boolean hasWide) {
        boolean all = !hasWide && runs.size() <= TARGET && values <= runs.size() * (1 + DISTINCT_ERROR)
                && runs.stream().allMatch(run -> run.count > 1);
        double average = runs.stream().mapToLong(Run::count).sum() / Math.max(1, values);
        double countMin = all ? 1 : Math.max(2, COMMON * average);
        return runs.stream().filter(run -> run.count >= countMin)
                .sorted(Comparator.comparingInt((Run run) -> -run.count)).limit(TARGET).toList();
    }

    private List<Object> histogram(List<Run> runs, List<Run> common) {
        List<Run> others = new ArrayList<>(runs);
        others.removeIf(run -> common.stream().anyMatch(each -> each == run));
        long total = others.stream().mapToLong(Run::count).sum();
        int bounds = (int) Math.min(TARGET + 1, others.size());
        if (bounds < 2) {
            return List.of();
        }
        List<Object> histogram = new ArrayList<>(bounds);
        int at = 0;
        long seen = others.getFirst().count;
        for (int bound = 0; bound < bounds; bound++) {
            long wanted = bound * (total - 1) / (bounds - 1);
            while (seen <= wanted) {
                seen += others.get(++at).count;
            }
            histogram.add(others.get(at).value);
        }
        return histogram;
    }
}
