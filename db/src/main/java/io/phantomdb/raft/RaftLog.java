package io.phantomdb.raft;

import io.phantomdb.base.Check;
import io.phantomdb.log.record.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The log of a replica since its last compaction, in memory. Indexes are those of Raft, from 1. */
final class RaftLog {
    private static final int DROPPED_MAX = 1_024;
    /** Index, term, kind and length beside the payload. */
    private static final long ENTRY_BYTES = 24;

    private final ArrayList<Entry> entries = new ArrayList<>();
    /** Entries at the front of the list that are compacted but not moved out yet. */
    private int dropped;
    private long compactedIndex;
    private long compactedTerm;
    /** The last slice handed out, and what was asked for: followers in step ask for the same one after the other. */
    private List<Entry> slice = List.of();
    private long sliceFrom;
    private long sliceTo;
    private long sliceBytesMax;

    RaftLog(long compactedIndex, long compactedTerm, List<Entry> recovered) {
        this.compactedIndex = compactedIndex;
        this.compactedTerm = compactedTerm;
        recovered.forEach(this::append);
    }

    long compactedIndex() {
        return compactedIndex;
    }

    long compactedTerm() {
        return compactedTerm;
    }

    long lastIndex() {
        return compactedIndex + entries.size() - dropped;
    }

    long lastTerm() {
        return termAt(lastIndex());
    }

    /** The term of an entry that is here, or the last compacted one. */
    long termAt(long index) {
        Check.that(index >= compactedIndex && index <= lastIndex(), "no term is known at this index");
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
        Check.that(entry.index() == lastIndex() + 1, "an entry that does not follow the last one");
        Check.that(entry.term() >= lastTerm(), "terms in a log never fall");
        entries.add(entry);
    }

    void truncateFrom(long index) {
        Check.that(index > compactedIndex, "what is compacted is committed and stays");
        entries.subList(position(index), entries.size()).clear();
        forgetSlice();
    }

    /** About what an entry takes in a message and in memory. */
    static long bytesOf(Entry entry) {
        return ENTRY_BYTES + entry.payload().length();
    }

    /** Entries of [from, to], at most so many bytes, but at least one. The list never changes. */
    List<Entry> slice(long from, long to, long bytesMax) {
        if (from != sliceFrom || to != sliceTo || bytesMax != sliceBytesMax) {
            slice = cut(from, to, bytesMax);
            sliceFrom = from;
            sliceTo = to;
            sliceBytesMax = bytesMax;
        }
        return slice;
    }

    private List<Entry> cut(long from, long to, long bytesMax) {
        Check.that(from > compactedIndex && from <= to && to <= lastIndex(), "a slice outside the log");
        int first = position(from);
        int end = first + 1;
        long bytes = bytesOf(entries.get(first));
        for (int last = position(to); end <= last; end++) {
            bytes += bytesOf(entries.get(end));
            if (bytes > bytesMax) {
                break;
            }
        }
        return Collections.unmodifiableList(Arrays.asList(entries.subList(first, end).toArray(Entry[]::new)));
    }

    private void forgetSlice() {
        slice = List.of();
        sliceFrom = 0;
    }

    void compact(long upTo) {
        if (upTo <= compactedIndex) {
            return;
        }
        compactedTerm = termAt(upTo);
        dropped = position(upTo) + 1;
        compactedIndex = upTo;
        if (dropped > DROPPED_MAX && dropped > entries.size() / 2) {
            entries.subList(0, dropped).clear();
            entries.trimToSize();
            dropped = 0;
        } else {
            // Let the payloads go now; the slots follow later.
            for (int at = dropped - 1; at >= 0 && entries.get(at) != null; at--) {
                entries.set(at, null);
            }
        }
        forgetSlice();
    }

    /** Begins anew after a snapshot. */
    void reset(long index, long term) {
        entries.clear();
        dropped = 0;
        compactedIndex = index;
        compactedTerm = term;
        forgetSlice();
    }

    /**
     * The last index, not above the bound, of an entry whose term is at most this one: the last place where this log can
     * agree with one that has the term at the bound. It may be in the compacted part, whose terms are not known.
     */
    long lastWithTermAtMost(long term, long bound) {
        long high = Math.min(bound, lastIndex());
        if (high < compactedIndex || high == compactedIndex && compactedTerm <= term) {
            return high;
        }
        if (compactedTerm > term) {
            return compactedIndex - 1;
        }
        long low = compactedIndex;
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (termAt(middle) <= term) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
