package io.phantomdb.txn;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.TxnId;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Scope;
import io.phantomdb.shard.ProtoBytes;
import io.phantomdb.shard.Routing;
import io.phantomdb.shard.proto.GetRequest;
import io.phantomdb.shard.proto.GetResponse;
import io.phantomdb.shard.proto.LockMode;
import io.phantomdb.shard.proto.ScanRequest;
import io.phantomdb.shard.proto.ScanResponse;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.ShardResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads under locks and buffers its writes; the commit validates everything at one timestamp (DESIGN §5 rules 4 to 7).
 * The timestamp is asked for while the statements run, so that the commit rarely has to wait for it: beside the first
 * exclusive read, and again behind each later one, because what waited for a lock may see versions above an older number.
 */
final class LockingTransaction implements Transaction {
    private Companion companion;
    /** What does not fit a message between nodes with room to spare is refused (DESIGN §6, overload). */
    private static final int ROW_BYTES_MAX = 16 << 20;

    private final TxnId id;
    private final Scope scope;
    private final ShardLink link;
    private final Timestamps timestamps;
    private final Coordinator.Settings settings;
    private final MemoryAccount memory;
    private final WriteBuffer buffer;
    private final TreeMap<ShardId, ReadSet> reads = new TreeMap<>();
    private final TreeSet<ShardId> lockedAt = new TreeSet<>();
    private final TreeMap<Integer, TableVersion> tables = new TreeMap<>();
    /** Tables of which something was read or written in the version above. */
    private final TreeSet<Integer> counted = new TreeSet<>();
    private Routing.Route writeRoute;
    private Promise<Long> timestamp;
    private long timestampAskedNanos;
    private CommitProtocol.Fixed fixed = CommitProtocol.Fixed.NOTHING;
    private boolean isOpen;
    private long lockNanosMax;

    LockingTransaction(TxnId id, Scope scope, ShardLink link, Timestamps timestamps, Coordinator.Settings settings) {
        this.id = id;
        this.scope = scope;
        this.link = link;
        this.timestamps = timestamps;
        this.settings = settings;
        this.memory = scope.memory().child("buffer of a transaction's writes", settings.bufferBytesMax());
        this.buffer = new WriteBuffer(memory);
    }

    @Override
    public TxnId id() {
        return id;
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
        return false;
    }

    @Override
    public boolean hasWrites() {
        return !buffer.isEmpty();
    }

    @Override
    public Transaction statement(long nanosMax) {
        lockNanosMax = nanosMax;
        return this;
    }

    @Override
    public boolean locksByRow() {
        return false;
    }

    @Override
    public List<Bytes> get(TableVersion table, List<Bytes> keys, Lock lock) {
        asks(table);
        return buffer.read(keys, asked -> {
            List<Bytes> values = new ArrayList<>(asked.size());
            for (GetResponse.Found found : newest(table, asked, lock, Waiting.WAIT).getFoundList()) {
                values.add(valueOf(found));
            }
            return values;
        });
    }

    static Bytes valueOf(GetResponse.Found found) {
        return found.getPresent() ? ProtoBytes.of(found.getValue()) : null;
    }

    /** The newest versions, under that lock, to be validated by the commit; own writes are not looked at. */
    private GetResponse newest(TableVersion table, List<Bytes> keys, Lock lock, Waiting waiting) {
        return newest(table, keys, lock, waiting, lock != Lock.PEEK);
    }

    private GetResponse newest(TableVersion table, List<Bytes> keys, Lock lock, Waiting waiting, boolean validated) {
        GetRequest.Builder get = GetRequest.newBuilder().setLock(mode(lock)).setSkipHeld(waiting == Waiting.NOWAIT);
        keys.forEach(key -> get.addKeys(ProtoBytes.of(key)));
        Routing.Route route = link.routing().of(keys.getFirst());
        locksAt(route);
        boolean isFirst = timestamp == null;
        if (isFirst && lock == Lock.EXCLUSIVE) {
            fetchTimestamp();
        }
        GetResponse response = ask(table, route, request -> request.setGet(get)).getGet();
        if (!isFirst && lock == Lock.EXCLUSIVE) {
            fetchTimestamp();
        }
        if (validated) {
            note(keys, response, readsAt(route));
        }
        return response;
    }

