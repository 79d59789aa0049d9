package io.phantomdb.store;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Crc32c;
import io.phantomdb.base.FormatNumbers;

/**
 * The head of every piece of a run: checksum, format, and who it is. The checksum covers the identity, so that a block
 * that was written or read at the wrong place is found out like one that was damaged.
 *
 * <pre>
 *   0  CRC-32C of all that follows
 *   4  format   5  kind   6  queue   7  run number   11  ordinal
 *  15  content
 * </pre>
 */
final class Sealed {
    static final int HEAD_BYTES = 15;
    static final int BLOCK = 1;
    static final int FOOTER = 2;
    private static final int FORMAT_AT = 4;

    private Sealed() {}

    private static int newest(int kind) {
        return kind == FOOTER ? FormatNumbers.RUN_INDEX : FormatNumbers.BLOCK;
    }

    private static int oldest(int kind) {
        return kind == FOOTER ? FormatNumbers.RUN_INDEX_MIN : FormatNumbers.BLOCK;
    }

    /** The format of a piece that was opened. */
    static int formatOf(Bytes piece) {
        return piece.at(FORMAT_AT);
    }

    static ByteWriter begin(int capacity, int kind, RunId run, int ordinal) {
        return new ByteWriter(capacity + HEAD_BYTES).u32(0).u8(newest(kind)).u8(kind).u8(run.queue().code())
                .u32(run.number()).u32(ordinal);
    }

    static Bytes end(ByteWriter writer) {
        Bytes content = writer.take();
        int crc = Crc32c.of(content.slice(Integer.BYTES, content.length()));
        return seal(content, crc);
    }

    /** The bytes are this method's own until they are handed out, so the checksum is written into them. */
    private static Bytes seal(Bytes content, int crc) {
        byte[] array = content.arrayBeneath();
        for (int index = 0; index < Integer.BYTES; index++) {
            array[content.arrayOffset() + index] = (byte) (crc >>> 24 - 8 * index);
        }
        return content;
    }

    /** What the piece begins with. */
    static int checksum(Bytes piece) {
        return new ByteReader(piece).u32();
    }

    /** A reader at the content; a {@link ByteReader.Malformed} if this is not the piece that was asked for. */
    static ByteReader open(Bytes piece, int kind, RunId run, int ordinal) {
        ByteReader reader = new ByteReader(piece);
        int crc = reader.u32();
        if (crc != Crc32c.of(piece.slice(Integer.BYTES, piece.length()))) {
            throw new ByteReader.Malformed("the checksum does not match");
        }
        int format = reader.u8();
        if (format < oldest(kind) || format > newest(kind)) {
            throw new ByteReader.Malformed("its format " + format + " is unknown");
        }
        boolean isKind = reader.u8() == kind;
        boolean isRun = reader.u8() == run.queue().code() & reader.u32() == run.number();
        if (!isKind | !isRun | reader.u32() != ordinal) {
            throw new ByteReader.Malformed("it belongs somewhere else");
        }
        return reader;
    }
}
