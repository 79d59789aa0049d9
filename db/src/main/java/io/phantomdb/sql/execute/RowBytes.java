package io.phantomdb.sql.execute;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.rows.Datums;
import java.util.List;

/** Estimates what rows take in memory, close enough for a budget. */
final class RowBytes {
    private static final int ROW_BYTES = 48;
    private static final int DATUM_BYTES = 20;

    private RowBytes() {}

    static long of(Object[] row) {
        long bytes = ROW_BYTES + 8L * row.length;
        for (Object datum : row) {
            bytes += datum == null ? 0 : Math.max(DATUM_BYTES, Datums.bytes(datum));
        }
        return bytes;
    }

    /** Charges a batch that is kept; returns how much that is. */
    static long reserve(MemoryAccount memory, List<Object[]> batch) {
        long bytes = 0;
        for (Object[] row : batch) {
            bytes += of(row);
        }
        memory.reserve(bytes);
        return bytes;
    }
}
