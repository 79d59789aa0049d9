package io.phantomdb.raft;

import io.phantomdb.base.Check;
import io.phantomdb.log.record.Entry;
import java.util.List;
import java.util.TreeMap;

/**
 * What a leader does for its followers (Raft §5.3): appends in a pipeline, heartbeats, commit by counting entries of its
 * own term (§5.4.2), rounds that confirm the leadership, handing it over. It lives as long as its term.
 */
final class Replication {
    private final RaftGroup group;
    private final TreeMap<Integer, Progress> followers = new TreeMap<>();
    private final Rounds rounds = new Rounds();
    private final Quorum quorum;
    private final Askees askees;
    private final long termStartIndex;
    private long heartbeatDeadlineNanos;
    private long quorumDeadlineNanos;
    /** When the round under way has waited long enough for the few that were asked. */
    private long roundDeadlineNanos = Long.MAX_VALUE;
    private int transferTo;
    private long transferDeadlineNanos = Long.MAX_VALUE;

    /** The first entry of the term has just been appended. */
    Replication(RaftGroup group) {
        this.group = group;
        this.quorum = new Quorum(group.configuration());
        this.termStartIndex = group.log().lastIndex();
        RaftSettings settings = group.settings();
        long bytesMax = (long) settings.appendBytesMax() * settings.inFlightMax();
        for (int member : group.configuration().members()) {
            if (member != self()) {
                InFlight inFlight = new InFlight(settings.inFlightMax(), bytesMax);
                followers.put(member, new Progress(member, termStartIndex, inFlight));
            }
        }
        this.askees = new Askees(self(), quorum, followers.keySet());
    }

    private int self() {
        return group.settings().self();
    }

    void begin() {
        quorumDeadlineNanos = group.nowNanos() + group.settings().electionNanos();
        heartbeatDeadlineNanos = group.nowNanos() + group.settings().heartbeatNanos();
        replicateToAll();
    }

    void end() {
        if (rounds.isWaitedFor()) {
            group.probes().reached(RaftProbe.READS_REFUSED_WITH_THE_TERM);
        }
        rounds.refuseAll(group.effects());
    }

    TreeMap<Integer, Long> matchIndexes() {
        TreeMap<Integer, Long> matches = new TreeMap<>();
        followers.forEach((follower, progress) -> matches.put(follower, progress.matchIndex()));
        return matches;
    }

    long nextDeadlineNanos() {
        return Math.min(Math.min(heartbeatDeadlineNanos, roundDeadlineNanos),
                Math.min(quorumDeadlineNanos, transferDeadlineNanos));
    }

    void timePassed() {
        if (group.nowNanos() >= quorumDeadlineNanos && !checkQuorum()) {
            return;
        }
        if (group.nowNanos() >= transferDeadlineNanos) {
            group.probes().reached(RaftProbe.HAND_OVER_GIVEN_UP);
            endTransfer();
        }
        if (group.nowNanos() >= roundDeadlineNanos) {
            askOthers();
        }
        if (group.nowNanos() >= heartbeatDeadlineNanos) {
            heartbeat();
        }
    }

    /** A leader that a quorum cannot hear makes room (thesis §6.2). */
    private boolean checkQuorum() {
        boolean isHeard = quorum.agreed(member -> member == self() || followers.get(member).heardFrom() ? 1 : 0) == 1;
        if (!isHeard) {
            group.probes().reached(RaftProbe.QUORUM_NOT_HEARD);
            group.becomeFollower(group.term(), 0);
            return false;
        }
        followers.values().forEach(Progress::forgetHeardFrom);
        quorumDeadlineNanos = group.nowNanos() + group.settings().electionNanos();
        return true;
    }

    /** Also asks every follower whether it has what was sent before, begins a round that is due, and repeats a hand-over. */
    private void heartbeat() {
        heartbeatDeadlineNanos = group.nowNanos() + group.settings().heartbeatNanos();
        if (rounds.isDue()) {
            rounds.begin();
        }
        sendEmptyToAll();
        tellSuccessor();
    }

    private void beginRound() {
        rounds.begin();
        roundDeadlineNanos = group.nowNanos() + group.settings().roundNanos();
        for (int follower : askees.asked()) {
            sendEmpty(followers.get(follower));
        }
    }

    /** The few that were asked let a round wait: all are asked, and these are the last to be asked from now on. */
    private void askOthers() {
        roundDeadlineNanos = Long.MAX_VALUE;
        if (rounds.isWaitedFor()) {
            group.probes().reached(RaftProbe.ROUND_ASKED_OF_OTHERS);
            askees.passOver(follower -> hasAnswered(followers.get(follower)));
            for (Progress progress : followers.values()) {
                if (!hasAnswered(progress)) {
                    sendEmpty(progress);
                }
            }
        }
    }

    private boolean hasAnswered(Progress progress) {
        return progress.roundAcknowledged() >= rounds.current();
    }

    private void sendEmptyToAll() {
        for (Progress progress : followers.values()) {
            sendEmpty(progress);
        }
    }

    void replicateToAll() {
        for (Progress progress : followers.values()) {
            replicate(progress);
        }
    }