    private static void note(List<Bytes> keys, GetResponse response, ReadSet readSet) {
        for (int at = 0; at < keys.size(); at++) {
            GetResponse.Found found = response.getFound(at);
            if (!found.getSkipped()) {
                readSet.read(keys.get(at), found.getVersion(), response.getReadIndex());
            }
        }
    }

    private static LockMode mode(Lock lock) {
        return switch (lock) {
            case PEEK, NONE -> LockMode.LOCK_NEWEST;
            case SHARED -> LockMode.LOCK_SHARED;
            case HELD -> LockMode.LOCK_HELD_SHARED;
            case EXCLUSIVE -> LockMode.LOCK_EXCLUSIVE;
        };
    }

    @Override
    public List<Locked> lock(TableVersion table, List<Bytes> keys, Lock lock, Waiting waiting) {
        return lock(table, keys, lock, waiting, found -> Locked.State.CHANGED);
    }

    /** With a judge of what was found, who says whether it is what the statement read. */
    List<Locked> lock(TableVersion table, List<Bytes> keys, Lock lock, Waiting waiting,
            Function<GetResponse.Found, Locked.State> judge) {
        asks(table);
        List<Bytes> asked = keys.stream().filter(key -> buffer.get(key) == null).toList();
        GetResponse response = asked.isEmpty()
                ? GetResponse.getDefaultInstance()
                : newest(table, asked, lock, waiting);
        List<Locked> result = new ArrayList<>(keys.size());
        int next = 0;
        for (Bytes key : keys) {
            Bytes own = buffer.get(key);
            if (own != null) {
                result.add(new Locked(Locked.State.AS_READ, own == WriteBuffer.DELETED ? null : own));
                continue;
            }
            GetResponse.Found found = response.getFound(next++);
            result.add(found.getSkipped()
                    ? new Locked(Locked.State.UNAVAILABLE, null)
                    : new Locked(judge.apply(found), valueOf(found)));
        }
        return result;
    }

    @Override
    public boolean lockSpan(TableVersion table, Span span, Lock lock, Waiting waiting) {
        asks(table);
        ScanRequest.Builder scan = ScanRequest.newBuilder().setStart(ProtoBytes.of(span.start())).setEnd(ProtoBytes.of(
                span.end())).setLock(mode(lock)).setLockOnly(true).setNoWait(waiting == Waiting.NOWAIT);
        try {
            readPage(table, span, scan, lock);
            return true;
        } catch (StatementError error) {
            if (error.state() == SqlState.LOCK_NOT_AVAILABLE && waiting == Waiting.NOWAIT) {
                return false;
            }
            throw error;
        }
    }

    @Override
    public boolean lockKey(TableVersion table, Bytes key, Lock lock, Waiting waiting, boolean guarded) {
        asks(table);
        if (newest(table, List.of(key), lock, waiting, guarded).getFound(0).getSkipped()) {
            return false;
        }
        if (guarded && lock == Lock.EXCLUSIVE) {
            // Whoever holds it as well, after a change of leaders, will find that it has been written.
            delete(table, key);
        }
        return true;
    }

    @Override
    public void unlockKey(TableVersion table, Bytes key) {
        link.release(link.routing().of(key), key);
    }

    @Override
    public Scan scan(TableVersion table, Span span, boolean descending, Lock lock, PageWish wish) {
        asks(table);
        PageRequests requests = new PageRequests(descending, wish);
        return merged(span, descending, new PagedScan(span, descending,
                rest -> readPage(table, rest, requests.next(rest).setLock(mode(lock)), lock)));
    }

