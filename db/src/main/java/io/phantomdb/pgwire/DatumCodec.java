package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.rows.Type;

/** Datums as clients read and write them, as text and in binary. Datums are never null here. */
interface DatumCodec {
    void writeText(Type type, Object datum, ReplyBuffer to, ClientText clientText);

    void writeBinary(Type type, Object datum, ReplyBuffer to, ClientText clientText);

    /** 22P02 or the like if it makes no sense. */
    Object readText(Type type, String text);

    /** 22P03 or the like if it makes no sense. */
    Object readBinary(Type type, Bytes value, ClientText clientText);
}
