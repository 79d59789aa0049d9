package io.phantomdb.bench.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A load per contender, round by round in turns; the first of the contenders is the one that the ratios are of. Each ratio is
 * of two samples of the same round. A round before the first warms up and does not count.
 */
final class Duel {
    private final String name;
    private final Map<Contender, Load> loads = new LinkedHashMap<>();
    private final Map<Contender, List<Sample>> samples = new LinkedHashMap<>();

    Duel(String name) {
        this.name = name;
    }

    Duel add(Contender contender, Load load) {
        loads.put(contender, load);
        samples.put(contender, new ArrayList<>());
        return this;
    }

    void run(int rounds, int seconds, int warmUpSeconds) throws SQLException, IOException, InterruptedException {
        for (Map.Entry<Contender, Load> entry : loads.entrySet()) {
            entry.getValue().prepare(entry.getKey());
            entry.getValue().run(entry.getKey(), warmUpSeconds);
        }
        for (int round = 0; round < rounds; round++) {
            List<Map.Entry<Contender, Load>> turns = new ArrayList<>(loads.entrySet());
            // Whoever begins meets what the round before has left behind: every other round goes backwards.
            for (Map.Entry<Contender, Load> entry : round % 2 == 0 ? turns : turns.reversed()) {
                entry.getKey().lookForLeader();
                samples.get(entry.getKey()).add(entry.getValue().run(entry.getKey(), seconds));
            }
        }
    }

    static void printHead(PrintStream out) {
        out.println("| load | server | per second | p50 µs | p99 µs | CPU µs each | failed | rate, PhantomDB ÷ it |"
                + " p50, PhantomDB ÷ it |\n|---|---|---|---|---|---|---|---|---|");
    }

    /** A line a contender; numbers are medians of the rounds, ratios have their spread. */
    void print(PrintStream out) {
        Contender first = loads.keySet().iterator().next();
        for (Contender contender : loads.keySet()) {
            List<Sample> seen = samples.get(contender);
            String ratios = contender == first
                    ? " | "
                    : ratio(samples.get(first), seen, Sample::perSecond) + " | " + ratio(samples.get(first), seen,
                            Sample::p50Micros);
            out.printf(Locale.ROOT, "| %s | %s | %.0f | %.0f | %.0f | %.0f | %d | %s |%n", name, contender.name(),
                    median(seen, Sample::perSecond), median(seen, Sample::p50Micros), median(seen, Sample::p99Micros),
                    median(seen, Sample::cpuMicros), seen.stream().mapToLong(Sample::failed).sum(), ratios);
        }
        out.flush();
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> of) {
        return median(samples.stream().mapToDouble(of).toArray());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static String ratio(List<Sample> ours, List<Sample> theirs, ToDoubleFunction<Sample> of) {
        double[] ratios = new double[ours.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = of.applyAsDouble(ours.get(round)) / of.applyAsDouble(theirs.get(round));
        }
        double median = median(ratios);
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median, ratios[0], ratios[ratios.length - 1]);
    }
}
