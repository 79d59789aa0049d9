package io.phantomdb.simulator.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something that grows was seen, or made to grow: its size right before and right after.
 *
 * @param story for people
 */
record Point(long start, long end, long before, long after, String story) {
    /** Who begins after another has ended finds at least what that one left. */
    static Verdict growing(List<Point> points) {
        List<Point> byEnd = new ArrayList<>(points);
        byEnd.sort(Comparator.comparingLong(Point::end));
        List<Point> byStart = new ArrayList<>(points);
        byStart.sort(Comparator.comparingLong(Point::start));
        Point highest = null;
        int ended = 0;
        for (Point point : byStart) {
            for (; byEnd.get(ended).end() < point.start(); ended++) {
                if (highest == null || byEnd.get(ended).after() > highest.after()) {
                    highest = byEnd.get(ended);
                }
            }
            if (highest != null && point.before() < highest.after()) {
                return Verdict.bad(
                        "it was " + highest.after() + " in " + highest.story() + "\n    and later " + point.before()
                                + " in " + point.story());
            }
        }
        return Verdict.GOOD;
    }
}
