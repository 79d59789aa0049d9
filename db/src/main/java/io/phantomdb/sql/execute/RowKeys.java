package io.phantomdb.sql.execute;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.rows.codec.KeyCodec;
import io.phantomdb.rows.Type;
import java.util.List;

/**
 * Makes values out of datums that are equal exactly if PostgreSQL calls the datums equal, NULLs included: what hash tables
 * are keyed by. A single integer or string is its own key; everything else is encoded as in an index.
 */
final class RowKeys {
    /** Stands for NULL in keys of one column. */
    private static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "NULL";
        }

        @Override
        public int hashCode() {
            return 0;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }
    };

    private final Type[] types;
    private final boolean single;

    RowKeys(List<Type> types) {
        this.types = types.toArray(new Type[0]);
        this.single = types.size() == 1 && isItsOwnKey(types.getFirst());
    }

    private static boolean isItsOwnKey(Type type) {
        return switch (type.kind()) {
            case BOOL, INT2, INT4, INT8, OID, TEXT, VARCHAR, TIMESTAMP, TIMESTAMPTZ -> true;
            default -> false;
        };
    }

    /** The key of the first columns of a row. */
    Object of(Object[] datums) {
        if (single) {
            return datums[0] == null ? NULL : datums[0];
        }
        ByteWriter writer = new ByteWriter(16 * types.length);
        for (int at = 0; at < types.length; at++) {
            KeyCodec.encode(writer, types[at], datums[at]);
        }
        return writer.take();
    }

    /** What a key takes in memory. */
    static long bytes(Object key) {
        return 64 + (key instanceof Bytes bytes ? bytes.length() : key instanceof String text ? text.length() : 0);
    }
}
