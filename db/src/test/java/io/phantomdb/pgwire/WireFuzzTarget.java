package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.StatementError;

/** Bytes of a client from its first on, in two pieces. For {@code .ci/fuzz wire}. */
public final class WireFuzzTarget {
    private WireFuzzTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        MemoryAccount memory = MemoryAccount.root("fuzz", 1 << 20);
        FrameReader reader = new FrameReader(memory);
        Bytes all = Bytes.copyOf(input);
        int middle = all.length() / 2;
        for (Bytes piece : new Bytes[]{all.slice(0, middle), all.slice(middle, all.length())}) {
            reader.feed(piece, frame -> {
                if (frame.type() == Frame.STARTUP) {
                    reader.startedUp(memory);
                }
                memory.release(frame.chargedBytes());
                read(frame);
            });
        }
        reader.close();
        if (memory.bytesUsed() != 0) {
            throw new IllegalStateException(memory.bytesUsed() + " bytes are still charged");
        }
    }

    private static void read(Frame frame) {
        try {
            if (frame.type() == Frame.STARTUP) {
                StartupPacket.read(frame.body());
            } else if (frame.type() != Frame.BROKEN && frame.refused() == null) {
                MessageReader.read(frame, ClientText.UTF8);
            }
        } catch (StatementError refused) {
            if (refused.state().code().startsWith("XX")) {
                throw refused;
            }
        }
    }
}
