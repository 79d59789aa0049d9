package io.phantomdb.txn;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.RetryError;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import io.phantomdb.rows.RowPage;
import io.phantomdb.shard.proto.GetResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * READ COMMITTED and REPEATABLE READ (DESIGN §5 rule 14): ordinary reads see a snapshot and take no locks. What is changed
 * or locked is read as it is now, under its lock, and that it is still so is validated by the commit, as it is for
 * serializable transactions: a lock may be lost with its leader. At REPEATABLE READ it must also be what the snapshot
 * showed (first updater wins). There is one of these for each statement that has a snapshot of its own; all share one buffer.
 */
final class WeakerTransaction implements Transaction {
    private final Isolation isolation;
    private final LockingTransaction locking;
    private final SnapshotReads snapshot;

    WeakerTransaction(Isolation isolation, LockingTransaction locking, SnapshotReads snapshot) {
        this.isolation = isolation;
        this.locking = locking;
        this.snapshot = snapshot;
    }

    @Override
    public TxnId id() {
        return locking.id();
    }

    @Override
    public Transaction statement(long lockNanosMax) {
        locking.statement(lockNanosMax);
        if (isolation == Isolation.REPEATABLE_READ) {
            return this;
        }
        locking.forgetTables();
        return new WeakerTransaction(isolation, locking, snapshot.another());
    }

    @Override
    public boolean locksByRow() {
        return true;
    }

    @Override
    public Companion companion() {
        return locking.companion();
    }

    @Override
    public void accompany(Companion companion) {
        locking.accompany(companion);
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public boolean hasWrites() {
        return locking.hasWrites();
    }

    @Override
    public List<Bytes> get(TableVersion table, List<Bytes> keys, Lock lock) {
        if (isHeld(lock)) {
            return getHeld(table, keys, lock);
        }
        locking.asks(table);
        List<Bytes> values = locking.buffer().read(keys, asked -> snapshot.get(table, asked));
        locking.uses(table);
        return values;
    }

    private static boolean isHeld(Lock lock) {
        return switch (lock) {
            case PEEK, NONE, SHARED -> false;
            case HELD, EXCLUSIVE -> true;
        };
    }

    /**
     * What is there is said even if the snapshot does not know of it: the key is taken. A key that became free since the
     * snapshot was somebody's at REPEATABLE READ, and cannot be taken.
     */
    private List<Bytes> getHeld(TableVersion table, List<Bytes> keys, Lock lock) {
        fixSnapshot();
        List<Locked> locked = locking.lock(table, keys, lock, Waiting.WAIT, found -> {
            if (isolation == Isolation.REPEATABLE_READ && !found.getPresent() && isNewer(found)) {
                throw RetryError.concurrent(true);
            }
            return Locked.State.AS_READ;
        });
        // Not a stream's toList: there are nulls where there is nothing.
        List<Bytes> values = new ArrayList<>(locked.size());
        locked.forEach(each -> values.add(each.value()));
        return values;
    }

    @Override
    public List<Locked> lock(TableVersion table, List<Bytes> keys, Lock lock, Waiting waiting) {
        fixSnapshot();
        return locking.lock(table, keys, lock, waiting, found -> {
            if (!isNewer(found)) {
                return Locked.State.AS_READ;
            }
            if (isolation == Isolation.REPEATABLE_READ) {
                throw RetryError.concurrent(!found.getPresent());
            }
            return Locked.State.CHANGED;
        });
    }

    /** Of a statement that has read nothing yet it cannot be told: then everything is. */
    private boolean isNewer(GetResponse.Found found) {
        return found.getVersion() > snapshot.timestamp();
    }

    /** What is locked before anything was read belongs to the snapshot, too. */
    private void fixSnapshot() {
        if (isolation == Isolation.REPEATABLE_READ) {
            snapshot.fix();
        }
    }

    @Override
    public boolean lockSpan(TableVersion table, Span span, Lock lock, Waiting waiting) {
        return locking.lockSpan(table, span, lock, waiting);
    }

    @Override
    public boolean lockKey(TableVersion table, Bytes key, Lock lock, Waiting waiting, boolean guarded) {
        return locking.lockKey(table, key, lock, waiting, guarded);
    }

    @Override
    public void unlockKey(TableVersion table, Bytes key) {
        locking.unlockKey(table, key);
    }

    @Override
    public Scan scan(TableVersion table, Span span, boolean descending, Lock lock, PageWish wish) {
        if (isHeld(lock)) {
            return locking.scan(table, span, descending, lock, wish);
        }
        locking.asks(table);
        return locking.merged(span, descending, new UsingScan(table, snapshot.scan(table, span, descending, wish)));
    }

    @Override
    public boolean isElsewhere(Bytes key) {
        return locking.isElsewhere(key);
    }

    @Override
    public List<RowPage> scanEach(TableVersion table, List<Span> spans, Lock lock) {
        if (isHeld(lock) || locking.hasWrites()) {
            return Transaction.super.scanEach(table, spans, lock);
        }
        locking.asks(table);
        List<RowPage> pages = snapshot.scanEach(table, spans);
        locking.uses(table);
        return pages;
    }

    @Override
    public void put(TableVersion table, Bytes key, Bytes value) {
        locking.put(table, key, value);
    }

    @Override
    public void delete(TableVersion table, Bytes key) {
        locking.delete(table, key);
    }

    @Override
    public void deleteRange(TableVersion table, Span span) {
        locking.deleteRange(table, span);
    }

    @Override
    public void raiseFence(TableVersion version) {
        locking.raiseFence(version);
    }

    @Override
    public long schemaEpoch() {
        return locking.schemaEpoch();
    }

    @Override
    public boolean isAtTimestamp() {
        return snapshot.timestamp() != 0;
    }

    @Override
    public boolean hasWritten(Bytes key) {
        return locking.hasWritten(key);
    }

    @Override
    public List<TableVersion> changedDescriptors() {
        return locking.changedDescriptors();
    }

    @Override
    public void note() {
        locking.note();
    }

    @Override
    public long mark() {
        return locking.mark();
    }

    @Override
    public void undoTo(long mark) {
        locking.undoTo(mark);
    }

    @Override
    public String commitToken() {
        return locking.commitToken();
    }

    /** Answers of the snapshot were confirmed when they came. */
    @Override
    public void commit() {
        if (locking.hasEffects()) {
            locking.commit();
        } else {
            locking.rollback();
        }
    }

    @Override
    public void rollback() {
        locking.rollback();
    }

    /** A version that is refused was not used: it counts with the first page. */
    private final class UsingScan implements Scan {
        private final TableVersion table;
        private final Scan scan;

        private UsingScan(TableVersion table, Scan scan) {
            this.table = table;
            this.scan = scan;
        }

        @Override
        public RowPage nextRows() {
            RowPage page = scan.nextRows();
            locking.uses(table);
            return page;
        }

        @Override
        public boolean isFragmentApplied() {
            return scan.isFragmentApplied();
        }
    }
}
