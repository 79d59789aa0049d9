package io.phantomdb.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Merged ranges say the same as all of them looked at one by one. */
final class RangeMarksProperties {
    private static final int KEYS = 16;

    private record Raised(Span span, long timestamp) {}

    private static Bytes key(int number) {
        return number >= KEYS ? Bytes.EMPTY : Bytes.wrap(new byte[]{(byte) number});
    }

    private static Raised raised(int choice) {
        int from = choice % KEYS;
        int length = choice / KEYS % 6 + 1;
        return new Raised(new Span(key(from), key(from + length)), choice / (KEYS * 6) + 1);
    }

    private static long highest(List<Raised> all, Span span) {
        return all.stream().filter(each -> each.span.overlaps(span)).mapToLong(Raised::timestamp).max().orElse(0);
    }

    @Property(tries = 300)
    void stepsAreTheMaximum(@ForAll @Size(max = 40) List<@IntRange(min = 0, max = 2_000) Integer> choices) {
        RangeMarks marks = new RangeMarks();
        List<Raised> all = new ArrayList<>();
        for (int choice : choices) {
            Raised raised = raised(choice);
            marks.raise(raised.span, raised.timestamp);
            all.add(raised);
            assertTrue(marks.size() <= 2 * all.size(), "steps that say nothing");
        }
        compare(marks, all);
    }

    private static void compare(RangeMarks marks, List<Raised> all) {
        for (int at = 0; at < KEYS; at++) {
            assertEquals(highest(all, Span.of(key(at))), marks.at(key(at)));
            Span around = new Span(key(at), key(at + 3));
            assertEquals(highest(all, around), marks.over(around));
        }
    }

    @Property(tries = 300)
    void theOlderHalfIsForgotten(@ForAll @Size(max = 40) List<@IntRange(min = 0, max = 2_000) Integer> choices) {
        RangeMarks marks = new RangeMarks();
        List<Raised> all = new ArrayList<>();
        for (int choice : choices) {
            all.add(raised(choice));
            marks.raise(all.getLast().span, all.getLast().timestamp);
        }
        while (marks.size() > 0) {
            long forgotten = marks.forgetOlderHalf();
            all.removeIf(each -> each.timestamp <= forgotten);
            compare(marks, all);
        }
    }
}
