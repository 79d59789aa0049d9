package io.phantomdb.sql;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.Span;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.TxnId;
import io.phantomdb.host.Scope;
import io.phantomdb.rows.RowPage;
import io.phantomdb.txn.TableVersion;
import io.phantomdb.txn.Transaction;
import java.util.ArrayList;
import java.util.List;

/**
 * The transactions of a statement that ends them itself, as one: whoever holds it works in the one that is under way. Rows
 * that are still being read when one ends are read to their end first and kept, as PostgreSQL does with the queries of FOR
 * loops. One story's.
 */
final class SuccessiveTransactions implements Transaction {
    private final TransactionEnds ends;
    private final MemoryAccount memory;
    private final List<Watched> open = new ArrayList<>();
    private Transaction current;
    /** How many blocks with exception handlers are under way: their places mean nothing in another transaction. */
    private int handled;

    private SuccessiveTransactions(Transaction first, TransactionEnds ends, MemoryAccount memory) {
        this.current = first;
        this.ends = ends;
        this.memory = memory;
    }

    /** What a procedure works in: the transaction alone where it may not end it. */
    static Transaction of(Transaction transaction, Environment environment, Scope scope) {
        TransactionEnds ends = environment.transactionEnds();
        return ends == null || transaction instanceof SuccessiveTransactions
                ? transaction
                : new SuccessiveTransactions(transaction, ends, scope.memory());
    }

    void handledBegins() {
        handled++;
    }

    void handledEnds() {
        handled--;
    }

    /** COMMIT or ROLLBACK. 2D000 where that cannot be. */
    void end(boolean commits, boolean chain) {
        if (handled > 0) {
            throw refused("cannot " + (commits ? "commit" : "roll back") + " while a subtransaction is active");
        }
        for (Watched rows : open) {
            rows.keep();
        }
        current = ends.end(commits, chain);
    }

    private static StatementError refused(String message) {
        return new StatementError(SqlState.INVALID_TRANSACTION_TERMINATION, message);
    }

    /** The same rows, which outlive the transaction if they come from a query. */
    Engine.Rows watch(Engine.Rows rows, boolean isQuery) {
        Watched watched = new Watched(rows, isQuery);
        open.add(watched);
        return watched;
    }

    private final class Watched implements Engine.Rows {
        private final Engine.Rows rows;
        private final boolean isQuery;
        private KeptRows kept;
        private boolean isAtEnd;

        private Watched(Engine.Rows rows, boolean isQuery) {
            this.rows = rows;
            this.isQuery = isQuery;
        }

        private void keep() {
            if (isAtEnd || kept != null) {
                return;
            }
            if (!isQuery) {
                throw refused("cannot perform transaction commands inside a cursor loop that is not read-only");
            }
            kept = new KeptRows(memory);
            for (List<Object[]> batch = rows.nextBatch(); !batch.isEmpty(); batch = rows.nextBatch()) {
                batch.forEach(kept::add);
            }
        }

        @Override
        public List<Object[]> nextBatch() {
            List<Object[]> batch = List.of();
            if (kept == null && !isAtEnd) {
                batch = rows.nextBatch();
            } else if (kept != null) {
                batch = List.copyOf(kept.rows());
                kept.rows().clear();
            }
            isAtEnd |= batch.isEmpty();
            return batch;
        }

        @Override
        public String commandTag() {
            return rows.commandTag();
        }

        @Override
        public void close() {
            open.remove(this);
            if (kept != null) {
                kept.release();
            }
            rows.close();
        }
    }

    @Override
    public TxnId id() {
        return current.id();
    }

    /** A statement of a routine is one of its caller's. */
    @Override
    public Transaction statement(long lockNanosMax) {
        return current.statement(lockNanosMax);
    }

    @Override
    public boolean locksByRow() {
        return current.locksByRow();
    }

    @Override
    public boolean isReadOnly() {
        return current.isReadOnly();
    }

    @Override
    public boolean hasWrites() {
        return current.hasWrites();
    }

    @Override
    public List<Bytes> get(TableVersion table, List<Bytes> keys, Lock lock) {
        return current.get(table, keys, lock);
    }

    @Override
    public Scan scan(TableVersion table, Span span, boolean descending, Lock lock, PageWish wish) {
        return current.scan(table, span, descending, lock, wish);
    }

    @Override
    public boolean isElsewhere(Bytes key) {
        return current.isElsewhere(key);
    }

    @Override
    public List<RowPage> scanEach(TableVersion table, List<Span> spans, Lock lock) {
        return current.scanEach(table, spans, lock);
    }

    @Override
    public List<Locked> lock(TableVersion table, List<Bytes> keys, Lock lock, Waiting waiting) {
        return current.lock(table, keys, lock, waiting);
    }

    @Override
    public boolean lockSpan(TableVersion table, Span span, Lock lock, Waiting waiting) {
        return current.lockSpan(table, span, lock, waiting);
    }

    @Override
    public boolean lockKey(TableVersion table, Bytes key, Lock lock, Waiting waiting, boolean guarded) {
        return current.lockKey(table, key, lock, waiting, guarded);
    }

    @Override
    public void unlockKey(TableVersion table, Bytes key) {
        current.unlockKey(table, key);
    }

    @Override
    public void put(TableVersion table, Bytes key, Bytes value) {
        current.put(table, key, value);
    }

    @Override
    public void delete(TableVersion table, Bytes key) {
        current.delete(table, key);
    }

    @Override
    public void deleteRange(TableVersion table, Span span) {
        current.deleteRange(table, span);
    }

    @Override
    public void raiseFence(TableVersion version) {
        current.raiseFence(version);
    }

    @Override
    public long schemaEpoch() {
        return current.schemaEpoch();
    }

    @Override
    public boolean isAtTimestamp() {
        return current.isAtTimestamp();
    }

    @Override
    public boolean hasWritten(Bytes key) {
        return current.hasWritten(key);
    }

    @Override
    public Companion companion() {
        return current.companion();
    }

    @Override
    public void accompany(Companion companion) {
        current.accompany(companion);
    }

    @Override
    public long mark() {
        return current.mark();
    }

    @Override
    public void undoTo(long mark) {
        current.undoTo(mark);
    }

    @Override
    public List<TableVersion> changedDescriptors() {
        return current.changedDescriptors();
    }

    @Override
    public void note() {
        current.note();
    }

    @Override
    public String commitToken() {
        return current.commitToken();
    }

    /** By {@link #end} alone. */
    @Override
    public void commit() {
        throw Check.unreachable("a statement does not end its transaction by itself");
    }

    @Override
    public void rollback() {
        throw Check.unreachable("a statement does not end its transaction by itself");
    }
}
