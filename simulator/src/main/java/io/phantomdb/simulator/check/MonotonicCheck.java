package io.phantomdb.simulator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Checks numbers that grow: each step adds the number after the highest there is. So no number is added twice and none is left
 * out, later steps get higher numbers, and who looks later never sees less.
 */
public final class MonotonicCheck {
    private MonotonicCheck() {}

    /**
     * Steps answer the number they added; looks answer all numbers.
     *
     * @param looks share their moments with the steps
     */
    public static Verdict check(List<Operation<String, Long>> steps, List<Operation<String, List<Long>>> looks) {
        TreeSet<Long> added = new TreeSet<>();
        for (Operation<String, Long> step : steps) {
            if (step.outcome() == Operation.Outcome.OK && !added.add(step.output())) {
                return Verdict.bad(step.output() + " was added twice, the second time by " + step);
            }
        }
        List<Point> points = new ArrayList<>();
        for (Operation<String, Long> step : steps) {
            if (step.outcome() == Operation.Outcome.OK) {
                points.add(new Point(step.start(), step.end(), step.output() - 1, step.output(), step.toString()));
            }
        }
        for (Operation<String, List<Long>> look : looks) {
            if (look.outcome() == Operation.Outcome.OK) {
                TreeSet<Long> seen = new TreeSet<>(look.output());
                int size = look.output().size();
                if (seen.size() < size || size > 0 && (seen.first() != 1 || seen.last() != size)) {
                    return Verdict.bad("numbers are left out or there twice in " + look);
                }
                if (size > begun(steps, look.end())) {
                    return Verdict.bad("there are more numbers than steps were begun in " + look);
                }
                points.add(new Point(look.start(), look.end(), size, size, look.toString()));
            }
        }
        return Point.growing(points);
    }

    private static long begun(List<Operation<String, Long>> steps, long moment) {
        return steps.stream().filter(step -> step.outcome() != Operation.Outcome.FAILED && step.start() < moment)
                .count();
    }
}
