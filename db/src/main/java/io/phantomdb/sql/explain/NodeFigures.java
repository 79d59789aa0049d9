package io.phantomdb.sql.explain;

import io.phantomdb.sql.bind.ExplainOptions;
import io.phantomdb.sql.execute.Measures;
import io.phantomdb.sql.plan.ChangePlan;
import io.phantomdb.sql.plan.Estimate;
import io.phantomdb.sql.plan.Estimates;
import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was estimated and measured of a node, in PostgreSQL's words. */
final class NodeFigures {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int KILOBYTE = 1024;

    private final ExplainOptions options;
    private final Estimates estimates;
    private final Measures measures;

    /** The measures are null if the statement has not been carried out. */
    NodeFigures(ExplainOptions options, Estimates estimates, Measures measures) {
        this.options = options;
        this.estimates = estimates;
        this.measures = measures;
    }

    private Estimate estimate(ExplainNode node) {
        return node.step instanceof ChangePlan change ? estimates.of(change) : estimates.of((Plan) node.step);
    }

    private static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** A change without RETURNING gives no rows. */
    private static double rows(ExplainNode node, Estimate estimate) {
        return node.step instanceof ChangePlan change && change.returning() == null ? 0 : estimate.rows();
    }

    String inText(ExplainNode node) {
        StringBuilder text = new StringBuilder();
        if (options.costs()) {
            Estimate estimate = estimate(node);
            text.append(number("  (cost=%.2f..%.2f rows=%.0f width=%d)", estimate.start(), estimate.total(),
                    rows(node, estimate), rows(node, estimate) == 0 ? 0 : estimate.width()));
        }
        if (measures != null) {
            text.append(measured(measures.of(node.step)));
        }
        return text.toString();
    }

    private String measured(Measures.Measure measure) {
        if (measure.loops() == 0) {
            return " (never executed)";
        }
        String time = options.timing()
                ? number("time=%.3f..%.3f ", perLoop(measure, measure.firstNanos()), perLoop(measure, measure.nanos()))
                : "";
        return number(" (actual %srows=%.0f loops=%d)", time, (double) measure.rows() / measure.loops(),
                measure.loops());
    }

    private static double perLoop(Measures.Measure measure, long nanos) {
        return nanos / NANOS_PER_MILLI / measure.loops();
    }

    /** The node's properties with what was measured of them. Text leaves out what is nothing. */
    List<ExplainNode.Property> body(ExplainNode node, boolean inText) {
        List<ExplainNode.Property> body = new ArrayList<>();
        for (ExplainNode.Property property : node.body) {
            body.add(property);
            if (measures != null && property.label().equals("Filter")) {
                addRemoved(node, inText, body);
            }
            if (measures != null && property.label().equals("Sort Key")) {
                addSort(measures.of(node.step), inText, body);
            }
        }
        return body;
    }

    private void addRemoved(ExplainNode node, boolean inText, List<ExplainNode.Property> body) {
        long removed = node.filters.stream().mapToLong(step -> measures.of(step).removed()).sum();
        long loops = Math.max(1, measures.of(node.step).loops());
        boolean isNew = body.stream().noneMatch(property -> property.label().startsWith("Rows Removed"));
        if (isNew && (removed > 0 || !inText)) {
            body.add(new ExplainNode.Property("Rows Removed by Filter",
                    new ExplainNode.Written(number("%.0f", (double) removed / loops))));
        }
    }

    private static void addSort(Measures.Measure measure, boolean inText, List<ExplainNode.Property> body) {
        if (measure.loops() == 0) {
            return;
        }
        String method = measure.topRows() ? "top-N heapsort" : "quicksort";
        long kilobytes = (measure.keptBytes() + KILOBYTE - 1) / KILOBYTE;
        if (inText) {
            body.add(new ExplainNode.Property("Sort Method", method + "  Memory: " + kilobytes + "kB"));
        } else {
            body.add(new ExplainNode.Property("Sort Method", method));
            body.add(new ExplainNode.Property("Sort Space Used", new ExplainNode.Written(Long.toString(kilobytes))));
            body.add(new ExplainNode.Property("Sort Space Type", "Memory"));
        }
    }

    /** What structured formats say of a node between its name and its properties. */
    List<ExplainNode.Property> figures(ExplainNode node) {
        List<ExplainNode.Property> figures = new ArrayList<>();
        if (options.costs()) {
            Estimate estimate = estimate(node);
            add(figures, "Startup Cost", "%.2f", estimate.start());
            add(figures, "Total Cost", "%.2f", estimate.total());
            add(figures, "Plan Rows", "%.0f", rows(node, estimate));
            add(figures, "Plan Width", "%d", rows(node, estimate) == 0 ? 0 : estimate.width());
        }
        if (measures != null) {
            Measures.Measure measure = measures.of(node.step);
            long loops = Math.max(1, measure.loops());
            if (options.timing()) {
                add(figures, "Actual Startup Time", "%.3f", measure.firstNanos() / NANOS_PER_MILLI / loops);
                add(figures, "Actual Total Time", "%.3f", measure.nanos() / NANOS_PER_MILLI / loops);
            }
            add(figures, "Actual Rows", "%.0f", (double) measure.rows() / loops);
            add(figures, "Actual Loops", "%d", measure.loops());
        }
        return figures;
    }

    private static void add(List<ExplainNode.Property> figures, String label, String format, Object value) {
        figures.add(new ExplainNode.Property(label, new ExplainNode.Written(number(format, value))));
    }

    static String millis(long nanos) {
        return number("%.3f", nanos / NANOS_PER_MILLI);
    }
}
