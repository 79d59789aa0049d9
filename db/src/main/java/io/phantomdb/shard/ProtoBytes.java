package io.phantomdb.shard;

import com.google.protobuf.ByteOutput;
import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import com.google.protobuf.UnsafeByteOperations;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.FatalError;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * From our bytes to protobuf's and back without copying. Both are immutable, so sharing an array is safe as long as
 * nobody writes to one that was given away.
 */
public final class ProtoBytes {
    private ProtoBytes() {}

    public static ByteString of(Bytes bytes) {
        return bytes.isEmpty()
                ? ByteString.EMPTY
                : UnsafeByteOperations.unsafeWrap(bytes.arrayBeneath(), bytes.arrayOffset(), bytes.length());
    }

    public static Bytes of(ByteString string) {
        if (string.isEmpty()) {
            return Bytes.EMPTY;
        }
        Taker taker = new Taker();
        try {
            UnsafeByteOperations.unsafeWriteTo(string, taker);
        } catch (IOException impossible) {
            throw new FatalError("writing to memory failed", impossible);
        }
        return taker.taken == null ? Bytes.wrap(string.toByteArray()) : taker.taken;
    }

    public static Bytes encode(MessageLite message) {
        return Bytes.wrap(message.toByteArray());
    }

    /** Takes the array of a string that lies in one piece. */
    private static final class Taker extends ByteOutput {
        private Bytes taken;
        private int pieces;

        private void take(byte[] array, int offset, int length) {
            taken = pieces++ == 0 ? Bytes.wrap(array, offset, length) : null;
        }

        @Override
        public void write(byte value) {
            take(new byte[]{value}, 0, 1);
        }

        @Override
        public void write(byte[] array, int offset, int length) {
            take(array.clone(), offset, length);
        }

        @Override
        public void writeLazy(byte[] array, int offset, int length) {
            take(array, offset, length);
        }

        @Override
        public void write(ByteBuffer buffer) {
            byte[] copy = new byte[buffer.remaining()];
            buffer.get(copy);
            take(copy, 0, copy.length);
        }

        @Override
        public void writeLazy(ByteBuffer buffer) {
            write(buffer);
        }
    }
}
