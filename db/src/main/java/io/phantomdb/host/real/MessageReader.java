package io.phantomdb.host.real;

import io.netty.buffer.ByteBuf;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Crc32c;
import io.phantomdb.host.Peers;
import java.util.function.Consumer;

/**
 * Joins the frames of one connection into messages, straight into the array of the message. Every length is checked
 * before memory is taken for it, and all readers of a node share one budget for messages that are not whole yet.
 */
final class MessageReader {
    /** What arrived is not what a node sends; the connection must be closed. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why, null, false, false);
        }
    }

    /** Bytes that all connections of a node may hold in messages that have begun. On the loop. */
    static final class Budget {
        private final long bytesMax;
        private long bytesUsed;

        Budget(long bytesMax) {
            this.bytesMax = bytesMax;
        }

        private void take(int bytes) throws Refused {
            if (bytesUsed + bytes > bytesMax) {
                throw new Refused("too many large messages at once");
            }
            bytesUsed += bytes;
        }

        private void giveBack(int bytes) {
            bytesUsed -= bytes;
        }
    }

    private static final byte[] NOTHING = new byte[0];

    private final Budget budget;
    private final byte[] header = new byte[Frames.HEADER_BYTES];
    private int headerRead;
    private byte[] message = NOTHING;
    private boolean inMessage;
    private int messageRead;
    private int frameStart;
    private int frameEnd;
    private int crc;

    MessageReader(Budget budget) {
        this.budget = budget;
    }

    /** Takes all of the buffer; hands over each message that becomes whole. */
    void read(ByteBuf buffer, Consumer<Bytes> whole) throws Refused {
        while (buffer.isReadable()) {
            if (headerRead < header.length) {
                int part = Math.min(buffer.readableBytes(), header.length - headerRead);
                buffer.readBytes(header, headerRead, part);
                headerRead += part;
                if (headerRead < header.length) {
                    return;
                }
                beginFrame();
            }
            int part = Math.min(buffer.readableBytes(), frameEnd - messageRead);
            buffer.readBytes(message, messageRead, part);
            messageRead += part;
            if (messageRead == frameEnd) {
                endFrame(whole);
            }
        }
    }

    private void beginFrame() throws Refused {
        int payload = number(0);
        int left = number(4);
        crc = number(8);
        if (!inMessage) {
            beginMessage(left);
        }
        if (left != message.length - messageRead || payload != Frames.payloadOf(left)) {
            throw new Refused("a frame of " + payload + " bytes where " + (message.length - messageRead)
                    + " of the message are left");
        }
        frameStart = messageRead;
        frameEnd = messageRead + payload;
    }

    private void beginMessage(int bytes) throws Refused {
        if (bytes < 0 || bytes > Peers.MESSAGE_BYTES_MAX) {
            throw new Refused("a message of " + Integer.toUnsignedString(bytes) + " bytes");
        }
        budget.take(bytes);
        message = new byte[bytes];
        messageRead = 0;
        inMessage = true;
    }

    private void endFrame(Consumer<Bytes> whole) throws Refused {
        headerRead = 0;
        if (Crc32c.of(message, frameStart, frameEnd - frameStart) != crc) {
            throw new Refused("a frame whose checksum does not match");
        }
        if (messageRead == message.length) {
            Bytes complete = Bytes.wrap(message);
            close();
            whole.accept(complete);
        }
    }

    /** Gives back what it holds. */
    void close() {
        if (inMessage) {
            budget.giveBack(message.length);
            inMessage = false;
            message = NOTHING;
            messageRead = 0;
            frameEnd = 0;
        }
    }

    private int number(int at) {
        return (header[at] & 0xFF) << 24 | (header[at + 1] & 0xFF) << 16 | (header[at + 2] & 0xFF) << 8
                | header[at + 3] & 0xFF;
    }
}
