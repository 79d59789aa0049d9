package io.phantomdb.sql.execute;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes rows of one table together with their index entries, in whatever state the indexes are, and keeps unique indexes
 * unique: all keys of a batch are read, and thereby locked, in one round trip.
 */
public final class RowWriter {
    private final Transaction transaction;
    private final Table table;
    private final List<IndexLayout> unique;
    private Object[] refused;

    public RowWriter(Transaction transaction, Table table) {
        this.transaction = transaction;
        this.table = table;
        this.unique = table.checkedIndexes();
    }

    /** Inserts rows that have passed all checks but uniqueness; 23505 if a key is there already. */
    public void insert(List<Object[]> rows) {
        if (!unique.isEmpty()) {
            refuseDuplicates(rows);
        }
        for (Object[] row : rows) {
            put(row);
        }
    }

    /** Writes a row whose keys are known to be free. */
    void put(Object[] row) {
        for (IndexLayout index : table.indexes()) {
            if (index.index().state() != IndexDescriptor.State.DELETE_ONLY && index.contains(row)) {
                transaction.put(table.version(), index.key(row), table.value(index, row));
            }
        }
    }

    private void refuseDuplicates(List<Object[]> rows) {
        List<Bytes> keys = new ArrayList<>(rows.size() * unique.size());
        List<Object[]> owners = new ArrayList<>();
        List<IndexLayout> indexes = new ArrayList<>();
        for (Object[] row : rows) {
            for (IndexLayout index : unique) {
                if (index.mayClash(row)) {
                    keys.add(index.key(row));
                    owners.add(row);
                    indexes.add(index);
                }
            }
        }
        refuseTaken(keys, owners, indexes);
    }

    private void refuseTaken(List<Bytes> keys, List<Object[]> owners, List<IndexLayout> indexes) {
        if (keys.isEmpty()) {
            return;
        }
        List<Bytes> there = transaction.get(table.version(), keys, Lock.EXCLUSIVE);
        Lookup<Bytes, Boolean> own = keys.size() > 1 ? new Lookup<>() : null;
        for (int at = 0; at < keys.size(); at++) {
            if (there.get(at) != null || own != null && own.put(keys.get(at), true) != null) {
                refused = owners.get(at);
                throw RowErrors.duplicate(table, indexes.get(at), refused);
            }
        }
    }

    /** The row that {@link #insert} has refused last as a duplicate; null if there was none. */
    Object[] refused() {
        return refused;
    }

    /** The unique indexes that new rows have to be checked against. */
    List<IndexLayout> unique() {
        return unique;
    }

    public void delete(Object[] row) {
        for (IndexLayout index : table.indexes()) {
            if (index.contains(row)) {
                transaction.delete(table.version(), index.key(row));
            }
        }
    }

    /**
     * Replaces rows that were read with an exclusive lock by new ones, in the same places of the lists. As in PostgreSQL
     * each new key must be free at its turn: rows before it have moved already, those after it have not.
     */
    void update(List<Object[]> before, List<Object[]> after) {
        for (IndexLayout index : unique) {
            refuseTaken(index, before, after);
        }
        for (int at = 0; at < before.size(); at++) {
            for (IndexLayout index : table.indexes()) {
                remove(index, before.get(at), after.get(at));
            }
        }
        for (int at = 0; at < before.size(); at++) {
            for (IndexLayout index : table.indexes()) {
                write(index, before.get(at), after.get(at));
            }
        }
    }

    private void refuseTaken(IndexLayout index, List<Object[]> before, List<Object[]> after) {
        List<Bytes> keys = new ArrayList<>();
        for (int at = 0; at < before.size(); at++) {
            if (index.entryDiffers(before.get(at), after.get(at)) && index.mayClash(after.get(at))) {
                keys.add(index.key(after.get(at)));
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        List<Bytes> there = transaction.get(table.version(), keys, Lock.EXCLUSIVE);
        Lookup<Bytes, Boolean> taken = new Lookup<>();
        for (int at = 0; at < keys.size(); at++) {
            taken.put(keys.get(at), there.get(at) != null);
        }
        for (int at = 0; at < before.size(); at++) {
            if (index.entryDiffers(before.get(at), after.get(at))) {
                move(index, before.get(at), after.get(at), taken);
            }
        }
    }

    private void move(IndexLayout index, Object[] before, Object[] after, Lookup<Bytes, Boolean> taken) {
        if (index.contains(before)) {
            taken.put(index.key(before), false);
        }
        if (!index.mayClash(after)) {
            return;
        }
        Bytes to = index.key(after);
        if (Boolean.TRUE.equals(taken.put(to, true))) {
            throw RowErrors.duplicate(table, index, after);
        }
    }

    /** Old entries go first, so that keys may pass from one row of the statement to another. */
    private void remove(IndexLayout index, Object[] before, Object[] after) {
        if (!index.contains(before)) {
            return;
        }
        boolean moves = index.entryDiffers(before, after);
        boolean deleteOnly = index.index().state() == IndexDescriptor.State.DELETE_ONLY;
        if (moves || deleteOnly && index.index().holdsRows()) {
            transaction.delete(table.version(), index.key(before));
        }
    }

    private void write(IndexLayout index, Object[] before, Object[] after) {
        if (index.index().state() == IndexDescriptor.State.DELETE_ONLY || !index.contains(after)) {
            return;
        }
        if (index.index().holdsRows() || index.entryDiffers(before, after)) {
            transaction.put(table.version(), index.key(after), table.value(index, after));
        }
    }
}
