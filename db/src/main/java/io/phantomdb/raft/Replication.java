package io.phantomdb.raft;

import io.phantomdb.log.record.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * What a leader does for its followers (Raft §5.3): appends in a pipeline, heartbeats, commit by counting entries of its
 * own term (§5.4.2), rounds that confirm the leadership, handing it over.
 */
final class Replication {
    private final RaftGroup group;
    private final TreeMap<Integer, Progress> followers = new TreeMap<>();
    private Rounds rounds = new Rounds();
    private long termStartIndex;
    private long heartbeatDeadlineNanos;
    private long quorumDeadlineNanos;
    private int transferTo;
    private long transferDeadlineNanos;

    Replication(RaftGroup group) {
        this.group = group;
    }

    private int self() {
        return group.settings().self();
    }

    /** The first entry of the term has just been appended. */
    void begin() {
        termStartIndex = group.log().lastIndex();
        rounds = new Rounds();
        transferTo = 0;
        followers.clear();
        for (int member : group.configuration().members()) {
            if (member != self()) {
                followers.put(member, new Progress(termStartIndex));
            }
        }
        quorumDeadlineNanos = group.nowNanos() + group.settings().electionNanos();
        heartbeat();
        advanceCommit();
    }

    void end() {
        rounds.refuseAll(group.effects());
        followers.clear();
    }

    TreeMap<Integer, Long> matchIndexes() {
        TreeMap<Integer, Long> matches = new TreeMap<>();
        followers.forEach((follower, progress) -> matches.put(follower, progress.matchIndex()));
        return matches;
    }

    long nextDeadlineNanos() {
        return Math.min(heartbeatDeadlineNanos, quorumDeadlineNanos);
    }

    void timePassed() {
        if (group.nowNanos() >= quorumDeadlineNanos && !checkQuorum()) {
            return;
        }
        if (group.nowNanos() >= heartbeatDeadlineNanos) {
            heartbeat();
        }
    }

    /** A leader that a quorum cannot hear makes room (thesis §6.2). */
    private boolean checkQuorum() {
        boolean isHeard = group.configuration().hasQuorum(member -> member == self() || followers.containsKey(member)
                && followers.get(member).heardFrom());
        if (!isHeard) {
            group.becomeFollower(group.term(), 0);
            return false;
        }
        followers.values().forEach(Progress::forgetHeardFrom);
        quorumDeadlineNanos = group.nowNanos() + group.settings().electionNanos();
        return true;
    }

    private void heartbeat() {
        heartbeatDeadlineNanos = group.nowNanos() + group.settings().heartbeatNanos();
        followers.forEach(this::sendEmpty);
        replicateToAll();
    }

    void replicateToAll() {
        followers.forEach(this::replicate);
    }

    /** Sends what may be sent. */
    private void replicate(int follower, Progress progress) {
        while (progress.maySend(group.settings().inFlightMax()) && progress.nextIndex() <= group.log().lastIndex()) {
            if (progress.nextIndex() <= group.log().compactedIndex()) {
                progress.needsSnapshot();
                group.effects().add(new RaftEffect.SendSnapshot(follower));
                return;
            }
            List<Entry> entries = group.log().slice(progress.nextIndex(), group.log().lastIndex(), group.settings()
                    .appendBytesMax());
            send(follower, progress.nextIndex() - 1, entries);
            progress.sent(entries.getLast().index());
        }
    }

    /** A heartbeat, a probe, or a round: whoever lacks the entry before it says so. */
    private void sendEmpty(int follower, Progress progress) {
        long previous = progress.state() == Progress.State.SNAPSHOT
                ? progress.matchIndex()
                : progress.nextIndex() - 1;
        send(follower, previous < group.log().compactedIndex() ? 0 : previous, List.of());
    }

    private void send(int follower, long previous, List<Entry> entries) {
        long previousTerm = previous == 0 ? 0 : group.log().termAt(previous);
        group.send(follower, new Message.Append(self(), group.term(), previous, previousTerm, entries, group
                .commitIndex(), rounds.current()));
    }

    void answered(Message.AppendResponse response) {
        Progress progress = followers.get(response.from());
        if (progress == null) {
            return;
        }
        progress.heard(response.round());
        if (response.accepted()) {
            if (progress.accepted(response.index(), group.log().compactedIndex())) {
                advanceCommit();
                finishTransfer(response.from(), progress);
            }
        } else {
            progress.rejected(response.index());
        }
        replicate(response.from(), progress);
        confirmRounds();
    }

    void advanceCommit() {
        long index = agreed();
        if (index > group.commitIndex() && group.log().termAt(index) == group.term()) {
            group.commitTo(index);
        }
        confirmRounds();
    }

    /** The highest index that is durable at a quorum. */
    private long agreed() {
        Configuration configuration = group.configuration();
        long agreed = agreed(configuration.voters());
        return configuration.outgoing().isEmpty() ? agreed : Math.min(agreed, agreed(configuration.outgoing()));
    }

    private long agreed(List<Integer> side) {
        long[] matches = new long[side.size()];
        for (int at = 0; at < matches.length; at++) {
            matches[at] = matchOf(side.get(at));
        }
        Arrays.sort(matches);
        return matches[(matches.length - 1) / 2];
    }

    private long matchOf(int member) {
        if (member == self()) {
            return group.durability().durableIndex();
        }
        Progress progress = followers.get(member);
        return progress == null ? 0 : progress.matchIndex();
    }

    void confirm(long token) {
        if (group.role() != Role.LEADER) {
            group.effects().add(new RaftEffect.ReadRefused(token));
            return;
        }
        rounds.begin(token);
        followers.forEach(this::sendEmpty);
        confirmRounds();
    }

    private void confirmRounds() {
        if (group.commitIndex() < termStartIndex) {
            return;
        }
        rounds.confirm(round -> group.configuration().hasQuorum(member -> member == self() || followers.containsKey(
                member) && followers.get(member).roundAcknowledged() >= round), group.commitIndex(), group.effects());
    }

    void snapshotSent(Event.SnapshotSent sent) {
        Progress progress = followers.get(sent.to());
        if (group.role() == Role.LEADER && progress != null && progress.state() == Progress.State.SNAPSHOT) {
            progress.snapshotSent(sent.index(), sent.accepted());
            if (sent.accepted()) {
                replicate(sent.to(), progress);
            }
        }
    }

    void transfer(int to) {
        Progress progress = followers.get(to);
        if (group.role() == Role.LEADER && progress != null && group.configuration().isVoter(to)) {
            transferTo = to;
            transferDeadlineNanos = group.nowNanos() + group.settings().electionNanos();
            finishTransfer(to, progress);
        }
    }

    private void finishTransfer(int follower, Progress progress) {
        if (transferTo != follower || progress.matchIndex() < group.log().lastIndex()) {
            return;
        }
        if (group.nowNanos() <= transferDeadlineNanos) {
            group.send(follower, new Message.TimeoutNow(self(), group.term()));
        }
        transferTo = 0;
    }
}
