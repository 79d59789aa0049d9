package io.phantomdb.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.log.record.Entry;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The log in memory against a map of its entries. */
class RaftLogProperties {
    @Property(tries = 100)
    void isLikeAMapOfItsEntries(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RaftLog log = new RaftLog(0, 0, List.of());
        TreeMap<Long, Entry> model = new TreeMap<>();
        long term = 1;
        for (int step = 0; step < 400; step++) {
            switch (random.nextInt(8)) {
                case 0 -> term++;
                case 1 -> truncate(log, model, random);
                case 2 -> compact(log, model, random);
                default -> {
                    for (int count = random.nextInt(40); count > 0; count--) {
                        Entry entry = new Entry(log.lastIndex() + 1, Math.max(term, log.lastTerm()), Entry.Kind.EFFECTS,
                                Bytes.wrap(new byte[random.nextInt(50)]));
                        log.append(entry);
                        model.put(entry.index(), entry);
                    }
                }
            }
            compare(log, model, random);
        }
    }

    private static void truncate(RaftLog log, TreeMap<Long, Entry> model, SplittableRandom random) {
        if (log.lastIndex() > log.compactedIndex()) {
            long from = random.nextLong(log.compactedIndex() + 1, log.lastIndex() + 1);
            log.truncateFrom(from);
            model.tailMap(from, true).clear();
        }
    }

    private static void compact(RaftLog log, TreeMap<Long, Entry> model, SplittableRandom random) {
        long upTo = random.nextLong(log.compactedIndex(), log.lastIndex() + 1);
        log.compact(upTo);
        model.headMap(upTo, true).clear();
    }

    private static void compare(RaftLog log, TreeMap<Long, Entry> model, SplittableRandom random) {
        assertEquals(model.isEmpty() ? log.compactedIndex() : model.lastKey(), log.lastIndex());
        if (!model.isEmpty()) {
            long from = random.nextLong(model.firstKey(), model.lastKey() + 1);
            long bytesMax = random.nextInt(2_000);
            List<Entry> slice = log.slice(from, log.lastIndex(), bytesMax);
            assertEquals(List.copyOf(model.tailMap(from, true).values()).subList(0, slice.size()), slice);
            long bytes = slice.stream().mapToLong(RaftLog::bytesOf).sum();
            assertTrue(slice.size() == 1 || bytes <= bytesMax);
            long next = from + slice.size();
            assertTrue(next > log.lastIndex() || bytes + RaftLog.bytesOf(model.get(next)) > bytesMax);
        }
        long term = random.nextLong(0, log.lastTerm() + 2);
        long bound = random.nextLong(0, log.lastIndex() + 3);
        assertEquals(lastWithTermAtMost(log, model, term, bound), log.lastWithTermAtMost(term, bound));
    }

    private static long lastWithTermAtMost(RaftLog log, TreeMap<Long, Entry> model, long term, long bound) {
        for (long index = Math.min(bound, log.lastIndex()); index > log.compactedIndex(); index--) {
            if (model.get(index).term() <= term) {
                return index;
            }
        }
        long atMost = Math.min(bound, log.compactedIndex());
        return atMost == log.compactedIndex() && log.compactedTerm() > term ? atMost - 1 : atMost;
    }
}
