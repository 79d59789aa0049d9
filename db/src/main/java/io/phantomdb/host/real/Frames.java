package io.phantomdb.host.real;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Crc32c;
import io.phantomdb.base.FormatNumbers;
import io.phantomdb.host.Peers.Link;

/**
 * What two nodes say on a wire, all numbers big-endian.
 *
 * <pre>
 *    hello    magic "PHNT" u32 · lowest format u16 · highest format u16 · link u8      first, from both sides
 *    frame    payload bytes u32 · message bytes from here on u32 · CRC-32C u32 · payload
 *    alive    0x06                                                                     from the acceptor, later on
 * </pre>
 *
 * <p>A message is cut into full frames and a rest, so each header says how much of its message is still to come, and a
 * length that does not fit shows at once. TCP's own checksum misses about one corruption in 65,536 (Stone and Partridge,
 * "When the CRC and TCP Checksum Disagree", SIGCOMM 2000), hence the CRC.
 */
final class Frames {
    static final int MAGIC = 0x50484E54;
    static final int HELLO_BYTES = 9;
    static final int HEADER_BYTES = 12;
    static final int FRAME_BYTES_MAX = 1 << 20;
    static final int PAYLOAD_BYTES_MAX = FRAME_BYTES_MAX - HEADER_BYTES;
    static final byte ALIVE = 0x06;

    /** What the other side said of itself. */
    record Hello(int formatMin, int formatMax, int linkNumber) {
        /** Null, or why we cannot talk. */
        String refusal() {
            if (linkNumber < 0 || linkNumber >= Link.values().length) {
                return "it asked for link " + linkNumber;
            }
            if (formatMax < FormatNumbers.PEER_MIN || formatMin > FormatNumbers.PEER) {
                return "it speaks formats " + formatMin + " to " + formatMax + ", this node " + FormatNumbers.PEER_MIN
                        + " to " + FormatNumbers.PEER;
            }
            return null;
        }

        Link link() {
            return Link.values()[linkNumber];
        }
    }

    private Frames() {}

    static ByteBuf hello(ByteBufAllocator buffers, int linkNumber) {
        return buffers.buffer(HELLO_BYTES).writeInt(MAGIC).writeShort(FormatNumbers.PEER_MIN)
                .writeShort(FormatNumbers.PEER).writeByte(linkNumber);
    }

    /** Null if it does not start as a node of PhantomDB would. */
    static Hello readHello(ByteBuf buffer) {
        if (buffer.readInt() != MAGIC) {
            return null;
        }
        return new Hello(buffer.readUnsignedShort(), buffer.readUnsignedShort(), buffer.readUnsignedByte());
    }

    /** The length of the frame's payload for a message of which so many bytes are still to be sent. */
    static int payloadOf(int messageBytesLeft) {
        return Math.min(messageBytesLeft, PAYLOAD_BYTES_MAX);
    }

    /** One frame: the part of the message from the offset on. */
    static ByteBuf frame(ByteBufAllocator buffers, Bytes message, int offset) {
        int left = message.length() - offset;
        int payload = payloadOf(left);
        int start = message.arrayOffset() + offset;
        ByteBuf frame = buffers.directBuffer(HEADER_BYTES + payload);
        frame.writeInt(payload).writeInt(left);
        frame.writeInt(Crc32c.of(message.arrayBeneath(), start, payload));
        return frame.writeBytes(message.arrayBeneath(), start, payload);
    }
}
