package io.phantomdb.simulator.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.ClusterId;
import io.phantomdb.log.record.Entry;
import io.phantomdb.raft.Message;
import io.phantomdb.raft.RaftCodec;
import io.phantomdb.shard.ProtoBytes;
import io.phantomdb.shard.peer.Envelope;
import io.phantomdb.shard.peer.Service;
import io.phantomdb.shard.proto.RaftFrame;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.TimestampsRequest;
import io.phantomdb.simulator.language.Language.Meaning;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said on wires, as people read it. */
final class LanguageTest {
    private final Language language = new PeerLanguage();

    private static Bytes envelope(Service service, Bytes body) {
        return new Envelope(new ClusterId(1, 2), 1, 5, 2, 0, service.number(), false, 12, 100, body).encode();
    }

    @Test
    void aRaftFrameIsOfItsMostTellingKind() {
        Message heartbeat = new Message.Append(1, 3, 7, 2, List.of(), 6, 0);
        Message append = new Message.Append(1, 3, 7, 2, List.of(new Entry(8, 3, Entry.Kind.EFFECTS, Bytes.wrap(
                new byte[5]))), 6, 4);
        RaftFrame frame = RaftFrame.newBuilder().addItems(item(1, heartbeat)).addItems(item(2, append)).build();
        assertEquals(new Meaning("raft append", """
                s1: heartbeat, term 3, after 7 of term 2, committed 6
                s2: append, term 3, after 7 of term 2, committed 6, round 4: 8 EFFECTS of term 3, 5 bytes;"""), language
                .read(envelope(Service.RAFT, ProtoBytes.encode(frame))));
    }

    private static RaftFrame.Item item(int group, Message message) {
        return RaftFrame.Item.newBuilder().setGroup(group).setMessage(ProtoBytes.of(RaftCodec.encode(message))).build();
    }

    @Test
    void votesSayWhatIsAskedAndAnswered() {
        assertEquals(new Meaning("raft vote", "would you vote for 2 in term 9? last entry 4 of term 8"), RaftWords.of(
                new Message.VoteRequest(2, 9, true, 4, 8, false)));
        assertEquals(new Meaning("raft vote", "refused, term 9"), RaftWords.of(new Message.VoteResponse(3, 9, false,
                false)));
        assertEquals(new Meaning("raft answer", "refused after 5, may agree at 3 of term 2, term 9"), RaftWords.of(
                new Message.AppendRejected(3, 9, 5, 3, 2, 0)));
    }

    @Test
    void requestsAreShownWhole() {
        ShardRequest request = ShardRequest.newBuilder().setShard(1).setGeneration(4).setTimestamps(TimestampsRequest
                .newBuilder().setCount(3)).build();
        assertEquals(new Meaning("shard request", "request 12: shard: 1 generation: 4 timestamps { count: 3 }"),
                language.read(envelope(Service.SHARD, ProtoBytes.encode(request))));
    }

    @Test
    void whatCannotBeReadIsSaidToBeSo() {
        assertEquals("malformed", language.read(Bytes.wrap(new byte[]{99, 1})).kind());
        assertEquals("malformed", language.read(envelope(Service.SHARD, Bytes.wrap(new byte[]{1, 2, 3}))).kind());
        assertEquals(new Meaning("message", "2 bytes"), Language.UNKNOWN.read(Bytes.wrap(new byte[2])));
    }
}