    @Override
    public boolean isElsewhere(Bytes key) {
        return link.isElsewhere(key);
    }

    /** With this transaction's writes laid over what is stored. */
    Scan merged(Span span, boolean descending, Scan stored) {
        return buffer.isEmpty() ? stored : new MergedScan(stored, buffer, span, descending);
    }

    private ScanResponse readPage(TableVersion table, Span span, ScanRequest.Builder scan, Lock lock) {
        Routing.Route route = link.routing().of(span.start());
        locksAt(route);
        ScanResponse page = ask(table, route, request -> request.setScan(scan)).getScan();
        if (lock != Lock.PEEK) {
            readsAt(route).read(page);
        }
        timestamp = null;
        return page;
    }

    /** A version that was refused before anything was read or written in it was never used: the statement is planned anew. */
    private ShardResponse ask(TableVersion table, Routing.Route route, UnaryOperator<ShardRequest.Builder> body) {
        try {
            ShardResponse response = link.askForLock(route, lockNanosMax,
                    request -> body.apply(request.addTables(ShardLink
                            .tableRef(table))));
            counted.add(table.descriptorId());
            return response;
        } catch (StaleDescriptor stale) {
            if (!counted.contains(stale.descriptorId())) {
                tables.remove(stale.descriptorId());
            }
            throw stale;
        }
    }

    /** Something is written, or was read elsewhere, as the table is in this version: that stays so until the end. */
    void uses(TableVersion table) {
        asks(table);
        counted.add(table.descriptorId());
    }

    /** For who reads anew with each statement: what was read so far binds nothing that comes, unless something was written by it. */
    void forgetTables() {
        if (buffer.isEmpty()) {
            tables.clear();
            counted.clear();
        }
    }

    /** What is asked for now is of that version, and of no other one if something was read or written in it before. */
    void asks(TableVersion table) {
        TableVersion own = buffer.fence(table.descriptorId());
        if (own != null) {
            if (own.version() != table.version()) {
                throw new StaleDescriptor(table.descriptorId(), Math.max(own.version(), table.version()));
            }
            return;
        }
        // Null as well if the table was used as the transaction had changed it, until a savepoint took that back.
        TableVersion before = counted.contains(table.descriptorId()) ? tables.get(table.descriptorId()) : null;
        if (before == null) {
            tables.put(table.descriptorId(), table);
        } else {
            requireSame(before, table);
        }
    }

    private void requireSame(TableVersion before, TableVersion table) {
        if (before.version() != table.version()) {
            scope.reached(TxnProbe.TABLE_CHANGED_WITHIN);
            throw StaleDescriptor.within(table.descriptorId(), Math.max(before.version(), table.version()));
        }
    }

    private void locksAt(Routing.Route route) {
        lockedAt.add(route.shard());
        opened();
    }

    /** Before a shard can hold anything for this transaction: who is not known to be open is taken for gone. */
    private void opened() {
        if (!isOpen) {
            isOpen = true;
            link.opened();
        }
    }

    private ReadSet readsAt(Routing.Route route) {
        ReadSet readSet = reads.get(route.shard());
        if (readSet == null) {
            readSet = new ReadSet();
            reads.put(route.shard(), readSet);
        }
        return readSet;
    }

    @Override
    public void put(TableVersion table, Bytes key, Bytes value) {
        if (key.length() + value.length() > ROW_BYTES_MAX) {
            throw new StatementError(SqlState.PROGRAM_LIMIT_EXCEEDED, "a row of " + (key.length() + value.length())
                    + " bytes is too large", "A row may take " + ROW_BYTES_MAX + " bytes.", null, 0);
        }
        writes(table, key);
        buffer.put(key, value);
    }

    @Override
    public void delete(TableVersion table, Bytes key) {
        writes(table, key);
        buffer.delete(key);
    }

    @Override
    public void deleteRange(TableVersion table, Span span) {
        writes(table, span.start());
        buffer.deleteRange(span);
    }

