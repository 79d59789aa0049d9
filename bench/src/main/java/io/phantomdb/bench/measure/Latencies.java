package io.phantomdb.bench.measure;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Latencies of one kind of operation, told as a line of percentiles in microseconds. */
public final class Latencies {
    /** Up to a minute, two digits. */
    private final Histogram histogram = new Histogram(60_000_000_000L, 3);

    public void record(long nanos) {
        histogram.recordValue(Math.min(nanos, 60_000_000_000L));
    }

    public void add(Latencies other) {
        histogram.add(other.histogram);
    }

    public long count() {
        return histogram.getTotalCount();
    }

    public String line(String name) {
        return String.format(Locale.ROOT, "| %s | %d | %d | %d | %d |", name, micros(50), micros(90), micros(99),
                histogram.getMaxValue() / 1_000);
    }

    /** Microseconds that this part of the operations, in percent, took at most; 0 if there were none. */
    public long micros(double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1_000;
    }
}
