package io.phantomdb.simulator.client;

import io.phantomdb.base.Bytes;
import java.util.ArrayDeque;

/** Cuts the server's bytes into messages (PostgreSQL 15, chapter 55.2): a type, a length that counts itself, a body. */
final class MessageCutter {
    /** One message. */
    record Message(char type, Bytes body) {}

    private static final int HEADER_BYTES = 5;
    private static final int BODY_BYTES_MAX = 64 << 20;

    private final ArrayDeque<Message> messages = new ArrayDeque<>();
    private Bytes rest = Bytes.EMPTY;

    void feed(Bytes chunk) {
        rest = rest.isEmpty() ? chunk : rest.concat(chunk);
        while (rest.length() >= HEADER_BYTES) {
            int length = length();
            if (rest.length() < length + 1) {
                return;
            }
            messages.add(new Message((char) rest.at(0), rest.slice(HEADER_BYTES, length + 1)));
            rest = rest.slice(length + 1, rest.length());
        }
    }

    private int length() {
        int length = 0;
        for (int index = 1; index < HEADER_BYTES; index++) {
            length = length << 8 | rest.at(index) & 0xFF;
        }
        if (length < 4 || length > BODY_BYTES_MAX) {
            throw new ProtocolBroken("a message '" + (char) rest.at(0) + "' with length " + length);
        }
        return length;
    }

    /** The next whole message, or null. */
    Message next() {
        return messages.poll();
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }
}
