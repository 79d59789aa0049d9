package io.phantomdb.shard.peer;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.raft.RaftCodec;
import io.phantomdb.rows.program.ScanFragment;
import io.phantomdb.rows.program.ScanProgram;
import io.phantomdb.store.EffectCodec;
import java.util.Arrays;

/** What comes from other nodes: the first byte says which kind. For {@code .ci/fuzz peer}. */
public final class PeerFuzzTarget {
    private PeerFuzzTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        Bytes bytes = Bytes.wrap(Arrays.copyOfRange(input, 1, input.length));
        try {
            switch (input[0] & 7) {
                case 0 -> Envelope.decode(bytes);
                case 1 -> RaftCodec.decode(bytes);
                case 2 -> ScanProgram.decode(bytes);
                case 3 -> ScanFragment.decode(bytes).start();
                default -> EffectCodec.decode(bytes);
            }
        } catch (ByteReader.Malformed refused) {
            return;
        }
    }
}
