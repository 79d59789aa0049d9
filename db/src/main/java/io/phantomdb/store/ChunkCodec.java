package io.phantomdb.store;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Crc32c;
import io.phantomdb.base.FormatNumbers;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;

/**
 * Chunks of a snapshot. Each says which shard it is of, at which index, and its place; its checksum covers all of that.
 *
 * <pre>
 *   0  CRC-32C of all that follows
 *   4  format   5  shard   13  index   21  number of the chunk, from 0   25  1 = the last one
 *  26  only in chunk 0: term, configuration, span
 *      { 1 · bytes shared with the key before in this chunk · rest of the key · version ·
 *        0 = deleted or length of the value + 1 · value
 *      | 2 · span · version }…                                            range tombstone
 * </pre>
 */
final class ChunkCodec {
    static final int VERSION = 1;
    static final int TOMBSTONE = 2;

    private static final int LAST_AT = 25;

    /** What the head of a chunk says. */
    record Head(ShardId shard, long index, int number, boolean isLast) {}

    /** What only the first chunk says. */
    record Start(Applied applied, Span span) {}

    private ChunkCodec() {}

    static ByteWriter begin(int capacity, Head head) {
        return new ByteWriter(capacity).u32(0).u8(FormatNumbers.BLOCK).u64(head.shard().number()).u64(head.index())
                .u32(head.number()).u8(0);
    }

    static void writeStart(ByteWriter writer, Start start) {
        writer.u64(start.applied().term()).sized(start.applied().configuration()).sized(start.span().start())
                .sized(start.span().end());
    }

    static Bytes end(ByteWriter writer, boolean isLast) {
        byte[] chunk = writer.take().toArray();
        chunk[LAST_AT] = (byte) (isLast ? 1 : 0);
        int crc = Crc32c.of(chunk, Integer.BYTES, chunk.length - Integer.BYTES);
        for (int index = 0; index < Integer.BYTES; index++) {
            chunk[index] = (byte) (crc >>> 24 - 8 * index);
        }
        return Bytes.wrap(chunk);
    }

    /** A reader behind the head's checksum and format; {@link ByteReader.Malformed} if the chunk is not whole. */
    static ByteReader open(Bytes chunk) {
        ByteReader reader = new ByteReader(chunk);
        if (reader.u32() != Crc32c.of(chunk.slice(Integer.BYTES, chunk.length()))) {
            throw new ByteReader.Malformed("the checksum of a snapshot's chunk does not match");
        }
        if (reader.u8() != FormatNumbers.BLOCK) {
            throw new ByteReader.Malformed("a snapshot of an unknown format");
        }
        return reader;
    }

    static Head readHead(ByteReader reader) {
        long shard = reader.u64();
        if (shard < 1) {
            throw new ByteReader.Malformed("a snapshot of no shard");
        }
        return new Head(new ShardId(shard), reader.u64(), reader.u32(), reader.u8() == 1);
    }

    static Start readStart(ByteReader reader, long index) {
        Applied applied = new Applied(index, reader.u64(), Bytes.wrap(reader.sized().toArray()));
        return new Start(applied, readSpan(reader));
    }

    static Span readSpan(ByteReader reader) {
        Bytes start = reader.sized();
        Bytes end = reader.sized();
        if (!end.isEmpty() && start.compareTo(end) > 0) {
            throw new ByteReader.Malformed("a span ends before it starts");
        }
        return new Span(start, end);
    }
}
