package io.phantomdb.log;

import io.phantomdb.log.record.HardState;
import java.util.Arrays;

/**
 * Where the records of one group lie that are still needed: the segment and the size of each live entry, of the newest
 * hard state and of the newest snapshot mark. Segment 0 means nowhere. A segment may hold several entries of one index, of
 * which the last counts: an entry's number in the journal says which of them it is.
 */
final class GroupPlaces {
    private final LiveRecords.Tally tally;
    private HardState hardState = HardState.NONE;
    private int hardStateSegment;
    private Compacted compacted = Compacted.NOTHING;
    private int compactedSegment;

    /** The index that the first of the places stands for. */
    private long first;
    private int count;
    private int[] segments = new int[16];
    private int[] bytes = new int[16];
    private long[] sequences = new long[16];

    GroupPlaces(LiveRecords.Tally tally) {
        this.tally = tally;
    }

    HardState hardState() {
        return hardState;
    }

    int hardStateSegment() {
        return hardStateSegment;
    }

    Compacted compacted() {
        return compacted;
    }

    int compactedSegment() {
        return compactedSegment;
    }

    /** The number of the record of a live entry, or 0. */
    long sequenceOf(long index) {
        return index < first || index >= first + count ? 0 : sequences[(int) (index - first)];
    }

    /** The first and the last live entry in the segment, or null. */
    long[] rangeIn(int segment) {
        long[] range = null;
        for (int at = 0; at < count; at++) {
            if (segments[at] == segment) {
                range = new long[]{range == null ? first + at : range[0], first + at};
            }
        }
        return range;
    }

    void hardState(HardState newest, int segment, int size) {
        tally.remove(hardStateSegment, RecordCodec.HEADER_BYTES);
        hardState = newest;
        hardStateSegment = segment;
        tally.add(segment, size);
    }

    void compacted(Compacted newest, int segment, int size) {
        tally.remove(compactedSegment, RecordCodec.HEADER_BYTES + compacted.configuration().length());
        compacted = newest;
        compactedSegment = segment;
        tally.add(segment, size);
        forgetUpTo(newest.index());
    }

    void entry(long index, int segment, int size, long sequence) {
        makeRoom(index);
        int at = (int) (index - first);
        tally.remove(segments[at], bytes[at]);
        segments[at] = segment;
        bytes[at] = size;
        sequences[at] = sequence;
        tally.add(segment, size);
    }

    void truncate(long from) {
        while (count > 0 && first + count > from) {
            count--;
            tally.remove(segments[count], bytes[count]);
            forget(count, count + 1);
        }
    }

    private void forgetUpTo(long index) {
        int gone = (int) Math.max(0, Math.min(count, index + 1 - first));
        for (int at = 0; at < gone; at++) {
            tally.remove(segments[at], bytes[at]);
        }
        System.arraycopy(segments, gone, segments, 0, count - gone);
        System.arraycopy(bytes, gone, bytes, 0, count - gone);
        System.arraycopy(sequences, gone, sequences, 0, count - gone);
        forget(count - gone, count);
        count -= gone;
        first += gone;
    }

    private void forget(int from, int to) {
        Arrays.fill(segments, from, to, 0);
        Arrays.fill(sequences, from, to, 0);
    }

    /** Makes the index one of the places: entries that were written again come before those that were not. */
    private void makeRoom(long index) {
        if (count == 0) {
            first = index;
        }
        long newFirst = Math.min(first, index);
        int shift = Math.toIntExact(first - newFirst);
        int needed = Math.toIntExact(Math.max(first + count, index + 1) - newFirst);
        if (needed > segments.length || shift > 0) {
            int capacity = needed > segments.length ? Math.max(needed, segments.length * 2) : segments.length;
            segments = shifted(segments, shift, capacity);
            bytes = shifted(bytes, shift, capacity);
            long[] moved = new long[capacity];
            System.arraycopy(sequences, 0, moved, shift, count);
            sequences = moved;
        }
        first = newFirst;
        count = needed;
    }

    private int[] shifted(int[] places, int shift, int capacity) {
        int[] moved = new int[capacity];
        System.arraycopy(places, 0, moved, shift, count);
        return moved;
    }
}
