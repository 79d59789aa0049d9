package io.phantomdb.sql.catalog;

import io.phantomdb.base.Check;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Type;
import java.util.List;

/**
 * What a sample told of the values of a column (PostgreSQL 15, chapter 52.13, pg_stats).
 *
 * @param nullFraction of all rows
 * @param averageBytes of a value that is not NULL
 * @param distinct how many different values there are; negative: the share of the rows, for what grows with the table
 * @param commonValues the most common ones, the most common first
 * @param commonFractions how many of all rows have each of them
 * @param histogram values that cut those which are not common into groups of the same size, in order; may be empty
 */
public record ColumnStatistics(Type type, double nullFraction, int averageBytes, double distinct,
        List<Object> commonValues, List<Double> commonFractions, List<Object> histogram) {
    public ColumnStatistics {
        Check.that(commonValues.size() == commonFractions.size(), "a fraction for every common value");
        commonValues = List.copyOf(commonValues);
        commonFractions = List.copyOf(commonFractions);
        histogram = List.copyOf(histogram);
    }

    /** How many different values among so many rows; at least one. */
    public double distinct(double rows) {
        return Math.max(1, distinct >= 0 ? distinct : -distinct * rows);
    }

    public double commonFraction() {
        return commonFractions.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The share of the rows that have this value. */
    public double equalTo(Object value, double rows) {
        for (int at = 0; at < commonValues.size(); at++) {
            if (Datums.equal(type, commonValues.get(at), value)) {
                return commonFractions.get(at);
            }
        }
        double others = Math.max(0, 1 - nullFraction - commonFraction());
        return others / Math.max(1, distinct(rows) - commonValues.size());
    }

    /** The share of the rows that have a value below this one; NaN if nothing is known of it. */
    public double below(Object value) {
        if (histogram.size() < 2 && commonValues.isEmpty()) {
            return Double.NaN;
        }
        double below = 0;
        for (int at = 0; at < commonValues.size(); at++) {
            below += Datums.compare(type, commonValues.get(at), value) < 0 ? commonFractions.get(at) : 0;
        }
        return below + Math.max(0, 1 - nullFraction - commonFraction()) * belowInHistogram(value);
    }

    private double belowInHistogram(Object value) {
        int groups = histogram.size() - 1;
        if (groups < 1) {
            return 0.5;
        }
        int at = 0;
        while (at <= groups && Datums.compare(type, histogram.get(at), value) < 0) {
            at++;
        }
        return at == 0 ? 0 : at > groups ? 1 : (at - 0.5) / groups;
    }
}
