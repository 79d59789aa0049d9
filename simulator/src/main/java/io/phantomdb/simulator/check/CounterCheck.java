package io.phantomdb.simulator.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Checks a counter to which positive amounts are added: what was acknowledged is in it, what was refused is not, no two
 * additions began from the same value (a lost update), and it never becomes less.
 *
 * <p>An addition may answer the value it made, or null if it does not know it; a read, which adds nothing, answers the value.
 */
public final class CounterCheck {
    private CounterCheck() {}

    /** Inputs are the amounts; 0 is a read. */
    public static Verdict check(List<Operation<Long, Long>> history) {
        List<Point> points = new ArrayList<>();
        for (Operation<Long, Long> each : history) {
            if (each.outcome() == Operation.Outcome.OK && each.output() != null) {
                String wrong = outOfBounds(each, history);
                if (wrong != null) {
                    return Verdict.bad(wrong);
                }
                points.add(new Point(each.start(), each.end(), each.output() - each.input(), each.output(),
                        each.toString()));
            }
        }
        Verdict lost = lostUpdate(points);
        return lost.isGood() ? Point.growing(points) : lost;
    }

    private static String outOfBounds(Operation<Long, Long> each, List<Operation<Long, Long>> history) {
        long least = each.input();
        long most = each.input();
        for (Operation<Long, Long> other : history) {
            if (other != each && other.outcome() != Operation.Outcome.FAILED && other.start() < each.end()) {
                most += other.input();
                boolean isBefore = other.outcome() == Operation.Outcome.OK && other.end() < each.start();
                least += isBefore ? other.input() : 0;
            }
        }
        if (each.output() < least) {
            return "additions that were acknowledged make " + least + " or more, but there is " + each;
        }
        return each.output() > most
                ? "additions that may have happened make " + most + " or less, but there is " + each
                : null;
    }

    /** From one value to the next belongs to one addition. */
    private static Verdict lostUpdate(List<Point> points) {
        List<Point> additions = new ArrayList<>(points);
        additions.removeIf(point -> point.before() == point.after());
        additions.sort(Comparator.comparingLong(Point::before));
        for (int at = 1; at < additions.size(); at++) {
            if (additions.get(at).before() < additions.get(at - 1).after()) {
                return Verdict.bad(
                        "lost update: both added to the same value, " + additions.get(at - 1).story() + "\n    and "
                                + additions.get(at).story());
            }
        }
        return Verdict.GOOD;
    }
}
