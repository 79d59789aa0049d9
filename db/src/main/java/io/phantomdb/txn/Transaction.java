package io.phantomdb.txn;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import io.phantomdb.rows.RowPage;
import java.util.ArrayList;
import java.util.List;

/**
 * One transaction as the executor sees it: a private view of the whole keyspace. Used by one story. Reads see the
 * transaction's own writes. Any method may throw {@link io.phantomdb.base.RetryError} (nothing happened, try the whole
 * transaction again), a {@link io.phantomdb.base.StatementError}, or {@link StaleDescriptor} (replan).
 */
public interface Transaction {
    /** How strongly what is read is held until the end. Ignored by a read-only transaction, which never waits. */
    enum Lock {
        /** Not at all, and nobody relies on it: what is found will be locked row by row. */
        PEEK,
        /** Not locked; serializable transactions validate it like all they read. */
        NONE,
        /** An ordinary read: locked by serializable transactions, read at their snapshot by the others. */
        SHARED,
        /** The newest version, kept from being changed, at every level: FOR SHARE, and what a constraint depends on. */
        HELD,
        /** The newest version, kept from being changed or locked by others, at every level. */
        EXCLUSIVE
    }

    /** What to do about a lock that somebody else holds. */
    enum Waiting {
        WAIT,
        /** Say so. */
        NOWAIT
    }

    /** A row that was to be locked: whether it is what the statement read, and its value; null if there is none (any more). */
    record Locked(State state, Bytes value) {
        public enum State {
            AS_READ,
            /** It may be another version than the statement has seen. */
            CHANGED,
            /** Somebody else holds it, and it was not to be waited for. */
            UNAVAILABLE
        }
    }

    TxnId id();

    /**
     * This transaction for one more statement, which may wait so long for each lock (0 = without limit). At READ COMMITTED
     * it has a snapshot of its own, so that a cursor goes on as it began while others see what is new.
     */
    Transaction statement(long lockNanosMax);

    /**
     * True where ordinary reads take no locks (READ COMMITTED, REPEATABLE READ): rows that a statement will change are then
     * found first, and locked with {@link #lock} one by one.
     */
    boolean locksByRow();

    boolean isReadOnly();

    /** True once a write is buffered. */
    boolean hasWrites();

    /** The values at these keys, in their order; null where there is none. One round trip at most. */
    List<Bytes> get(TableVersion table, List<Bytes> keys, Lock lock);

    /** The rows of the span in the order of their keys, or descending; {@code rowsHint} sizes the first page, 0 = unknown. */
    default Scan scan(TableVersion table, Span span, boolean descending, Lock lock, int rowsHint) {
        return scan(table, span, descending, lock, new PageWish(rowsHint, null));
    }

    Scan scan(TableVersion table, Span span, boolean descending, Lock lock, PageWish wish);

    /**
     * What pages should be like. A fragment ({@link io.phantomdb.rows.program.ScanFragment}, encoded; null = none) may be
     * carried out where the rows are, or not: each page says. It must leave rows as they are stored where the transaction has
     * writes of its own, which are laid over them.
     */
    record PageWish(int rowsHint, Bytes fragment) {
        static final PageWish NONE = new PageWish(0, null);
    }

    /** Whether the leader of the key's shard is, as far as is known, another node. */
    boolean isElsewhere(Bytes key);

    /**
     * The rows of each of these spans, which are in order and apart: many short ones in few round trips where that can be,
     * else one by one. Each page has the rows of one span.
     */
    default List<RowPage> scanEach(TableVersion table, List<Span> spans, Lock lock) {
        List<RowPage> pages = new ArrayList<>(spans.size());
        for (Span span : spans) {
            pages.add(RowPage.whole(scan(table, span, false, lock, 0)::nextRows));
        }
        return pages;
    }

    /**
     * Locks these rows, HELD or EXCLUSIVE, as they are now, in the order of the keys. 40001 at REPEATABLE READ if one was
     * changed since the snapshot; 55P03 if the wait takes too long.
     */
    List<Locked> lock(TableVersion table, List<Bytes> keys, Lock lock, Waiting waiting);

