package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import io.phantomdb.host.Host;
import io.phantomdb.host.MemoryWorld;
import io.phantomdb.shard.proto.CommitRequest;
import io.phantomdb.shard.proto.OutcomeRequest;
import io.phantomdb.shard.proto.RaiseFenceRequest;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.ShardResponse;
import io.phantomdb.shard.proto.TableRef;
import io.phantomdb.shard.proto.TokenRequest;
import io.phantomdb.shard.proto.TxnRef;
import io.phantomdb.shard.proto.Write;
import io.phantomdb.store.Effect;
import io.phantomdb.store.Store;
import io.phantomdb.store.StoreSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * A leader of a shard over a real store, whose log is in the hands of the test: what is appended is applied, inherited by
 * the next leader or lost when the test says so.
 */
final class TestLeader {
    static final ShardId SHARD = new ShardId(2);
    private static final StoreSettings SETTINGS = new StoreSettings(64 << 20, 512, 64 << 20, 4, 1_000);
    private static final long DISK_LOW_MARK_BYTES = 1_000;
    private static final Span BOUNDS = new Span(Bytes.ofUtf8("a"), Bytes.EMPTY);

    private record Entry(long term, List<Effect> effects, Term.Fate fate) {}

    /** One term; over when another one is the current one. */
    private final class LogTerm implements Term {
        private final long number;

        private LogTerm(long number) {
            this.number = number;
        }

        @Override
        public ShardId shard() {
            return SHARD;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public long appliedIndex() {
            return store.appliedIndex(SHARD);
        }

        @Override
        public void propose(List<Effect> effects, Fate fate) {
            Check.that(term == this, "a proposal in a term that is over");
            log.add(new Entry(number, effects, fate));
        }

        @Override
        public void confirm(Confirmation confirmation) {
            confirmations.add(confirmation);
        }
    }

    final MemoryWorld world = new MemoryWorld(11, 64 << 20);
    final ArrayDeque<Term.Confirmation> confirmations = new ArrayDeque<>();
    private final ArrayDeque<Entry> log = new ArrayDeque<>();
    private final RecentWrites recent = new RecentWrites(1_000, 0, 0);
    private final RecentKeeper keeper = new RecentKeeper(recent);
    Store store;
    Leadership leadership;
    private LogTerm term;

    TestLeader() {
        world.on(1, () -> Store.open(SETTINGS, 0, world.host(1), opened -> store = opened));
        world.settle(1);
        elect(0);
    }

    Host host() {
        return world.host(1);
    }

    /** The next leader, with this floor. */
    void elect(long floor) {
        term = new LogTerm(term == null ? 1 : term.number + 1);
        world.on(1, () -> LeaderState.load(store, SHARD, state -> leadership = new Leadership(term, host(), store,
                BOUNDS, recent, floor, state, null, () -> null, new DiskGuard(host(), DISK_LOW_MARK_BYTES))));
        world.settle(1);
    }

    /** The term ends. Of its entries so many are inherited by the next leader, the others are lost for good. */
    void depose(int inherited, long floor) {
        List<Entry> left = new ArrayList<>(log);
        log.clear();
        world.on(1, () -> {
            leadership.end();
            left.forEach(entry -> entry.fate.lost());
            confirmations.forEach(Term.Confirmation::refused);
            confirmations.clear();
            left.subList(0, inherited).forEach(entry -> apply(entry.effects));
            store.voidParts(SHARD);
            keeper.voidParts();
        });
        world.settle(1);
        elect(floor);
    }

    private long apply(List<Effect> effects) {
        long index = store.appliedIndex(SHARD) + 1;
        store.apply(SHARD, index, term.number, effects);
        keeper.applied(index, effects);
        return index;
    }

    /** Everything that is in the log is applied, and what that leads to. */
    void applyAll() {
        while (!log.isEmpty()) {
            Entry next = log.remove();
            world.on(1, () -> next.fate.applied(apply(next.effects)));
            world.settle(1);
        }
    }