    private void writes(TableVersion table, Bytes key) {
        uses(table);
        if (writeRoute != null && writeRoute.span().contains(key)) {
            return;
        }
        Routing.Route route = link.routing().of(key);
        if (writeRoute != null && !buffer.isEmpty()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "a transaction cannot write to two shards yet");
        }
        writeRoute = route;
    }

    @Override
    public void raiseFence(TableVersion version) {
        buffer.raiseFence(version);
    }

    @Override
    public long schemaEpoch() {
        return buffer.schemaEpoch();
    }

    @Override
    public boolean isAtTimestamp() {
        return false;
    }

    @Override
    public boolean hasWritten(Bytes key) {
        return buffer.get(key) != null;
    }

    /** What the transaction was planned with; a table that it changes counts as it is after the change. */
    private Collection<TableVersion> tables() {
        TreeMap<Integer, TableVersion> all = new TreeMap<>(tables);
        buffer.fences().forEach(fence -> all.put(fence.descriptorId(), fence));
        return all.values();
    }

    @Override
    public List<TableVersion> changedDescriptors() {
        return List.copyOf(buffer.fences());
    }

    @Override
    public void note() {
        buffer.note();
    }

    @Override
    public long mark() {
        return buffer.mark();
    }

    @Override
    public void undoTo(long mark) {
        if (companion != null) {
            companion.undoneTo(mark);
        }
        buffer.undoTo(mark);
    }

    WriteBuffer buffer() {
        return buffer;
    }

    /** True if there is anything for the commit to do. */
    boolean hasEffects() {
        return !buffer.isEmpty() || !reads.isEmpty();
    }

    @Override
    public String commitToken() {
        if (fixed == CommitProtocol.Fixed.NOTHING && buffer.isEmpty()) {
            return null;
        }
        fix();
        return new CommitToken(settings.cluster(), id, fixed.firstTimestamp(), fixed.anchor()).text();
    }

    /** From now on the commit's token is known. Its first C may be older than that of the first attempt, and never younger. */
    private void fix() {
        if (fixed == CommitProtocol.Fixed.NOTHING) {
            if (timestamp == null || isTimestampOld()) {
                fetchTimestamp();
            }
            fixed = new CommitProtocol.Fixed(scope.await(timestamp), buffer.firstKey());
        }
        Check.that(writeRoute.span().contains(fixed.anchor()), "the anchor is of the shard that writes");
    }

    @Override
    public void commit() {
        if (companion != null) {
            companion.beforeCommit();
        }
        try {
            scope.tick();
            opened();
            if (!buffer.isEmpty()) {
                fix();
            }
            CommitProtocol protocol = new CommitProtocol(link, timestamps, tables(), reads, settings
                    .partBytesMax(), fixed);
            if (buffer.isEmpty()) {
                protocol.validateOnly(timestamp == null || isTimestampOld() ? null : timestamp);
            } else {
                protocol.commit(writeRoute, buffer, timestamp);
                lockedAt.remove(writeRoute.shard());
            }
        } finally {
            end();
        }
    }

    /**
     * True if a shard may call the number so old that it does not remember what became of its transaction, if it was this
     * one: outcomes are collected by it (rules 7 and 11). Clocks may be wrong; then it does, and the answer is "unknown".
     */
    private boolean isTimestampOld() {
        return link.nanos() - timestampAskedNanos > settings.outcomesKeptNanos() / 4;
    }

    private void fetchTimestamp() {
        timestampAskedNanos = link.nanos();
        timestamp = timestamps.next();
    }

    @Override
    public void rollback() {
        end();
    }

    /** Idempotent. */
    private void end() {
        for (ShardId shard : lockedAt) {
            link.release(link.routing().of(shard));
        }
        lockedAt.clear();
        if (isOpen) {
            isOpen = false;
            link.ended();
        }
        buffer.clear();
    }
}
