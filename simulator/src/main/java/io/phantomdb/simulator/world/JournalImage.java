package io.phantomdb.simulator.world;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A journal as it lies on a disk, with what a power failure would take from it. */
final class JournalImage {
    /** A segment that was deleted; until something is synced that began later, a power failure may bring it back. */
    private record Dropped(int number, SegmentImage segment, long at) {}

    /** A place in the journal: so many records of the segment, and all of those before it. */
    record Place(int segment, int count) {}

    private final TreeMap<Integer, SegmentImage> segments = new TreeMap<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private Place synced = new Place(0, 0);
    private Place vouchedFor = new Place(0, 0);

    List<Integer> numbers() {
        return new ArrayList<>(segments.keySet());
    }

    /** Null if there is none. */
    SegmentImage segment(int number) {
        return segments.get(number);
    }

    int highest() {
        int there = segments.isEmpty() ? 0 : segments.lastKey();
        return dropped.isEmpty() ? there : Math.max(there, dropped.getLast().number());
    }

    void create(int number) {
        Check.that(number > highest(), "segment %d is not higher than all before", number);
        segments.put(number, new SegmentImage());
    }

    void append(int number, List<Bytes> records) {
        SegmentImage segment = segments.get(number);
        for (Bytes record : records) {
            segment.append(record);
        }
    }

    /** This many records of the segment, and all of those before it, are durable. */
    void sync(int number, int count) {
        for (SegmentImage before : segments.headMap(number).values()) {
            before.sync(before.count());
        }
        SegmentImage segment = segments.get(number);
        if (segment != null) {
            segment.sync(count);
        }
        synced = new Place(number, count);
    }

    /** A sync up to that place failed. */
    void missSync(int number, int count) {
        for (SegmentImage before : segments.headMap(number).values()) {
            before.missSync(before.count());
        }
        SegmentImage segment = segments.get(number);
        if (segment != null) {
            segment.missSync(count);
        }
    }

    /** A new process begins: everything that can be read is durable. */
    void syncAll() {
        for (SegmentImage segment : segments.values()) {
            segment.rewrite();
        }
        if (!segments.isEmpty()) {
            synced = new Place(segments.lastKey(), segments.lastEntry().getValue().count());
        }
    }

    /** How far it is synced. */
    Place synced() {
        return synced;
    }

    /** Records up to there were synced before others were written that are synced now and can tell. */
    void vouchFor(Place place) {
        vouchedFor = place;
    }

    /**
     * Turns a bit of a record over that others vouch for; false if there is none. What was synced last may be taken for a
     * torn tail, so damage there is beyond what a node can tell.
     */
    boolean rot(SplitEntropy entropy) {
        List<Place> records = new ArrayList<>();
        segments.headMap(vouchedFor.segment(), true).forEach((number, segment) -> {
            int end = number < vouchedFor.segment() ? segment.count() : Math.min(segment.count(), vouchedFor.count());
            for (int index = 0; index < end; index++) {
                records.add(new Place(number, index));
            }
        });
        if (records.isEmpty()) {
            return false;
        }
        Place struck = records.get(entropy.below(records.size()));
        segments.get(struck.segment()).rot(struck.count(), entropy);
        return true;
    }

    void drop(int number, long now) {
        SegmentImage segment = segments.remove(number);
        Check.that(segment != null, "there is no segment %d to drop", number);
        dropped.add(new Dropped(number, segment, now));
    }

    long bytes() {
        long sum = 0;
        for (SegmentImage segment : segments.values()) {
            sum += segment.length();
        }
        return sum;
    }

    void kill(SplitEntropy entropy) {
        if (!segments.isEmpty()) {
            segments.lastEntry().getValue().kill(entropy);
        }
    }

    /** Returns how many records were lost. */
    int powerFailed(SplitEntropy entropy, long lastSync) {
        int before = records();
        bringBack(entropy, lastSync);
        for (int number : numbers()) {
            SegmentImage segment = segments.get(number);
            boolean isNew = segment.isAllUnsynced();
            segment.powerFailed(entropy);
            if (isNew && segment.count() == 0 && entropy.below(2) == 0) {
                segments.remove(number);
            }
        }
        return before - records();
    }

    private int records() {
        int sum = 0;
        for (SegmentImage segment : segments.values()) {
            sum += segment.count();
        }
        return sum;
    }

    /** Deletions become durable in order, so those that were not are the last ones. */
    private void bringBack(SplitEntropy entropy, long lastSync) {
        dropped.removeIf(old -> old.at() < lastSync);
        int durable = entropy.below(dropped.size() + 1);
        for (Dropped back : dropped.subList(durable, dropped.size())) {
            segments.put(back.number(), back.segment());
        }
        dropped.clear();
    }
}
