package io.phantomdb.simulator.invariant;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.base.Span;
import io.phantomdb.simulator.invariant.Invariant.Violated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * What was read at a timestamp stays what it was: once a leader has said what some keys hold below a number, nobody adds a
 * version there. This is what the order of timestamps rests on (Reed, "Naming and Synchronization in a Decentralized
 * Computer System", 1978, chapter 4; DESIGN §5 rules 5, 9 and 12), and it is broken long before a client can tell.
 *
 * <pre>
 *   said of a key at index 7: all below 50        a version 45 of the key at index 9   ──► violated
 *   a version 45 of the key at index 9            said at index 7: all below 50        ──► violated (it did not know)
 * </pre>
 */
public final class ReadsHold {
    private record Version(long number, long index) {}

    private record SpanVersion(Span span, Version version) {}

    /** One group's. */
    private static final class Shard {
        private final TreeMap<Bytes, List<Version>> ofKeys = new TreeMap<>();
        private final List<SpanVersion> ofSpans = new ArrayList<>();
        /** The highest number that was promised of a key, or of a span. */
        private final Lookup<Bytes, Long> keysBelow = new Lookup<>();
        private final LinkedHashMap<Span, Long> spansBelow = new LinkedHashMap<>();
    }

    private final TreeMap<Long, Shard> shards = new TreeMap<>();
    private long comparisons;

    /** Who read has been told: all versions in this span below the number were applied with this entry, or before. */
    public void promised(long group, Span span, long below, long index) {
        Shard shard = shard(group);
        shard.ofKeys.subMap(span.start(), true, span.end().isEmpty() ? lastKey(shard, span) : span.end(), span.end()
                .isEmpty()).forEach(
                        (key, versions) -> versions.forEach(version -> hasSeen(group, key, version, below,
                                index)));
        for (SpanVersion of : shard.ofSpans) {
            if (of.span.overlaps(span)) {
                hasSeen(group, of.span.start(), of.version, below, index);
            }
        }
        if (span.equals(Span.of(span.start()))) {
            Long before = shard.keysBelow.get(span.start());
            shard.keysBelow.put(span.start(), before == null ? below : Math.max(before, below));
        } else {
            shard.spansBelow.merge(span, below, Math::max);
        }
    }

    private static Bytes lastKey(Shard shard, Span span) {
        return shard.ofKeys.isEmpty() || shard.ofKeys.lastKey().compareTo(span.start()) < 0
                ? span.start()
                : shard.ofKeys.lastKey();
    }

    private void hasSeen(long group, Bytes key, Version version, long below, long index) {
        comparisons++;
        if (version.number < below && version.index > index) {
            throw new Violated("shard " + group + ": a read below " + below + " at entry " + index
                    + " does not know of version " + version.number + " of " + key + " in entry " + version.index);
        }
    }

    /** An entry was applied for the first time anywhere, and gave this span, mostly one key, a new version. */
    public void wrote(long group, Span span, long number, long index) {
        Shard shard = shard(group);
        boolean isKey = span.equals(Span.of(span.start()));
        if (isKey) {
            Long below = shard.keysBelow.get(span.start());
            isNotPromised(group, span, number, index, below == null ? 0 : below);
            shard.ofKeys.computeIfAbsent(span.start(), key -> new ArrayList<>()).add(new Version(number, index));
        } else {
            shard.ofSpans.add(new SpanVersion(span, new Version(number, index)));
        }
        shard.spansBelow.forEach((promised, below) -> {
            if (promised.overlaps(span)) {
                isNotPromised(group, span, number, index, below);
            }
        });
    }

    private void isNotPromised(long group, Span span, long number, long index, long below) {
        comparisons++;
        if (number < below) {
            throw new Violated("shard " + group + ": entry " + index + " adds version " + number + " of " + span.start()
                    + ", of which everything below " + below + " had been read");
        }
    }

    private Shard shard(long group) {
        return shards.computeIfAbsent(group, number -> new Shard());
    }

    public long comparisons() {
        return comparisons;
    }
}
