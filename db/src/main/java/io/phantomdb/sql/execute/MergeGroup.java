package io.phantomdb.sql.execute;

import io.phantomdb.sql.spill.SpilledRows;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The rows on the right of a merge join that have one key. Those that do not fit into memory are put away, and read for each row on the left. */
final class MergeGroup {
    private final Execution execution;
    private final WorkMemory memory;
    private final List<Object[]> first = new ArrayList<>();
    /** Which have found a partner. */
    private final BitSet partners = new BitSet();
    private Object[] key;
    /** Null while all fit. */
    private SpilledRows away;
    private List<Object[]> batch = List.of();
    /** The place of the next row among all, and in its batch. */
    private int at;
    private int inBatch;
    private int rows;

    MergeGroup(Execution execution) {
        this.execution = execution;
        this.memory = new WorkMemory(execution);
    }

    /** Null if there is none. */
    Object[] key() {
        return key;
    }

    /** Whatever was there goes. */
    void begin(Object[] newKey) {
        clear();
        key = newKey;
    }

    void clear() {
        key = null;
        first.clear();
        partners.clear();
        memory.releaseAll();
        if (away != null) {
            away.close();
        }
        away = null;
        rows = 0;
        restart();
    }

    void add(Object[] row) {
        rows++;
        if (away == null && (memory.tryReserve(RowBytes.of(row)) || first.isEmpty())) {
            first.add(row);
            return;
        }
        away = away == null ? execution.spill().repeatableRows() : away;
        away.add(row);
    }

    /** From now on the first rows are given again. */
    void restart() {
        at = 0;
        inBatch = 0;
        batch = first;
        if (away != null) {
            away.restart();
        }
    }

    /** The next row, or null at the end. */
    Object[] next() {
        if (at == rows) {
            return null;
        }
        if (inBatch == batch.size()) {
            batch = away.next();
            inBatch = 0;
        }
        at++;
        return batch.get(inBatch++);
    }

    /** The row just given has a partner. */
    void mark() {
        partners.set(at - 1);
    }

    /** Whether the row just given has had one. */
    boolean isMarked() {
        return partners.get(at - 1);
    }
}
