package io.phantomdb.raft;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.log.record.Entry;
import io.phantomdb.raft.proto.RaftAppend;
import io.phantomdb.raft.proto.RaftAppendResponse;
import io.phantomdb.raft.proto.RaftEntry;
import io.phantomdb.raft.proto.RaftMessage;
import io.phantomdb.raft.proto.RaftTimeoutNow;
import io.phantomdb.raft.proto.RaftVoteRequest;
import io.phantomdb.raft.proto.RaftVoteResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;

/**
 * Messages as bytes (raft.proto). Payloads that are read stay views of the bytes that came in, which must not change while
 * any of them lives.
 */
public final class RaftCodec {
    private static final Entry.Kind[] KINDS = {Entry.Kind.TERM_START, Entry.Kind.EFFECTS, Entry.Kind.CONFIGURATION};

    private RaftCodec() {}

    public static Bytes encode(Message message) {
        RaftMessage.Builder encoded = RaftMessage.newBuilder().setFrom(message.from()).setTerm(message.term());
        switch (message) {
            case Message.VoteRequest vote -> encoded.setVoteRequest(RaftVoteRequest.newBuilder().setPreVote(vote
                    .preVote()).setLastIndex(vote.lastIndex()).setLastTerm(vote.lastTerm()).setIsTransfer(vote
                            .isTransfer()));
            case Message.VoteResponse vote -> encoded.setVoteResponse(RaftVoteResponse.newBuilder().setPreVote(vote
                    .preVote()).setGranted(vote.granted()));
            case Message.Append append -> encoded.setAppend(append(append));
            case Message.AppendAccepted accepted -> encoded.setAppendResponse(RaftAppendResponse.newBuilder()
                    .setAccepted(true).setIndex(accepted.index()).setRound(accepted.round()));
            case Message.AppendRejected rejected -> encoded.setAppendResponse(RaftAppendResponse.newBuilder().setIndex(
                    rejected.rejectedIndex()).setHintIndex(rejected.hintIndex()).setHintTerm(rejected.hintTerm())
                    .setRound(rejected.round()));
            case Message.TimeoutNow _ -> encoded.setTimeoutNow(RaftTimeoutNow.getDefaultInstance());
        }
        return Bytes.wrap(encoded.build().toByteArray());
    }

    private static RaftAppend append(Message.Append append) {
        RaftAppend.Builder encoded = RaftAppend.newBuilder().setPreviousIndex(append.previousIndex()).setPreviousTerm(
                append.previousTerm()).setCommitIndex(append.commitIndex()).setRound(append.round());
        for (Entry entry : append.entries()) {
            Bytes payload = entry.payload();
            ByteString shared = UnsafeByteOperations.unsafeWrap(payload.arrayBeneath(), payload.arrayOffset(), payload
                    .length());
            encoded.addEntries(RaftEntry.newBuilder().setTerm(entry.term()).setKind(kind(entry.kind())).setPayload(
                    shared));
        }
        return encoded.build();
    }

    private static int kind(Entry.Kind kind) {
        return switch (kind) {
            case TERM_START -> 0;
            case EFFECTS -> 1;
            case CONFIGURATION -> 2;
        };
    }

    /** Throws {@link ByteReader.Malformed} for what no replica of this format sends. */
    public static Message decode(Bytes bytes) {
        try {
            return decoded(RaftMessage.parseFrom(input(bytes)));
        } catch (InvalidProtocolBufferException | Check.Broken malformed) {
            throw new ByteReader.Malformed("not a message of raft: " + malformed.getMessage());
        } catch (IOException impossible) {
            throw Check.unreachable("bytes in memory cannot be read: " + impossible.getMessage());
        }
    }

    private static CodedInputStream input(Bytes bytes) {
        CodedInputStream input = UnsafeByteOperations.unsafeWrap(bytes.arrayBeneath(), bytes.arrayOffset(), bytes
                .length()).newCodedInput();
        input.enableAliasing(true);
        return input;
    }

    private static Message decoded(RaftMessage message) {
        int from = message.getFrom();
        long term = message.getTerm();
        Check.that(from >= 1 && term >= 1, "it comes from no replica or no term");
        return switch (message.getBodyCase()) {
            case VOTE_REQUEST -> {
                RaftVoteRequest vote = message.getVoteRequest();
                yield new Message.VoteRequest(from, term, vote.getPreVote(), number(vote.getLastIndex()), number(vote
                        .getLastTerm()), vote.getIsTransfer());
            }
            case VOTE_RESPONSE -> new Message.VoteResponse(from, term, message.getVoteResponse().getPreVote(), message
                    .getVoteResponse().getGranted());
            case APPEND -> append(from, term, message.getAppend());
            case APPEND_RESPONSE -> response(from, term, message.getAppendResponse());
            case TIMEOUT_NOW -> new Message.TimeoutNow(from, term);
            case BODY_NOT_SET -> throw new ByteReader.Malformed("a message of raft without a body");
        };
    }

    private static Message append(int from, long term, RaftAppend append) {
        long previous = number(append.getPreviousIndex());
        Check.that(previous <= Long.MAX_VALUE - append.getEntriesCount(), "an index beyond all numbers");
        long lastTerm = number(append.getPreviousTerm());
        Entry[] entries = new Entry[append.getEntriesCount()];
        for (int at = 0; at < entries.length; at++) {
            entries[at] = entry(previous + 1 + at, append.getEntries(at));
            Check.that(entries[at].term() >= lastTerm, "terms fall");
            lastTerm = entries[at].term();
        }
        Check.that(lastTerm <= term, "an entry of a later term than its sender's");
        return new Message.Append(from, term, previous, append.getPreviousTerm(), Collections.unmodifiableList(Arrays
                .asList(entries)), number(append.getCommitIndex()), number(append.getRound()));
    }

    private static Entry entry(long index, RaftEntry entry) {
        int kind = entry.getKind();
        Check.that(kind >= 0 && kind < KINDS.length, "an entry of an unknown kind");
        Bytes payload = PayloadView.of(entry.getPayload());
        if (KINDS[kind] == Entry.Kind.CONFIGURATION) {
            Configuration.decode(payload);
        }
        return new Entry(index, entry.getTerm(), KINDS[kind], payload);
    }

    private static Message response(int from, long term, RaftAppendResponse response) {
        long index = number(response.getIndex());
        long round = number(response.getRound());
        return response.getAccepted()
                ? new Message.AppendAccepted(from, term, index, round)
                : new Message.AppendRejected(from, term, index, number(response.getHintIndex()), number(response
                        .getHintTerm()), round);
    }

    private static long number(long read) {
        Check.that(read >= 0, "a number beyond all numbers");
        return read;
    }
}