    int appended() {
        return log.size();
    }

    void confirmAll() {
        while (!confirmations.isEmpty()) {
            Term.Confirmation next = confirmations.remove();
            world.on(1, next::confirmed);
        }
    }

    /** What was answered, once it is. */
    List<ShardResponse> ask(ShardRequest.Builder request) {
        List<ShardResponse> answers = new ArrayList<>();
        world.on(1, () -> leadership.handle(request.setShard(2).build(), answers::add));
        world.settle(1);
        return answers;
    }

    /** The leader's disk is nearly full, or has room again. */
    void diskIsFull(boolean isFull) {
        world.disk(1).freeBytes(isFull ? DISK_LOW_MARK_BYTES - 1 : Long.MAX_VALUE);
        world.advance(2_000_000_000L);
        world.settle(1);
    }

    static TxnRef txn(long number) {
        return TxnRef.newBuilder().setHigh(1).setLow(number).setNode(1).build();
    }

    /** A commit that writes these keys, all of it in one piece. */
    static ShardRequest.Builder commit(long txn, int attempt, long first, long timestamp, String... keys) {
        return part(txn, attempt, first, timestamp, 0, true, keys);
    }

    static ShardRequest.Builder part(long txn, int attempt, long first, long timestamp, int part, boolean isLast,
            String... keys) {
        CommitRequest.Builder commit = CommitRequest.newBuilder().setAttempt(attempt).setFirstTimestamp(first)
                .setTimestamp(timestamp).setAnchor(key("k")).setPart(part).setLast(isLast);
        for (String key : keys) {
            commit.addWrites(Write.newBuilder().setKey(key(key)).setValue(key("value of " + txn)));
        }
        return ShardRequest.newBuilder().setTxn(txn(txn)).setCommit(commit);
    }

    static com.google.protobuf.ByteString key(String text) {
        return ProtoBytes.of(Bytes.ofUtf8(text));
    }

    static ShardRequest.Builder token(long txn, long first) {
        return ShardRequest.newBuilder().setToken(TokenRequest.newBuilder().setTxnHigh(1).setTxnLow(txn)
                .setFirstTimestamp(first).setAnchor(key("k")));
    }

    static ShardRequest.Builder outcome(long txn, int attempt, long first, long timestamp, String... keys) {
        OutcomeRequest.Builder outcome = OutcomeRequest.newBuilder().setAttempt(attempt).setFirstTimestamp(first)
                .setTimestamp(timestamp);
        for (String key : keys) {
            outcome.addWrites(Write.newBuilder().setKey(key(key)));
        }
        return ShardRequest.newBuilder().setTxn(txn(txn)).setOutcome(outcome);
    }

    static ShardRequest.Builder fence(int table, int versionMin) {
        return ShardRequest.newBuilder().setRaiseFence(RaiseFenceRequest.newBuilder().setDescriptorId(table)
                .setVersionMin(versionMin));
    }

    static TableRef table(int table, int version) {
        return TableRef.newBuilder().setDescriptorId(table).setVersion(version).build();
    }

    /** The newest value of a key, or null. */
    String value(String key) {
        Bytes value = store.get(Bytes.ofUtf8(key), Long.MAX_VALUE).value();
        return value == null ? null : value.utf8();
    }

    /** An answer in a word or two. */
    static String text(List<ShardResponse> answers) {
        Check.that(answers.size() <= 1, "a request is answered once");
        if (answers.isEmpty()) {
            return "waits";
        }
        ShardResponse answer = answers.getFirst();
        return switch (answer.getBodyCase()) {
            case REFUSAL -> answer.getRefusal().getReason().name();
            case DONE -> "done";
            case OUTCOME -> answer.getOutcome().getCommitted() ? "committed" : "no";
            case TOKEN -> answer.getToken().getStatus().name().toLowerCase(java.util.Locale.ROOT);
            case GET, SCAN, TIMESTAMPS, BODY_NOT_SET -> throw Check.unreachable("an answer " + answer);
        };
    }
}
