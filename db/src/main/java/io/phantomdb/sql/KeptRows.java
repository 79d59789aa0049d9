package io.phantomdb.sql;

import io.phantomdb.base.MemoryAccount;
import io.phantomdb.rows.Datums;
import java.util.ArrayList;
import java.util.List;

/** Rows of a routine while they are put together: 53200 if they are more than the statement may keep. */
final class KeptRows {
    private static final int ROW_BYTES = 32;

    private final MemoryAccount memory;
    private final List<Object[]> rows = new ArrayList<>();
    private long bytes;

    KeptRows(MemoryAccount memory) {
        this.memory = memory;
    }

    void add(Object[] row) {
        long more = ROW_BYTES + 8L * row.length;
        for (Object value : row) {
            more += Datums.bytes(value);
        }
        memory.reserve(more);
        bytes += more;
        rows.add(row);
    }

    List<Object[]> rows() {
        return rows;
    }

    /** Whoever takes the rows from here on keeps them only until its next row. */
    void release() {
        memory.release(bytes);
        bytes = 0;
    }
}
