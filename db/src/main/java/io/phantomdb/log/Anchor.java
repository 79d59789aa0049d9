package io.phantomdb.log;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Crc32c;
import io.phantomdb.base.FormatNumbers;

/**
 * What is said about the journal outside of it, so that the loss of its ends shows: a file that is gone or cut short takes
 * all marks in it along. The record is a cell of its own.
 *
 * @param owner whose journal it is, see {@link Journal#open}; 0: nobody's
 * @param oldest segments from this number on were not dropped
 * @param durable records up to this number were synced
 */
record Anchor(long owner, int oldest, long durable) {
    static final String CELL = "journal";

    Bytes encode() {
        Bytes content = new ByteWriter(20).u64(owner).u32(oldest).u64(durable).take();
        return new ByteWriter(25).u8(FormatNumbers.CELL).u32(Crc32c.of(content)).raw(content).take();
    }

    /** Throws {@link ByteReader.Malformed} for what is none. */
    static Anchor decode(Bytes cell) {
        ByteReader reader = new ByteReader(cell);
        int format = reader.u8();
        if (format != FormatNumbers.CELL) {
            throw new ByteReader.Malformed("its format " + format + " is unknown");
        }
        if (reader.u32() != Crc32c.of(cell.slice(reader.position(), cell.length()))) {
            throw new ByteReader.Malformed("the checksum does not match");
        }
        Anchor anchor = new Anchor(reader.u64(), reader.u32(), reader.u64());
        reader.end();
        return anchor;
    }
}
