package io.phantomdb.rows.function;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.DatumBytes;

/** pg_column_size: the bytes of a datum as rows store it, those of types of fixed length as PostgreSQL counts them. */
final class StoredSize {
    private StoredSize() {}

    static int bytes(Type type, Object datum) {
        if (type.plain().length() > 0) {
            return type.plain().length();
        }
        ByteWriter writer = new ByteWriter(64);
        DatumBytes.encode(writer, type.plain(), datum);
        return writer.take().length();
    }
}
