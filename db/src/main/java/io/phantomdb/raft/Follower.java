package io.phantomdb.raft;

import io.phantomdb.base.Check;
import io.phantomdb.log.record.Entry;
import java.util.List;

/** What a replica does with what a leader sends it (Raft, figure 2, AppendEntries; §7 for snapshots). */
final class Follower {
    private static final long NO_ROUND = 0;

    private final RaftGroup group;

    Follower(RaftGroup group) {
        this.group = group;
    }

    private int self() {
        return group.settings().self();
    }

    void appended(Message.Append append) {
        if (append.term() < group.term()) {
            // The sender learns that its term is over. What its log holds does not matter any more, and its round must not
            // come back: by now it may lead this very term, whose rounds are counted anew.
            group.probes().reached(RaftProbe.APPEND_OF_AN_EARLIER_TERM);
            reject(append, 0, NO_ROUND);
            return;
        }
        Check.that(append.term() > group.term() || group.role() != Role.LEADER, "two leaders in term %d", group.term());
        group.becomeFollower(append.term(), append.from());
        group.standing().leaderHeard(group.nowNanos());
        RaftLog log = group.log();
        long previous = append.previousIndex();
        // What is compacted was committed under this leader or before it, so its log agrees there.
        if (previous > log.compactedIndex() && !log.contains(previous, append.previousTerm())) {
            group.probes().reached(RaftProbe.LOG_DOES_NOT_REACH);
            reject(append, Math.max(group.commitIndex(), log.lastWithTermAtMost(append.previousTerm(), previous)),
                    append
                            .round());
            return;
        }
        if (previous < log.compactedIndex() && !append.entries().isEmpty()) {
            group.probes().reached(RaftProbe.APPEND_BELOW_THE_LOG);
        }
        takeOver(append.entries());
        long matched = previous + append.entries().size();
        group.commitTo(Math.max(group.commitIndex(), Math.min(append.commitIndex(), matched)));
        accept(append, matched);
    }

    private void reject(Message.Append append, long hint, long round) {
        long hintIndex = Math.max(hint, group.log().compactedIndex());
        group.sendWhenTermDurable(append.from(), new Message.AppendRejected(self(), group.term(), append
                .previousIndex(), hintIndex, group.log().termAt(hintIndex), round));
    }

    /** Appends what is new; what conflicts gives way, and nothing else does (receiver rules 3 and 4). */
    private void takeOver(List<Entry> entries) {
        RaftLog log = group.log();
        int known = 0;
        while (known < entries.size() && isKnown(log, entries.get(known))) {
            known++;
        }
        if (known < entries.size()) {
            long first = entries.get(known).index();
            if (first <= log.lastIndex()) {
                Check.that(first > group.commitIndex(), "a committed entry would be cut off");
                group.probes().reached(RaftProbe.CONFLICT_CUT_OFF);
                group.truncateFrom(first);
            }
            group.append(known == 0 ? entries : List.copyOf(entries.subList(known, entries.size())));
        } else if (known > 0) {
            group.probes().reached(RaftProbe.APPEND_AGAIN);
        }
    }

    private static boolean isKnown(RaftLog log, Entry entry) {
        return entry.index() <= log.compactedIndex() || log.contains(entry.index(), entry.term());
    }

    /** A heartbeat is answered at once, for as much as is durable; what carries entries once they are durable. */
    private void accept(Message.Append append, long matched) {
        if (append.entries().isEmpty()) {
            long durable = Math.min(matched, group.durability().durableIndex());
            group.sendWhenTermDurable(append.from(), accepted(append, durable));
        } else {
            group.sendWhenDurable(append.from(), accepted(append, matched));
        }
    }

    private Message accepted(Message.Append append, long index) {
        return new Message.AppendAccepted(self(), group.term(), index, append.round());
    }

    /**
     * The state is the one at the mark now. If the log has the entry there, what follows it stays: it may have been
     * acknowledged. Else all of the log belongs to a history that did not come true, or ends before the mark. Whoever
     * came to lead while the snapshot was put in place has the entry: its log is complete.
     */
    void installed(LogMark mark) {
        RaftLog log = group.log();
        if (!log.contains(mark.index(), mark.term())) {
            Check.that(group.role() != Role.LEADER, "a leader lacks what is committed");
            if (log.lastIndex() > log.compactedIndex()) {
                group.probes().reached(RaftProbe.SNAPSHOT_REPLACES_LOG);
                group.durability().truncateFrom(log.compactedIndex() + 1);
            }
            log.reset(mark.index(), mark.term());
            group.members().installed(mark.index(), mark.configuration());
        } else if (log.lastIndex() > mark.index()) {
            group.probes().reached(RaftProbe.SNAPSHOT_BEFORE_ITS_END);
        }
        group.durability().covered(mark.index());
    }
}
