package io.phantomdb.raft;

import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What must be durable before what is said. A step gathers its changes; they leave as one Persist; messages that depend on
 * them, or on anything still under way, wait for it.
 */
final class Durability {
    private static final class Written {
        private final long sequence;
        private long lastIndex;

        private Written(long sequence, long lastIndex) {
            this.sequence = sequence;
            this.lastIndex = lastIndex;
        }
    }

    private record Held(long sequence, RaftEffect.Send send) {}

    private final ArrayDeque<Written> underWay = new ArrayDeque<>();
    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private List<Entry> entries = new ArrayList<>();
    private List<RaftEffect.Send> sends = new ArrayList<>();
    private HardState hardState;
    private long truncateFrom;
    private long lastSequence;
    private long durableSequence;
    private long durableIndex;
    private HardState newest;

    Durability(HardState recovered, long recoveredIndex) {
        newest = recovered;
        durableIndex = recoveredIndex;
    }

    /** Everything in the log up to here is durable. */
    long durableIndex() {
        return durableIndex;
    }

    void hardState(HardState changed) {
        hardState = changed;
        newest = changed;
    }

    void append(Entry entry) {
        entries.add(entry);
    }

    void truncateFrom(long index) {
        truncateFrom = truncateFrom == 0 ? index : Math.min(truncateFrom, index);
        entries.removeIf(entry -> entry.index() >= index);
        durableIndex = Math.min(durableIndex, index - 1);
        for (Written written : underWay) {
            written.lastIndex = Math.min(written.lastIndex, index - 1);
        }
    }

    /** Sends it once everything that has changed so far is durable, unless the term has moved on by then. */
    void sendWhenDurable(RaftEffect.Send send) {
        sends.add(send);
    }

    /** The step is over. */
    void flush(long lastIndex, List<RaftEffect> effects) {
        if (hardState != null || truncateFrom != 0 || !entries.isEmpty()) {
            lastSequence++;
            underWay.addLast(new Written(lastSequence, lastIndex));
            effects.add(new RaftEffect.Persist(lastSequence, hardState, truncateFrom, List.copyOf(entries)));
            hardState = null;
            truncateFrom = 0;
            entries = new ArrayList<>();
        }
        for (RaftEffect.Send send : sends) {
            if (durableSequence == lastSequence) {
                effects.add(send);
            } else {
                held.addLast(new Held(lastSequence, send));
            }
        }
        sends = new ArrayList<>();
    }

    void persisted(long sequence, List<RaftEffect> effects) {
        durableSequence = Math.max(durableSequence, sequence);
        while (!underWay.isEmpty() && underWay.peekFirst().sequence <= sequence) {
            durableIndex = underWay.removeFirst().lastIndex;
        }
        while (!held.isEmpty() && held.peekFirst().sequence <= sequence) {
            RaftEffect.Send send = held.removeFirst().send;
            if (send.message().term() >= newest.term()) {
                effects.add(send);
            }
        }
    }

    /** True if nothing waits to become durable. */
    boolean isSettled() {
        return durableSequence == lastSequence && hardState == null && truncateFrom == 0 && entries.isEmpty();
    }

    /** A snapshot has replaced the log. */
    void installed(long index) {
        durableIndex = index;
        for (Written written : underWay) {
            written.lastIndex = index;
        }
    }
}
