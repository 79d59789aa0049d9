package io.phantomdb.shard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However little is remembered: a mark is never lower than what was read. */
final class MarksProperties {
    private record Raised(Span span, long timestamp) {}

    private static Bytes key(int number) {
        return Bytes.wrap(new byte[]{(byte) number});
    }

    @Property(tries = 300)
    void noMarkIsForgotten(@ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 4_000) Integer> choices,
            @ForAll @IntRange(min = 1, max = 8) int pointsMax, @ForAll @IntRange(min = 1, max = 4) int rangesMax) {
        Marks marks = new Marks(5, pointsMax, rangesMax);
        List<Raised> all = new ArrayList<>();
        for (int choice : choices) {
            int from = choice % 16;
            int length = choice / 16 % 4;
            long timestamp = choice / 64;
            Span span = length == 0 ? Span.of(key(from)) : new Span(key(from), key(from + length));
            if (length == 0) {
                marks.raise(key(from), timestamp);
            } else {
                marks.raise(span, timestamp);
            }
            all.add(new Raised(span, timestamp));
        }
        for (int at = 0; at < 20; at++) {
            Bytes key = key(at);
            Span around = new Span(key(Math.max(0, at - 2)), key(at + 1));
            for (Raised raised : all) {
                assertTrue(!raised.span.contains(key) || marks.at(key) >= raised.timestamp, "key " + at);
                assertTrue(!raised.span.overlaps(around) || marks.over(around) >= raised.timestamp, "span to " + at);
            }
            assertTrue(marks.at(key) >= 5, "the floor holds everywhere");
        }
    }
}
