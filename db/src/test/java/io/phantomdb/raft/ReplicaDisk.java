package io.phantomdb.raft;

import io.phantomdb.base.Check;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What a test replica keeps: a journal whose writes wait in a queue until they are made durable, and a store whose
 * applied index is durable at once, whatever the journal's queue still holds. A crash lets some of the queue through and
 * forgets the rest.
 */
final class ReplicaDisk {
    /** A write on its way: one of both is null. */
    record Write(RaftEffect.Persist persist, LogMark mark) {}

    private HardState hardState = HardState.NONE;
    private long compactedIndex;
    private long compactedTerm;
    private Configuration compactedConfiguration;
    private final ArrayList<Entry> entries = new ArrayList<>();
    private long appliedIndex;
    private long appliedTerm;
    private Configuration appliedConfiguration;
    private final ArrayDeque<Write> queue = new ArrayDeque<>();

    ReplicaDisk(Configuration founders) {
        compactedConfiguration = founders;
        appliedConfiguration = founders;
    }

    /** What an earlier life has left. */
    void begin(HardState left, List<Entry> log) {
        hardState = left;
        entries.clear();
        entries.addAll(log);
    }

    void write(RaftEffect.Persist persist) {
        queue.addLast(new Write(persist, null));
    }

    void mark(LogMark mark) {
        queue.addLast(new Write(null, mark));
    }

    int queued() {
        return queue.size();
    }

    /** Makes the oldest write durable and returns its sequence, 0 for a mark. */
    long finishOne() {
        Write write = queue.removeFirst();
        if (write.mark != null) {
            note(write.mark);
            return 0;
        }
        RaftEffect.Persist persist = write.persist;
        if (persist.truncateFrom() != 0) {
            Check.that(persist.truncateFrom() > compactedIndex, "a truncation below the mark of the journal");
            entries.removeIf(entry -> entry.index() >= persist.truncateFrom());
        }
        for (Entry entry : persist.entries()) {
            Check.that(entry.index() == lastIndex() + 1, "the journal would have a gap before %d", entry.index());
            entries.add(entry);
        }
        if (persist.hardState() != null) {
            Check.that(persist.hardState().term() >= hardState.term(), "the durable term falls");
            hardState = persist.hardState();
        }
        return persist.sequence();
    }

    private void note(LogMark mark) {
        entries.removeIf(entry -> entry.index() <= mark.index());
        compactedIndex = mark.index();
        compactedTerm = mark.term();
        compactedConfiguration = mark.configuration();
        Check.that(entries.isEmpty() || entries.getFirst().index() == compactedIndex + 1, "a gap after the mark");
    }

    /** Power is lost after so many of the queued writes. */
    void crash(int surviving) {
        for (int count = Math.min(surviving, queue.size()); count > 0; count--) {
            finishOne();
        }
        queue.clear();
    }

    /** The store's state up to this index is durable now. */
    void store(long index, long term, Configuration configuration) {
        if (index > appliedIndex) {
            appliedIndex = index;
            appliedTerm = term;
            appliedConfiguration = configuration;
        }
    }

    RaftGroup.Recovered recovered() {
        return RaftGroup.Recovered.reconciled(hardState, new LogMark(compactedIndex, compactedTerm,
                compactedConfiguration), List.copyOf(entries),
                new LogMark(appliedIndex, appliedTerm,
                        appliedConfiguration));
    }

    HardState hardState() {
        return hardState;
    }

    long appliedIndex() {
        return appliedIndex;
    }

    long appliedTerm() {
        return appliedTerm;
    }

    Configuration appliedConfiguration() {
        return appliedConfiguration;
    }

    long lastIndex() {
        return compactedIndex + entries.size();
    }

    /** Whether this entry, or a state that includes it, would be here after a crash now. */
    boolean holds(long index, long term) {
        if (index <= Math.max(compactedIndex, appliedIndex)) {
            return true;
        }
        return index <= lastIndex() && entries.get((int) (index - compactedIndex - 1)).term() == term;
    }
}
