package io.phantomdb.sql;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.NodeId;
import io.phantomdb.base.RetryError;
import io.phantomdb.base.Span;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.TxnId;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.catalog.SystemTables;
import io.phantomdb.txn.StaleDescriptor;
import io.phantomdb.txn.TableVersion;
import io.phantomdb.rows.RowPage;
import io.phantomdb.rows.program.FragmentRun;
import io.phantomdb.rows.program.ScanFragment;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.TransactionMode;
import io.phantomdb.txn.TransactionStatus;
import io.phantomdb.txn.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Serializable transactions over one map, for one thread: optimistic, validated at commit against what was read. Good
 * enough to run all of SQL without a cluster, strict where the real thing is strict (fences, reads of
 * read-only transactions), and willing to fail on demand.
 */
public final class MemoryTransactions implements Transactions {
    private record Stored(Bytes value, long version) {}

    /** Thrown where a test wants the node to die: nothing after it happens. */
    public static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("the test pulled the plug", null, false, false);
        }
    }

    private final TreeMap<Bytes, Stored> rows = new TreeMap<>();
    private final Map<Integer, Integer> fences = new TreeMap<>();
    private final List<Deleted> deletedSpans = new ArrayList<>();
    private final int pageRows;
    private long lastVersion;
    private long lastId;
    private long steps;
    private long crashAtStep = Long.MAX_VALUE;
    private long otherAtStep = Long.MAX_VALUE;
    private Runnable other;
    private int retryEvery;
    private int open;
    private final TreeSet<TxnId> openIds = new TreeSet<>();

    private record Deleted(Span span, long version) {}

    public MemoryTransactions(int pageRows, List<Transaction.KeyValue> genesis) {
        this.pageRows = pageRows;
        genesis.forEach(row -> rows.put(row.key(), new Stored(row.value(), 0)));
    }

    /** The n-th begin, commit or fence from now throws a {@link Crash} instead of taking effect. */
    public void crashAtStep(long stepFromNow) {
        crashAtStep = steps + stepFromNow;
    }

    public void crashNever() {
        crashAtStep = Long.MAX_VALUE;
    }

    /** Before the n-th begin, commit or fence from now this happens, once. */
    public void beforeStep(long stepFromNow, Runnable then) {
        otherAtStep = steps + stepFromNow;
        other = then;
    }

    /** Every n-th commit of a transaction that wrote fails with a RetryError; 0 = none. */
    public void retryEvery(int commits) {
        retryEvery = commits;
    }

    public long steps() {
        return steps;
    }

    /** Transactions begun and not ended: a leak shows here. */
    public int open() {
        return open;
    }

    public int rowCount(Span span) {
        return span.end().isEmpty() ? rows.tailMap(span.start()).size() : rows.subMap(span.start(), span.end()).size();
    }

    /** All rows of a span, for comparing an index with its table. */
    public List<Transaction.KeyValue> dump(Span span) {
        List<Transaction.KeyValue> all = new ArrayList<>();
        for (var entry = rows.ceilingEntry(span.start()); entry != null && span.contains(entry.getKey()); entry = rows
                .higherEntry(entry.getKey())) {
            all.add(new Transaction.KeyValue(entry.getKey(), entry.getValue().value));
        }
        return all;
    }

    private void step() {
        if (++steps >= crashAtStep) {
            throw new Crash();
        }
        if (steps >= otherAtStep) {
            otherAtStep = Long.MAX_VALUE;
            other.run();
        }
    }

    @Override
    public Transaction begin(Scope scope, TransactionMode mode) {
        step();
        open++;
        TxnId id = new TxnId(7, ++lastId);
        openIds.add(id);
        return new Memory(mode.readOnly(), id);
    }

    /** Tokens are {@code token-} and the version that the transaction wrote. */
    @Override
    public TransactionStatus statusOf(Scope scope, String commitToken) {
        if (!commitToken.startsWith("token-")) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "invalid commit token");
        }
        boolean isThere = Long.parseLong(commitToken.substring(6)) <= lastVersion;
        return isThere ? TransactionStatus.COMMITTED : TransactionStatus.ABORTED;
    }

    @Override
    public boolean isOpen(Scope scope, NodeId node, TxnId txn) {
        return openIds.contains(txn);
    }

    @Override
    public NodeId node() {
        return new NodeId(1);
    }

    @Override
    public void raiseFence(Scope scope, TableVersion versionMin) {
        step();
        fences.merge(versionMin.descriptorId(), versionMin.version(), Math::max);
    }

    private static int descriptorOf(Bytes key) {
        Check.that(key.length() >= 5 && key.at(0) == SystemTables.TABLE_KEY, "not a key of a table: %s", key);
        return (key.at(1) & 0xFF) << 24 | (key.at(2) & 0xFF) << 16 | (key.at(3) & 0xFF) << 8 | key.at(4) & 0xFF;
    }

    private final class Memory implements Transaction {
        private Companion companion;
        private final boolean readOnly;
        private final TxnId id;
        private final TreeMap<Bytes, Long> readKeys = new TreeMap<>();
        private final List<Span> readSpans = new ArrayList<>();
        private final long startVersion = lastVersion; // what was committed before is what it sees
        private final Map<Integer, Integer> versions = new TreeMap<>();
        private static final Object[] NOTE = {};
        private final List<Object[]> log = new ArrayList<>();
        private TreeMap<Bytes, Object> overlay = new TreeMap<>();
        private List<Span> deleted = new ArrayList<>();
        private final Map<Integer, Integer> raised = new TreeMap<>();
        private long epoch;
        private boolean ended;

        private static final Object GONE = new Object();

        Memory(boolean readOnly, TxnId id) {
            this.readOnly = readOnly;
            this.id = id;
        }

        @Override
        public TxnId id() {
            return id;
        }

        @Override
        public Transaction statement(long lockNanosMax) {
            return this;
        }

        @Override
        public boolean locksByRow() {
            return false;
        }

        @Override
        public List<Locked> lock(TableVersion table, List<Bytes> keys, Lock lock, Waiting waiting) {
            List<Locked> locked = new ArrayList<>();
            get(table, keys, lock).forEach(value -> locked.add(new Locked(Locked.State.CHANGED, value)));
            return locked;
        }

        @Override
        public boolean lockSpan(TableVersion table, Span span, Lock lock, Waiting waiting) {
            use(table, span.start());
            readSpans.add(span);
            return true;
        }

        @Override
        public boolean lockKey(TableVersion table, Bytes key, Lock lock, Waiting waiting, boolean guarded) {
            use(table, key);
            return true;
        }

        @Override
        public void unlockKey(TableVersion table, Bytes key) {
            use(table, key);
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
            return readOnly;
        }

        @Override
        public boolean hasWrites() {
            return !log.isEmpty();
        }

        private void use(TableVersion table, Bytes key) {
            Check.that(!ended, "the transaction has ended");
            Check.that(descriptorOf(key) == table.descriptorId(), "key %s is not of table %s", key, table);
            Integer own = raised.get(table.descriptorId());
            if (own != null) {
                if (own != table.version()) {
                    throw new StaleDescriptor(table.descriptorId(), Math.max(own, table.version()));
                }
                return;
            }
            fence(table.descriptorId(), table.version());
            versions.merge(table.descriptorId(), table.version(), Math::min);
        }

        private void fence(int table, int version) {
            int fence = fences.getOrDefault(table, 0);
            if (version < fence) {
                throw new StaleDescriptor(table, fence);
            }
        }

        @Override
        public List<Bytes> get(TableVersion table, List<Bytes> keys, Lock lock) {
            List<Bytes> values = new ArrayList<>(keys.size());
            for (Bytes key : keys) {
                use(table, key);
                Object own = own(key);
                if (own != null) {
                    values.add(own == GONE ? null : (Bytes) own);
                } else {
                    Stored stored = rows.get(key);
                    readKeys.putIfAbsent(key, stored == null ? -1 : stored.version);
                    values.add(stored == null ? null : stored.value);
                }
            }
            return values;
        }

        private Object own(Bytes key) {
            Object written = overlay.get(key);
            if (written != null) {
                return written;
            }
            for (Span span : deleted) {
                if (span.contains(key)) {
                    return GONE;
                }
            }
            return null;
        }

        @Override
        public Scan scan(TableVersion table, Span span, boolean descending, Lock lock, PageWish wish) {
            use(table, span.start());
            readSpans.add(span);
            Scan stored = new Scan() {
                private Bytes last;
                private boolean over;

                @Override
                public RowPage nextRows() {
                    use(table, span.start());
                    RowPage.Builder page = new RowPage.Builder(64);
                    while (!over && page.rows() < pageRows) {
                        Bytes key = following(span, last, descending);
                        if (key == null) {
                            over = true;
                            break;
                        }
                        last = key;
                        Object own = own(key);
                        if (own != GONE) {
                            page.add(key, own != null ? (Bytes) own : rows.get(key).value);
                        }
                    }
                    return page.build();
                }
            };
            return wish.fragment() == null ? stored : carriedOut(stored, ScanFragment.decode(wish.fragment()));
        }

        /** As a shard does it: each page by itself, and rows as they are where something fails of one. */
        private static Scan carriedOut(Scan stored, ScanFragment fragment) {
            return new Scan() {
                private boolean applied;

                @Override
                public RowPage nextRows() {
                    for (RowPage page = stored.nextRows(); !page.isEmpty(); page = stored.nextRows()) {
                        RowPage made = made(page);
                        applied = made != null;
                        if (!applied || !made.isEmpty()) {
                            return applied ? made : page;
                        }
                    }
                    return RowPage.EMPTY;
                }

                private RowPage made(RowPage page) {
                    FragmentRun run = fragment.start();
                    try {
                        run.take(page);
                        return run.page();
                    } catch (StatementError failed) {
                        return null;
                    }
                }

                @Override
                public boolean isFragmentApplied() {
                    return applied;
                }
            };
        }

        /** Of every other table, so that both ways are taken. */
        @Override
        public boolean isElsewhere(Bytes key) {
            return (key.at(4) & 1) == 1;
        }

        private Bytes following(Span span, Bytes after, boolean descending) {
            Bytes stored;
            Bytes written;
            if (!descending) {
                stored = after == null ? rows.ceilingKey(span.start()) : rows.higherKey(after);
                written = after == null ? overlay.ceilingKey(span.start()) : overlay.higherKey(after);
            } else if (after != null) {
                stored = rows.lowerKey(after);
                written = overlay.lowerKey(after);
            } else if (span.end().isEmpty()) {
                stored = rows.isEmpty() ? null : rows.lastKey();
                written = overlay.isEmpty() ? null : overlay.lastKey();
            } else {
                stored = rows.lowerKey(span.end());
                written = overlay.lowerKey(span.end());
            }
            Bytes next = nearer(stored, written, descending);
            return next != null && span.contains(next) ? next : null;
        }

        private static Bytes nearer(Bytes one, Bytes other, boolean descending) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.compareTo(other) < 0 == !descending ? one : other;
        }

        private void writes(TableVersion table, Bytes key) {
            use(table, key);
            if (readOnly) {
                throw new StatementError(SqlState.READ_ONLY_SQL_TRANSACTION, "the transaction is read-only");
            }
        }

        @Override
        public void put(TableVersion table, Bytes key, Bytes value) {
            writes(table, key);
            record(new Object[]{table.descriptorId(), key, Check.present(value, "value")});
        }

        @Override
        public void delete(TableVersion table, Bytes key) {
            writes(table, key);
            record(new Object[]{table.descriptorId(), key, GONE});
        }

        @Override
        public void deleteRange(TableVersion table, Span span) {
            writes(table, span.start());
            record(new Object[]{table.descriptorId(), span});
        }

        private void record(Object[] entry) {
            log.add(entry);
            replay(entry);
        }

        @Override
        public void raiseFence(TableVersion version) {
            epoch++;
            record(new Object[]{version});
        }

        @Override
        public long schemaEpoch() {
            return raised.isEmpty() ? 0 : epoch;
        }

        @Override
        public boolean isAtTimestamp() {
            return false;
        }

        @Override
        public boolean hasWritten(Bytes key) {
            return own(key) != null;
        }

        private void replay(Object[] entry) {
            if (entry == NOTE) {
                return;
            }
            if (entry[0] instanceof TableVersion version) {
                raised.put(version.descriptorId(), version.version());
            } else if (entry.length == 3) {
                overlay.put((Bytes) entry[1], entry[2]);
            } else {
                Span span = (Span) entry[1];
                overlay.keySet().removeIf(span::contains);
                deleted.add(span);
            }
        }

        @Override
        public List<TableVersion> changedDescriptors() {
            return raised.entrySet().stream().map(each -> new TableVersion(each.getKey(), each.getValue())).toList();
        }

        @Override
        public void note() {
            log.add(NOTE);
        }

        @Override
        public long mark() {
            return log.size();
        }

        @Override
        public void undoTo(long mark) {
            if (companion != null) {
                companion.undoneTo(mark);
            }
            if (log.size() == mark) {
                return;
            }
            log.subList((int) mark, log.size()).clear();
            overlay = new TreeMap<>();
            deleted = new ArrayList<>();
            raised.clear();
            epoch++;
            log.forEach(this::replay);
        }

        @Override
        public String commitToken() {
            return hasWrites() ? "token-" + (lastVersion + 1) : null;
        }

        @Override
        public void commit() {
            if (companion != null) {
                companion.beforeCommit();
            }
            Check.that(!ended, "the transaction has ended");
            step();
            versions.forEach((table, version) -> fence(table, raised.containsKey(table)
                    ? raised.get(table)
                    : version));
            if (!log.isEmpty() && retryEvery > 0 && steps % retryEvery == 0) {
                throw new RetryError("injected");
            }
            if (!readOnly) {
                validate();
            }
            end();
            raised.forEach((table, fence) -> fences.merge(table, fence, Math::max));
            long version = ++lastVersion;
            for (Span span : deleted) {
                new ArrayList<>(dump(span)).forEach(row -> rows.remove(row.key()));
                deletedSpans.add(new Deleted(span, version));
            }
            overlay.forEach((key, value) -> {
                if (value == GONE) {
                    rows.remove(key);
                    deletedSpans.add(new Deleted(Span.of(key), version));
                } else {
                    rows.put(key, new Stored((Bytes) value, version));
                }
            });
        }

        private void validate() {
            readKeys.forEach((key, version) -> {
                Stored now = rows.get(key);
                if ((now == null ? -1 : now.version) != version) {
                    throw new RetryError("read/write conflict");
                }
            });
            for (Span span : readSpans) {
                for (Deleted gone : deletedSpans) {
                    if (gone.version > startVersion && gone.span.overlaps(span)) {
                        throw new RetryError("a row read was deleted");
                    }
                }
                for (var entry = rows.ceilingEntry(span.start()); entry != null
                        && span.contains(entry.getKey()); entry = rows.higherEntry(entry.getKey())) {
                    if (entry.getValue().version > startVersion) {
                        throw new RetryError("a row read was changed");
                    }
                }
            }
        }

        private void end() {
            if (!ended) {
                ended = true;
                open--;
                openIds.remove(id);
            }
        }

        @Override
        public void rollback() {
            end();
        }
    }
}
