package io.phantomdb.raft;

import com.google.protobuf.ByteOutput;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes the array beneath a byte string: what protobuf "writes lazily" in one piece is lent, not copied. */
final class PayloadView extends ByteOutput {
    private Bytes view = Bytes.EMPTY;

    private PayloadView() {}

    static Bytes of(ByteString payload) {
        if (payload.isEmpty()) {
            return Bytes.EMPTY;
        }
        PayloadView taken = new PayloadView();
        try {
            UnsafeByteOperations.unsafeWriteTo(payload, taken);
        } catch (IOException impossible) {
            throw Check.unreachable("nothing is written anywhere: " + impossible.getMessage());
        }
        Check.that(taken.view.length() == payload.size(), "a payload that is not all there");
        return taken.view;
    }

    @Override
    public void writeLazy(byte[] value, int offset, int length) {
        view = view.isEmpty() ? Bytes.wrap(value, offset, length) : view.concat(Bytes.wrap(value, offset, length));
    }

    @Override
    public void write(byte[] value, int offset, int length) {
        view = view.concat(Bytes.wrap(value, offset, length));
    }

    @Override
    public void write(byte value) {
        write(new byte[]{value}, 0, 1);
    }

    @Override
    public void write(ByteBuffer value) {
        byte[] copy = new byte[value.remaining()];
        value.get(copy);
        write(copy, 0, copy.length);
    }

    @Override
    public void writeLazy(ByteBuffer value) {
        write(value);
    }
}
