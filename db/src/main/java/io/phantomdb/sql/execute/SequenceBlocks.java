package io.phantomdb.sql.execute;

import io.phantomdb.base.RetryError;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.UnknownOutcome;
import io.phantomdb.host.Caches;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Scope;
import io.phantomdb.rows.Sequences;
import io.phantomdb.sql.catalog.SequenceDescriptor;
import io.phantomdb.sql.catalog.SequenceRow;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.Lock;
import io.phantomdb.txn.Transactions;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The numbers of sequences as this node gives them out. Taking some costs a transaction, so a node takes a block at a time;
 * everybody on the node is served from it in turn.
 *
 * <pre>
 *   row:    value 33, generation 7          everything up to 33 belongs to somebody
 *   block:  first 12, count 22, generation 7    it is this node's, and nobody has taken anything since
 * </pre>
 *
 * <p>With CACHE 1 numbers come in the order in which they are asked for, across the whole cluster, as in PostgreSQL: before a
 * statement is served from a block, the row is read (at a fresh timestamp, without a lock) to see that it is still the
 * newest; if another node has taken numbers meanwhile, or setval has moved the sequence, the rest is dropped. A block is as
 * large as has been called for: one number at first and after another node's turn, twice as many each time up to 32 as long
 * as nobody else takes any (so many PostgreSQL may lose in a crash as well), more for a statement that needs more. With a
 * larger CACHE a block has that size and nobody is asked. One per node, any story.
 */
public final class SequenceBlocks {
    private static final long HOLDINGS_BYTES_MAX = 4L << 20;
    private static final int HOLDING_BYTES = 300;
    private static final long QUIET_COUNT_MAX = 32;
    private static final long BUSY_COUNT_MAX = 1024;
    private static final int RETRIES_MAX = 50;

    /** What the node has of one sequence. */
    private static final class Holding {
        private final AtomicReference<SequenceBlock> block = new AtomicReference<>(SequenceBlock.NONE);
        private final AtomicReference<Promise<Void>> filling = new AtomicReference<>();
        /** How large the block was that was taken last. */
        private volatile long lastCount;
    }

    private final Transactions transactions;
    private final Caches.Cache<Integer, Holding> holdings;

    public SequenceBlocks(Transactions transactions, Caches caches) {
        this.transactions = transactions;
        this.holdings = caches.create("sequence-blocks", HOLDINGS_BYTES_MAX, (id, holding) -> HOLDING_BYTES);
    }

    /**
     * The next number.
     *
     * @param given how many the statement was given already: it may need as many again, and what was known to be the newest
     *        block when it was first served is good for all of it
     */
    public long next(Scope scope, Table sequence, long given) {
        Holding holding = holding(sequence);
        boolean trusted = given > 0 || sequence.descriptor().sequence().cache() > 1;
        while (true) {
            SequenceBlock block = holding.block.get();
            if (block.isEmpty() || !block.version().equals(sequence.version())) {
                trusted |= fill(scope, sequence, holding, given);
            } else if (!trusted) {
                trusted = isNewest(scope, sequence, holding);
            } else if (holding.block.compareAndSet(block, block.withoutFirst())) {
                return block.first();
            }
        }
    }

    private Holding holding(Table sequence) {
        int id = sequence.descriptor().id();
        Holding known = holdings.get(id);
        if (known != null) {
            return known;
        }
        Holding fresh = new Holding();
        holdings.put(id, fresh);
        return fresh;
    }

    /** If it is not, the block is emptied. A block that has come while the row was being read is newer than what was read. */
    private boolean isNewest(Scope scope, Table sequence, Holding holding) {
        long generation = read(scope, sequence).generation();
        SequenceBlock now = holding.block.get();
        boolean newest = now.generation() >= generation;
        if (!newest) {
            holding.block.compareAndSet(now, now.emptied());
        }
        return newest;
    }

    private SequenceRow read(Scope scope, Table sequence) {
        return run(scope, true, transaction -> SequenceRow.read(transaction, sequence, Lock.SHARED));
    }

    /** Takes a block, or waits while another story takes one. True if it was this one: then nothing can be newer. */
    private boolean fill(Scope scope, Table sequence, Holding holding, long given) {
        Promise<Void> mine = new Promise<>();
        Promise<Void> others = holding.filling.compareAndExchange(null, mine);
        if (others != null) {
            scope.await(others);
            return false;
        }
        try {
            SequenceBlock before = holding.block.get();
            long quiet = Math.min(QUIET_COUNT_MAX, 2 * holding.lastCount);
            SequenceBlock taken = run(scope, false,
                    transaction -> take(transaction, sequence, before.generation(), quiet, given));
            holding.lastCount = taken.count();
            holding.block.set(taken);
            return true;
        } finally {
            holding.filling.set(null);
            mine.keep(null);
        }
    }

