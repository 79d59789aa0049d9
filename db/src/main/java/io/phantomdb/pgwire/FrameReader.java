package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts the bytes of a client into frames, wherever they are cut on the way. A body that comes in one piece is a view of
 * that piece; one that comes in several is gathered and charged to the session's memory as it grows; one that is too long
 * is skipped without being kept. Never throws: what makes no sense is a {@link Frame#BROKEN} frame, the last one.
 */
final class FrameReader {
    static final int STARTUP_BYTES_MAX = 10_000;
    static final int MESSAGE_BYTES_MAX = 32 << 20;
    /** Messages that have no business being longer, as in PostgreSQL. */
    private static final int SMALL_MESSAGE_BYTES_MAX = 10_000;
    private static final int GATHERED_BYTES_MIN = 1_024;

    private MemoryAccount memory;
    private boolean startingUp = true;
    private boolean broken;
    private final byte[] header = new byte[5];
    private int headerLength;
    private int type;
    private byte[] gathered;
    private int gatheredLength;
    private int bodyLength;
    private long toSkip;
    private StatementError skipReason;
    private int bytesBehind;

    FrameReader(MemoryAccount memory) {
        this.memory = memory;
    }

    /** The start-up is over: from here on every message has a type, and is charged to the session. */
    void startedUp(MemoryAccount sessionMemory) {
        startingUp = false;
        memory = sessionMemory;
    }

    void feed(Bytes chunk, Consumer<Frame> frames) {
        int at = 0;
        while (at < chunk.length() && !broken) {
            if (toSkip > 0) {
                at += skip(chunk.length() - at, frames);
            } else if (gathered != null) {
                at += gather(chunk, at, frames);
            } else {
                at += readHeader(chunk, at);
                if (headerLength == headerSize()) {
                    at += begin(chunk, at, frames);
                }
            }
        }
    }

    private int headerSize() {
        return startingUp ? 4 : 5;
    }

    private int readHeader(Bytes chunk, int from) {
        int taken = Math.min(headerSize() - headerLength, chunk.length() - from);
        for (int index = 0; index < taken; index++) {
            header[headerLength++] = chunk.at(from + index);
        }
        return taken;
    }

    /** The header is complete: takes the body at once if it is all there. Returns how much of the chunk was used. */
    private int begin(Bytes chunk, int from, Consumer<Frame> frames) {
        int at = headerSize() - 4;
        int length = (header[at] & 0xFF) << 24 | (header[at + 1] & 0xFF) << 16 | (header[at + 2] & 0xFF) << 8
                | header[at + 3] & 0xFF;
        type = startingUp ? Frame.STARTUP : header[0] & 0xFF;
        headerLength = 0;
        bodyLength = length - 4;
        StatementError nonsense = nonsense(length);
        if (nonsense != null) {
            broken = true;
            frames.accept(Frame.refused(Frame.BROKEN, nonsense));
            return 0;
        }
        if (bodyLength > MESSAGE_BYTES_MAX) {
            skipFrom(bodyLength, new StatementError(SqlState.PROGRAM_LIMIT_EXCEEDED,
                    "message of " + length + " bytes is too long", "At most " + MESSAGE_BYTES_MAX + " are accepted.",
                    null, 0));
            return 0;
        }
        if (bodyLength <= chunk.length() - from) {
            bytesBehind = chunk.length() - from - bodyLength;
            frames.accept(Frame.of(type, chunk.slice(from, from + bodyLength)));
            return bodyLength;
        }
        gathered = new byte[0];
        gatheredLength = 0;
        return 0;
    }

    private StatementError nonsense(int length) {
        if (startingUp) {
            return length >= 8 && length <= STARTUP_BYTES_MAX
                    ? null
                    : new StatementError(SqlState.PROTOCOL_VIOLATION, "invalid length of startup packet");
        }
        int most = switch (type) {
            case 'Q', 'P', 'B', 'F', 'd' -> Integer.MAX_VALUE;
            case 'C', 'D', 'E', 'H', 'S', 'X', 'c', 'f', 'p' -> SMALL_MESSAGE_BYTES_MAX;
            default -> -1;
        };
        if (most < 0) {
            return new StatementError(SqlState.PROTOCOL_VIOLATION, "invalid frontend message type " + type);
        }
        return length >= 4 && length <= most
                ? null
                : new StatementError(SqlState.PROTOCOL_VIOLATION, "invalid message length");
    }

    private int gather(Bytes chunk, int from, Consumer<Frame> frames) {
        int taken = Math.min(bodyLength - gatheredLength, chunk.length() - from);
        if (!makeRoom(gatheredLength + taken)) {
            return 0;
        }
        chunk.slice(from, from + taken).copyTo(gathered, gatheredLength);
        gatheredLength += taken;
        if (gatheredLength == bodyLength) {
            bytesBehind = chunk.length() - from - taken;
            Frame frame = new Frame(type, Bytes.wrap(gathered, 0, bodyLength), null, gathered.length);
            gathered = null;
            frames.accept(frame);
        }
        return taken;
    }

    /** False if there is no memory for it: the rest of the message is skipped. */
    private boolean makeRoom(int needed) {
        if (needed <= gathered.length) {
            return true;
        }
        int size = Math.min(bodyLength, Math.max(Math.max(needed, 2 * gathered.length), GATHERED_BYTES_MIN));
        try {
            memory.reserve(size - gathered.length);
        } catch (StatementError noMemory) {
            memory.release(gathered.length);
            gathered = null;
            skipFrom(bodyLength - gatheredLength, noMemory);
            return false;
        }
        gathered = Arrays.copyOf(gathered, size);
        return true;
    }

    private void skipFrom(int bytes, StatementError why) {
        toSkip = bytes;
        skipReason = why;
    }

    private int skip(int available, Consumer<Frame> frames) {
        int taken = (int) Math.min(toSkip, available);
        toSkip -= taken;
        if (toSkip == 0) {
            frames.accept(Frame.refused(type, skipReason));
        }
        return taken;
    }

    /** While a frame is handed over: what has come behind it already. */
    int bytesBehind() {
        return bytesBehind;
    }

    /** Gives back what a half message holds. */
    void close() {
        broken = true;
        if (gathered != null) {
            memory.release(gathered.length);
            gathered = null;
        }
    }
}
