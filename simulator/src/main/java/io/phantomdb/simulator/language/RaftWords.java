package io.phantomdb.simulator.language;

import io.phantomdb.log.record.Entry;
import io.phantomdb.raft.Message;
import io.phantomdb.simulator.language.Language.Meaning;

/** What replicas of a group say to each other. */
public final class RaftWords {
    private RaftWords() {}

    public static Meaning of(Message message) {
        return switch (message) {
            case Message.VoteRequest asked -> new Meaning("raft vote", (asked.preVote()
                    ? "would you vote for "
                    : "vote for ") + asked.from() + " in term " + asked.term() + "? last entry " + asked.lastIndex()
                    + " of term " + asked.lastTerm() + (asked.isTransfer() ? ", as the leader wishes" : ""));
            case Message.VoteResponse answer -> new Meaning("raft vote", (answer.granted() ? "granted" : "refused")
                    + (answer.preVote() ? " (pre-vote)" : "") + ", term " + answer.term());
            case Message.Append append -> append(append);
            case Message.AppendAccepted accepted -> new Meaning("raft answer", "has all up to " + accepted.index()
                    + ", term " + accepted.term() + round(accepted.round()));
            case Message.AppendRejected rejected -> new Meaning("raft answer", "refused after " + rejected
                    .rejectedIndex() + ", may agree at " + rejected.hintIndex() + " of term " + rejected.hintTerm()
                    + ", term " + rejected.term() + round(rejected.round()));
            case Message.TimeoutNow now -> new Meaning("raft vote", "campaign now, term " + now.term());
        };
    }

    private static Meaning append(Message.Append append) {
        String context = "term " + append.term() + ", after " + append.previousIndex() + " of term " + append
                .previousTerm() + ", committed " + append.commitIndex() + round(append.round());
        if (append.entries().isEmpty()) {
            return new Meaning("raft heartbeat", context);
        }
        StringBuilder text = new StringBuilder(context).append(": ");
        for (Entry entry : append.entries()) {
            text.append(entry.index()).append(' ').append(entry.kind()).append(" of term ").append(entry.term()).append(
                    ", ").append(entry.payload().length()).append(" bytes; ");
        }
        return new Meaning("raft append", text.toString().strip());
    }

    private static String round(long round) {
        return round == 0 ? "" : ", round " + round;
    }
}
