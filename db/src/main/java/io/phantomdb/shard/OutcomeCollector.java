package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.host.Host;
import io.phantomdb.host.Loop;
import io.phantomdb.shard.Term.Fate;
import io.phantomdb.store.Cursor;
import io.phantomdb.store.Effect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Forgets outcomes that have been kept long enough (DESIGN §5 rules 7 and 11). Wall clocks are not asked: now and then the
 * leader notes a fresh number of the oracle, and what began at or below a number that it noted so long ago, by its own
 * steady clock, is old. A new leader notes anew, so its outcomes stay longer. For one leadership, on the store loop.
 *
 * <p>An outcome is removed by the same log entry that raises the collected-up-to number to its transaction's first C:
 * outcomes are ordered by it, so what is removed is a prefix.
 */
final class OutcomeCollector {
    /** As many numbers are noted while an outcome is kept. */
    private static final int NOTES = 32;
    private static final int PAGE_MAX = 1_000;

    private record Note(long timestamp, long notedNanos) {}

    private final Host host;
    private final ShardServer.TimestampSource timestamps;
    private final Leadership leadership;
    private final long keptNanos;
    private final ArrayDeque<Note> notes = new ArrayDeque<>();
    private long oldUpTo;
    private boolean isCollecting;
    private Loop.Timer timer;

    OutcomeCollector(Host host, ShardServer.TimestampSource timestamps, Leadership leadership, long keptNanos) {
        this.host = host;
        this.timestamps = timestamps;
        this.leadership = leadership;
        this.keptNanos = keptNanos;
        arm();
    }

    private void arm() {
        timer = host.loops().store().at(host.clock().nanos() + keptNanos / NOTES, this::look);
    }

    void stop() {
        timer.cancel();
    }

    private void look() {
        // Noted when it comes, which is after it was picked.
        timestamps.fetch(number -> notes.addLast(new Note(number, host.clock().nanos())), () -> {});
        long now = host.clock().nanos();
        while (!notes.isEmpty() && now - notes.peekFirst().notedNanos >= keptNanos) {
            oldUpTo = notes.removeFirst().timestamp;
        }
        if (oldUpTo > 0 && !isCollecting) {
            isCollecting = true;
            collect(LocalState.OUTCOMES);
        }
        arm();
    }

    /** Removes a page of the old ones, beginning at that name. */
    private void collect(Bytes from) {
        if (leadership.isOver()) {
            return;
        }
        List<Effect> removals = new ArrayList<>();
        Cursor cursor = leadership.store().localCursor(leadership.term().shard(), new Span(from, LocalState.OUTCOMES
                .prefixEnd()));
        long reached = 0;
        Cursor.Step step = cursor.next();
        while (step == Cursor.Step.ROW && LocalState.firstTimestamp(cursor.key()) <= oldUpTo
                && removals.size() < PAGE_MAX) {
            reached = LocalState.firstTimestamp(cursor.key());
            removals.add(new Effect.SetLocal(Bytes.copyOf(cursor.key().toArray()), null));
            step = cursor.next();
        }
        if (step == Cursor.Step.MISSING) {
            leadership.store().fetchMissing(() -> collect(from));
        } else if (!removals.isEmpty()) {
            forget(removals, reached);
        } else if (step == Cursor.Step.PAUSE) {
            Bytes rest = cursor.resumeKey();
            host.loops().store().post(() -> collect(rest));
        } else {
            isCollecting = false;
        }
    }

    private void forget(List<Effect> removals, long upToFirstTimestamp) {
        leadership.outcomes().forgetting(upToFirstTimestamp);
        Bytes last = ((Effect.SetLocal) removals.getLast()).name();
        removals.add(new Effect.SetLocal(LocalState.COLLECTED_UP_TO, LocalState.number(leadership.outcomes()
                .collectedUpTo())));
        leadership.term().propose(removals, new Fate() {
            @Override
            public void applied(long index) {
                collect(last);
            }

            @Override
            public void lost() {}
        });
    }
}
