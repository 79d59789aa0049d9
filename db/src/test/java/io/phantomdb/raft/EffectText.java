package io.phantomdb.raft;

import io.phantomdb.log.record.Entry;
import java.util.List;
import java.util.stream.Collectors;

/** Effects, messages and entries as a person would note them. An entry is {@code index.term} and what it holds. */
final class EffectText {
    private EffectText() {}

    static String of(RaftEffect effect) {
        return switch (effect) {
            case RaftEffect.Persist persist -> "persist #" + persist.sequence() + (persist.hardState() == null
                    ? ""
                    : " term " + persist.hardState().term() + " vote " + persist.hardState().vote())
                    + (persist
                            .truncateFrom() == 0 ? "" : " cut from " + persist.truncateFrom())
                    + entries(persist
                            .entries());
            case RaftEffect.Send send -> "to " + send.to() + ": " + of(send.message());
            case RaftEffect.Commit commit -> "commit" + entries(commit.entries());
            case RaftEffect.Compacted(LogMark mark) -> "log begins after " + mark.index() + "." + mark.term();
            case RaftEffect.Appended appended -> "appended " + appended.count() + " from " + appended.firstIndex() + "."
                    + appended.term();
            case RaftEffect.ProposalRefused() -> "proposal refused";
            case RaftEffect.ReadConfirmed read -> "read " + read.token() + " at " + read.readIndex();
            case RaftEffect.ReadRefused(long token) -> "read " + token + " refused";
            case RaftEffect.RoleChanged role -> role.role() + " of term " + role.term() + ", leader " + role.leader();
            case RaftEffect.SendSnapshot(int to) -> "send a snapshot to " + to;
        };
    }

    static String of(Message message) {
        String term = " term " + message.term();
        return switch (message) {
            case Message.VoteRequest ask -> (ask.preVote() ? "pre-vote?" : "vote?") + term + " log " + ask.lastIndex()
                    + "." + ask.lastTerm() + (ask.isTransfer() ? " transfer" : "");
            case Message.VoteResponse answer -> (answer.preVote() ? "pre-vote " : "vote ") + (answer.granted()
                    ? "granted"
                    : "denied") + term;
            case Message.Append append -> "append" + term + " after " + append.previousIndex() + "." + append
                    .previousTerm() + entries(append.entries()) + " commit " + append.commitIndex()
                    + round(append
                            .round());
            case Message.AppendAccepted accepted -> "accepted" + term + " to " + accepted.index() + round(accepted
                    .round());
            case Message.AppendRejected rejected -> "rejected" + term + " at " + rejected.rejectedIndex() + " hint "
                    + rejected.hintIndex() + "." + rejected.hintTerm() + round(rejected.round());
            case Message.TimeoutNow _ -> "campaign now" + term;
        };
    }

    private static String round(long round) {
        return round == 0 ? "" : " round " + round;
    }

    static String entries(List<Entry> entries) {
        return entries.isEmpty()
                ? ""
                : entries.stream().map(EffectText::of).collect(Collectors.joining(" ", " [", "]"));
    }

    private static String of(Entry entry) {
        return entry.index() + "." + entry.term() + switch (entry.kind()) {
            case TERM_START -> " start";
            case CONFIGURATION -> " configuration";
            case EFFECTS -> " " + entry.payload().utf8();
        };
    }
}
