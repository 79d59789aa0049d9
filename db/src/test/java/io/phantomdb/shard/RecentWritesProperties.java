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

/** What is covered is answered exactly; no version is ever told lower than it is. */
final class RecentWritesProperties {
    private record Written(long index, long version, Span span) {}

    private static Bytes key(int number) {
        return Bytes.wrap(new byte[]{(byte) number});
    }

    @Property(tries = 300)
    void answersLikeAListOfEverything(@ForAll @Size(max = 60) List<@IntRange(min = 0, max = 4_000) Integer> choices,
            @ForAll @IntRange(min = 1, max = 30) int writesMax) {
        RecentWrites recent = new RecentWrites(writesMax, 100, 7);
        List<Written> all = new ArrayList<>();
        long index = 100;
        for (int choice : choices) {
            index += choice % 3;
            index = Math.max(index, 101);
            int from = choice / 3 % 16;
            boolean isRange = choice % 5 == 0;
            Span span = isRange ? new Span(key(from), key(from + 3)) : Span.of(key(from));
            // Versions of one key rise, as validation sees to; those of different keys come in any order.
            long version = 10 + choice % 7 + all.stream().filter(written -> written.span.overlaps(span)).mapToLong(
                    Written::version).max().orElse(0);
            if (isRange) {
                recent.wrote(index, version, span);
            } else {
                recent.wrote(index, version, key(from));
            }
            all.add(new Written(index, version, span));
        }
        for (long readIndex = 99; readIndex <= index; readIndex++) {
            if (recent.covers(readIndex)) {
                checkAt(recent, all, readIndex);
            }
        }
        for (int at = 0; at < 20; at++) {
            for (Written written : all) {
                assertTrue(!written.span.contains(key(at)) || recent.newestAtMost(key(at)) >= written.version);
                assertTrue(recent.versionMax() >= written.version);
            }
        }
    }

    private static void checkAt(RecentWrites recent, List<Written> all, long readIndex) {
        for (int at = 0; at < 20; at++) {
            Bytes key = key(at);
            Span around = new Span(key, key(at + 2));
            assertEquals(all.stream().anyMatch(written -> written.index > readIndex && written.span.contains(key)),
                    recent
                            .wroteAfter(key, readIndex),
                    "key " + at + " after " + readIndex);
            assertEquals(all.stream().anyMatch(written -> written.index > readIndex && written.span.overlaps(around)),
                    recent.wroteAfter(around, readIndex), "span from " + at + " after " + readIndex);
        }
    }
}
