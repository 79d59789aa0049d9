package io.phantomdb.txn;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Span;
import io.phantomdb.rows.RowPage;
import io.phantomdb.base.TxnId;
import java.util.List;

/** Only reads, without locks: all at one snapshot, or at READ COMMITTED each statement at its own. */
final class SnapshotTransaction implements Transaction {
    private Companion companion;
    private final TxnId id;
    private final Isolation isolation;
    private final SnapshotReads reads;

    SnapshotTransaction(TxnId id, Isolation isolation, SnapshotReads reads) {
        this.id = id;
        this.isolation = isolation;
        this.reads = reads;
    }

    @Override
    public TxnId id() {
        return id;
    }

    @Override
    public Transaction statement(long lockNanosMax) {
        if (isolation != Isolation.READ_COMMITTED) {
            return this;
        }
        SnapshotTransaction next = new SnapshotTransaction(id, isolation, reads.another());
        next.companion = companion;
        return next;
    }

    @Override
    public boolean locksByRow() {
        return false;
    }

    @Override
    public Companion companion() {
        return companion;
    }

    @Override
    public void accompany(Companion newCompanion) {
        companion = newCompanion;
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public boolean hasWrites() {
        return false;
    }

    @Override
    public List<Bytes> get(TableVersion table, List<Bytes> keys, Lock lock) {
        return reads.get(table, keys);
    }

    @Override
    public List<Locked> lock(TableVersion table, List<Bytes> keys, Lock lock, Waiting waiting) {
        throw Check.unreachable("a lock in a read-only transaction");
    }

    @Override
    public boolean lockSpan(TableVersion table, Span span, Lock lock, Waiting waiting) {
        throw Check.unreachable("a lock in a read-only transaction");
    }

    @Override
    public boolean lockKey(TableVersion table, Bytes key, Lock lock, Waiting waiting, boolean guarded) {
        throw Check.unreachable("a lock in a read-only transaction");
    }

    @Override
    public void unlockKey(TableVersion table, Bytes key) {
        throw Check.unreachable("a lock in a read-only transaction");
    }

    @Override
    public Scan scan(TableVersion table, Span span, boolean descending, Lock lock, PageWish wish) {
        return reads.scan(table, span, descending, wish);
    }

    @Override
    public boolean isElsewhere(Bytes key) {
        return reads.isElsewhere(key);
    }

    @Override
    public List<RowPage> scanEach(TableVersion table, List<Span> spans, Lock lock) {
        return reads.scanEach(table, spans);
    }

    @Override
    public void put(TableVersion table, Bytes key, Bytes value) {
        throw Check.unreachable("a write in a read-only transaction");
    }

    @Override
    public void delete(TableVersion table, Bytes key) {
        throw Check.unreachable("a write in a read-only transaction");
    }

    @Override
    public void deleteRange(TableVersion table, Span span) {
        throw Check.unreachable("a write in a read-only transaction");
    }

    @Override
    public void raiseFence(TableVersion version) {
        throw Check.unreachable("a schema change in a read-only transaction");
    }

    @Override
    public long schemaEpoch() {
        return 0;
    }

    @Override
    public boolean isAtTimestamp() {
        return reads.timestamp() != 0;
    }

    @Override
    public boolean hasWritten(Bytes key) {
        return false;
    }

    @Override
    public List<TableVersion> changedDescriptors() {
        return List.of();
    }

    /** There is but one mark. */
    @Override
    public void note() {}

    @Override
    public long mark() {
        return 0;
    }

    @Override
    public void undoTo(long mark) {
        Check.that(mark == 0, "a read-only transaction has nothing to undo");
        if (companion != null) {
            companion.undoneTo(mark);
        }
    }

    @Override
    public String commitToken() {
        return null;
    }

    /** Nothing to do: every answer was confirmed when it came. */
    @Override
    public void commit() {
        if (companion != null) {
            companion.beforeCommit();
        }
    }

    @Override
    public void rollback() {}
}