    /** Sends what may be sent. */
    private void replicate(Progress progress) {
        long lastIndex = group.log().lastIndex();
        progress.atLeastAfter(group.log().compactedIndex());
        while (progress.maySend() && progress.nextIndex() <= lastIndex) {
            List<Entry> entries = group.log().slice(progress.nextIndex(), lastIndex, group.settings().appendBytesMax());
            send(progress, progress.nextIndex() - 1, entries);
            progress.sent(entries.getLast().index(), bytesOf(entries));
        }
    }

    private static long bytesOf(List<Entry> entries) {
        long bytes = 0;
        for (Entry entry : entries) {
            bytes += RaftLog.bytesOf(entry);
        }
        return bytes;
    }

    /** A heartbeat, a probe, or a round: whoever lacks the entry before it says so, if it is to be sent any. */
    private void sendEmpty(Progress progress) {
        long compactedIndex = group.log().compactedIndex();
        if (progress.state() == Progress.State.SNAPSHOT) {
            send(progress, progress.matchIndex() < compactedIndex ? 0 : progress.matchIndex(), List.of());
        } else {
            progress.atLeastAfter(compactedIndex);
            send(progress, progress.nextIndex() - 1, List.of());
        }
    }

    private void send(Progress progress, long previous, List<Entry> entries) {
        long previousTerm = previous == 0 ? 0 : group.log().termAt(previous);
        group.send(progress.replica(), new Message.Append(self(), group.term(), previous, previousTerm, entries, group
                .commitIndex(), rounds.current()));
    }

    void accepted(Message.AppendAccepted response) {
        Progress progress = followers.get(response.from());
        Check.that(response.index() <= group.log().lastIndex(), "a follower acknowledges what was never sent");
        progress.heard(response.round());
        if (progress.accepted(response.index(), group.log().compactedIndex())) {
            advanceCommit();
            tellSuccessor();
        }
        replicate(progress);
        confirmRounds();
    }

    void rejected(Message.AppendRejected response) {
        Progress progress = followers.get(response.from());
        progress.heard(response.round());
        if (progress.isRejection(response.rejectedIndex())) {
            RaftLog log = group.log();
            long agreeing = log.lastWithTermAtMost(response.hintTerm(), response.hintIndex());
            progress.rejected(response.rejectedIndex(), agreeing);
            if (progress.nextIndex() <= log.compactedIndex()) {
                group.probes().reached(RaftProbe.SNAPSHOT_NEEDED);
                progress.needsSnapshot();
                group.effects().add(new RaftEffect.SendSnapshot(progress.replica()));
            }
            replicate(progress);
        } else {
            group.probes().reached(RaftProbe.REJECTION_ECHO);
        }
        confirmRounds();
    }

    /** Counts entries of the own term only: one of an earlier term may be at a majority and still be overwritten (§5.4.2). */
    void advanceCommit() {
        long index = quorum.agreed(this::matchOf);
        if (index > group.commitIndex() && group.log().termAt(index) == group.term()) {
            group.commitTo(index);
            confirmRounds();
        } else if (index > group.commitIndex()) {
            group.probes().reached(RaftProbe.EARLIER_TERM_NOT_COUNTED);
        }
    }

    private long matchOf(int member) {
        return member == self() ? group.durability().durableIndex() : followers.get(member).matchIndex();
    }

    void confirm(long token) {
        if (group.commitIndex() < termStartIndex) {
            group.probes().reached(RaftProbe.READ_WAITS_FOR_TERM_START);
        }
        rounds.ask(token);
        if (rounds.isDue()) {
            beginRound();
        }
        confirmRounds();
    }

    /** What was committed under earlier leaders is known to be so only once an entry of the own term is (thesis §6.4). */
    private void confirmRounds() {
        if (group.commitIndex() < termStartIndex || !rounds.isWaitedFor()) {
            return;
        }
        long round = quorum.agreed(member -> member == self()
                ? rounds.current()
                : followers.get(member).roundAcknowledged());
        rounds.confirm(round, group.commitIndex(), group.effects());
        if (rounds.isDue()) {
            beginRound();
            confirmRounds();
        }
    }

    void snapshotSent(Event.SnapshotSent sent) {
        Progress progress = followers.get(sent.to());
        if (progress != null && progress.state() == Progress.State.SNAPSHOT) {
            Check.that(!sent.accepted() || sent.index() <= group.commitIndex(), "a snapshot of what is not committed");
            if (!sent.accepted()) {
                group.probes().reached(RaftProbe.SNAPSHOT_FAILED);
            }
            progress.snapshotSent(sent.index(), sent.accepted());
            replicate(progress);
        }
    }

    /** Proposals are refused while it lasts, else the successor might never catch up. */
    boolean isTransferring() {
        return transferTo != 0;
    }

    void transfer(int to) {
        if (followers.containsKey(to) && group.configuration().isVoter(to)) {
            transferTo = to;
            transferDeadlineNanos = group.nowNanos() + group.settings().electionNanos();
            tellSuccessor();
        }
    }

    private void tellSuccessor() {
        if (transferTo != 0 && followers.get(transferTo).matchIndex() == group.log().lastIndex()) {
            group.send(transferTo, new Message.TimeoutNow(self(), group.term()));
        }
    }

    private void endTransfer() {
        transferTo = 0;
        transferDeadlineNanos = Long.MAX_VALUE;
    }
}
