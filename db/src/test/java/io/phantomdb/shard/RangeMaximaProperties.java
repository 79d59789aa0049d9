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
final class RangeMaximaProperties {
    private static final int KEYS = 16;

    private record Raised(Span span, long number) {}

    private static Bytes key(int number) {
        return number >= KEYS ? Bytes.EMPTY : Bytes.wrap(new byte[]{(byte) number});
    }

    private static Raised raised(int choice) {
        int from = choice % KEYS;
        int length = choice / KEYS % 6 + 1;
        return new Raised(new Span(key(from), key(from + length)), choice / (KEYS * 6) + 1);
    }

    private static long highest(List<Raised> all, Span span) {
        return all.stream().filter(each -> each.span.overlaps(span)).mapToLong(Raised::number).max().orElse(0);
    }

    @Property(tries = 300)
    void stepsAreTheMaximum(@ForAll @Size(max = 40) List<@IntRange(min = 0, max = 2_000) Integer> choices) {
        RangeMaxima maxima = new RangeMaxima();
        List<Raised> all = new ArrayList<>();
        for (int choice : choices) {
            Raised raised = raised(choice);
            maxima.raise(raised.span, raised.number);
            all.add(raised);
            assertTrue(maxima.size() <= 2 * all.size(), "steps that say nothing");
        }
        compare(maxima, all);
    }

    private static void compare(RangeMaxima maxima, List<Raised> all) {
        for (int at = 0; at < KEYS; at++) {
            assertEquals(highest(all, Span.of(key(at))), maxima.at(key(at)));
            Span around = new Span(key(at), key(at + 3));
            assertEquals(highest(all, around), maxima.over(around));
        }
    }

    @Property(tries = 300)
    void theLowerHalfIsForgotten(@ForAll @Size(max = 40) List<@IntRange(min = 0, max = 2_000) Integer> choices) {
        RangeMaxima maxima = new RangeMaxima();
        List<Raised> all = new ArrayList<>();
        for (int choice : choices) {
            all.add(raised(choice));
            maxima.raise(all.getLast().span, all.getLast().number);
        }
        while (maxima.size() > 0) {
            long forgotten = maxima.forgetLowerHalf();
            all.removeIf(each -> each.number <= forgotten);
            compare(maxima, all);
        }
    }
}
