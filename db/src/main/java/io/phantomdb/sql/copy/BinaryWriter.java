package io.phantomdb.sql.copy;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;

/** COPY's binary format, written row by row: a field is the binary form of its datum, or null for NULL. */
public final class BinaryWriter {
    private BinaryWriter() {}

    /** What comes before the first row: no flags, no extension. */
    public static Bytes header() {
        return new ByteWriter().raw(BinaryReader.SIGNATURE).u32(0).u32(0).take();
    }

    public static Bytes row(byte[][] fields) {
        ByteWriter row = new ByteWriter().u16(fields.length);
        for (byte[] field : fields) {
            if (field == null) {
                row.u32(-1);
            } else {
                row.u32(field.length).raw(field);
            }
        }
        return row.take();
    }

    /** What comes behind the last row. */
    public static Bytes trailer() {
        return new ByteWriter().u16(0xFFFF).take();
    }
}
