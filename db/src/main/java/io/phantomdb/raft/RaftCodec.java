package io.phantomdb.raft;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.log.record.Entry;
import io.phantomdb.raft.proto.RaftAppend;
import io.phantomdb.raft.proto.RaftAppendResponse;
import io.phantomdb.raft.proto.RaftEntry;
import io.phantomdb.raft.proto.RaftMessage;
import io.phantomdb.raft.proto.RaftTimeoutNow;
import io.phantomdb.raft.proto.RaftVoteRequest;
import io.phantomdb.raft.proto.RaftVoteResponse;
import java.util.ArrayList;
import java.util.List;

/** Messages as bytes (raft.proto). Payloads are not copied where it can be avoided. */
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
            case Message.AppendResponse response -> encoded.setAppendResponse(RaftAppendResponse.newBuilder()
                    .setAccepted(response.accepted()).setIndex(response.index()).setRound(response.round()));
            case Message.TimeoutNow timeout -> encoded.setTimeoutNow(RaftTimeoutNow.getDefaultInstance());
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
            encoded.addEntries(RaftEntry.newBuilder().setTerm(entry.term()).setKind(entry.kind().ordinal()).setPayload(
                    shared));
        }
        return encoded.build();
    }

    /** Throws {@link ByteReader.Malformed} for what no replica of this format sends. */
    public static Message decode(Bytes bytes) {
        RaftMessage message;
        try {
            message = RaftMessage.parseFrom(bytes.buffer());
        } catch (InvalidProtocolBufferException malformed) {
            throw new ByteReader.Malformed("not a message of raft: " + malformed.getMessage());
        }
        int from = message.getFrom();
        long term = message.getTerm();
        return switch (message.getBodyCase()) {
            case VOTE_REQUEST -> {
                RaftVoteRequest vote = message.getVoteRequest();
                yield new Message.VoteRequest(from, term, vote.getPreVote(), vote.getLastIndex(), vote.getLastTerm(),
                        vote.getIsTransfer());
            }
            case VOTE_RESPONSE -> new Message.VoteResponse(from, term, message.getVoteResponse().getPreVote(), message
                    .getVoteResponse().getGranted());
            case APPEND -> append(from, term, message.getAppend());
            case APPEND_RESPONSE -> {
                RaftAppendResponse response = message.getAppendResponse();
                yield new Message.AppendResponse(from, term, response.getAccepted(), response.getIndex(), response
                        .getRound());
            }
            case TIMEOUT_NOW -> new Message.TimeoutNow(from, term);
            case BODY_NOT_SET -> throw new ByteReader.Malformed("a message of raft without a body");
        };
    }

    private static Message append(int from, long term, RaftAppend append) {
        List<Entry> entries = new ArrayList<>(append.getEntriesCount());
        long index = append.getPreviousIndex();
        for (RaftEntry entry : append.getEntriesList()) {
            if (entry.getKind() < 0 || entry.getKind() >= KINDS.length || entry.getTerm() < 1) {
                throw new ByteReader.Malformed("an entry of unknown kind " + entry.getKind());
            }
            entries.add(new Entry(++index, entry.getTerm(), KINDS[entry.getKind()], Bytes.wrap(entry.getPayload()
                    .toByteArray())));
        }
        return new Message.Append(from, term, append.getPreviousIndex(), append.getPreviousTerm(), entries, append
                .getCommitIndex(), append.getRound());
    }
}
