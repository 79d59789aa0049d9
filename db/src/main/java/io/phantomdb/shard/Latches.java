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
    private record SpanLatch(Span span, InFlight owner) {}

    private final TreeMap<Bytes, InFlight> points = new TreeMap<>();
    private final List<SpanLatch> spans = new ArrayList<>();
    private final TreeMap<TxnId, InFlight> byTxn = new TreeMap<>();

    void addPoint(InFlight owner, Bytes key) {
        InFlight before = points.put(key, owner);
        Check.that(before == null || before == owner, "a key is latched twice");
        owner.keys().add(key);
        byTxn.put(owner.txn(), owner);
    }

    void addSpan(InFlight owner, Span span) {
        spans.add(new SpanLatch(span, owner));
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
        spans.removeIf(latch -> latch.owner == owner);
        byTxn.remove(owner.txn(), owner);
        owner.tellGone();
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
        for (SpanLatch latch : spans) {
            if (blocks(latch.owner, timestamp, except) && latch.span.contains(key)) {
                return latch.owner;
            }
        }
        return null;
    }

    /** The same for any key of the span. */
    InFlight blocking(Span span, long timestamp, TxnId except) {
        NavigableMap<Bytes, InFlight> inside = span.end().isEmpty()
                ? points.tailMap(span.start(), true)
                : points.subMap(span.start(), true, span.end(), false);
        for (InFlight point : inside.values()) {
            if (blocks(point, timestamp, except)) {
                return point;
            }
        }
        for (SpanLatch latch : spans) {
            if (blocks(latch.owner, timestamp, except) && latch.span.overlaps(span)) {
                return latch.owner;
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
        spans.clear();
        byTxn.clear();
        lost.forEach(InFlight::tellGone);
    }
}
