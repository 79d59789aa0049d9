package io.phantomdb.host.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.phantomdb.base.Bytes;
import io.phantomdb.host.Peers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MessageReaderTest {
    private final MessageReader.Budget budget = new MessageReader.Budget(4L << 20);
    private final MessageReader reader = new MessageReader(budget);
    private final List<Bytes> whole = new ArrayList<>();

    private static Bytes message(int length) {
        byte[] bytes = new byte[length];
        for (int index = 0; index < length; index++) {
            bytes[index] = (byte) (index * 31 + index / 251);
        }
        return Bytes.wrap(bytes);
    }

    private static ByteBuf framed(Bytes... messages) {
        ByteBuf all = Unpooled.buffer();
        for (Bytes message : messages) {
            int offset = 0;
            do {
                ByteBuf frame = Frames.frame(UnpooledByteBufAllocator.DEFAULT, message, offset);
                assertTrue(frame.readableBytes() <= Frames.FRAME_BYTES_MAX);
                all.writeBytes(frame);
                frame.release();
                offset += Frames.payloadOf(message.length() - offset);
            } while (offset < message.length());
        }
        return all;
    }

    private String refusalOf(ByteBuf bytes) {
        return assertThrows(MessageReader.Refused.class, () -> reader.read(bytes, whole::add)).getMessage();
    }

    @Test
    void messagesCutAnywhereAreJoined() throws Exception {
        Bytes[] messages = {message(0), message(1), message(5_000), message(0), message(13)};
        byte[] wire = framed(messages).array();
        int length = framed(messages).readableBytes();
        for (int piece : new int[]{1, 2, 7, 11, 12, 13, 1_000, 10_000}) {
            whole.clear();
            for (int at = 0; at < length; at += piece) {
                reader.read(Unpooled.wrappedBuffer(wire, at, Math.min(piece, length - at)), whole::add);
            }
            assertEquals(List.of(messages), whole);
        }
    }

    @Test
    void aLargeMessageTakesSeveralFrames() throws Exception {
        Bytes large = message(3_500_000);
        reader.read(framed(large, message(3)), whole::add);
        assertEquals(List.of(large, message(3)), whole);
    }

    @Test
    void aHostileLengthIsRefusedBeforeMemoryIsTaken() {
        assertEquals("a message of 4294967295 bytes",
                refusalOf(Unpooled.buffer().writeInt(10).writeInt(-1).writeInt(0)));
        assertEquals("a message of " + (Peers.MESSAGE_BYTES_MAX + 1) + " bytes", new MessageReaderTest()
                .refusalOf(Unpooled.buffer().writeInt(10).writeInt(Peers.MESSAGE_BYTES_MAX + 1).writeInt(0)));
    }

    @Test
    void aFrameThatDoesNotFitItsMessageIsRefused() {
        assertTrue(
                refusalOf(Unpooled.buffer().writeInt(99).writeInt(10).writeInt(0)).startsWith("a frame of 99 bytes"));
    }

    @Test
    void aFlippedBitIsRefused() {
        ByteBuf wire = framed(message(100));
        wire.setByte(50, wire.getByte(50) ^ 4);
        assertEquals("a frame whose checksum does not match", refusalOf(wire));
    }

    @Test
    void messagesThatHaveBegunShareABudget() throws Exception {
        MessageReader other = new MessageReader(budget);
        other.read(framed(message(3 << 20)).slice(0, 2_000), whole::add);
        assertEquals("too many large messages at once", refusalOf(framed(message(2 << 20))));
        other.close();
        new MessageReader(budget).read(framed(message(2 << 20)), whole::add);
        assertEquals(List.of(message(2 << 20)), whole);
    }
}
