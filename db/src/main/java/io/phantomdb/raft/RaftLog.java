package io.phantomdb.raft;

import io.phantomdb.base.Check;
import io.phantomdb.log.record.Entry;
import java.util.ArrayList;
import java.util.List;

/** The log of a replica since its last compaction, in memory. Indexes are those of Raft, from 1. */
final class RaftLog {
    private final ArrayList<Entry> entries = new ArrayList<>();
    /** Entries at the front of the list that are compacted but not moved out yet. */
    private int dropped;
    private long compactedIndex;
    private long compactedTerm;

    RaftLog(long compactedIndex, long compactedTerm, List<Entry> recovered) {
        this.compactedIndex = compactedIndex;
        this.compactedTerm = compactedTerm;
        recovered.forEach(this::append);
    }

    long compactedIndex() {
        return compactedIndex;
    }

    long lastIndex() {
        return compactedIndex + entries.size() - dropped;
    }

    long lastTerm() {
        return termAt(lastIndex());
    }

    /** The term of an entry that is here, or the last compacted one. */
    long termAt(long index) {
        Check.that(index >= compactedIndex && index <= lastIndex(), "no term is known at index %d", index);
        return index == compactedIndex ? compactedTerm : entry(index).term();
    }

    Entry entry(long index) {
        return entries.get(position(index));
    }

    private int position(long index) {
        return (int) (index - compactedIndex - 1) + dropped;
    }

    boolean contains(long index, long term) {
        return index >= compactedIndex && index <= lastIndex() && termAt(index) == term;
    }

    void append(Entry entry) {
        Check.that(entry.index() == lastIndex() + 1, "entry %d after %d", entry.index(), lastIndex());
        Check.that(entry.term() >= lastTerm(), "terms in a log never fall");
        entries.add(entry);
    }

    void truncateFrom(long index) {
        Check.that(index > compactedIndex, "what is compacted is committed and stays");
        entries.subList(position(index), entries.size()).clear();
    }

    /** Entries of [from, to], at most so many bytes of payload, but at least one. */
    List<Entry> slice(long from, long to, int bytesMax) {
        List<Entry> slice = new ArrayList<>();
        long bytes = 0;
        for (long index = from; index <= to; index++) {
            Entry entry = entry(index);
            bytes += entry.payload().length();
            if (!slice.isEmpty() && bytes > bytesMax) {
                break;
            }
            slice.add(entry);
        }
        return slice;
    }

    void compact(long upTo) {
        if (upTo <= compactedIndex) {
            return;
        }
        compactedTerm = termAt(upTo);
        dropped = position(upTo) + 1;
        compactedIndex = upTo;
        if (dropped > 1_024 && dropped > entries.size() / 2) {
            entries.subList(0, dropped).clear();
            dropped = 0;
        } else {
            // Let the payloads go now; the slots follow later.
            for (int at = dropped - 1; at >= 0 && entries.get(at) != null; at--) {
                entries.set(at, null);
            }
        }
    }

    /** Begins anew after a snapshot. */
    void reset(long index, long term) {
        entries.clear();
        dropped = 0;
        compactedIndex = index;
        compactedTerm = term;
    }

    /** The first index of the term that the entry at this index has, as far back as the log goes. */
    long firstIndexOfTermAt(long index) {
        long term = termAt(index);
        long first = index;
        while (first - 1 > compactedIndex && termAt(first - 1) == term) {
            first--;
        }
        return first;
    }
}