    private static SequenceBlock take(Transaction transaction, Table sequence, long lastGeneration, long quiet,
            long given) {
        SequenceDescriptor descriptor = sequence.descriptor().sequence();
        SequenceRow row = SequenceRow.read(transaction, sequence, Lock.EXCLUSIVE);
        long wanted = row.generation() == lastGeneration ? Math.max(1, quiet) : 1;
        if (descriptor.cache() > 1) {
            wanted = descriptor.cache();
        } else if (given > 0) {
            wanted = Math.clamp(given, wanted, BUSY_COUNT_MAX);
        }
        long first = first(sequence, row);
        long count = Math.min(wanted, left(descriptor, first));
        SequenceRow after = row.moved(first + (count - 1) * descriptor.increment(), true);
        after.write(transaction, sequence);
        return new SequenceBlock(sequence.version(), after.generation(), first, descriptor.increment(), count);
    }

    private static long first(Table sequence, SequenceRow row) {
        SequenceDescriptor descriptor = sequence.descriptor().sequence();
        if (!row.called()) {
            return row.value();
        }
        boolean up = descriptor.increment() > 0;
        long next = row.value() + descriptor.increment();
        boolean overflows = up ? next < row.value() : next > row.value();
        if (!overflows && next <= descriptor.max() && next >= descriptor.min()) {
            return next;
        }
        if (descriptor.cycle()) {
            return up ? descriptor.min() : descriptor.max();
        }
        throw new StatementError(SqlState.SEQUENCE_GENERATOR_LIMIT_EXCEEDED,
                "nextval: reached " + (up ? "maximum" : "minimum") + " value of sequence \""
                        + sequence.descriptor().name() + "\" (" + (up ? descriptor.max() : descriptor.min()) + ")");
    }

    /** How many numbers there are from the first on, that one included. */
    private static long left(SequenceDescriptor descriptor, long first) {
        boolean up = descriptor.increment() > 0;
        long distance = up ? descriptor.max() - first : first - descriptor.min();
        // Read without a sign: the whole range of bigint may lie between.
        long steps = Long.divideUnsigned(distance, Math.abs(descriptor.increment()));
        return steps < 0 || steps == Long.MAX_VALUE ? Long.MAX_VALUE : steps + 1;
    }

    /** setval, and RESTART with a value that was not called; the value is within the bounds. */
    public void set(Scope scope, Table sequence, long value, boolean called) {
        run(scope, false, transaction -> {
            SequenceRow.read(transaction, sequence, Lock.EXCLUSIVE).moved(value, called).write(transaction, sequence);
            return null;
        });
        Holding holding = holding(sequence);
        holding.block.updateAndGet(SequenceBlock::emptied);
        holding.lastCount = 0;
    }

    /** A single number, in a transaction that has the sequence to itself. */
    public static long nextWithin(Transaction transaction, Table sequence) {
        SequenceRow row = SequenceRow.read(transaction, sequence, Lock.EXCLUSIVE);
        long next = first(sequence, row);
        row.moved(next, true).write(transaction, sequence);
        return next;
    }

    /** As {@link #set}, as a part of the transaction. */
    public static void setWithin(Transaction transaction, Table sequence, long value, boolean called) {
        SequenceRow.read(transaction, sequence, Lock.EXCLUSIVE).moved(value, called).write(transaction, sequence);
    }

    public static Sequences.State stateWithin(Transaction transaction, Table sequence) {
        SequenceRow row = SequenceRow.read(transaction, sequence, Lock.SHARED);
        return new Sequences.State(row.value(), 0, row.called());
    }

    /** As SELECT shows it: what was given out last as far as is known here, and how many are left of the newest block. */
    public Sequences.State state(Scope scope, Table sequence) {
        SequenceRow row = read(scope, sequence);
        SequenceBlock block = holding(sequence).block.get();
        boolean isOurs = block.generation() == row.generation() && !block.isEmpty();
        return isOurs
                ? new Sequences.State(block.first() - block.increment(), block.count(), true)
                : new Sequences.State(row.value(), 0, row.called());
    }

    private <T> T run(Scope scope, boolean readOnly, Function<Transaction, T> body) {
        for (int attempt = 1;; attempt++) {
            Transaction transaction = transactions.begin(scope, readOnly);
            try {
                T result = body.apply(transaction);
                transaction.commit();
                return result;
            } catch (RetryError retry) {
                if (attempt == RETRIES_MAX) {
                    throw retry;
                }
            } catch (UnknownOutcome unknown) {
                // Numbers that may have been taken are given to nobody; a value that may have been set is set again.
                if (attempt == RETRIES_MAX) {
                    throw new RetryError("a sequence could not be moved: " + unknown.getMessage());
                }
            } finally {
                transaction.rollback();
            }
        }
    }
}
