package io.phantomdb.shard.peer;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.ClusterId;
import io.phantomdb.base.FormatNumbers;
import io.phantomdb.base.NodeId;

/**
 * What surrounds every message between nodes (DESIGN §6): who speaks to whom, in which life, about what. A node number of
 * 0 stands for a node that has none yet; an incarnation of 0 for one that is not known. Request id 0: no answer is
 * expected.
 */
public record Envelope(ClusterId cluster, int fromNode, long fromIncarnation, int toNode, long toIncarnation,
        int service,
        boolean isAnswer, long requestId, int timeLeftMillis, Bytes body) {
    /** Bytes of everything before the body. */
    private static final int HEADER_BYTES = 1 + 16 + 2 + 8 + 2 + 8 + 1 + 1 + 8 + 4;

    public Bytes encode() {
        return new ByteWriter(HEADER_BYTES + body.length()).u8(FormatNumbers.PEER).u64(cluster.high()).u64(cluster
                .low()).u16(fromNode).u64(fromIncarnation).u16(toNode).u64(toIncarnation).u8(service).u8(isAnswer
                        ? 1
                        : 0)
                .u64(requestId).u32(timeLeftMillis).raw(body).take();
    }

    /** Throws {@link ByteReader.Malformed} for what no node of a known format sends. */
    public static Envelope decode(Bytes message) {
        ByteReader reader = new ByteReader(message);
        int format = reader.u8();
        if (format < FormatNumbers.PEER_MIN || format > FormatNumbers.PEER) {
            throw new ByteReader.Malformed("a message of format " + format + "; this binary speaks "
                    + FormatNumbers.PEER_MIN + " to " + FormatNumbers.PEER);
        }
        Envelope envelope = new Envelope(new ClusterId(reader.u64(), reader.u64()), reader.u16(), reader.u64(), reader
                .u16(), reader.u64(), reader.u8(), reader.u8() == 1, reader.u64(), reader.u32(), reader.rest());
        if (envelope.fromNode > NodeId.MAX || envelope.toNode > NodeId.MAX) {
            throw new ByteReader.Malformed("a message between nodes that cannot be");
        }
        return envelope;
    }
}
