package io.phantomdb.simulator.language;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.raft.RaftCodec;
import io.phantomdb.shard.ProtoBytes;
import io.phantomdb.shard.peer.Envelope;
import io.phantomdb.shard.peer.Service;
import io.phantomdb.shard.proto.RaftFrame;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.ShardResponse;
import io.phantomdb.shard.proto.SnapshotAck;
import io.phantomdb.shard.proto.SnapshotChunk;
import io.phantomdb.shard.proto.StatusRequest;
import io.phantomdb.shard.proto.StatusResponse;

/** What the database's nodes say to each other. */
public final class PeerLanguage implements Language {
    private static final int TEXT_MAX = 2_000;

    @Override
    public Meaning read(Bytes content) {
        try {
            Envelope envelope = Envelope.decode(content);
            Service service = Service.of(envelope.service());
            return service == null ? Language.UNKNOWN.read(content) : read(service, envelope);
        } catch (ByteReader.Malformed | InvalidProtocolBufferException malformed) {
            return new Meaning("malformed", malformed.getMessage());
        }
    }

    private static Meaning read(Service service, Envelope envelope) throws InvalidProtocolBufferException {
        Bytes body = envelope.body();
        String number = envelope.requestId() == 0 ? "" : "request " + envelope.requestId() + ": ";
        return switch (service) {
            case RAFT -> raft(body);
            case SHARD -> envelope.isAnswer()
                    ? new Meaning("shard answer", number + text(ShardResponse.parseFrom(ProtoBytes.of(body))))
                    : new Meaning("shard request", number + text(ShardRequest.parseFrom(ProtoBytes.of(body))));
            case SNAPSHOT -> new Meaning("snapshot", number + (envelope.isAnswer()
                    ? text(SnapshotAck.parseFrom(ProtoBytes.of(body)))
                    : chunk(SnapshotChunk.parseFrom(ProtoBytes.of(body)))));
            case STATUS -> new Meaning("status", number + (envelope.isAnswer()
                    ? text(StatusResponse.parseFrom(ProtoBytes.of(body)))
                    : text(StatusRequest.parseFrom(ProtoBytes.of(body)))));
            case LIVENESS -> new Meaning("liveness", "I am here");
            case FOUND -> new Meaning("founding", number + body.length() + " bytes");
            case CANCEL -> new Meaning("cancel", number + body.length() + " bytes");
        };
    }

    /** Several messages may share a frame; the frame is of the kind of the most telling one. */
    private static Meaning raft(Bytes body) throws InvalidProtocolBufferException {
        String kind = "raft heartbeat";
        StringBuilder text = new StringBuilder();
        for (RaftFrame.Item item : RaftFrame.parseFrom(ProtoBytes.of(body)).getItemsList()) {
            Meaning meaning = RaftWords.of(RaftCodec.decode(ProtoBytes.of(item.getMessage())));
            kind = rank(meaning.kind()) > rank(kind) ? meaning.kind() : kind;
            text.append(text.isEmpty() ? "" : "\n").append("s").append(item.getGroup()).append(": ").append(meaning
                    .kind().substring("raft ".length())).append(", ").append(meaning.text());
        }
        return new Meaning(kind, text.toString());
    }

    private static int rank(String kind) {
        return switch (kind) {
            case "raft vote" -> 3;
            case "raft append" -> 2;
            case "raft answer" -> 1;
            default -> 0;
        };
    }

    private static String chunk(SnapshotChunk chunk) {
        return "s" + chunk.getGroup() + " at " + chunk.getIndex() + ", piece " + chunk.getNumber() + (chunk.getLast()
                ? ", the last"
                : "") + ", " + chunk.getContent().size() + " bytes";
    }

    private static String text(Message message) {
        String text = TextFormat.printer().emittingSingleLine(true).printToString(message).strip();
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX) + "...";
    }
}
