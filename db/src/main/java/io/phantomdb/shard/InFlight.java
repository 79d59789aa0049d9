package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.TxnId;
import java.util.ArrayList;
import java.util.List;

/**
 * The writes of one attempt that were appended but are not versions yet, or of its parts: a latch on what it will write
 * (DESIGN §5 rule 3). Whoever must not pass it waits here.
 */
final class InFlight {
    private final TxnId txn;
    private final int attempt;
    private final long timestamp;
    private final List<Bytes> keys = new ArrayList<>();
    private final List<Bytes> readKeys = new ArrayList<>();
    private final SpanSet spans = new SpanSet();
    private final List<Runnable> waiting = new ArrayList<>();

    InFlight(TxnId txn, int attempt, long timestamp) {
        this.txn = txn;
        this.attempt = attempt;
        this.timestamp = timestamp;
    }

    TxnId txn() {
        return txn;
    }

    int attempt() {
        return attempt;
    }

    long timestamp() {
        return timestamp;
    }

    List<Bytes> keys() {
        return keys;
    }

    /** Keys that it has read and is latched on as well. */
    List<Bytes> readKeys() {
        return readKeys;
    }

    SpanSet spans() {
        return spans;
    }

    /** Runs it once the writes are versions, void or lost. */
    void whenGone(Runnable then) {
        waiting.add(then);
    }

    void tellGone() {
        List<Runnable> told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(Runnable::run);
    }
}
