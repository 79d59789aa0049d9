package io.phantomdb.sql;

import io.phantomdb.base.Bytes;
import io.phantomdb.rows.Type;

/** The binary forms of datums, as the client exchanges them: text is in its character set. Datums are never null here. */
public interface BinaryDatums {
    byte[] write(Type type, Object datum);

    /** 22P03 and the like if the bytes are no such datum. They may be reused afterwards. */
    Object read(Type type, Bytes bytes);
}
