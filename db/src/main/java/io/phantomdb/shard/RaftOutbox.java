package io.phantomdb.shard;

import io.phantomdb.base.NodeId;
import io.phantomdb.base.ShardId;
import io.phantomdb.host.Loop;
import io.phantomdb.raft.Message;
import io.phantomdb.raft.RaftCodec;
import io.phantomdb.shard.peer.Exchange;
import io.phantomdb.shard.peer.Service;
import io.phantomdb.shard.proto.RaftFrame;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gathers what the groups of this node send in a turn, so that all of it for one node is one frame: a quorum round of two
 * groups costs one message each way. On the store loop.
 */
final class RaftOutbox {
    private static final int FRAME_BYTES_MAX = 1 << 20;

    private static final class Frame {
        private final RaftFrame.Builder items = RaftFrame.newBuilder();
        private int bytes;
    }

    private final Exchange exchange;
    private final Loop loop;
    private final TreeMap<NodeId, Frame> frames = new TreeMap<>();

    RaftOutbox(Exchange exchange, Loop loop) {
        this.exchange = exchange;
        this.loop = loop;
    }

    void send(ShardId group, int to, Message message) {
        if (frames.isEmpty()) {
            loop.post(this::flush);
        }
        NodeId node = new NodeId(to);
        Frame frame = frames.get(node);
        if (frame == null) {
            frame = new Frame();
            frames.put(node, frame);
        }
        var encoded = RaftCodec.encode(message);
        frame.items.addItems(RaftFrame.Item.newBuilder().setGroup((int) group.number()).setMessage(ProtoBytes.of(
                encoded)));
        frame.bytes += encoded.length();
        if (frame.bytes > FRAME_BYTES_MAX) {
            tell(node, frame);
            frames.put(node, new Frame());
        }
    }

    private void flush() {
        for (Map.Entry<NodeId, Frame> entry : frames.entrySet()) {
            if (entry.getValue().bytes > 0) {
                tell(entry.getKey(), entry.getValue());
            }
        }
        frames.clear();
    }

    private void tell(NodeId node, Frame frame) {
        exchange.tell(node, Service.RAFT, ProtoBytes.encode(frame.items.build()));
    }
}
