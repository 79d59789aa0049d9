package io.phantomdb.store;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Fuzz;
import java.util.Arrays;

/** What is on a store's disk: the first byte says which kind, the checksum is put right. For {@code .ci/fuzz store}. */
public final class StoreFuzzTarget {
    private static final RunId RUN = new RunId(RunId.Queue.FLUSH, 7);

    private StoreFuzzTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] content = Arrays.copyOfRange(input, 1, input.length);
        int kind = input[0] & 3;
        Fuzz.seal(content, kind == 2 ? 1 : 0);
        try {
            Bytes bytes = Bytes.wrap(content);
            switch (kind) {
                case 0 -> Block.decode(bytes, RUN, 3);
                case 1 -> RunIndex.decode(bytes, RUN, 2);
                case 2 -> Manifest.decode(bytes);
                default -> ChunkCodec.readHead(ChunkCodec.open(bytes));
            }
        } catch (ByteReader.Malformed refused) {
            return;
        }
    }
}
