package io.phantomdb.simulator.raft;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.simulator.check.Register.Input;

/**
 * What a client asks of the replicated registers. Client and number together name it: however often it arrives, at
 * whichever replica, it is executed once, as later numbers of the same client close the earlier ones.
 */
record Request(int client, long number, int key, Input input) {
    private static final int READ = 0;
    private static final int WRITE = 1;
    private static final int SWAP = 2;

    void encode(ByteWriter to) {
        to.varint(client).varint(number).varint(key);
        switch (input) {
            case Input.Read read -> to.u8(READ);
            case Input.Write write -> to.u8(WRITE).u64(write.value());
            case Input.Swap swap -> to.u8(SWAP).u64(swap.expected()).u64(swap.value());
        }
    }

    Bytes encode() {
        ByteWriter writer = new ByteWriter();
        encode(writer);
        return writer.take();
    }

    static Request decode(ByteReader from) {
        int client = (int) from.varint();
        long number = from.varint();
        int key = (int) from.varint();
        Input input = switch (from.u8()) {
            case READ -> new Input.Read();
            case WRITE -> new Input.Write(from.u64());
            case SWAP -> new Input.Swap(from.u64(), from.u64());
            default -> throw new ByteReader.Malformed("a request of an unknown kind");
        };
        return new Request(client, number, key, input);
    }
}
