package io.phantomdb.sql.execute;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.MemoryAccount;
import java.util.List;

/** Estimates what rows take in memory, close enough for a budget. */
final class RowBytes {
    private static final int ROW_BYTES = 48;
    private static final int DATUM_BYTES = 20;
    private static final int TEXT_BYTES = 48;

    private RowBytes() {}

    static long of(Object[] row) {
        long bytes = ROW_BYTES + 8L * row.length;
        for (Object datum : row) {
            if (datum instanceof String text) {
                bytes += TEXT_BYTES + text.length();
            } else if (datum instanceof Bytes raw) {
                bytes += TEXT_BYTES + raw.length();
            } else if (datum != null) {
                bytes += DATUM_BYTES;
            }
        }
        return bytes;
    }

    /** Charges a batch that is kept. */
    static void reserve(MemoryAccount memory, List<Object[]> batch) {
        long bytes = 0;
        for (Object[] row : batch) {
            bytes += of(row);
        }
        memory.reserve(bytes);
    }
}
