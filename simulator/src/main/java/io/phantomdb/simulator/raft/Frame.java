package io.phantomdb.simulator.raft;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.raft.Message;
import io.phantomdb.raft.RaftCodec;

/** What travels between replicas and clients of a group that stands alone. */
sealed interface Frame {
    /** Replica to replica. */
    record Raft(Message message) implements Frame {}

    /** Client to replica. */
    record Ask(Request request) implements Frame {}

    /** Replica to client: the value, or whether a write happened; or that this replica does not lead. */
    record Reply(long number, boolean isAnswered, long value) implements Frame {}

    /** Leader to a follower that is too far behind. */
    record Snapshot(int from, ReplicaState state) implements Frame {}

    /** That follower to the leader. */
    record SnapshotReply(int from, long index, boolean isAccepted) implements Frame {}

    default Bytes encode() {
        ByteWriter writer = new ByteWriter();
        switch (this) {
            case Raft raft -> writer.u8(0).raw(RaftCodec.encode(raft.message()));
            case Ask ask -> ask.request().encode(writer.u8(1));
            case Reply reply -> writer.u8(2).varint(reply.number()).u8(reply.isAnswered() ? 1 : 0).u64(reply.value());
            case Snapshot snapshot -> writer.u8(3).varint(snapshot.from()).raw(snapshot.state().encode());
            case SnapshotReply reply -> writer.u8(4).varint(reply.from()).varint(reply.index()).u8(reply.isAccepted()
                    ? 1
                    : 0);
        }
        return writer.take();
    }

    static Frame decode(Bytes bytes) {
        ByteReader reader = new ByteReader(bytes);
        return switch (reader.u8()) {
            case 0 -> new Raft(RaftCodec.decode(reader.rest()));
            case 1 -> new Ask(Request.decode(reader));
            case 2 -> new Reply(reader.varint(), reader.u8() == 1, reader.u64());
            case 3 -> new Snapshot((int) reader.varint(), ReplicaState.decode(reader.rest()));
            case 4 -> new SnapshotReply((int) reader.varint(), reader.varint(), reader.u8() == 1);
            default -> throw new ByteReader.Malformed("a frame of an unknown kind");
        };
    }
}