    /**
     * Locks all keys of the span, those that do not exist too, HELD or EXCLUSIVE. False if somebody else holds some of them
     * and it was not to be waited for.
     */
    boolean lockSpan(TableVersion table, Span span, Lock lock, Waiting waiting);

    /**
     * Locks a key that is no row's, HELD or EXCLUSIVE. False if somebody else holds it and it was not to be waited for. With
     * {@code guarded} the commit fails if the lock was lost and somebody else has had it since.
     */
    boolean lockKey(TableVersion table, Bytes key, Lock lock, Waiting waiting, boolean guarded);

    /** Gives up a lock of {@link #lockKey} before the end. */
    void unlockKey(TableVersion table, Bytes key);

    /** Rows page by page. */
    interface Scan {
        /** The next rows, empty at the end. */
        RowPage nextRows();

        /** Whether the rows just given are what the fragment has made of those that are stored. */
        default boolean isFragmentApplied() {
            return false;
        }

        /** The same as single rows, for whoever reads few. */
        default List<KeyValue> nextPage() {
            RowPage page = nextRows();
            List<KeyValue> rows = new ArrayList<>(page.rows());
            for (int row = 0; row < page.rows(); row++) {
                rows.add(new KeyValue(page.key(row), page.value(row)));
            }
            return rows;
        }
    }

    record KeyValue(Bytes key, Bytes value) {}

    /**
     * Buffers a write. The key should have been read with an exclusive lock before, unless nobody else can know it (a row
     * id just drawn). 53200 if the buffer would outgrow its limit; 0A000 if the transaction would write to two shards.
     */
    void put(TableVersion table, Bytes key, Bytes value);

    void delete(TableVersion table, Bytes key);

    /** Removes every row of the span, however many, in constant time. */
    void deleteRange(TableVersion table, Span span);

    /**
     * The transaction replaces the descriptor of a table by one with this version: with its commit, and in the same instant,
     * the table's fence rises to it, so that nothing planned with a lower version comes after. From now on the transaction
     * itself works with this version. Undone with the writes.
     */
    void raiseFence(TableVersion version);

    /**
     * Which state of the schema the transaction sees: 0 as long as it has raised no fence, and another number after each that
     * it raises or takes back. What was planned within the transaction holds as long as the number stays the same.
     */
    long schemaEpoch();

    /**
     * True if it reads at a timestamp that is drawn already: the catalog may have changed since, so what is planned from now on
     * may be about tables as it cannot see them.
     */
    boolean isAtTimestamp();

    /** True if the transaction itself has written or deleted the key: a read of it is answered without asking anybody. */
    boolean hasWritten(Bytes key);

    /** Something that goes with a transaction and has a word at its end. */
    interface Companion {
        /** Before the commit does anything; what it throws is what the commit throws. */
        void beforeCommit();

        /** What was done since the mark has been undone. */
        void undoneTo(long mark);
    }

    /** Null if there is none. */
    Companion companion();

    /** From now on the companion goes with the transaction. There is one at most. */
    void accompany(Companion companion);

    /** A place to come back to if a statement fails: undoes what was buffered after it. Locks stay. */
    long mark();

    void undoTo(long mark);

    /** Which descriptors it changes, as far as it has come: what is remembered of them is too old once it is committed. */
    List<TableVersion> changedDescriptors();

    /** Marks made before are others than those made from now on: for a companion that has to undo something that is no write. */
    void note();

    /**
     * What anybody can ask with whether it happened ({@link Transactions#statusOf}), now, later, and after the node is gone;
     * null while nothing is written. Once told it stays the same, so whoever passes it on must not do the work again in
     * another transaction. May wait, for a timestamp; may throw {@code RetryError}.
     */
    String commitToken();

    /**
     * Makes it durable and visible, or throws: {@code RetryError} if it certainly did not happen, {@code UnknownOutcome}
     * if nobody can tell: then {@link #commitToken} still can be had. Also validates the reads of a transaction that wrote
     * nothing.
     */
    void commit();

    /** Forgets the writes, releases the locks. Harmless after the end. */
    void rollback();
}
