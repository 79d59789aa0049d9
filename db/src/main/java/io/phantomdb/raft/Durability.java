package io.phantomdb.raft;

import io.phantomdb.base.Check;
import io.phantomdb.base.Probes;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What must be durable before what is said. A step gathers its changes; they leave as one Persist; messages that depend on
 * them, or on anything still under way, wait for it. What was true when it was said may be said later: an acknowledgement
 * or a vote that is released after the term has moved on is no different from one that was long on its way.
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

    private final Probes probes;
    private final ArrayDeque<Written> underWay = new ArrayDeque<>();
    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private List<Entry> entries = List.of();
    private HardState hardState;
    private long truncateFrom;
    private long lastSequence;
    private long durableSequence;
    private long durableIndex;
    /** The write with the newest term and vote. */
    private long hardStateSequence;
    private long newestTerm;

    Durability(long recoveredTerm, long recoveredIndex, Probes probes) {
        this.probes = probes;
        newestTerm = recoveredTerm;
        durableIndex = recoveredIndex;
    }

    /** Everything in the log up to here is durable. */
    long durableIndex() {
        return durableIndex;
    }

    boolean isHardStateDurable() {
        return hardStateSequence <= durableSequence;
    }

    void hardState(HardState changed) {
        hardState = changed;
        newestTerm = changed.term();
        hardStateSequence = lastSequence + 1;
    }

    /** The list must not change any more. */
    void append(List<Entry> appended) {
        if (entries.isEmpty()) {
            entries = appended;
            return;
        }
        Entry[] joined = Arrays.copyOf(entries.toArray(Entry[]::new), entries.size() + appended.size());
        for (int at = 0; at < appended.size(); at++) {
            joined[entries.size() + at] = appended.get(at);
        }
        entries = Collections.unmodifiableList(Arrays.asList(joined));
    }

    /** A write under way no longer vouches for what is cut off; what comes there instead has a write of its own. */
    void truncateFrom(long index) {
        Check.that(entries.isEmpty(), "what a step appends it does not take back");
        truncateFrom = truncateFrom == 0 ? index : Math.min(truncateFrom, index);
        durableIndex = Math.min(durableIndex, index - 1);
        if (!underWay.isEmpty() && underWay.peekLast().lastIndex >= index) {
            probes.reached(RaftProbe.CUT_OFF_WHILE_UNDER_WAY);
        }
        for (Written written : underWay) {
            written.lastIndex = Math.min(written.lastIndex, index - 1);
        }
    }

    /** Says something that holds once everything changed so far is durable. */
    void sendWhenDurable(RaftEffect.Send send, List<RaftEffect> effects) {
        sendAfter(isChanged() ? lastSequence + 1 : lastSequence, send, effects);
    }

    /** Says something that holds once term and vote are durable. */
    void sendWhenTermDurable(RaftEffect.Send send, List<RaftEffect> effects) {
        sendAfter(hardStateSequence, send, effects);
    }

    private void sendAfter(long sequence, RaftEffect.Send send, List<RaftEffect> effects) {
        if (sequence <= durableSequence) {
            effects.add(send);
        } else {
            long inOrder = held.isEmpty() ? sequence : Math.max(sequence, held.peekLast().sequence);
            held.addLast(new Held(inOrder, send));
        }
    }

    private boolean isChanged() {
        return hardState != null || truncateFrom != 0 || !entries.isEmpty();
    }

    /** The step is over. */
    void flush(long lastIndex, List<RaftEffect> effects) {
        if (isChanged()) {
            lastSequence++;
            underWay.addLast(new Written(lastSequence, lastIndex));
            effects.add(new RaftEffect.Persist(lastSequence, hardState, truncateFrom, entries));
            hardState = null;
            truncateFrom = 0;
            entries = List.of();
        }
    }

    void persisted(long sequence, List<RaftEffect> effects) {
        Check.that(sequence <= lastSequence, "a write is durable that was never handed out");
        durableSequence = Math.max(durableSequence, sequence);
        while (!underWay.isEmpty() && underWay.peekFirst().sequence <= sequence) {
            durableIndex = Math.max(durableIndex, underWay.removeFirst().lastIndex);
        }
        while (!held.isEmpty() && held.peekFirst().sequence <= sequence) {
            RaftEffect.Send send = held.removeFirst().send;
            if (send.message().term() >= newestTerm) {
                effects.add(send);
            } else {
                probes.reached(RaftProbe.STALE_ANSWER_WITHHELD);
            }
        }
    }

    /** A durable snapshot stands for the log up to this index. */
    void covered(long index) {
        durableIndex = Math.max(durableIndex, index);
    }
}
