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

/** United spans say the same as all of them looked at one by one. */
final class SpanSetProperties {
    private static final int KEYS = 20;

    private static Bytes key(int number) {
        return number >= KEYS ? Bytes.EMPTY : Bytes.wrap(new byte[]{(byte) number});
    }

    private static Span span(int choice) {
        int from = choice % KEYS;
        return new Span(key(from), key(from + choice / KEYS % 5));
    }

    @Property(tries = 300)
    void theSameKeys(@ForAll @Size(max = 30) List<@IntRange(min = 0, max = 99) Integer> choices) {
        SpanSet set = new SpanSet();
        List<Span> all = new ArrayList<>();
        for (int choice : choices) {
            set.add(span(choice));
            all.add(span(choice));
        }
        all.removeIf(Span::isVoid);
        for (int at = 0; at < KEYS; at++) {
            Bytes key = key(at);
            assertEquals(all.stream().anyMatch(span -> span.contains(key)), set.contains(key), "key " + at);
            for (int choice = at; choice < 100; choice += KEYS) {
                Span asked = span(choice);
                assertEquals(!asked.isVoid() && all.stream().anyMatch(span -> span.overlaps(asked)), set.overlaps(
                        asked), asked.toString());
            }
        }
    }

    @Property(tries = 300)
    void withRoomBetweenThem(@ForAll @Size(max = 30) List<@IntRange(min = 0, max = 99) Integer> choices) {
        SpanSet set = new SpanSet();
        choices.forEach(choice -> set.add(span(choice)));
        List<Span> spans = set.all();
        for (int at = 1; at < spans.size(); at++) {
            Bytes end = spans.get(at - 1).end();
            assertTrue(!end.isEmpty() && end.compareTo(spans.get(at).start()) < 0, spans.toString());
        }
    }
}
