package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Everything that is appended and not applied, and parts without their last entry, by what they will write; and outcomes
 * on their way, which write nothing. Validation and reads count them as intents at their timestamp; look-ups of outcomes
 * wait until they are gone (DESIGN §5 rules 3 and 7).
 */
final class Latches {
    private final TreeMap<Bytes, InFlight> points = new TreeMap<>();
    /** Of keys that were only read: several may have read one, and who has read one may write it in a later part. */
    private final TreeMap<Bytes, List<InFlight>> readPoints = new TreeMap<>();
    /** Those that have latched spans: few, while a commit in parts has thousands of them. */
    private final List<InFlight> spanOwners = new ArrayList<>();
    private final TreeMap<TxnId, InFlight> byTxn = new TreeMap<>();

    void addPoint(InFlight owner, Bytes key) {
        InFlight before = points.put(key, owner);
        Check.that(before == null || before == owner, "a key is latched twice");
        owner.keys().add(key);
        byTxn.put(owner.txn(), owner);
    }

    /** A key that the owner has read: bulk commits have read as many as they write, so they are found by key like those. */
    void addReadPoint(InFlight owner, Bytes key) {
        List<InFlight> owners = readPoints.computeIfAbsent(key, first -> new ArrayList<>(1));
        owners.add(owner);
        owner.readKeys().add(key);
        byTxn.put(owner.txn(), owner);
    }

    void addSpan(InFlight owner, Span span) {
        if (!spanOwners.contains(owner)) {
            spanOwners.add(owner);
        }
        owner.spans().add(span);
        byTxn.put(owner.txn(), owner);
    }

    /** Something of the transaction is in flight that writes no key: its outcome. */
    void addOutcome(InFlight owner) {
        InFlight before = byTxn.put(owner.txn(), owner);
        Check.that(before == null, "an outcome is decided while something of its transaction is in flight");
    }

    /** Its writes are versions now, void or lost: whoever waited goes on. */
    void remove(InFlight owner) {
        owner.keys().forEach(points::remove);
        owner.readKeys().forEach(key -> readPoints.computeIfPresent(key, (same, owners) -> without(owners, owner)));
        spanOwners.remove(owner);
        byTxn.remove(owner.txn(), owner);
        owner.tellGone();
    }

    /** Null if nobody else is left. */
    private static List<InFlight> without(List<InFlight> owners, InFlight gone) {
        owners.removeIf(owner -> owner == gone);
        return owners.isEmpty() ? null : owners;
    }

    /** What is in flight for this transaction, or null. */
    InFlight of(TxnId txn) {
        return byTxn.get(txn);
    }

    /** Something in flight at or below the timestamp that writes this key and is not this transaction's, or null. */
    InFlight blocking(Bytes key, long timestamp, TxnId except) {
        InFlight point = points.get(key);
        if (point != null && blocks(point, timestamp, except)) {
            return point;
        }
        InFlight reader = blocking(readPoints.get(key), timestamp, except);
        if (reader != null) {
            return reader;
        }
        for (InFlight owner : spanOwners) {
            if (blocks(owner, timestamp, except) && owner.spans().contains(key)) {
                return owner;
            }
        }
        return null;
    }

    /** The same for any key of the span. */
    InFlight blocking(Span span, long timestamp, TxnId except) {
        for (InFlight point : inside(points, span).values()) {
            if (blocks(point, timestamp, except)) {
                return point;
            }
        }
        for (List<InFlight> owners : inside(readPoints, span).values()) {
            InFlight reader = blocking(owners, timestamp, except);
            if (reader != null) {
                return reader;
            }
        }
        for (InFlight owner : spanOwners) {
            if (blocks(owner, timestamp, except) && owner.spans().overlaps(span)) {
                return owner;
            }
        }
        return null;
    }

    private static <V> NavigableMap<Bytes, V> inside(TreeMap<Bytes, V> keys, Span span) {
        return span.end().isEmpty()
                ? keys.tailMap(span.start(), true)
                : keys.subMap(span.start(), true, span.end(), false);
    }

    /** The first of these, which may be null, that blocks. */
    private static InFlight blocking(List<InFlight> owners, long timestamp, TxnId except) {
        if (owners != null) {
            for (InFlight owner : owners) {
                if (blocks(owner, timestamp, except)) {
                    return owner;
                }
            }
        }
        return null;
    }

    private static boolean blocks(InFlight latch, long timestamp, TxnId except) {
        return latch.timestamp() <= timestamp && !latch.txn().equals(except);
    }

    /** The term is over: all are lost to this leader, and told so. */
    void clear() {
        List<InFlight> lost = List.copyOf(byTxn.values());
        points.clear();
        readPoints.clear();
        spanOwners.clear();
        byTxn.clear();
        lost.forEach(InFlight::tellGone);
    }
}
